import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { ReconciliationRow } from '../../../contract/index.ts';
import { payment, useLivePayment, useRenew, useWords } from '../shared/client.ts';
import { FileImport } from '../shared/file-import.tsx';
import { Places } from '../shared/places.tsx';
import { DifferenceList } from './difference-list.tsx';
import '../shared/payment.css';

/** 对账: ours, the channel's, the treasury's; every difference with how it was settled. */
export default function ReconciliationPage() {
  const { t } = useWords();
  const [found, setFound] = useState<number | null>(null);
  const act = useAct();
  const renew = useRenew();
  useLivePayment();
  const run = async (day: string): Promise<void> => {
    setFound(null);
    await act.run(async () => setFound((await payment.reconcile({ body: { day } })).differences));
    await renew();
  };
  return (
    <>
      <PageHead title={t('payment.nav.reconciliation')} lead={t('payment.reconcile.lead')}>
        <Acts busy={act.busy} onRun={(day) => void run(day)} />
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      {found !== null && (
        <Notice
          meaning={found === 0 ? 'ok' : 'warning'}
          title={t(found === 0 ? 'payment.reconcile.agrees' : 'payment.reconcile.found', {
            count: found,
          })}
        />
      )}
      <h2>{t('payment.reconcile.differences')}</h2>
      <DifferenceList />
      <h2>{t('payment.reconcile.days')}</h2>
      <Days />
    </>
  );
}

/** Yesterday in the town. */
function yesterday(): string {
  return new Date(serverNow().getTime() + 8 * 3_600_000 - 86_400_000).toISOString().slice(0, 10);
}

interface ActsProps {
  readonly busy: boolean;
  readonly onRun: (day: string) => void;
}

function Acts({ busy, onRun }: ActsProps) {
  const { t } = useWords();
  const [day, setDay] = useState(yesterday);
  const [importing, setImporting] = useState(false);
  const may = usePermission('payment.reconcile');
  if (!may) return null;
  return (
    <>
      <Button icon={<Icon name="upload" />} onClick={() => setImporting(true)}>
        {t('payment.reconcile.treasury')}
      </Button>
      <Input
        type="date"
        style={{ width: 160 }}
        value={day}
        max={yesterday()}
        aria-label={t('payment.reconcile.day')}
        onChange={({ target }) => setDay(target.value || yesterday())}
      />
      <Button type="primary" loading={busy} onClick={() => onRun(day)}>
        {t('payment.reconcile.run')}
      </Button>
      {importing && (
        <FileImport
          title={t('payment.reconcile.treasury')}
          accept=".csv,.xlsx"
          onClose={() => setImporting(false)}
          read={async ({ name, base64 }, apply) =>
            payment.importTreasury({ body: { name, file: base64, apply } })
          }
        >
          <p className="dk-muted">{t('payment.reconcile.treasuryHint')}</p>
        </FileImport>
      )}
    </>
  );
}

function Days() {
  const { t } = useWords();
  const days = useInfiniteQuery({
    queryKey: ['payment', 'reconciliations'],
    queryFn: async ({ pageParam }) =>
      payment.reconciliations({ query: pageParam ? { cursor: pageParam } : {} }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = days.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {days.isPending && <Loading lines={6} />}
      {days.isError && <ErrorState error={days.error} onRetry={() => void days.refetch()} />}
      {days.data && rows.length === 0 && (
        <EmptyState icon="history" title={t('payment.reconcile.none')}>
          {t('payment.reconcile.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <DayTable rows={rows} />}
      {days.hasNextPage && (
        <Button loading={days.isFetchingNextPage} onClick={() => void days.fetchNextPage()}>
          {t('payment.more')}
        </Button>
      )}
    </>
  );
}

function DayTable({ rows }: { readonly rows: ReconciliationRow[] }) {
  const { t, yuan } = useWords();
  const side = (count: number | null, fen: number | null): string =>
    count === null ? '—' : t('payment.reconcile.side', { count, amount: yuan(fen) });
  return (
    <Table<ReconciliationRow>
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('payment.reconcile.day'), dataIndex: 'day', className: 'pay-num' },
        {
          title: t('payment.col.channel'),
          render: (_, row) => (
            <>
              {t(`payment.channel.${row.channel}`)}{' '}
              {row.simulated && <StatusTag meaning="neutral">{t('payment.simulated')}</StatusTag>}
            </>
          ),
        },
        {
          title: t('payment.source.ours'),
          align: 'right',
          className: 'pay-num',
          render: (_, row) => side(row.oursCount, row.oursFen),
        },
        {
          title: t('payment.source.channel'),
          align: 'right',
          className: 'pay-num',
          render: (_, row) => side(row.channelCount, row.channelFen),
        },
        {
          title: t('payment.source.treasury'),
          align: 'right',
          className: 'pay-num',
          render: (_, row) => side(row.treasuryCount, row.treasuryFen),
        },
        {
          title: t('payment.reconcile.result'),
          render: (_, row) => <Outcome row={row} />,
        },
      ]}
    />
  );
}

function Outcome({ row }: { readonly row: ReconciliationRow }) {
  const { t } = useWords();
  if (row.fault) return <StatusTag meaning="warning">{row.fault}</StatusTag>;
  if (row.differenceCount > 0) {
    return (
      <StatusTag meaning="warning">
        {t('payment.reconcile.found', { count: row.differenceCount })}
      </StatusTag>
    );
  }
  const isAlone = row.channelCount === null && row.treasuryCount === null;
  return isAlone ? (
    <StatusTag meaning="neutral">{t('payment.reconcile.alone')}</StatusTag>
  ) : (
    <StatusTag meaning="ok">{t('payment.reconcile.agrees')}</StatusTag>
  );
}
