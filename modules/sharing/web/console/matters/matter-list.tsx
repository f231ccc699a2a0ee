import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { MatterView, SharedRow } from '../../../contract/index.ts';
import { sharing, usePick } from '../shared/client.ts';

/** Matters of several departments; of one grant where it is named. */
export function MatterList({ grantId }: { grantId?: string }) {
  const { t } = useText();
  const pick = usePick();
  const [open, setOpen] = useState<MatterView | null>(null);
  const matters = useInfiniteQuery({
    queryKey: ['sharing', 'matters', grantId],
    queryFn: async ({ pageParam }) =>
      sharing.matters({
        query: { ...(grantId ? { grantId } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = matters.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {matters.isPending && <Loading lines={6} />}
      {matters.isError && (
        <ErrorState error={matters.error} onRetry={() => void matters.refetch()} />
      )}
      {matters.data && rows.length === 0 && (
        <EmptyState icon="users" title={t('sharing.matter.none')}>
          {t('sharing.matter.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          rowKey="caseId"
          size="middle"
          dataSource={rows}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={[
            {
              title: t('sharing.matter.name'),
              render: (_, row) => (
                <>
                  <div className="sharing-wrap">{row.title}</div>
                  <Link to={`/cases/${row.caseId}`} className="sharing-number">
                    {row.caseNumber}
                  </Link>
                </>
              ),
            },
            {
              title: t('sharing.col.resource'),
              render: (_, row) => pick(row.resourceZh, row.resourceEn),
            },
            {
              title: t('sharing.matter.departments'),
              render: (_, row) => (
                <div className="sharing-wrap">
                  {pick(row.departmentsZh.join('、'), row.departmentsEn.join(', '))}
                </div>
              ),
            },
            { title: t('sharing.matter.opened'), render: (_, row) => <Time at={row.openedAt} /> },
            {
              title: t('sharing.matter.rows'),
              render: (_, row) => <RowsOf matter={row} onOpen={setOpen} />,
            },
          ]}
        />
      )}
      {matters.hasNextPage && (
        <Button loading={matters.isFetchingNextPage} onClick={() => void matters.fetchNextPage()}>
          {t('sharing.more')}
        </Button>
      )}
      {open && <MatterRows matter={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function RowsOf({ matter, onOpen }: { matter: MatterView; onOpen: (one: MatterView) => void }) {
  const { t } = useText();
  if (!matter.open) {
    return (
      <span className="dk-muted">{t('sharing.matter.closed', { count: matter.rowCount })}</span>
    );
  }
  return (
    <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(matter)}>
      {t('sharing.matter.look', { count: matter.rowCount })}
    </Button>
  );
}

function MatterRows({ matter, onClose }: { matter: MatterView; onClose: () => void }) {
  const { t } = useText();
  const pick = usePick();
  const rows = useQuery({
    queryKey: ['sharingRows', 'matter', matter.caseId],
    queryFn: async () => sharing.matterRows({ params: { caseId: matter.caseId } }),
    refetchOnWindowFocus: false,
    gcTime: 0,
    retry: false,
  });
  return (
    <Drawer open size={720} title={matter.title} onClose={onClose}>
      {rows.isPending && <Loading lines={4} />}
      {rows.isError && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
      {rows.data && rows.data.items.length === 0 && (
        <EmptyState title={t('sharing.rows.none')}>{t('sharing.matter.goneText')}</EmptyState>
      )}
      {rows.data && rows.data.items.length > 0 && (
        <Table<SharedRow>
          rowKey="ref"
          size="small"
          dataSource={rows.data.items}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={rows.data.fields.map(({ key, titleZh, titleEn }) => ({
            key,
            title: pick(titleZh, titleEn),
            render: (_: unknown, row: SharedRow) => String(row.values[key] ?? '—'),
          }))}
        />
      )}
    </Drawer>
  );
}
