/** Every statement of the environment. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { DayRow, EnvironmentTables, NoiseHourRow, SiteRow } from './tables.ts';

const on = (tx: Tx) => tx.as<EnvironmentTables>();

/** How stations are judged, where it was set. */
export function siteRows(tx: Tx): Promise<SiteRow[]> {
  return on(tx).selectFrom('environment.sites').selectAll().execute();
}

/** One station's row, locked. */
export function lockSite(tx: Tx, thingId: string): Promise<SiteRow | undefined> {
  return on(tx)
    .selectFrom('environment.sites')
    .selectAll()
    .where('thingId', '=', thingId)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds or replaces rows of stations. */
export async function saveSites(tx: Tx, rows: readonly SiteRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, thing_id) DO UPDATE SET noise_zone = excluded.noise_zone,
    water_body = excluded.water_body, water_target = excluded.water_target, version = excluded.version`;
  await insertMany(tx, 'environment.sites', rows, suffix);
}

/** Adds samples to their hours. */
export async function addNoise(tx: Tx, rows: readonly NoiseHourRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, thing_id, hour_at) DO UPDATE SET
    energy = noise_hours.energy + excluded.energy, samples = noise_hours.samples + excluded.samples,
    loudest = greatest(noise_hours.loudest, excluded.loudest),
    quietest = least(noise_hours.quietest, excluded.quietest)`;
  await insertMany(tx, 'environment.noise_hours', rows, suffix);
}

/** Hours of meters, in order of time; `from` belongs, `to` not. */
export function noiseHours(
  tx: Tx,
  thingIds: readonly string[],
  from: Date,
  to: Date,
): Promise<NoiseHourRow[]> {
  if (thingIds.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('environment.noise_hours')
    .selectAll()
    .where('thingId', 'in', [...thingIds])
    .where('hourAt', '>=', from)
    .where('hourAt', '<', to)
    .orderBy('hourAt')
    .execute();
}

/** Puts judged days of a station in the place of those that were there; `to` does not belong. */
export async function replaceDays(
  tx: Tx,
  given: {
    readonly thingId: string;
    readonly from: Date;
    readonly to: Date;
    readonly rows: readonly DayRow[];
  },
): Promise<void> {
  const { thingId, from, to, rows } = given;
  await on(tx)
    .deleteFrom('environment.days')
    .where('thingId', '=', thingId)
    .where('dayAt', '>=', from)
    .where('dayAt', '<', to)
    .execute();
  await insertMany(tx, 'environment.days', rows);
}

/** The first and the last judged day of a station; null without any. */
export async function dayRange(tx: Tx, thingId: string): Promise<{ from: Date; to: Date } | null> {
  const row = await on(tx)
    .selectFrom('environment.days')
    .select((all) => [all.fn.min('dayAt').as('from'), all.fn.max('dayAt').as('to')])
    .where('thingId', '=', thingId)
    .executeTakeFirst();
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}
