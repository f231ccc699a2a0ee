/** The calendar as the screens show it. */
import { type CalendarData, createCalendar } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { versionsOf } from '#platform/versions/index.ts';
import type { CalendarView } from '../contract.ts';
import { dataOf } from '../rules/data.ts';
import { isShipped, monthsOf, townVersionsOf } from '../rules/year.ts';
import { calendarRows } from '../store/read.ts';

/** One year, straight from the tables. */
export async function viewYear(ctx: Ctx, year: number): Promise<CalendarView> {
  const rows = await ctx.database.inTenant(ctx, calendarRows);
  const data = dataOf(rows);
  const entered = rows.years.find((one) => one.year === year);
  return {
    year,
    published: data.publishedYears.includes(year),
    shipped: isShipped(year),
    yearVersion: entered?.version ?? 0,
    months: monthsOf(createCalendar(data), year, townVersionsOf(rows)),
    weeklyHours: data.weeklyHours,
    makeUpHours: data.makeUpHours ? [...data.makeUpHours] : null,
    marketRules: [...(data.marketRules ?? [])],
    version: rows.settings?.version ?? 0,
  };
}

/** Saved states, newest first. */
export async function viewVersions(ctx: Ctx) {
  const saved = await ctx.database.inTenant(ctx, (tx) =>
    versionsOf(tx, 'calendar.calendar', ctx.tenantId),
  );
  return {
    items: saved.map((one) => ({
      ...one,
      content: one.content as CalendarData,
      savedAt: one.savedAt.toISOString(),
    })),
  };
}

/** The whole calendar as a file that can be imported again. */
export async function exportCalendar(ctx: Ctx): Promise<FileReply> {
  const data = dataOf(await ctx.database.inTenant(ctx, calendarRows));
  const bytes = new Uint8Array(Buffer.from(JSON.stringify(data, null, 2)));
  return { mediaType: 'application/json; charset=utf-8', fileName: '工作日历.json', bytes };
}
