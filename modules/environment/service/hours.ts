/** Hourly means of a station from the observations. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type Bucket, history, historyIn } from '#modules/observations/index.ts';

const hourMs = 3_600_000;

/** One hour's means by property key; a property without valid values is missing. */
export interface HourMeans {
  readonly at: Date;
  readonly values: Readonly<Record<string, number>>;
}

/** Which hours of which properties. */
export interface HourQuestion {
  readonly thingId: string;
  readonly keys: readonly string[];
  readonly from: Date;
  readonly to: Date;
}

/** The beginning of the hour that holds an instant. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / hourMs) * hourMs);
}

/** Every hour from `from` (rounded down) to `to` (rounded up), with the means of these properties. */
export async function hourMeans(at: Ctx | Tx, question: HourQuestion): Promise<HourMeans[]> {
  const { thingId, keys, from, to } = question;
  const start = hourOf(from).getTime();
  const count = Math.ceil((to.getTime() - start) / hourMs);
  const hours = Array.from({ length: count }, (_, index) => ({
    at: new Date(start + index * hourMs),
    values: {} as Record<string, number>,
  }));
  const end = new Date(start + count * hourMs);
  const asked = { thingId, from: new Date(start), to: end, points: count };
  for (const { key, buckets } of await bucketsOf(at, keys, asked)) {
    for (const bucket of buckets) {
      const hour = hours[Math.floor((bucket.from.getTime() - start) / hourMs)];
      if (hour && bucket.count > 0) hour.values[key] = tidy(bucket.mean);
    }
  }
  return hours;
}

/** All properties: at once on connections of their own, one after another in a running transaction. */
async function bucketsOf(
  at: Ctx | Tx,
  keys: readonly string[],
  asked: {
    readonly thingId: string;
    readonly from: Date;
    readonly to: Date;
    readonly points: number;
  },
): Promise<{ key: string; buckets: Bucket[] }[]> {
  if (!('client' in at)) {
    return Promise.all(
      keys.map(async (key) => ({ key, buckets: await history(at, { ...asked, key }) })),
    );
  }
  const found: { key: string; buckets: Bucket[] }[] = [];
  for (const key of keys) found.push({ key, buckets: await historyIn(at, { ...asked, key }) });
  return found;
}

/** Without the dust of binary sums, so that a half is rounded as people reckon it. */
function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
