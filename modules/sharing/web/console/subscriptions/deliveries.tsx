import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { DeliveryRow } from '../../../contract/index.ts';
import { sharing, useRenew } from '../shared/client.ts';

const meanings = { waiting: 'notice', sent: 'ok', dead: 'urgent' } as const;

/** Deliveries to webhooks; those that were given up can be sent once more. */
export function Deliveries() {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const deliveries = useInfiniteQuery({
    queryKey: ['sharing', 'deliveries'],
    queryFn: async ({ pageParam }) =>
      sharing.deliveries({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = deliveries.data?.pages.flatMap(({ items }) => items) ?? [];
  const retry = async (deliveryId: string): Promise<void> => {
    await act.run(async () => sharing.retryDelivery({ params: { deliveryId } }));
    await renew();
  };
  return (
    <section className="dk-card" style={{ marginTop: 16 }}>
      <h2>{t('sharing.delivery.title')}</h2>
      <ErrorNotice error={act.error} />
      {deliveries.isPending && <Loading lines={3} />}
      {deliveries.isError && (
        <ErrorState error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      )}
      {deliveries.data && rows.length === 0 && <EmptyState title={t('sharing.delivery.none')} />}
      {rows.length > 0 && (
        <Table<DeliveryRow>
          rowKey="id"
          size="small"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('sharing.subscription.title'), dataIndex: 'title' },
            {
              title: t('sharing.col.state'),
              render: (_, row) => (
                <StatusTag meaning={meanings[row.state]}>
                  {t(`sharing.delivery.state.${row.state}`)}
                </StatusTag>
              ),
            },
            { title: t('sharing.delivery.attempts'), align: 'right', dataIndex: 'attempts' },
            { title: t('sharing.delivery.made'), render: (_, row) => <Time at={row.createdAt} /> },
            {
              title: t('sharing.delivery.next'),
              render: (_, row) => (row.nextAt ? <Time at={row.nextAt} /> : '—'),
            },
            { title: t('sharing.delivery.error'), render: (_, row) => row.lastError || '—' },
            {
              title: t('sharing.col.acts'),
              render: (_, row) =>
                row.state === 'dead' ? (
                  <Button size="small" loading={act.busy} onClick={() => void retry(row.id)}>
                    {t('sharing.delivery.retry')}
                  </Button>
                ) : (
                  '—'
                ),
            },
          ]}
        />
      )}
      {deliveries.hasNextPage && (
        <Button onClick={() => void deliveries.fetchNextPage()}>{t('sharing.more')}</Button>
      )}
    </section>
  );
}
