import { Drawer, Table } from 'antd';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Delivery } from '../../contract/index.ts';
import { useDeliveries } from './use-briefs.ts';

/** To whom a brief went, by which way, and whether it came there. */
export function DeliveryDrawer({
  briefId,
  onClose,
}: {
  readonly briefId: string;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const deliveries = useDeliveries(briefId);
  return (
    <Drawer open size={720} title={t('briefs.deliveries.title')} onClose={onClose}>
      {deliveries.isPending && <Loading lines={6} />}
      {deliveries.isError && (
        <ErrorState error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      )}
      {deliveries.data?.items.length === 0 && (
        <EmptyState icon="mail" title={t('briefs.deliveries.none')}>
          {t('briefs.deliveries.noneText')}
        </EmptyState>
      )}
      {deliveries.data && deliveries.data.items.length > 0 && (
        <Table<Delivery>
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          rowKey={({ personId, channel, sentAt }) => `${personId} ${channel} ${sentAt}`}
          dataSource={deliveries.data.items}
          columns={[
            { title: t('briefs.deliveries.person'), dataIndex: 'personName' },
            {
              title: t('briefs.deliveries.channel'),
              dataIndex: 'channel',
              render: (channel: string) => t(`briefs.channel.${channel}`),
            },
            { title: t('briefs.deliveries.state'), render: (_, row) => <State row={row} /> },
            {
              title: t('briefs.deliveries.at'),
              dataIndex: 'sentAt',
              render: (at: string | null) => (at ? <Time at={at} /> : '—'),
            },
          ]}
        />
      )}
    </Drawer>
  );
}

function State({ row }: { row: Delivery }) {
  const { t } = useText();
  const failed = row.state === 'refused' || row.state === 'givenUp';
  const meaning = failed
    ? 'urgent'
    : row.state === 'sent' || row.state === 'read'
      ? 'ok'
      : 'notice';
  return (
    <span title={row.lastError}>
      <StatusTag meaning={meaning}>
        {t(`briefs.delivery.${row.readAt ? 'read' : row.state}`)}
        {row.simulated && ` · ${t('briefs.deliveries.simulated')}`}
      </StatusTag>
    </span>
  );
}
