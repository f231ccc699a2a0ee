/** Visits of some days, and one's own in the order of the way. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { VisitQuery, VisitRow } from '../contract/visits.ts';
import { problem } from '../problems.ts';
import { dayPlus, daysBetween } from '../rules/age.ts';
import { inOrder } from '../rules/plans.ts';
import { visitRows } from '../store/requests.ts';
import { visitViews } from './request-views.ts';

const mostRows = 2000;
const mostDays = 62;

/** Visits of some days within reach; today unless said. @throws day-unfit */
export async function listVisits(ctx: Ctx, query: VisitQuery): Promise<{ items: VisitRow[] }> {
  const today = localDay(ctx.clock.now());
  const from = query.from ?? today;
  const until = query.until ?? from;
  if (until < from || daysBetween(from, until) > mostDays)
    throw problem('day-unfit', { day: until }, [{ pointer: '/until', detail: until }]);
  const filter = { from, until, ...(query.carerId ? { carerId: query.carerId } : {}) };
  return ctx.database.inTenant(ctx, async (tx) => ({
    items: await visitViews(tx, await visitRows(tx, filter, mostRows)),
  }));
}

/** My visits of today and tomorrow, in the order of the way. */
export async function myVisits(ctx: Ctx): Promise<{ items: VisitRow[] }> {
  const today = localDay(ctx.clock.now());
  const carerId = ctx.actor.personId;
  if (!carerId) throw generalProblem('sign-in-required');
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await visitRows(tx, { from: today, until: dayPlus(today, 1), carerId }, mostRows);
    return { items: inOrder(await visitViews(tx, rows)) };
  });
}
