import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { GrantRow } from '../../../contract/index.ts';
import { sharing, useLiveSharing, usePick } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { GrantTag } from '../shared/state-tags.tsx';
import '../shared/sharing.css';

type Side = 'received' | 'given' | 'all';

/** Grants that one's department received and gave. */
export default function GrantsPage() {
  const { t } = useText();
  const [side, setSide] = useState<Side>('received');
  useLiveSharing();
  const grants = useInfiniteQuery({
    queryKey: ['sharing', 'grants', side],
    queryFn: async ({ pageParam }) =>
      sharing.grants({ query: { side, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = grants.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('sharing.nav.grants')} lead={t('sharing.grant.lead')} />
      <Places />
      <div className="dk-tools">
        <Segmented<Side>
          value={side}
          onChange={setSide}
          options={(['received', 'given', 'all'] as const).map((value) => ({
            value,
            label: t(`sharing.side.${value}`),
          }))}
        />
      </div>
      {grants.isPending && <Loading lines={8} />}
      {grants.isError && <ErrorState error={grants.error} onRetry={() => void grants.refetch()} />}
      {grants.data && rows.length === 0 && (
        <EmptyState icon="lock" title={t('sharing.grant.none')}>
          {t(`sharing.grant.noneText.${side}`)}
        </EmptyState>
      )}
      {rows.length > 0 && <GrantTable rows={rows} />}
      {grants.hasNextPage && (
        <Button loading={grants.isFetchingNextPage} onClick={() => void grants.fetchNextPage()}>
          {t('sharing.more')}
        </Button>
      )}
    </>
  );
}

function GrantTable({ rows }: { rows: GrantRow[] }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('sharing.col.resource'),
          render: (_, row) => (
            <>
              <Link to={`/sharing/grants/${row.id}`}>{pick(row.resourceZh, row.resourceEn)}</Link>
              <div className="dk-muted sharing-number">{row.number}</div>
            </>
          ),
        },
        { title: t('sharing.col.owner'), render: (_, row) => pick(row.ownerZh, row.ownerEn) },
        {
          title: t('sharing.col.user'),
          render: (_, row) => pick(row.departmentZh, row.departmentEn),
        },
        { title: t('sharing.col.state'), render: (_, row) => <GrantTag state={row.state} /> },
        {
          title: t('sharing.col.fields'),
          align: 'right',
          render: (_, row) =>
            row.maskedCount > 0
              ? t('sharing.grant.fields', { count: row.fieldCount, masked: row.maskedCount })
              : row.fieldCount,
        },
        { title: t('sharing.col.until'), render: (_, row) => <Time at={row.untilAt} /> },
        { title: t('sharing.col.uses'), align: 'right', dataIndex: 'uses' },
        { title: t('sharing.col.rowsUsed'), align: 'right', dataIndex: 'rowsUsed' },
        {
          title: t('sharing.col.lastUsed'),
          render: (_, row) => (row.lastUsedAt ? <Time at={row.lastUsedAt} /> : '—'),
        },
      ]}
    />
  );
}
