import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { RegisterRow } from '../../contract/index.ts';
import { privacy, usePick } from './client.ts';

/** The register of processing, from the declarations; a click makes a module's assessment. */
export default function RegisterPage() {
  const { t } = useText();
  const act = useAct();
  const register = useQuery({
    queryKey: ['privacy', 'register'],
    queryFn: async () => privacy.register({}),
  });
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await privacy.registerSheet({})));
  return (
    <>
      <PageHead title={t('privacy.menu.register')} lead={t('privacy.register.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('privacy.register.sheet')}
        </Button>
      </PageHead>
      <ErrorNotice error={act.error} />
      {register.isPending && <Loading lines={8} />}
      {register.isError && (
        <ErrorState error={register.error} onRetry={() => void register.refetch()} />
      )}
      {register.data && register.data.items.length === 0 && (
        <EmptyState title={t('privacy.register.none')} />
      )}
      {register.data && register.data.items.length > 0 && (
        <RegisterTable items={register.data.items} />
      )}
    </>
  );
}

function RegisterTable({ items }: { items: readonly RegisterRow[] }) {
  const { t } = useText();
  const pick = usePick();
  const act = useAct();
  const assess = async (moduleId: string): Promise<unknown> =>
    act.run(async () => saveFile(await privacy.assessment({ params: { moduleId } })));
  return (
    <>
      <ErrorNotice error={act.error} />
      <Table
        rowKey="field"
        size="small"
        dataSource={[...items]}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('privacy.register.module'),
            render: (_, row) => (
              <Button type="link" style={{ padding: 0 }} onClick={() => void assess(row.module)}>
                {pick(row.moduleZh, row.moduleEn)}
              </Button>
            ),
          },
          { title: t('privacy.register.item'), render: (_, row) => pick(row.titleZh, row.titleEn) },
          {
            title: t('privacy.register.grade'),
            render: (_, row) => (
              <StatusTag meaning={row.sensitive ? 'warning' : 'neutral'}>
                {t(row.sensitive ? 'privacy.register.sensitive' : 'privacy.register.personal')}
              </StatusTag>
            ),
          },
          {
            title: t('privacy.register.purpose'),
            render: (_, row) => pick(row.purposeZh, row.purposeEn),
          },
          {
            title: t('privacy.register.basis'),
            render: (_, row) => t(`privacy.basis.${row.basis}`),
          },
          {
            title: t('privacy.register.kept'),
            render: (_, row) =>
              row.retentionDays === null
                ? t('privacy.held.whileAccount')
                : t('privacy.held.days', { days: row.retentionDays }),
          },
          {
            title: t('privacy.register.encrypted'),
            render: (_, row) => (row.sealed ? t('privacy.register.yes') : '—'),
          },
          {
            title: t('privacy.register.whole'),
            render: (_, row) => pick(row.wholeForZh.join('、'), row.wholeForEn.join(', ')) || '—',
          },
        ]}
      />
    </>
  );
}
