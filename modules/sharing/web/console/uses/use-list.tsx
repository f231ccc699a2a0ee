import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { UseRow } from '../../../contract/index.ts';
import { sharing, usePick } from '../shared/client.ts';
import { OutcomeTag } from '../shared/state-tags.tsx';

interface UseListProps {
  readonly side: 'received' | 'given' | 'all';
  readonly grantId?: string;
}

/** Who used what, newest first. */
export function UseList({ side, grantId }: UseListProps) {
  const { t } = useText();
  const pick = usePick();
  const uses = useInfiniteQuery({
    queryKey: ['sharing', 'uses', side, grantId],
    queryFn: async ({ pageParam }) =>
      sharing.uses({
        query: {
          side,
          ...(grantId ? { grantId } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = uses.data?.pages.flatMap(({ items }) => items) ?? [];
  const what = {
    title: t('sharing.col.resource'),
    render: (_: unknown, row: UseRow) => (
      <>
        <Link to={`/sharing/grants/${row.grantId}`}>{pick(row.resourceZh, row.resourceEn)}</Link>
        <div className="dk-muted sharing-number">{row.number}</div>
      </>
    ),
  };
  return (
    <>
      {uses.isPending && <Loading lines={6} />}
      {uses.isError && <ErrorState error={uses.error} onRetry={() => void uses.refetch()} />}
      {uses.data && rows.length === 0 && (
        <EmptyState icon="eye" title={t('sharing.use.none')}>
          {t('sharing.use.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          rowKey="id"
          size="middle"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('sharing.use.when'), render: (_, row) => <Time at={row.usedAt} /> },
            ...(grantId ? [] : [what]),
            {
              title: t('sharing.col.user'),
              render: (_, row) => pick(row.departmentZh, row.departmentEn),
            },
            {
              title: t('sharing.use.who'),
              render: (_, row) =>
                row.byKey ? t('sharing.use.key', { name: row.userName }) : row.userName || '—',
            },
            { title: t('sharing.use.way'), render: (_, row) => t(`sharing.way.${row.way}`) },
            {
              title: t('sharing.col.fields'),
              render: (_, row) => (
                <div className="sharing-wrap">
                  {pick(row.fieldsZh.join('、'), row.fieldsEn.join(', '))}
                </div>
              ),
            },
            { title: t('sharing.use.rows'), align: 'right', dataIndex: 'rows' },
            {
              title: t('sharing.use.result'),
              render: (_, row) => <OutcomeTag outcome={row.outcome} why={row.stoppedBy} />,
            },
          ]}
        />
      )}
      {uses.hasNextPage && (
        <Button loading={uses.isFetchingNextPage} onClick={() => void uses.fetchNextPage()}>
          {t('sharing.more')}
        </Button>
      )}
    </>
  );
}
