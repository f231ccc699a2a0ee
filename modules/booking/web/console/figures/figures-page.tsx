import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { TimeChart } from '#ui/charts/index.ts';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { DayFigures, PoolFigures } from '../../../contract/index.ts';
import { dayAfter, instantOf, localDayOf } from '../../times.ts';
import { BookingNav } from '../shared/booking-nav.tsx';
import { booking, usePick } from '../shared/client.ts';
import '../shared/booking.css';

const usualDays = 30;

/** 统计: misses, waits, and whether what was told of waiting held. */
export default function FiguresPage() {
  const { t } = useText();
  const today = localDayOf(serverNow().toISOString());
  const [days, setDays] = useState({ from: dayAfter(today, -usualDays), until: today });
  const act = useAct();
  const figures = useQuery({
    queryKey: ['booking', 'figures', days],
    queryFn: async () => booking.figures({ query: days }),
  });
  const exported = async (): Promise<void> => {
    await act.run(async () => saveFile(await booking.figuresFile({ query: days })));
  };
  return (
    <>
      <PageHead title={t('booking.nav.figures')} lead={t('booking.figures.lead')}>
        <Button loading={act.busy} onClick={() => void exported()}>
          {t('booking.sheet.export')}
        </Button>
      </PageHead>
      <BookingNav />
      <div className="dk-tools">
        {(['from', 'until'] as const).map((name) => (
          <Input
            key={name}
            type="date"
            aria-label={t(`booking.figures.${name}`)}
            style={{ width: 160 }}
            value={days[name]}
            onChange={(event) =>
              event.target.value && setDays({ ...days, [name]: event.target.value })
            }
          />
        ))}
      </div>
      <ErrorNotice error={act.error} />
      {figures.isPending && <Loading lines={8} />}
      {figures.isError && (
        <ErrorState error={figures.error} onRetry={() => void figures.refetch()} />
      )}
      {figures.data?.pools.length === 0 && (
        <EmptyState icon="chart" title={t('booking.figures.none')} />
      )}
      {figures.data && figures.data.pools.length > 0 && (
        <div className="dk-stack">
          <PoolTable rows={figures.data.pools} />
          <DayChart days={figures.data.days} />
        </div>
      )}
    </>
  );
}

function PoolTable({ rows }: { rows: readonly PoolFigures[] }) {
  const { t } = useText();
  const pick = usePick();
  const number = (key: keyof PoolFigures, unit = '') => ({
    title: t(`booking.figures.${key}`),
    align: 'right' as const,
    render: (_: unknown, row: PoolFigures) => (
      <span className="bk-number">{row[key] === null ? '—' : `${String(row[key])}${unit}`}</span>
    ),
  });
  return (
    <Table
      rowKey="poolId"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...rows]}
      columns={[
        { title: t('booking.col.what'), render: (_, row) => pick(row.poolZh, row.poolEn) },
        number('booked'),
        number('came'),
        number('noShows'),
        number('noShowShare', '%'),
        number('cancelled'),
        number('tickets'),
        number('served'),
        number('left'),
        number('waitMedianMinutes'),
        number('waitLongMinutes'),
        number('serviceMedianMinutes'),
        number('keptShare', '%'),
      ]}
    />
  );
}

function DayChart({ days }: { days: readonly DayFigures[] }) {
  const { t } = useText();
  const series = (['booked', 'noShows', 'tickets'] as const).map((key) => ({
    name: t(`booking.figures.${key}`),
    kind: 'bar' as const,
    digits: 0,
    points: days.map((one) => ({ at: instantOf(one.day, '12:00'), value: one[key] })),
  }));
  return (
    <section className="dk-card">
      <h2>{t('booking.figures.byDay')}</h2>
      <TimeChart label={t('booking.figures.byDay')} by="day" series={series} from={0} />
    </section>
  );
}
