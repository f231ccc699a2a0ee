/** Hourly means of a station from the observations. */
import type { Ctx } from '#platform/context/index.ts';
import { history } from '#modules/observations/index.ts';

const hourMs = 3_600_000;

/** One hour's means by property key; a property without valid values is missing. */
export interface HourMeans {
  readonly at: Date;
  readonly values: Readonly<Record<string, number>>;
}

/** The beginning of the hour that holds an instant. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / hourMs) * hourMs);
}

/** Every hour from `from` (rounded down) to `to` (rounded up), with the means of these properties. */
export async function hourMeans(
  ctx: Ctx,
  { thingId, keys, from, to }: { thingId: string; keys: readonly string[]; from: Date; to: Date },
): Promise<HourMeans[]> {
  const start = hourOf(from).getTime();
  const count = Math.ceil((to.getTime() - start) / hourMs);
  const hours = Array.from({ length: count }, (_, index) => ({
    at: new Date(start + index * hourMs),
    values: {} as Record<string, number>,
  }));
  const end = new Date(start + count * hourMs);
  const read = keys.map(async (key) => ({
    key,
    buckets: await history(ctx, { thingId, key, from: new Date(start), to: end, points: count }),
  }));
  for (const { key, buckets } of await Promise.all(read)) {
    for (const bucket of buckets) {
      const hour = hours[Math.floor((bucket.from.getTime() - start) / hourMs)];
      if (hour && bucket.count > 0) hour.values[key] = tidy(bucket.mean);
    }
  }
  return hours;
}

/** Without the dust of binary sums, so that a half is rounded as people reckon it. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
