import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatYuan } from '#platform/money/index.ts';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { AllowanceFilter, AllowanceRow } from '../../../contract/allowances.ts';
import { care, useLiveCare, usePick } from '../shared/client.ts';
import { Download } from '../shared/download.tsx';
import { AllowanceTag, elderNumber, Places } from '../shared/words.tsx';
import { AllowanceActs } from './allowance-acts.tsx';
import '../shared/care.css';

const views = {
  all: {},
  applied: { state: 'applied' },
  overdue: { due: 'overdue' },
  soon: { due: 'soon' },
  suspended: { state: 'suspended' },
  ended: { state: 'ended' },
} as const satisfies Record<string, AllowanceFilter>;
type View = keyof typeof views;

/** 高龄津贴: whose proof is overdue or due soon, what waits for approval. */
export default function AllowancesPage() {
  const { t } = useText();
  const [view, setView] = useState<View>('all');
  useLiveCare();
  const list = useInfiniteQuery({
    queryKey: ['care', 'allowances', view],
    queryFn: async ({ pageParam }) =>
      care.allowances({ query: { ...views[view], ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('care.allowance.title')} lead={t('care.allowance.lead')}>
        <Download file={async () => care.allowancesSheet({ query: views[view] })} />
      </PageHead>
      <Places />
      <div className="dk-tools">
        <Segmented<View>
          value={view}
          onChange={setView}
          options={(Object.keys(views) as View[]).map((value) => ({
            value,
            label: t(`care.allowance.view.${value}`),
          }))}
        />
      </div>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="checkCircle" title={t('care.allowance.none')}>
          {t('care.allowance.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <AllowanceTable rows={rows} />}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('care.more')}
        </Button>
      )}
    </>
  );
}

function AllowanceTable({ rows }: { rows: AllowanceRow[] }) {
  const { t, locale } = useText();
  const pick = usePick();
  return (
    <Table<AllowanceRow>
      rowKey="id"
      size="small"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('care.col.name'),
          render: (_, row) => (
            <>
              <Link to={`/care/elders/${row.elderId}`}>{row.name}</Link>{' '}
              <span className="dk-muted care-number">{elderNumber(row.number)}</span>
            </>
          ),
        },
        { title: t('care.col.age'), dataIndex: 'age', align: 'right', className: 'care-number' },
        { title: t('care.col.place'), render: (_, row) => pick(row.villageZh, row.villageEn) },
        {
          title: t('care.col.state'),
          render: (_, row) => (
            <>
              <AllowanceTag state={row.state} />
              {row.reason && <div className="dk-muted">{row.reason}</div>}
            </>
          ),
        },
        {
          title: t('care.allowance.monthly'),
          align: 'right',
          className: 'care-number',
          render: (_, row) => (row.monthlyFen === null ? '—' : formatYuan(row.monthlyFen, locale)),
        },
        {
          title: t('care.allowance.proofDue'),
          className: 'care-number',
          render: (_, row) => (
            <>
              {row.proofDue ?? '—'}
              {row.suspendedFrom && (
                <div className="dk-muted">
                  {t('care.allowance.since', { month: row.suspendedFrom })}
                </div>
              )}
            </>
          ),
        },
        {
          title: t('care.allowance.provedOn'),
          className: 'care-number',
          render: (_, row) => row.provedOn ?? '—',
        },
        {
          title: t('care.allowance.paidMonths'),
          dataIndex: 'paidMonths',
          align: 'right',
          className: 'care-number',
        },
        {
          title: t('care.allowance.overpaid'),
          align: 'right',
          className: 'care-number',
          render: (_, row) => (row.overpaidFen > 0 ? formatYuan(row.overpaidFen, locale) : ''),
        },
        { title: '', render: (_, row) => <AllowanceActs row={row} /> },
      ]}
    />
  );
}
