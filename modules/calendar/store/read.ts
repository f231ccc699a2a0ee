/** Reading the calendar. */
import type { Tx } from '#platform/database/index.ts';
import type { CalendarRows } from '../rules/data.ts';
import type { CalendarTables } from './tables.ts';

const on = (tx: Tx) => tx.as<CalendarTables>();

/** The token that changes with every change; empty before the set-up. */
export async function calendarRevision(tx: Tx): Promise<string> {
  const row = await on(tx).selectFrom('calendar.settings').select('revision').executeTakeFirst();
  return row?.revision ?? '';
}

/** Everything the calendar is made of. */
export async function calendarRows(tx: Tx): Promise<CalendarRows> {
  const settings = await on(tx).selectFrom('calendar.settings').selectAll().executeTakeFirst();
  const years = await on(tx).selectFrom('calendar.years').selectAll().orderBy('year').execute();
  const days = await on(tx).selectFrom('calendar.days').selectAll().orderBy('date').execute();
  return { settings, years, days };
}
