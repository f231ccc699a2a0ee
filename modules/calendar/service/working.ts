/** The calendar ready to count with, kept in the process, and the one way to say that it changed. */
import { createCalendar, type WorkingCalendar } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { dataOf } from '../rules/data.ts';
import { calendarRevision, calendarRows } from '../store/read.ts';
import { touchRevision } from '../store/write.ts';

/** The event that tells that hours, holidays or market days changed. */
export const calendarChanged = 'calendar.changed';

/** Calendars by tenant. */
export const calendarCache = new TenantCache<WorkingCalendar>({
  revision: calendarRevision,
  load: async (tx) => createCalendar(dataOf(await calendarRows(tx))),
});

/** The working calendar of the ctx's town. */
export function working(at: Ctx | Tx): Promise<WorkingCalendar> {
  return calendarCache.get(at);
}

/** Runs a change of the calendar in one transaction and refreshes this process's copy after it. */
export async function changingCalendar<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await ctx.database.inTenant(ctx, async (tx) => {
    const done = await work(tx);
    await touchRevision(tx);
    await emit(tx, [
      { type: calendarChanged, subject: ctx.tenantId, payload: {}, audience: { everyone: true } },
    ]);
    return done;
  });
  await calendarCache.reload(ctx);
  return result;
}
