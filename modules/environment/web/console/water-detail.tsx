import { Segmented } from 'antd';
import { useState } from 'react';
import { TimeChart } from '#ui/charts/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import type { WaterNow } from '../../contract.ts';
import { factorOrder } from './levels.ts';
import { SiteForm } from './site-form.tsx';
import { useWaterTimes } from './use-environment.ts';

const spans = [24, 72, 168, 720] as const;

/** The course of a water station: class, and each factor. */
export function WaterDetail({ water }: { water: WaterNow }) {
  const { t } = useText();
  const [hours, setHours] = useState<number>(168);
  const read = useWaterTimes(water.thingId, hours);
  const samples = read.data?.samples ?? [];
  return (
    <div className="dk-stack">
      <SiteForm
        thingId={water.thingId}
        version={water.siteVersion}
        body={water.body}
        target={water.target}
        key={water.siteVersion}
      />
      <Segmented<number>
        value={hours}
        onChange={setHours}
        options={spans.map((value) => ({ value, label: t(`environment.span.${value}`) }))}
      />
      {read.isPending && <Loading lines={6} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && (
        <>
          <h3>{t('environment.water.class')}</h3>
          <TimeChart
            label={t('environment.water.class')}
            height={180}
            from={0}
            limits={[{ value: water.target, label: t('environment.water.target') }]}
            series={[
              {
                name: t('environment.water.class'),
                kind: 'step',
                digits: 0,
                points: samples.map(({ at, class: found }) => ({ at, value: found })),
              },
            ]}
          />
          {factorOrder
            .filter(({ key }) => samples.some(({ values }) => key in values))
            .map(({ key, digits }) => (
              <section key={key}>
                <h3>{t(`environment.factor.${key}`)}</h3>
                <TimeChart
                  label={t(`environment.factor.${key}`)}
                  height={160}
                  series={[
                    {
                      name: t(`environment.factor.${key}`),
                      ...(key === 'pH' ? {} : { unit: 'mg/L' }),
                      digits,
                      points: samples.map(({ at, values }) => ({ at, value: values[key] ?? null })),
                    },
                  ]}
                />
              </section>
            ))}
        </>
      )}
    </div>
  );
}
