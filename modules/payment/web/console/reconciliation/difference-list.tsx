import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { Icon } from '#ui/icons/icon.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DifferenceRow } from '../../../contract/index.ts';
import { payment, useRenew, useWords } from '../shared/client.ts';
import { ReasonModal } from '../shared/reason-modal.tsx';

type Shown = 'open' | 'settled' | 'vanished' | 'all';

/** Differences, open ones first. */
export function DifferenceList() {
  const { t } = useWords();
  const [shown, setShown] = useState<Shown>('open');
  const act = useAct();
  const differences = useInfiniteQuery({
    queryKey: ['payment', 'differences', shown],
    queryFn: async ({ pageParam }) =>
      payment.differences({
        query: {
          ...(shown === 'all' ? {} : { state: shown }),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = differences.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className="dk-tools">
        <Segmented<Shown>
          value={shown}
          onChange={setShown}
          options={(['open', 'settled', 'vanished', 'all'] as const).map((value) => ({
            value,
            label: t(`payment.difference.state.${value}`),
          }))}
        />
        <Button
          icon={<Icon name="download" />}
          loading={act.busy}
          onClick={() => void act.run(async () => saveFile(await payment.differencesSheet({})))}
        >
          {t('payment.sheet')}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
      {differences.isPending && <Loading lines={4} />}
      {differences.isError && (
        <ErrorState error={differences.error} onRetry={() => void differences.refetch()} />
      )}
      {differences.data && rows.length === 0 && (
        <EmptyState
          icon="checkCircle"
          title={t(shown === 'open' ? 'payment.difference.noneOpen' : 'payment.difference.none')}
        >
          {t(shown === 'open' ? 'payment.difference.noneOpenText' : 'payment.difference.noneText')}
        </EmptyState>
      )}
      {rows.length > 0 && <DifferenceTable rows={rows} />}
      {differences.hasNextPage && (
        <Button
          loading={differences.isFetchingNextPage}
          onClick={() => void differences.fetchNextPage()}
        >
          {t('payment.more')}
        </Button>
      )}
    </>
  );
}

function DifferenceTable({ rows }: { readonly rows: DifferenceRow[] }) {
  const { t, pick, yuan } = useWords();
  const amount = (key: 'oursFen' | 'channelFen' | 'treasuryFen', title: string) => ({
    title,
    align: 'right' as const,
    className: 'pay-num',
    render: (_: unknown, row: DifferenceRow) => yuan(row[key]),
  });
  return (
    <Table<DifferenceRow>
      rowKey="id"
      size="middle"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('payment.difference.what'),
          render: (_, row) => (
            <>
              <strong>{t(`payment.difference.${row.type}`)}</strong>
              <div className="dk-muted">
                {row.day} · {t(`payment.channel.${row.channel}`)}
                {row.kind === 'refund' && ` · ${t('payment.decisions.refund')}`}
              </div>
              <div className="dk-muted pay-num">{row.key}</div>
            </>
          ),
        },
        amount('oursFen', t('payment.source.ours')),
        amount('channelFen', t('payment.source.channel')),
        amount('treasuryFen', t('payment.source.treasury')),
        {
          title: t('payment.difference.case'),
          render: (_, row) => (
            <>
              {row.caseId && (
                <Link className="pay-num" to={`/cases/${row.caseId}`}>
                  {row.caseNumber}
                </Link>
              )}
              <div className="dk-muted">{pick(row.departmentZh, row.departmentEn)}</div>
            </>
          ),
        },
        { title: t('payment.col.state'), width: 260, render: (_, row) => <Settling row={row} /> },
      ]}
    />
  );
}

function Settling({ row }: { readonly row: DifferenceRow }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const may = usePermission('payment.reconcile');
  const renew = useRenew();
  if (row.state !== 'open') {
    return (
      <>
        <StatusTag meaning={row.state === 'settled' ? 'ok' : 'neutral'}>
          {t(`payment.difference.state.${row.state}`)}
        </StatusTag>
        <div>{row.words}</div>
        <div className="dk-muted">
          {row.settledByName} {row.settledAt && <Time at={row.settledAt} />}
        </div>
      </>
    );
  }
  return (
    <>
      <StatusTag meaning="warning">{t('payment.difference.state.open')}</StatusTag>{' '}
      {may && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('payment.difference.settle')}
        </Button>
      )}
      {open && (
        <ReasonModal
          title={t('payment.difference.settle')}
          label={t('payment.difference.words')}
          okText={t('payment.difference.settle')}
          onClose={() => setOpen(false)}
          act={async (words) => {
            const params = { differenceId: row.id };
            await payment.settleDifference({ params, body: { words, version: row.version } });
            await renew();
          }}
        />
      )}
    </>
  );
}
