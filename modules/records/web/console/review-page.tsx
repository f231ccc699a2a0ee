import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { PairRow } from '../../contract/shapes.ts';
import { records, usePick } from './client.ts';
import { PairDrawer } from './pair-drawer.tsx';
import { RecordsNav } from './records-nav.tsx';
import './records.css';

const states = ['open', 'later', 'same', 'different'] as const;

/** Doubtful pairs, the likeliest first; opened one after another and judged by a key. */
export default function ReviewPage() {
  const { t } = useText();
  const [state, setState] = useState<PairRow['state']>('open');
  const [open, setOpen] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['records', 'pairs', state],
    queryFn: async ({ pageParam }) =>
      records.pairs({ query: { state, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const next = (id: string): string | null => {
    const at = rows.findIndex((row) => row.id === id);
    return rows[at + 1]?.id ?? null;
  };
  return (
    <>
      <PageHead title={t('records.nav.review')} lead={t('records.review.lead')} />
      <RecordsNav />
      <div className="dk-tools">
        <div className="rc-scroll">
          <Segmented<PairRow['state']>
            value={state}
            onChange={setState}
            aria-label={t('records.review.stateLabel')}
            options={states.map((value) => ({ value, label: t(`records.review.state.${value}`) }))}
          />
        </div>
      </div>
      {list.isPending && <Loading lines={8} />}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && (
        <EmptyState icon="checkCircle" title={t(`records.review.none.${state}`)}>
          {t('records.review.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <PairTable rows={rows} onOpen={setOpen} />}
      {list.hasNextPage && (
        <p className="rc-more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('records.more')}
          </Button>
        </p>
      )}
      {open && (
        <PairDrawer
          key={open}
          pairId={open}
          onClose={() => setOpen(null)}
          onJudged={() => setOpen(next(open))}
        />
      )}
    </>
  );
}

interface PairTableProps {
  readonly rows: readonly PairRow[];
  readonly onOpen: (pairId: string) => void;
}

function PairTable({ rows, onOpen }: PairTableProps) {
  const { t } = useText();
  const pick = usePick();
  return (
    <Table<PairRow>
      rowKey="id"
      size="middle"
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('records.review.pair'),
          render: (_, { id, nameA, nameB }) => (
            <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(id)}>
              {t('records.review.names', { a: nameA, b: nameB })}
            </Button>
          ),
        },
        {
          title: t('records.review.probability'),
          align: 'right',
          render: (_, { probability }) => `${(probability * 100).toFixed(1)}%`,
        },
        {
          title: t('records.review.sources'),
          render: (_, row) =>
            `${pick(row.resourceZhA, row.resourceEnA)} / ${pick(row.resourceZhB, row.resourceEnB)}`,
        },
        { title: t('records.review.since'), render: (_, row) => <Time at={row.createdAt} /> },
        {
          title: t('records.review.by'),
          render: (_, { decidedByName, decidedAt }) =>
            decidedAt && (
              <>
                {decidedByName} <Time at={decidedAt} />
              </>
            ),
        },
      ]}
    />
  );
}
