import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import { type ChartSeries, TimeChart } from '#ui/charts/index.ts';
import { PageHead } from '#ui/desk/index.ts';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { KindSum, Overview } from '../../../contract/index.ts';
import { channels } from '../../../contract/words.ts';
import { payment, useLivePayment, useWords } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import '../shared/payment.css';

/** Collected and due, by kind and by day; what waits for somebody. */
export default function OverviewPage() {
  const { t } = useWords();
  useLivePayment();
  const overview = useQuery({
    queryKey: ['payment', 'overview'],
    queryFn: async () => payment.overview({}),
  });
  return (
    <>
      <PageHead title={t('payment.menu.payment')} lead={t('payment.overview.lead')} />
      <Places />
      {overview.isPending && <Loading lines={8} />}
      {overview.isError && (
        <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.data && <Shown overview={overview.data} />}
    </>
  );
}

const sumOf = (kinds: readonly KindSum[], key: 'collectedFen' | 'dueFen' | 'overdueFen'): number =>
  kinds.reduce((sum, kind) => sum + kind[key], 0);

function Shown({ overview }: { readonly overview: Overview }) {
  const { t, yuan } = useWords();
  const { kinds } = overview;
  const billed = kinds.reduce((sum, kind) => sum + kind.billed, 0);
  const collected = kinds.reduce((sum, kind) => sum + kind.collected, 0);
  const rate = billed === 0 ? '—' : `${((collected / billed) * 100).toFixed(1)}%`;
  return (
    <>
      {overview.simulated && (
        <Notice meaning="warning" title={t('payment.overview.simulated')}>
          <p>{t('payment.overview.simulatedText')}</p>
        </Notice>
      )}
      {overview.debitFen !== overview.creditFen && (
        <Notice meaning="urgent" title={t('payment.overview.unbalanced')} />
      )}
      <div className="pay-sums">
        <div>
          <span>{t('payment.overview.collected')}</span>
          <strong>{yuan(sumOf(kinds, 'collectedFen'))}</strong>
          <span>{t('payment.overview.rate', { rate })}</span>
        </div>
        <div>
          <span>{t('payment.overview.due')}</span>
          <strong>{yuan(sumOf(kinds, 'dueFen'))}</strong>
          <span>{t('payment.overview.overdue', { amount: yuan(sumOf(kinds, 'overdueFen')) })}</span>
        </div>
        <Waiting to="/payment/decisions" label="decisions" count={overview.openDecisions} />
        <Waiting
          to="/payment/reconciliation"
          label="differences"
          count={overview.openDifferences}
        />
        <Waiting to="/payment/orders" label="disputed" count={overview.disputedOrders} />
      </div>
      {kinds.length === 0 ? (
        <EmptyState icon="money" title={t('payment.overview.none')}>
          {t('payment.overview.noneText')}
        </EmptyState>
      ) : (
        <KindTable kinds={kinds} />
      )}
      <h2>{t('payment.overview.byDay')}</h2>
      <Chart overview={overview} />
      <p className="dk-muted">
        {t('payment.overview.book', {
          debit: yuan(overview.debitFen),
          credit: yuan(overview.creditFen),
        })}
      </p>
    </>
  );
}

interface WaitingProps {
  readonly to: string;
  readonly label: 'decisions' | 'differences' | 'disputed';
  readonly count: number;
}

function Waiting({ to, label, count }: WaitingProps) {
  const { t } = useWords();
  return (
    <Link to={to}>
      <span>{t(`payment.overview.${label}`)}</span>
      <strong>{count}</strong>
      <span>{t(count === 0 ? 'payment.overview.calm' : 'payment.overview.toDo')}</span>
    </Link>
  );
}

function KindTable({ kinds }: { readonly kinds: readonly KindSum[] }) {
  const { t, pick, yuan } = useWords();
  const amount = (key: 'billedFen' | 'collectedFen' | 'dueFen' | 'overdueFen' | 'waivedFen') => ({
    title: t(`payment.col.${key}`),
    align: 'right' as const,
    className: 'pay-num',
    render: (_: unknown, kind: KindSum) => yuan(kind[key]),
  });
  return (
    <Table<KindSum>
      rowKey="kindCode"
      size="middle"
      dataSource={[...kinds]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('payment.col.kind'),
          render: (_, kind) => (
            <Link to={`/payment/bills?kind=${kind.kindCode}`}>
              {pick(kind.nameZh, kind.nameEn)}
            </Link>
          ),
        },
        {
          title: t('payment.col.collected'),
          align: 'right',
          className: 'pay-num',
          render: (_, { collected, billed }) => `${collected} / ${billed}`,
        },
        amount('billedFen'),
        amount('collectedFen'),
        amount('dueFen'),
        amount('overdueFen'),
        amount('waivedFen'),
      ]}
    />
  );
}

function Chart({ overview }: { readonly overview: Overview }) {
  const { t } = useWords();
  const days = [...new Set(overview.days.map(({ day }) => day))];
  const series: ChartSeries[] = channels.map((channel) => ({
    name: t(`payment.channel.${channel}`),
    unit: t('payment.yuan'),
    kind: 'bar',
    digits: 2,
    points: days.map((day) => {
      const found = overview.days.find((one) => one.day === day && one.channel === channel);
      return { at: `${day}T00:00:00+08:00`, value: (found?.netFen ?? 0) / 100 };
    }),
  }));
  return <TimeChart label={t('payment.overview.byDay')} series={series} by="day" from={0} />;
}
