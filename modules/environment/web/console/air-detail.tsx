import { Segmented } from 'antd';
import { useState } from 'react';
import { TimeChart } from '#ui/charts/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { AirHourView, AirNow } from '../../contract.ts';
import { airUnit, aqiLook, pollutantOrder } from './levels.ts';
import { useAirHours } from './use-environment.ts';

const spans = [24, 72, 168, 720] as const;

/** The course of an air station: index by the hour, pollutants. */
export function AirDetail({ air }: { air: AirNow }) {
  const { t } = useText();
  const [hours, setHours] = useState<number>(24);
  const read = useAirHours(air.thingId, hours);
  return (
    <div className="dk-stack">
      <Segmented<number>
        value={hours}
        onChange={setHours}
        options={spans.map((value) => ({ value, label: t(`environment.span.${value}`) }))}
      />
      {read.isPending && <Loading lines={6} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && <AirCharts hours={read.data.hours} />}
    </div>
  );
}

function AirCharts({ hours }: { hours: readonly AirHourView[] }) {
  const { t } = useText();
  const of = (key: string, digits: number) => ({
    name: key,
    unit: airUnit(key),
    digits,
    points: hours.map(({ at, values }) => ({ at, value: values[key] ?? null })),
  });
  return (
    <>
      <section>
        <h3>{t('environment.air.index')}</h3>
        <TimeChart
          label={t('environment.air.index')}
          height={200}
          from={0}
          limits={[{ value: 100, label: t('environment.air.good') }]}
          series={[
            {
              name: 'AQI',
              kind: 'bar',
              digits: 0,
              points: hours.map(({ at, aqi, level }) => ({
                at,
                value: aqi,
                colour: aqiLook(level).colour,
              })),
            },
          ]}
        />
      </section>
      <section>
        <h3>{t('environment.air.particles')}</h3>
        <TimeChart
          label={t('environment.air.particles')}
          series={pollutantOrder.slice(0, 2).map(({ key, digits }) => of(key, digits))}
          from={0}
        />
      </section>
      <section>
        <h3>{t('environment.air.gases')}</h3>
        <TimeChart
          label={t('environment.air.gases')}
          series={pollutantOrder.slice(2, 5).map(({ key, digits }) => of(key, digits))}
          from={0}
        />
      </section>
      <section>
        <h3>CO</h3>
        <TimeChart label="CO" height={180} series={[of('CO', 1)]} from={0} />
      </section>
    </>
  );
}
