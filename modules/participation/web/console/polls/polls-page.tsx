import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DeskPoll } from '../../../contract/index.ts';
import { participation, useLiveParticipation } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';
import { Places } from '../shared/places.tsx';
import { PollDrawer } from './poll-drawer.tsx';
import { PollForm } from './poll-form.tsx';
import '../shared/participation.css';

/** 投票: drawn up, open, counted, published. */
export default function PollsPage() {
  const { t } = useText();
  const mayManage = usePermission('participation.manage');
  const [open, setOpen] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  useLiveParticipation();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'desk', 'polls'],
    queryFn: async ({ pageParam }) =>
      participation.polls({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = rows.find(({ id }) => id === open);
  return (
    <>
      <PageHead title={t('participation.nav.polls')} lead={t('participation.polls.desk')}>
        {mayManage && (
          <Button type="primary" onClick={() => setNew(true)}>
            {t('participation.poll.new')}
          </Button>
        )}
      </PageHead>
      <Places />
      {pages.isPending && <Loading lines={6} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="checkCircle" title={t('participation.polls.none')} />
      )}
      {rows.length > 0 && <PollTable rows={rows} onOpen={setOpen} />}
      <LoadMore pages={pages} />
      {shown && <PollDrawer key={shown.id} poll={shown} onClose={() => setOpen(null)} />}
      {isNew && <PollForm poll={null} onClose={() => setNew(false)} />}
    </>
  );
}

const meanings = {
  draft: 'neutral',
  open: 'notice',
  counting: 'warning',
  published: 'ok',
  cancelled: 'neutral',
} as const;

function PollTable({ rows, onOpen }: { rows: DeskPoll[]; onOpen: (id: string) => void }) {
  const { t } = useText();
  const percent = ({ voices, eligible }: DeskPoll): string =>
    eligible === 0 ? '—' : `${Math.round((voices / eligible) * 1000) / 10}%`;
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('participation.col.poll'),
          render: (_, row) => (
            <>
              <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(row.id)}>
                {row.title}
              </Button>
              <div className="dk-muted">
                {row.number} · {t(`participation.secrecy.${row.secrecy}`)}
              </div>
            </>
          ),
        },
        {
          title: t('participation.col.state'),
          render: (_, row) => (
            <StatusTag meaning={meanings[row.state]}>
              {t(`participation.state.${row.state}`)}
            </StatusTag>
          ),
        },
        {
          title: t('participation.col.who'),
          render: (_, row) => row.villages.join('、') || t('participation.polls.wholeTown'),
        },
        {
          title: t('participation.col.voices'),
          align: 'right',
          render: (_, row) => (
            <span className="dk-number">
              {row.voices} / {row.eligible}
            </span>
          ),
        },
        {
          title: t('participation.col.turnout'),
          align: 'right',
          render: (_, row) => <span className="dk-number">{percent(row)}</span>,
        },
        {
          title: t('participation.col.closes'),
          render: (_, row) =>
            row.state === 'open' ? <Deadline at={row.closesAt} /> : <Time at={row.closesAt} />,
        },
      ]}
    />
  );
}
