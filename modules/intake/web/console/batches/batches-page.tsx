import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead, SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { BatchHead } from '../../../contract/index.ts';
import { intake, isAtWork, keys } from '../shared/clients.ts';
import { BatchTag } from '../shared/words.tsx';
import { UploadDialog } from './upload-dialog.tsx';
import '../intake.css';

/** What came in, newest first: how it stands and what waits for somebody. */
export default function BatchesPage() {
  const { t } = useText();
  const mayBring = usePermission('intake.bring');
  const [uploads, setUploads] = useState(false);
  const batches = useInfiniteQuery({
    queryKey: keys.batches,
    queryFn: ({ pageParam }) => intake.batches({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some((one) => isAtWork(one.state)))
        ? 2000
        : false,
  });
  const rows = batches.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHead title={t('intake.menu')} lead={t('intake.lead')}>
        {mayBring && (
          <Button type="primary" icon={<Icon name="upload" />} onClick={() => setUploads(true)}>
            {t('intake.upload.open')}
          </Button>
        )}
      </PageHead>
      <IntakeNav />
      {batches.isPending && <Loading lines={8} />}
      {batches.isError && (
        <ErrorState error={batches.error} onRetry={() => void batches.refetch()} />
      )}
      {batches.data && rows.length === 0 && (
        <EmptyState icon="inbox" title={t('intake.batches.none')}>
          <p>{t('intake.batches.noneHint')}</p>
        </EmptyState>
      )}
      {rows.length > 0 && <BatchTable rows={rows} />}
      {batches.hasNextPage && (
        <Button loading={batches.isFetchingNextPage} onClick={() => void batches.fetchNextPage()}>
          {t('intake.more')}
        </Button>
      )}
      {uploads && <UploadDialog onClose={() => setUploads(false)} />}
    </>
  );
}

/** The pages of this matter. */
export function IntakeNav() {
  const { t } = useText();
  const places = [
    { to: '/intake', title: t('intake.nav.batches') },
    { to: '/intake/sources', title: t('intake.nav.sources') },
  ];
  return <SubNav label={t('intake.menu')} places={places} />;
}

function BatchTable({ rows }: { rows: readonly BatchHead[] }) {
  const { t } = useText();
  const mayBring = usePermission('intake.bring');
  const number = (value: number) => (
    <span className="dk-number">{value.toLocaleString('en-US')}</span>
  );
  const columns: TableColumnsType<BatchHead> = [
    {
      title: t('intake.batches.number'),
      render: (_, row) => {
        const words = t('intake.batches.title', { number: row.number, title: row.title });
        return mayBring ? <Link to={`/intake/batches/${row.id}`}>{words}</Link> : words;
      },
    },
    { title: t('intake.batches.resource'), dataIndex: 'resourceTitle' },
    { title: t('intake.batches.department'), dataIndex: 'departmentName' },
    { title: t('intake.batches.state'), render: (_, row) => <BatchTag state={row.state} /> },
    {
      title: t('intake.counts.staged'),
      align: 'right',
      render: (_, row) => number(row.counts.staged),
    },
    {
      title: t('intake.counts.accepted'),
      align: 'right',
      render: (_, row) => number(row.counts.accepted),
    },
    {
      title: t('intake.counts.refused'),
      align: 'right',
      render: (_, row) => number(row.counts.refused - row.counts.fixed),
    },
    { title: t('intake.batches.by'), dataIndex: 'madeByName' },
    { title: t('intake.batches.at'), render: (_, row) => <Time at={row.createdAt} /> },
  ];
  return (
    <Table<BatchHead>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
