import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { privacy, usePick } from './client.ts';

/** Who saw whole personal data in the town, and why. */
export default function LooksPage() {
  const { t } = useText();
  const pick = usePick();
  const looks = useInfiniteQuery({
    queryKey: ['privacy', 'allLooks'],
    queryFn: async ({ pageParam }) =>
      privacy.looks({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = looks.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('privacy.menu.looks')} lead={t('privacy.oversight.lead')} />
      {looks.isPending && <Loading lines={8} />}
      {looks.isError && <ErrorState error={looks.error} onRetry={() => void looks.refetch()} />}
      {looks.data && rows.length === 0 && (
        <EmptyState icon="search" title={t('privacy.oversight.none')}>
          {t('privacy.oversight.noneText')}
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
            { title: t('privacy.oversight.when'), render: (_, row) => <Time at={row.seenAt} /> },
            { title: t('privacy.oversight.viewer'), dataIndex: 'viewerName' },
            {
              title: t('privacy.oversight.what'),
              render: (_, row) =>
                t(`privacy.looks.kind.${row.kind}`, {
                  fields: pick(row.fieldsZh.join('、'), row.fieldsEn.join(', ')),
                }),
            },
            { title: t('privacy.oversight.why'), dataIndex: 'reason' },
          ]}
        />
      )}
      {looks.hasNextPage && (
        <Button loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t('privacy.desk.more')}
        </Button>
      )}
    </>
  );
}
