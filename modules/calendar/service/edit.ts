/** Administering the working calendar. */
import { audit } from '#platform/audit/index.ts';
import {
  type CalendarData,
  CalendarError,
  createCalendar,
  type NamedDay,
} from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { problem } from '../problems.ts';
import { dataOf, rowsOfData } from '../rules/data.ts';
import { isShipped, shippedYear } from '../rules/year.ts';
import { calendarRows } from '../store/read.ts';
import type { CalendarSettingsRow, DayRow } from '../store/tables.ts';
import {
  deleteAllDays,
  deleteNationalDays,
  deleteTownDay,
  lockSettings,
  lockTownDay,
  lockYear,
  saveDays,
  saveYears,
  updateSettings,
} from '../store/write.ts';
import { changingCalendar } from './working.ts';

interface Saved {
  readonly version: number;
}

/** Runs a change, proves that the calendar can still be counted with, keeps its version. */
export function editing<T>(ctx: Ctx, action: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return changingCalendar(ctx, async (tx) => {
    await lockSettings(tx);
    const saved = await work(tx);
    const data = dataOf(await calendarRows(tx));
    prove(data);
    await saveVersions(tx, [
      { kind: 'calendar.calendar', subject: ctx.tenantId, content: data, note: action },
    ]);
    await audit(tx, [{ action: `calendar.${action}`, subject: ctx.tenantId }]);
    return saved;
  });
}

/** @throws calendar-faulty naming the entry */
function prove(data: CalendarData): void {
  try {
    createCalendar(data);
  } catch (error) {
    if (error instanceof CalendarError) throw problem('calendar-faulty', { fault: error.message });
    throw error;
  }
}

/** Somebody saved the calendar in between. */
export const stale = () => generalProblem('changed-meanwhile', { what: '工作日历' });

/** The usual week and the market days. */
export type Week = Pick<CalendarSettingsRow, 'weeklyHours' | 'makeUpHours' | 'marketRules'>;

/** Changes the usual week. @throws calendar-faulty, changed-meanwhile */
export function saveWeek(ctx: Ctx, version: number, week: Week): Promise<Saved> {
  return editing(ctx, 'saveWeek', async (tx) => {
    if (!(await updateSettings(tx, version, week))) throw stale();
    return { version: version + 1 };
  });
}

/** What the town sets for a day. */
export interface OwnDay extends Pick<DayRow, 'nameZh' | 'nameEn'> {
  readonly kind: 'working' | 'holiday';
  readonly hours?: DayRow['hours'];
  readonly version: number | null;
}

/** Sets a day of the town's own. @throws calendar-faulty, changed-meanwhile */
export function saveDay(
  ctx: Ctx,
  date: string,
  { version: read, hours, ...day }: OwnDay,
): Promise<Saved> {
  return editing(ctx, 'saveDay', async (tx) => {
    const present = await lockTownDay(tx, date);
    if ((present?.version ?? null) !== read) throw stale();
    const version = (read ?? 0) + 1;
    await saveDays(tx, [
      { tenantId: ctx.tenantId, date, origin: 'town', ...day, hours: hours ?? null, version },
    ]);
    return { version };
  });
}

/** Lets a day follow the national calendar again. @throws changed-meanwhile, not-found */
export async function removeDay(ctx: Ctx, date: string, version: number): Promise<void> {
  await editing(ctx, 'removeDay', async (tx) => {
    const present = await lockTownDay(tx, date);
    if (!present) throw generalProblem('not-found', { what: `${date} 的本镇设置` });
    if (present.version !== version) throw stale();
    await deleteTownDay(tx, date);
    return { version };
  });
}

/** A year's notice. */
export interface Notice {
  readonly published: boolean;
  readonly holidays: readonly NamedDay[];
  readonly makeUpDays: readonly NamedDay[];
  /** Version that was read; 0 for a year not entered before. */
  readonly version: number;
}

/** Enters a year's notice. @throws day-not-of-year, calendar-faulty, changed-meanwhile */
export function saveYear(ctx: Ctx, year: number, notice: Notice): Promise<Saved> {
  const stray = [...notice.holidays, ...notice.makeUpDays].find(
    ({ date }) => !date.startsWith(`${year}-`),
  );
  if (stray) throw problem('day-not-of-year', { date: stray.date, year });
  return editing(ctx, 'saveYear', async (tx) => {
    const present = await lockYear(tx, year);
    if ((present?.version ?? 0) !== notice.version) throw stale();
    const version = notice.version + 1;
    const { tenantId } = ctx;
    prove({
      ...dataOf(await calendarRows(tx)),
      holidays: notice.holidays,
      makeUpDays: notice.makeUpDays,
    });
    await deleteNationalDays(tx, year);
    const data = {
      weeklyHours: {},
      publishedYears: [],
      holidays: notice.holidays,
      makeUpDays: notice.makeUpDays,
    };
    await saveDays(
      tx,
      rowsOfData(tenantId, data).days.map((day) => ({ ...day, version })),
    );
    await saveYears(tx, [{ tenantId, year, published: notice.published, version }]);
    return { version };
  });
}

/** Takes a year over from the shipped list. @throws year-not-published, changed-meanwhile */
export async function adoptYear(ctx: Ctx, year: number, version: number): Promise<Saved> {
  if (!isShipped(year)) throw problem('year-not-published', { year });
  return saveYear(ctx, year, { published: true, ...shippedYear(year), version });
}

/** Replaces the whole calendar. @throws calendar-faulty, changed-meanwhile */
export function importCalendar(ctx: Ctx, data: CalendarData, version: number): Promise<Saved> {
  prove(data);
  return editing(ctx, 'importCalendar', async (tx) => {
    const week = {
      weeklyHours: data.weeklyHours,
      makeUpHours: data.makeUpHours ?? null,
      marketRules: data.marketRules ?? [],
    };
    if (!(await updateSettings(tx, version, week))) throw stale();
    const { years, days } = rowsOfData(ctx.tenantId, data);
    await deleteAllDays(tx);
    await saveYears(tx, years);
    await saveDays(tx, days);
    return { version: version + 1 };
  });
}
