import { type ChartPoint, TimeChart } from '#ui/charts/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { HistoryBucket } from '#modules/observations/contract/index.ts';
import type { Property } from '../../../contract/index.ts';
import { unitText } from '../../../contract/units.ts';
import { useNameOf } from '../use-things.ts';
import { type Asked, useHistory } from './use-observations.ts';

interface NumberHistoryProps {
  readonly thingId: string;
  readonly property: Property;
  readonly asked: Asked;
}

/** Mean, smallest and largest of each piece of the span. */
export function NumberHistory({ thingId, property, asked }: NumberHistoryProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const history = useHistory(thingId, asked);
  if (history.isPending) return <Loading lines={8} />;
  if (history.isError) {
    return <ErrorState error={history.error} onRetry={() => void history.refetch()} />;
  }
  const { items } = history.data;
  if (items.length === 0) return <EmptyState icon="chart" title={t('things.values.none')} />;
  const stepMs = (asked.hours * 3_600_000) / 600;
  const digits = property.precision ?? 2;
  const unit = unitText(property.unit);
  const series = (name: string, valueOf: (bucket: HistoryBucket) => number) => ({
    name,
    unit,
    digits,
    points: withGaps(items, stepMs, valueOf),
  });
  // Few values a piece: smallest and largest would only be noise beside the mean.
  const isThin = items.reduce((sum, { count }) => sum + count, 0) < items.length * 5;
  return (
    <section className="dk-card">
      <h2>
        {nameOf(property)} {unit && <span className="dk-muted">({unit})</span>}
      </h2>
      <TimeChart
        label={nameOf(property)}
        height={340}
        series={
          isThin
            ? [series(nameOf(property), ({ mean }) => mean)]
            : [
                series(t('things.values.mean'), ({ mean }) => mean),
                series(t('things.values.min'), ({ min }) => min),
                series(t('things.values.max'), ({ max }) => max),
              ]
        }
      />
      <Summary items={items} digits={digits} unit={unit} />
    </section>
  );
}

/** A gap where nothing came for much longer than the usual distance, never drawn over. */
function withGaps(
  items: readonly HistoryBucket[],
  stepMs: number,
  valueOf: (bucket: HistoryBucket) => number,
): ChartPoint[] {
  const times = items.map(({ from }) => Date.parse(from));
  const distances = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const usual = distances.toSorted((a, b) => a - b)[Math.floor(distances.length / 2)] ?? stepMs;
  const longest = Math.max(usual, stepMs) * 3;
  return items.flatMap((bucket, index) => {
    const at = times[index] ?? 0;
    const before = times[index - 1];
    const point = { at: bucket.from, value: valueOf(bucket) };
    if (before === undefined || at - before <= longest) return [point];
    return [{ at: new Date(before + usual), value: null }, point];
  });
}

interface SummaryProps {
  readonly items: readonly HistoryBucket[];
  readonly digits: number;
  readonly unit: string;
}

/** The span in one line. */
function Summary({ items, digits, unit }: SummaryProps) {
  const { t } = useText();
  const count = items.reduce((sum, one) => sum + one.count, 0);
  const mean = items.reduce((sum, one) => sum + one.mean * one.count, 0) / Math.max(1, count);
  const say = (value: number): string => `${value.toFixed(digits)} ${unit}`.trim();
  return (
    <p className="dk-muted">
      {t('things.values.summary', {
        count,
        mean: say(mean),
        min: say(Math.min(...items.map((one) => one.min))),
        max: say(Math.max(...items.map((one) => one.max))),
      })}
    </p>
  );
}
