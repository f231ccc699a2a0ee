/** Writing the calendar. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { CalendarSettingsRow, CalendarTables, DayRow, YearRow } from './tables.ts';

const on = (tx: Tx) => tx.as<CalendarTables>();

/** Lets changes of a town's calendar follow each other, so that checks hold until the commit. */
export async function lockSettings(tx: Tx): Promise<void> {
  await on(tx).selectFrom('calendar.settings').select('tenantId').forUpdate().execute();
}

/** Adds a town's settings. */
export async function insertSettings(tx: Tx, row: CalendarSettingsRow): Promise<void> {
  await insertMany(tx, 'calendar.settings', [row]);
}

/** Changes the usual week and the market days if the version still fits. @returns whether it did */
export async function updateSettings(
  tx: Tx,
  version: number,
  change: Pick<CalendarSettingsRow, 'weeklyHours' | 'makeUpHours' | 'marketRules'>,
): Promise<boolean> {
  const json = (value: unknown) =>
    value === null ? null : sql<never>`${JSON.stringify(value)}::jsonb`;
  const result = await on(tx)
    .updateTable('calendar.settings')
    .set({
      weeklyHours: json(change.weeklyHours) as never,
      makeUpHours: json(change.makeUpHours),
      marketRules: json(change.marketRules) as never,
      version: version + 1,
    })
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Gives the calendar a new revision. */
export async function touchRevision(tx: Tx): Promise<void> {
  await on(tx)
    .updateTable('calendar.settings')
    .set({ revision: sql<string>`gen_random_uuid()` })
    .execute();
}

/** Adds or replaces days. */
export async function saveDays(tx: Tx, rows: readonly DayRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, date, origin) DO UPDATE SET kind = excluded.kind, hours = excluded.hours,
    name_zh = excluded.name_zh, name_en = excluded.name_en, version = excluded.version`;
  await insertMany(tx, 'calendar.days', rows, suffix);
}

/** Adds or replaces years. */
export async function saveYears(tx: Tx, rows: readonly YearRow[]): Promise<void> {
  const suffix =
    'ON CONFLICT (tenant_id, year) DO UPDATE SET published = excluded.published, version = excluded.version';
  await insertMany(tx, 'calendar.years', rows, suffix);
}

/** One of the town's own days, locked. */
export function lockTownDay(tx: Tx, date: string): Promise<DayRow | undefined> {
  return on(tx)
    .selectFrom('calendar.days')
    .selectAll()
    .where('date', '=', date)
    .where('origin', '=', 'town')
    .forUpdate()
    .executeTakeFirst();
}

/** A year's row, locked. */
export function lockYear(tx: Tx, year: number): Promise<YearRow | undefined> {
  return on(tx)
    .selectFrom('calendar.years')
    .selectAll()
    .where('year', '=', year)
    .forUpdate()
    .executeTakeFirst();
}

/** Removes one of the town's own days. */
export async function deleteTownDay(tx: Tx, date: string): Promise<void> {
  await on(tx)
    .deleteFrom('calendar.days')
    .where('date', '=', date)
    .where('origin', '=', 'town')
    .execute();
}

/** Removes the holidays and make-up days of a year's notice. */
export async function deleteNationalDays(tx: Tx, year: number): Promise<void> {
  await on(tx)
    .deleteFrom('calendar.days')
    .where('origin', '=', 'national')
    .where('date', '>=', `${year}-01-01`)
    .where('date', '<=', `${year}-12-31`)
    .execute();
}

/** Removes every day and year, before an import puts others in their place. */
export async function deleteAllDays(tx: Tx): Promise<void> {
  await on(tx).deleteFrom('calendar.days').execute();
  await on(tx).deleteFrom('calendar.years').execute();
}
