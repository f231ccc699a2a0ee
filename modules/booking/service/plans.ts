/** Pools and resources as who plans sees and changes them. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type {
  PlannedPool,
  PlannedResource,
  PoolChange,
  ResourceChange,
} from '../contract/index.ts';
import type { WeeklyHours } from '../contract/plans.ts';
import type { BookingRules } from '../contract/settings.ts';
import { problem } from '../problems.ts';
import { laterDay, slotsOn } from '../rules/day.ts';
import { weeklyFault } from '../rules/slots.ts';
import { bookingsBetween, countAhead } from '../store/bookings.ts';
import { insertResources, saveRulesRow, updatePool, updateResource } from '../store/plans.ts';
import { dayPeriod } from './availability.ts';
import {
  knownPool,
  knownResource,
  type Pool,
  plansChanged,
  type Resource,
  surroundings,
} from './book.ts';
import { say } from './words.ts';

/** All pools with their resources and plans. */
export async function listPlans(ctx: Ctx): Promise<{ items: PlannedPool[] }> {
  const { book } = await surroundings(ctx);
  return { items: book.pools.map(poolView) };
}

function poolView(pool: Pool): PlannedPool {
  return {
    id: pool.id,
    kind: pool.kind,
    nameZh: pool.nameZh,
    nameEn: pool.nameEn,
    siteZh: pool.site.nameZh,
    siteEn: pool.site.nameEn,
    hintZh: pool.hintZh,
    hintEn: pool.hintEn,
    slotMinutes: pool.slotMinutes,
    beforeMinutes: pool.beforeMinutes,
    afterMinutes: pool.afterMinutes,
    noticeMinutes: pool.noticeMinutes,
    horizonDays: pool.horizonDays,
    onHolidays: pool.onHolidays,
    makeUpWeekday: pool.makeUpWeekday,
    needsApproval: pool.needsApproval,
    active: pool.active,
    resources: pool.resources.map(resourceView),
  };
}

function resourceView(resource: Omit<Resource, 'pool'>): PlannedResource {
  return {
    id: resource.id,
    poolId: resource.poolId,
    nameZh: resource.nameZh,
    nameEn: resource.nameEn,
    titleZh: resource.titleZh,
    titleEn: resource.titleEn,
    spotZh: resource.spotZh,
    capacity: resource.capacity,
    weekly: resource.weekly,
    active: resource.active,
    version: resource.version,
    exceptions: resource.exceptions.map(({ id, kind, from, until, reasonZh }) => ({
      id,
      kind,
      from: from.toISOString(),
      until: until.toISOString(),
      reasonZh,
    })),
  };
}

/** Changes the rules of a pool; bookings that exist stay as they are. @throws pool-unknown */
export async function savePool(ctx: Ctx, poolId: string, change: PoolChange): Promise<void> {
  const { book } = await surroundings(ctx);
  const pool = knownPool(book, poolId);
  refuseForeign(ctx, pool);
  await ctx.database.inTenant(ctx, async (tx) => {
    await updatePool(tx, poolId, change);
    await plansChanged(tx);
    await audit(tx, [{ action: 'booking.savePool', subject: poolId, detail: { ...change } }]);
  });
}

/** A department plans its own, town-wide roles all. @throws pool-unknown */
export function refuseForeign({ actor }: Ctx, { departmentId }: Pool): void {
  const { kind, departmentIds } = actor.scope;
  const isOwn = departmentId !== null && departmentIds.includes(departmentId);
  if (kind !== 'town' && kind !== 'county' && !isOwn) throw problem('pool-unknown');
}

/** Adds a resource. @throws pool-unknown, plan-faulty */
export async function addResource(
  ctx: Ctx,
  poolId: string,
  input: ResourceChange,
): Promise<PlannedResource> {
  const { book } = await surroundings(ctx);
  const pool = knownPool(book, poolId);
  refuseForeign(ctx, pool);
  refuseFaulty(ctx, input.weekly);
  const row = {
    ...input,
    id: uuidv7(ctx.clock.now().getTime()),
    tenantId: ctx.tenantId,
    poolId,
    personId: null,
    sortOrder: pool.resources.length * 10,
    version: 1,
  };
  return ctx.database.inTenant(ctx, async (tx) => {
    await insertResources(tx, [row]);
    await plansChanged(tx);
    await audit(tx, [{ action: 'booking.addResource', subject: row.id, detail: { poolId } }]);
    return resourceView({ ...row, exceptions: [] });
  });
}

