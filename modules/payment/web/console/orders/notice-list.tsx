import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { NoticeRow } from '../../../contract/index.ts';
import type { NoticeOutcome } from '../../../contract/words.ts';
import { payment, useWords } from '../shared/client.ts';

const meanings: Readonly<Record<NoticeOutcome, Meaning | 'neutral'>> = {
  posted: 'ok',
  surplus: 'warning',
  repeat: 'neutral',
  forged: 'urgent',
  stale: 'warning',
  wrongAmount: 'urgent',
  unknownOrder: 'warning',
  notPaid: 'neutral',
  refunded: 'ok',
  unread: 'warning',
};

/** What the channels told, each with what it came to. */
export function NoticeList() {
  const { t, yuan } = useWords();
  const notices = useInfiniteQuery({
    queryKey: ['payment', 'notices'],
    queryFn: async ({ pageParam }) =>
      payment.notices({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = notices.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {notices.isPending && <Loading lines={6} />}
      {notices.isError && (
        <ErrorState error={notices.error} onRetry={() => void notices.refetch()} />
      )}
      {notices.data && rows.length === 0 && (
        <EmptyState icon="inbox" title={t('payment.notices.none')}>
          {t('payment.notices.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table<NoticeRow>
          rowKey="id"
          size="middle"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('payment.col.time'), render: (_, row) => <Time at={row.receivedAt} /> },
            {
              title: t('payment.col.channel'),
              render: (_, row) => t(`payment.channel.${row.channel}`),
            },
            {
              title: t('payment.col.order'),
              className: 'pay-num',
              render: (_, row) => row.orderNumber || '—',
            },
            {
              title: t('payment.col.amount'),
              align: 'right',
              className: 'pay-num',
              render: (_, row) => yuan(row.toldFen),
            },
            {
              title: t('payment.notices.outcome'),
              render: (_, row) => (
                <StatusTag meaning={meanings[row.outcome]}>
                  {t(`payment.notice.${row.outcome}`)}
                </StatusTag>
              ),
            },
          ]}
        />
      )}
      {notices.hasNextPage && (
        <Button loading={notices.isFetchingNextPage} onClick={() => void notices.fetchNextPage()}>
          {t('payment.more')}
        </Button>
      )}
    </>
  );
}
