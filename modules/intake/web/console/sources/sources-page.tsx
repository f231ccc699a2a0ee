import { useQueryClient } from '@tanstack/react-query';
import { Button, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { SourceView } from '../../../contract/index.ts';
import { IntakeNav } from '../batches/batches-page.tsx';
import { intake, keys, useSources } from '../shared/clients.ts';
import { SourceDrawer } from './source-drawer.tsx';
import '../intake.css';

/** Where rows come from, and when they come by themselves. */
export default function SourcesPage() {
  const { t } = useText();
  const sources = useSources();
  const [open, setOpen] = useState<SourceView | 'new' | null>(null);
  return (
    <>
      <PageHead title={t('intake.menu')} lead={t('intake.sources.lead')}>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
          {t('intake.sources.add')}
        </Button>
      </PageHead>
      <IntakeNav />
      {sources.isPending && <Loading lines={8} />}
      {sources.isError && (
        <ErrorState error={sources.error} onRetry={() => void sources.refetch()} />
      )}
      {sources.data?.length === 0 && (
        <EmptyState icon="link" title={t('intake.sources.none')}>
          <p>{t('intake.sources.noneHint')}</p>
        </EmptyState>
      )}
      {sources.data && sources.data.length > 0 && (
        <SourceTable rows={sources.data} onOpen={setOpen} />
      )}
      {open && <SourceDrawer source={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function SourceTable({
  rows,
  onOpen,
}: {
  rows: readonly SourceView[];
  onOpen: (row: SourceView) => void;
}) {
  const { t } = useText();
  const mayBring = usePermission('intake.bring');
  const columns: TableColumnsType<SourceView> = [
    {
      title: t('intake.sources.title'),
      render: (_, row) => (
        <Button type="link" className="in-link" onClick={() => onOpen(row)}>
          {row.title}
        </Button>
      ),
    },
    { title: t('intake.sources.kind'), render: (_, row) => t(`intake.kinds.${row.kind}`) },
    { title: t('intake.batches.resource'), dataIndex: 'resourceTitle' },
    { title: t('intake.batches.department'), dataIndex: 'departmentName' },
    { title: t('intake.sources.mode'), render: (_, row) => t(`intake.mode.${row.mode}`) },
    {
      title: t('intake.sources.next'),
      render: (_, row) =>
        row.nextRunAt ? (
          <Time at={row.nextRunAt} />
        ) : (
          <span className="dk-muted">{t('intake.sources.byHand')}</span>
        ),
    },
    {
      title: t('intake.sources.last'),
      render: (_, row) =>
        row.lastProblem ? (
          <StatusTag meaning="urgent">{row.lastProblem}</StatusTag>
        ) : (
          row.lastRunAt && <Time at={row.lastRunAt} />
        ),
    },
    {
      title: t('intake.result.act'),
      render: (_, row) => {
        if (!mayBring || row.kind === 'upload') return null;
        if (!row.inPlace) return <Run source={row} />;
        return <Link to={`/intake/in-place/${row.resourceId}`}>{t('intake.inPlace.open')}</Link>;
      },
    },
  ];
  return (
    <Table<SourceView>
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

function Run({ source }: { source: SourceView }) {
  const { t } = useText();
  const act = useAct();
  const go = useNavigate();
  const queries = useQueryClient();
  const run = () =>
    act.run(async () => {
      const { batchId } = await intake.runSource({
        params: { sourceId: source.id },
        body: { automatic: source.mapping !== null },
      });
      await queries.invalidateQueries({ queryKey: keys.all });
      await go(`/intake/batches/${batchId}`);
    });
  return (
    <>
      <Button
        size="small"
        icon={<Icon name="play" size={14} />}
        loading={act.busy}
        onClick={() => void run()}
      >
        {t('intake.sources.run')}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}
