import { Input, Table } from 'antd';
import { useState } from 'react';
import { TimeChart } from '#ui/charts/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { NoiseDayView, NoiseNow } from '../../contract.ts';
import { noiseMeaning } from './levels.ts';
import { SiteForm } from './site-form.tsx';
import { useNoiseDay } from './use-environment.ts';

/** A day of a noise meter against its zone. */
export function NoiseDetail({ noise }: { noise: NoiseNow }) {
  const { t } = useText();
  const today = new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const [date, setDate] = useState(today);
  const read = useNoiseDay(noise.thingId, date);
  return (
    <div className="dk-stack">
      <SiteForm
        thingId={noise.thingId}
        version={noise.siteVersion}
        zone={noise.zone}
        key={noise.siteVersion}
      />
      <label className="dk-row">
        {t('environment.day')}
        <Input
          type="date"
          className="env-date"
          value={date}
          max={today}
          onChange={({ target }) => target.value && setDate(target.value)}
        />
      </label>
      {read.isPending && <Loading lines={6} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <Day day={read.data} />}
    </div>
  );
}

function Day({ day }: { day: NoiseDayView }) {
  const { t } = useText();
  const series = (name: string, of: (hour: NoiseDayView['hours'][number]) => number | null) => ({
    name,
    unit: 'dB(A)',
    points: day.hours.map((hour) => ({ at: hour.at, value: of(hour) })),
  });
  return (
    <>
      <Table
        size="small"
        rowKey="period"
        pagination={false}
        dataSource={day.periods}
        columns={[
          {
            title: t('environment.noise.period'),
            dataIndex: 'period',
            render: (period: string) => t(`environment.noise.${period}Long`),
          },
          {
            title: t('environment.noise.equivalent'),
            dataIndex: 'level',
            align: 'right',
            render: (level: number | null) => level?.toFixed(1) ?? '—',
          },
          { title: t('environment.noise.limit'), dataIndex: 'limit', align: 'right' },
          {
            title: t('environment.verdict'),
            dataIndex: 'over',
            render: (over: number | null) => (
              <StatusTag meaning={over === null ? 'neutral' : noiseMeaning(over)}>
                {over === null && t('environment.noData')}
                {over === 0 && t('environment.kept')}
                {over !== null && over > 0 && t('environment.noise.over', { over })}
              </StatusTag>
            ),
          },
          {
            title: t('environment.noise.hoursOver'),
            dataIndex: 'hoursOver',
            align: 'right',
            render: (over: number, { hours }) => `${over} / ${hours}`,
          },
        ]}
        footer={() => t('environment.noise.ldn', { level: day.ldn?.toFixed(1) ?? '—' })}
      />
      <TimeChart
        label={t('environment.noise.byHour')}
        height={280}
        series={[
          { ...series(t('environment.noise.hour'), ({ level }) => level), kind: 'step' },
          { ...series(t('environment.noise.limitLine'), ({ limit }) => limit), kind: 'step' },
          series('L10', ({ l10 }) => l10),
          series('L50', ({ l50 }) => l50),
          series('L90', ({ l90 }) => l90),
        ]}
      />
    </>
  );
}
