import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline, Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import { participation, useLiveParticipation } from '../shared/client.ts';
import { LoadMore } from '../shared/load-more.tsx';
import { Places } from '../shared/places.tsx';
import { ConsultationDrawer } from './consultation-drawer.tsx';
import { ConsultationForm } from './consultation-form.tsx';
import '../shared/participation.css';

const meanings = {
  draft: 'neutral',
  open: 'notice',
  closed: 'warning',
  published: 'ok',
  withdrawn: 'neutral',
} as const;

/** 征求意见: drafts, comments to be read, summaries. */
export default function ConsultationsPage() {
  const { t } = useText();
  const mayManage = usePermission('participation.manage');
  const [open, setOpen] = useState<string | null>(null);
  const [isNew, setNew] = useState(false);
  useLiveParticipation();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'desk', 'consultations'],
    queryFn: async ({ pageParam }) =>
      participation.consultations({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = rows.find(({ id }) => id === open);
  return (
    <>
      <PageHead
        title={t('participation.nav.consultations')}
        lead={t('participation.consultations.desk')}
      >
        {mayManage && (
          <Button type="primary" onClick={() => setNew(true)}>
            {t('participation.talk.new')}
          </Button>
        )}
      </PageHead>
      <Places />
      {pages.isPending && <Loading lines={6} />}
      {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data && rows.length === 0 && (
        <EmptyState icon="edit" title={t('participation.consultations.none')} />
      )}
      {rows.length > 0 && (
        <Table
          rowKey="id"
          size="middle"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('participation.col.draft'),
              render: (_, row) => (
                <>
                  <Button type="link" style={{ padding: 0 }} onClick={() => setOpen(row.id)}>
                    {row.title}
                  </Button>
                  <div className="dk-muted">{row.number}</div>
                </>
              ),
            },
            {
              title: t('participation.col.state'),
              render: (_, row) => (
                <StatusTag meaning={meanings[row.state]}>
                  {t(`participation.talk.${row.state}`)}
                </StatusTag>
              ),
            },
            { title: t('participation.col.department'), dataIndex: 'departmentName' },
            {
              title: t('participation.col.comments'),
              align: 'right',
              render: (_, row) => <span className="dk-number">{row.comments}</span>,
            },
            {
              title: t('participation.col.waiting'),
              align: 'right',
              render: (_, row) => <span className="dk-number">{row.waiting}</span>,
            },
            {
              title: t('participation.col.closes'),
              render: (_, row) =>
                row.state === 'open' ? <Deadline at={row.closesAt} /> : <Time at={row.closesAt} />,
            },
          ]}
        />
      )}
      <LoadMore pages={pages} />
      {shown && <ConsultationDrawer key={shown.id} row={shown} onClose={() => setOpen(null)} />}
      {isNew && <ConsultationForm row={null} onClose={() => setNew(false)} />}
    </>
  );
}
