import { Table } from 'antd';
import { PageHead } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { OverrideView } from '../../contract/index.ts';
import { Places } from './places.tsx';
import { overrideWords } from './running-overrides.tsx';
import { useLog } from './use-lighting.ts';

/** Who commanded what, when and why. */
export default function LogPage() {
  const { t } = useText();
  const log = useLog();
  return (
    <>
      <PageHead title={t('lighting.log.title')} lead={t('lighting.log.lead')} />
      <Places />
      {log.isPending && <Loading lines={6} />}
      {log.isError && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && (
        <Table<OverrideView>
          size="small"
          rowKey="id"
          dataSource={log.data.items}
          scroll={{ x: 'max-content' }}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          locale={{ emptyText: <span className="dk-muted">{t('lighting.log.empty')}</span> }}
          columns={[
            {
              title: t('lighting.log.what'),
              key: 'what',
              render: (_, one) => overrideWords(one, t),
            },
            {
              title: t('lighting.log.from'),
              dataIndex: 'from',
              render: (at: string) => <Time at={at} />,
            },
            {
              title: t('lighting.log.until'),
              dataIndex: 'until',
              render: (at: string) => <Time at={at} />,
            },
            {
              title: t('lighting.log.state'),
              key: 'state',
              render: (_, { running, cancelled }) => (
                <StatusTag meaning={running ? 'notice' : 'neutral'}>
                  {running && t('lighting.log.running')}
                  {!running && t(cancelled ? 'lighting.log.cancelled' : 'lighting.log.ended')}
                </StatusTag>
              ),
            },
            { title: t('lighting.log.by'), dataIndex: 'by' },
            { title: t('lighting.log.reason'), dataIndex: 'reason' },
          ]}
        />
      )}
    </>
  );
}
