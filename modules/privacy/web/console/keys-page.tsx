import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { privacy } from './client.ts';

const meanings = { current: 'ok', former: 'notice', destroyed: 'neutral' } as const;

/** The town's data keys: which seals, which still open; turning them goes on line. */
export default function KeysPage() {
  const { t } = useText();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const act = useAct();
  const keys = useQuery({ queryKey: ['privacy', 'keys'], queryFn: async () => privacy.keys({}) });
  const turn = (): void => {
    modal.confirm({
      title: t('privacy.keys.turn'),
      content: t('privacy.keys.turnText'),
      onOk: async () => {
        await act.run(async () => privacy.turnKey({}));
        await queries.invalidateQueries({ queryKey: ['privacy', 'keys'] });
      },
    });
  };
  return (
    <>
      <PageHead title={t('privacy.menu.keys')} lead={t('privacy.keys.lead')}>
        <Button type="primary" loading={act.busy} onClick={turn}>
          {t('privacy.keys.turn')}
        </Button>
      </PageHead>
      <ErrorNotice error={act.error} />
      {keys.isPending && <Loading lines={4} />}
      {keys.isError && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data && keys.data.items.length === 0 && <EmptyState title={t('privacy.keys.none')} />}
      {keys.data && keys.data.items.length > 0 && (
        <Table
          rowKey="version"
          size="middle"
          dataSource={keys.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('privacy.keys.version'), dataIndex: 'version' },
            {
              title: t('privacy.keys.state'),
              render: (_, { state }) => (
                <StatusTag meaning={meanings[state]}>{t(`privacy.keys.is.${state}`)}</StatusTag>
              ),
            },
            {
              title: t('privacy.keys.cipher'),
              render: (_, row) => t(`privacy.keys.${row.cipher}`),
            },
            { title: t('privacy.keys.made'), render: (_, row) => <Time at={row.createdAt} /> },
            {
              title: t('privacy.keys.destroyed'),
              render: (_, row) => (row.destroyedAt ? <Time at={row.destroyedAt} /> : '—'),
            },
          ]}
        />
      )}
    </>
  );
}