/** Changes a resource and its week. @throws bookable-unknown, plan-faulty, changed-meanwhile, capacity-in-use */
export async function saveResource(
  ctx: Ctx,
  resourceId: string,
  { version, ...change }: ResourceChange & { readonly version: number },
): Promise<PlannedResource> {
  const { book } = await surroundings(ctx);
  const resource = knownResource(book, resourceId);
  refuseForeign(ctx, resource.pool);
  refuseFaulty(ctx, change.weekly);
  return ctx.database.inTenant(ctx, async (tx) => {
    const isOtherKind = (resource.capacity === 1) !== (change.capacity === 1);
    const count = isOtherKind ? await countAhead(tx, resourceId) : 0;
    if (count > 0) throw problem('capacity-in-use', { count });
    if (!(await updateResource(tx, { id: resourceId, version }, change)))
      throw generalProblem('changed-meanwhile', { what: resource.nameZh });
    await plansChanged(tx);
    await audit(tx, [{ action: 'booking.saveResource', subject: resourceId, detail: { version } }]);
    return resourceView({ ...resource, ...change, version: version + 1 });
  });
}

/** @throws plan-faulty */
function refuseFaulty({ locale }: Ctx, weekly: readonly WeeklyHours[]): void {
  const fault = weeklyFault(weekly);
  if (!fault) return;
  const words =
    fault === 'backwards'
      ? say(locale, '有一段的结束不晚于开始', 'a span ends before it begins')
      : say(locale, '同一天有两段重叠', 'two spans of a day overlap');
  throw problem('plan-faulty', { fault: words }, [{ pointer: '/weekly', detail: words }]);
}

const trialDays = 7;

/** What a week would come to: times in it, and bookings ahead that would lie outside. @throws bookable-unknown, plan-faulty */
export async function tryWeek(
  ctx: Ctx,
  resourceId: string,
  weekly: readonly WeeklyHours[],
): Promise<{ slots: number; outside: number }> {
  const around = await surroundings(ctx);
  const resource = knownResource(around.book, resourceId);
  refuseFaulty(ctx, weekly);
  const today = localDay(ctx.clock.now());
  const slotsOf = (day: string) =>
    slotsOn(day, { weekly, exceptions: resource.exceptions }, { times: resource.pool, ...around });
  const days = Array.from({ length: trialDays }, (_, at) => laterDay(today, at));
  const until = dayPeriod(laterDay(today, resource.pool.horizonDays)).until;
  const booked = await ctx.database.inTenant(ctx, (tx) =>
    bookingsBetween(
      tx,
      { from: ctx.clock.now(), until },
      { resourceId, states: ['pending', 'confirmed'] },
    ),
  );
  const outside = booked.filter(
    ({ from }) => !slotsOf(localDay(from)).some((slot) => slot.from.getTime() === from.getTime()),
  );
  return {
    slots: days.reduce((sum, day) => sum + slotsOf(day).length, 0),
    outside: outside.length,
  };
}

/** The rules of the town. */
export async function readRules(ctx: Ctx): Promise<{ rules: BookingRules; version: number }> {
  const { book } = await surroundings(ctx);
  return { rules: book.rules, version: book.rulesVersion };
}

/** Changes them. @throws changed-meanwhile */
export async function saveRules(ctx: Ctx, rules: BookingRules, version: number): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await saveRulesRow(tx, rules, version)))
      throw generalProblem('changed-meanwhile', { what: say(ctx.locale, '规则', 'The rules') });
    await plansChanged(tx);
    await audit(tx, [{ action: 'booking.saveRules', subject: ctx.tenantId, detail: { ...rules } }]);
  });
}
