import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { RoundView } from '../../../contract/index.ts';
import { participation, useLiveParticipation } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';
import { Places } from '../shared/places.tsx';
import { DrawForm } from './draw-form.tsx';
import { RoundDrawer } from './round-drawer.tsx';
import '../shared/participation.css';

/** 满意度回访: rounds drawn fairly, called, published. */
export default function CallsPage() {
  const { t } = useText();
  const mayDraw = usePermission('participation.sample');
  const [open, setOpen] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  useLiveParticipation();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'rounds'],
    queryFn: async ({ pageParam }) =>
      participation.rounds({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = rows.find(({ id }) => id === open);
  return (
    <>
      <PageHead title={t('participation.nav.calls')} lead={t('participation.calls.lead')}>
        {mayDraw && (
          <Button type="primary" onClick={() => setNew(true)}>
            {t('participation.calls.draw')}
          </Button>
        )}
      </PageHead>
      <Places />
      {pages.isPending && <Loading lines={5} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="phone" title={t('participation.calls.none')}>
          {t('participation.calls.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <RoundTable rows={rows} onOpen={setOpen} />}
      <LoadMore pages={pages} />
      {shown && <RoundDrawer key={shown.id} round={shown} onClose={() => setOpen(null)} />}
      {isNew && <DrawForm onClose={() => setNew(false)} />}
    </>
  );
}

const percent = (share: number | null | undefined): string =>
  share === null || share === undefined ? '—' : `${Math.round(share * 100)}%`;

function RoundTable({ rows, onOpen }: { rows: RoundView[]; onOpen: (id: string) => void }) {
  const { t } = useText();
  const sum = ({ counts }: RoundView, state?: string): number =>
    counts
      .filter((one) => !state || one.state === state)
      .reduce((all, { count }) => all + count, 0);
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('participation.col.round'),
          render: (_, row) => (
            <>
              <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(row.id)}>
                {row.title}
              </Button>
              <div className="dk-muted">{row.number}</div>
            </>
          ),
        },
        {
          title: t('participation.col.state'),
          render: (_, row) => (
            <StatusTag meaning={row.state === 'open' ? 'notice' : 'ok'}>
              {t(`participation.calls.${row.state}`)}
            </StatusTag>
          ),
        },
        { title: t('participation.calls.drawn'), align: 'right', render: (_, row) => sum(row) },
        {
          title: t('participation.calls.left'),
          align: 'right',
          render: (_, row) => sum(row, 'toCall'),
        },
        {
          title: t('participation.calls.answered'),
          align: 'right',
          render: (_, row) => sum(row, 'answered'),
        },
        {
          title: t('participation.satisfaction.share'),
          align: 'right',
          render: (_, { result: [whole] }) =>
            !whole || whole.share === null
              ? '—'
              : `${percent(whole.share)} (${percent(whole.low)}–${percent(whole.high)})`,
        },
        { title: t('participation.calls.drawnAt'), render: (_, row) => <Time at={row.drawnAt} /> },
      ]}
    />
  );
}
