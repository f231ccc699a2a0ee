/** Everything that bookings are judged by, kept in the process: rules, sites, pools, resources, exceptions. */
import { working } from '#modules/calendar/index.ts';
import type { WorkingCalendar } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { events, houseRules } from '../contract/index.ts';
import type { BookingRules } from '../contract/settings.ts';
import { problem } from '../problems.ts';
import { bookableWindow, isBookable, type Period, type Slot, slotsOn } from '../rules/day.ts';
import { planRevision, planRows, touchPlans } from '../store/plans.ts';
import type { ExceptionRow, PoolRow, ResourceRow, SiteRow } from '../store/tables.ts';

/** A resource with its pool, site and exceptions. */
export interface Resource extends ResourceRow {
  readonly pool: Pool;
  readonly exceptions: readonly ExceptionRow[];
}

/** A pool with its site and resources. */
export interface Pool extends PoolRow {
  readonly site: SiteRow;
  readonly resources: readonly Resource[];
}

/** The plans of a town. */
export interface Book {
  readonly rules: BookingRules;
  /** 0: the rules of the house. */
  readonly rulesVersion: number;
  readonly sites: readonly SiteRow[];
  readonly pools: readonly Pool[];
  readonly pool: ReadonlyMap<string, Pool>;
  readonly resource: ReadonlyMap<string, Resource>;
}

const cache = new TenantCache<Book>({
  revision: planRevision,
  load: async (tx) => bookOf(await planRows(tx)),
});

/** The plans, with the working calendar they are read with. */
export interface Surroundings {
  readonly book: Book;
  readonly calendar: WorkingCalendar;
}

/** Plans and calendar of the ctx's town. */
export async function surroundings(at: Ctx | Tx): Promise<Surroundings> {
  // One after the other: within a transaction both may read on its one connection.
  const book = await cache.get(at);
  return { book, calendar: await working(at) };
}

/** Says in the running transaction that plans or rules changed. */
export async function plansChanged(tx: Tx): Promise<void> {
  await touchPlans(tx);
  cache.changedIn(tx);
  await emit(tx, [
    { type: events.plans, subject: tx.ctx.tenantId, payload: {}, audience: { everyone: true } },
  ]);
}

/** Reads the plans anew: after rows were changed past this module (the tests, a restored town). */
export function reloadBook(ctx: Ctx): Promise<void> {
  return cache.reload(ctx);
}

function bookOf(rows: Awaited<ReturnType<typeof planRows>>): Book {
  const resource = new Map<string, Resource>();
  const pools = rows.pools.flatMap((row): Pool[] => {
    const site = rows.sites.find(({ id }) => id === row.siteId);
    if (!site) return [];
    const resources: Resource[] = [];
    const pool: Pool = { ...row, site, resources };
    for (const each of rows.resources) {
      if (each.poolId !== row.id) continue;
      const exceptions = rows.exceptions.filter(({ resourceId }) => resourceId === each.id);
      const whole = { ...each, pool, exceptions };
      resources.push(whole);
      resource.set(each.id, whole);
    }
    return [pool];
  });
  return {
    rules: { ...houseRules, ...rows.settings?.rules },
    rulesVersion: rows.settings?.version ?? 0,
    sites: rows.sites,
    pools,
    pool: new Map(pools.map((one) => [one.id, one])),
    resource,
  };
}

/** A pool that residents may book. @throws pool-unknown */
export function openPool({ pool }: Book, id: string): Pool {
  const found = pool.get(id);
  if (!found?.active || !found.site.active) throw problem('pool-unknown');
  return found;
}

/** Any pool. @throws pool-unknown */
export function knownPool({ pool }: Book, id: string): Pool {
  const found = pool.get(id);
  if (!found) throw problem('pool-unknown');
  return found;
}

/** Any resource. @throws bookable-unknown */
export function knownResource({ resource }: Book, id: string): Resource {
  const found = resource.get(id);
  if (!found) throw problem('bookable-unknown');
  return found;
}

/** The resources that are meant: one, or all of the pool. @throws bookable-unknown */
export function meantResources(pool: Pool, resourceId: string | undefined): Resource[] {
  const open = pool.resources.filter(({ active }) => active);
  if (!resourceId) return open;
  const one = open.find(({ id }) => id === resourceId);
  if (!one) throw problem('bookable-unknown');
  return [one];
}

type SlotsOfDays = Map<string, readonly Slot[]>;
const planned = new WeakMap<Resource, WeakMap<WorkingCalendar, SlotsOfDays>>();
/** More days than anybody can book ahead. */
const mostDays = 400;

/** All times of a resource on a local day by its plan: worked out once for each plan and calendar. */
export function plannedSlots(
  resource: Resource,
  day: string,
  { calendar }: Pick<Surroundings, 'calendar'>,
): readonly Slot[] {
  let ofCalendars = planned.get(resource);
  if (!ofCalendars) planned.set(resource, (ofCalendars = new WeakMap()));
  let days = ofCalendars.get(calendar);
  if (!days) ofCalendars.set(calendar, (days = new Map()));
  let slots = days.get(day);
  if (!slots) {
    slots = slotsOn(day, resource, { times: resource.pool, calendar });
    if (days.size >= mostDays) days.clear();
    days.set(day, slots);
  }
  return slots;
}

/** When a pool may be booked, as of now; for the town's own staff without notice and horizon. */
export function windowOf(ctx: Ctx, pool: Pool, byDesk = false): Period {
  const now = ctx.clock.now();
  if (!byDesk) return bookableWindow(now, pool);
  return bookableWindow(now, { ...pool, noticeMinutes: -pool.slotMinutes, horizonDays: 120 });
}

export { isBookable };
