import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Deadline } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { CorrectionRow } from '../../../contract/index.ts';
import { sharing, useLiveSharing, usePick } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { CorrectionTag } from '../shared/state-tags.tsx';
import { CorrectionDrawer } from './correction-drawer.tsx';
import '../shared/sharing.css';

type Side = 'sent' | 'received' | 'all';

/** Values said to be wrong: sent to sources, and received as a source. */
export default function CorrectionsPage() {
  const { t } = useText();
  const [side, setSide] = useState<Side>('all');
  const [open, setOpen] = useState<string | null>(null);
  useLiveSharing();
  const corrections = useInfiniteQuery({
    queryKey: ['sharing', 'corrections', side],
    queryFn: async ({ pageParam }) =>
      sharing.corrections({ query: { side, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = corrections.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = rows.find(({ id }) => id === open);
  return (
    <>
      <PageHead title={t('sharing.nav.corrections')} lead={t('sharing.correction.lead')} />
      <Places />
      <div className="dk-tools">
        <Segmented<Side>
          value={side}
          onChange={setSide}
          options={(['all', 'received', 'sent'] as const).map((value) => ({
            value,
            label: t(`sharing.correction.side.${value}`),
          }))}
        />
      </div>
      {corrections.isPending && <Loading lines={6} />}
      {corrections.isError && (
        <ErrorState error={corrections.error} onRetry={() => void corrections.refetch()} />
      )}
      {corrections.data && rows.length === 0 && (
        <EmptyState icon="edit" title={t('sharing.correction.none')}>
          {t('sharing.correction.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <CorrectionTable rows={rows} onOpen={setOpen} />}
      {corrections.hasNextPage && (
        <Button
          loading={corrections.isFetchingNextPage}
          onClick={() => void corrections.fetchNextPage()}
        >
          {t('sharing.more')}
        </Button>
      )}
      {shown && <CorrectionDrawer correction={shown} onClose={() => setOpen(null)} />}
    </>
  );
}

interface TableProps {
  readonly rows: CorrectionRow[];
  readonly onOpen: (id: string) => void;
}

function CorrectionTable({ rows, onOpen }: TableProps) {
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
          title: t('sharing.col.field'),
          render: (_, row) => (
            <>
              <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(row.id)}>
                {pick(row.fieldZh, row.fieldEn)}
              </Button>
              <div className="dk-muted">{pick(row.resourceZh, row.resourceEn)}</div>
            </>
          ),
        },
        { title: t('sharing.correction.present'), dataIndex: 'presentValue' },
        { title: t('sharing.correction.right'), render: (_, row) => row.rightValue || '—' },
        {
          title: t('sharing.correction.by'),
          render: (_, row) => pick(row.departmentZh, row.departmentEn),
        },
        { title: t('sharing.col.owner'), render: (_, row) => pick(row.ownerZh, row.ownerEn) },
        { title: t('sharing.col.state'), render: (_, row) => <CorrectionTag state={row.state} /> },
        {
          title: t('sharing.col.due'),
          render: (_, row) => (
            <Deadline at={row.dueAt} {...(row.answeredAt ? { endedAt: row.answeredAt } : {})} />
          ),
        },
      ]}
    />
  );
}
