import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { TimeChart } from '#ui/charts/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '#ui/kit/states.tsx';
import type { NightView } from '../../contract/index.ts';
import type { Step } from './say.ts';
import { lighting } from './use-lighting.ts';

/** What steps make of the night of a chosen evening. */
export function ProgrammePreview({ steps }: { steps: readonly Step[] }) {
  const { t } = useText();
  const [date, setDate] = useState(() =>
    new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  );
  const night = useQuery({
    queryKey: ['lighting', 'preview', date, steps],
    queryFn: async () => lighting.preview({ query: { date, steps: JSON.stringify(steps) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section>
      <div className="dk-row">
        <h3>{t('lighting.plan.preview')}</h3>
        <Input
          type="date"
          className="light-date"
          aria-label={t('lighting.plan.evening')}
          value={date}
          onChange={({ target: { value } }) => value && setDate(value)}
        />
      </div>
      <ErrorNotice error={night.error} />
      {night.isPending && <Loading lines={4} />}
      {night.data && (
        <>
          <TimeChart
            label={t('lighting.plan.preview')}
            height={180}
            from={0}
            series={[
              {
                name: t('lighting.commanded'),
                unit: '%',
                kind: 'step',
                digits: 0,
                points: pointsOf(night.data),
              },
            ]}
          />
          <p className="dk-muted">
            {t('lighting.plan.hours', {
              burning: night.data.burningHours.toFixed(1),
              full: night.data.fullHours.toFixed(1),
            })}
          </p>
        </>
      )}
    </section>
  );
}

/** From dusk to dawn, dark ends included. */
function pointsOf({ points, duskAt, dawnAt }: NightView) {
  const half = (at: string, minutes: number): string =>
    new Date(new Date(at).getTime() + minutes * 60_000).toISOString();
  return [
    { at: half(duskAt, -60), value: 0 },
    ...points.map(({ at, levelPercent }) => ({ at, value: levelPercent })),
    { at: half(dawnAt, 60), value: 0 },
  ];
}
