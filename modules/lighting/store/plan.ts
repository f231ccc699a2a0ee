/** Statements on settings, programmes, calendars and groups. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { CalendarRow, GroupRow, LightingTables, ProgrammeRow, SettingsRow } from './tables.ts';

const on = (tx: Tx) => tx.as<LightingTables>();

/** The token that changes with every change of the plan; empty before the set-up. */
export async function planRevision(tx: Tx): Promise<string> {
  const row = await on(tx).selectFrom('lighting.settings').select('revision').executeTakeFirst();
  return row?.revision ?? '';
}

/** Everything that is planned. */
export async function planRows(tx: Tx) {
  const settings = await on(tx).selectFrom('lighting.settings').selectAll().executeTakeFirst();
  const all = { programmes: on(tx).selectFrom('lighting.programmes').selectAll().orderBy('code') };
  const programmes = await all.programmes.execute();
  const calendars = await on(tx)
    .selectFrom('lighting.calendars')
    .selectAll()
    .orderBy('code')
    .execute();
  const groups = await on(tx).selectFrom('lighting.groups').selectAll().orderBy('code').execute();
  return { settings, programmes, calendars, groups };
}

/** Lets changes of the plan follow each other, so that checks hold until the commit. */
export async function lockPlan(tx: Tx): Promise<void> {
  await on(tx).selectFrom('lighting.settings').select('tenantId').forUpdate().execute();
}

/** Gives the plan a new revision. */
export async function touchPlan(tx: Tx): Promise<void> {
  await on(tx)
    .updateTable('lighting.settings')
    .set({ revision: sql<string>`gen_random_uuid()` })
    .execute();
}

/** Adds or replaces the settings. */
export async function saveSettingsRow(tx: Tx, row: SettingsRow): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id) DO UPDATE SET calendar_code = excluded.calendar_code,
    fen_per_kwh = excluded.fen_per_kwh, kg_co2_per_kwh = excluded.kg_co2_per_kwh,
    baseline_uncertainty = excluded.baseline_uncertainty,
    meter_uncertainty = excluded.meter_uncertainty, version = excluded.version`;
  await insertMany(tx, 'lighting.settings', [row], suffix);
}

/** Adds or replaces programmes. */
export async function saveProgrammeRows(tx: Tx, rows: readonly ProgrammeRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, code) DO UPDATE SET name_zh = excluded.name_zh,
    name_en = excluded.name_en, steps = excluded.steps, version = excluded.version`;
  await insertMany(tx, 'lighting.programmes', rows, suffix);
}

/** Adds or replaces calendars. */
export async function saveCalendarRows(tx: Tx, rows: readonly CalendarRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, code) DO UPDATE SET name_zh = excluded.name_zh,
    name_en = excluded.name_en, rules = excluded.rules,
    usual_programme_code = excluded.usual_programme_code, version = excluded.version`;
  await insertMany(tx, 'lighting.calendars', rows, suffix);
}

/** Adds or replaces groups. */
export async function saveGroupRows(tx: Tx, rows: readonly GroupRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, code) DO UPDATE SET name_zh = excluded.name_zh,
    name_en = excluded.name_en, calendar_code = excluded.calendar_code,
    rated_watts = excluded.rated_watts, baseline_watts = excluded.baseline_watts,
    sensor_level = excluded.sensor_level, sensor_hold_seconds = excluded.sensor_hold_seconds,
    version = excluded.version`;
  await insertMany(tx, 'lighting.groups', rows, suffix);
}

/** Removes a programme or a calendar. */
export async function deletePlanned(
  tx: Tx,
  table: 'lighting.programmes' | 'lighting.calendars',
  code: string,
): Promise<void> {
  await on(tx).deleteFrom(table).where('code', '=', code).execute();
}
