/** What anybody may see: what can be booked, who is on duty, which times are free. */
import { dayKind, instantAt, localDay, localMinute } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { OnDuty, OpenTodaySource } from '#platform/open-today/index.ts';
import type { BookableDay, BookableSlot, OnDutyToday, PoolCard } from '../contract/index.ts';
import { meet, type Period } from '../rules/day.ts';
import {
  dayPeriod,
  daysOf,
  openSlots,
  readOpenSlots,
  readTaken,
  type Taken,
} from './availability.ts';
import {
  isBookable,
  meantResources,
  openPool,
  plannedSlots,
  type Pool,
  type Resource,
  surroundings,
  type Surroundings,
  windowOf,
} from './book.ts';

/** Plans, what is taken, and the moment, read together. */
interface Scene {
  readonly ctx: Ctx;
  readonly around: Surroundings;
  readonly taken: Taken;
  readonly today: string;
}

/** All pools that residents may book. */
export async function homeOf(ctx: Ctx): Promise<{ items: PoolCard[] }> {
  const around = await surroundings(ctx);
  const pools = around.book.pools.filter(({ active, site }) => active && site.active);
  if (pools.length === 0) return { items: [] };
  const scene = await sceneOf(ctx, around, pools);
  return { items: pools.map((pool) => cardOf(pool, scene)) };
}

/** One pool with its days. @throws pool-unknown, bookable-unknown */
export async function poolOf(
  ctx: Ctx,
  poolId: string,
  resourceId: string | undefined,
): Promise<{ pool: PoolCard; days: BookableDay[] }> {
  const around = await surroundings(ctx);
  const pool = openPool(around.book, poolId);
  const resources = meantResources(pool, resourceId);
  const scene = await sceneOf(ctx, around, [pool]);
  const window = windowOf(ctx, pool);
  const days = daysOf({ from: instantAt(scene.today), until: window.until });
  return {
    pool: cardOf(pool, scene),
    days: days.map((day) => dayOf(day, resources, { scene, window })),
  };
}

/** The times of a day, those of several resources together. @throws pool-unknown, bookable-unknown */
export async function slotsOfPool(
  ctx: Ctx,
  poolId: string,
  { day, resourceId }: { readonly day: string; readonly resourceId?: string },
): Promise<{ items: BookableSlot[] }> {
  const around = await surroundings(ctx);
  const pool = openPool(around.book, poolId);
  const resources = meantResources(pool, resourceId);
  const window = windowOf(ctx, pool);
  if (!daysOf({ from: ctx.clock.now(), until: window.until }).includes(day)) return { items: [] };
  const slots = await ctx.database.inTenant(ctx, (tx) =>
    readOpenSlots(tx, day, resources, { around, window }),
  );
  const byStart = new Map<number, BookableSlot>();
  for (const slot of slots) {
    const at = slot.from.getTime();
    const known = byStart.get(at);
    byStart.set(at, {
      from: slot.from.toISOString(),
      until: slot.until.toISOString(),
      free: (known?.free ?? 0) + slot.free,
      total: (known?.total ?? 0) + slot.resource.capacity,
    });
  }
  return { items: [...byStart.values()] };
}

async function sceneOf(ctx: Ctx, around: Surroundings, pools: readonly Pool[]): Promise<Scene> {
  const today = localDay(ctx.clock.now());
  const until = pools.reduce(
    (latest, pool) => Math.max(latest, windowOf(ctx, pool).until.getTime()),
    0,
  );
  const resources = pools.flatMap((pool) => pool.resources);
  const period: Period = { from: instantAt(today), until: new Date(until) };
  const taken = await ctx.database.inTenant(ctx, (tx) => readTaken(tx, resources, period));
  return { ctx, around, taken, today };
}

function cardOf(pool: Pool, scene: Scene): PoolCard {
  const { site } = pool;
  const isPerson = pool.kind === 'doctor' || pool.kind === 'window';
  return {
    id: pool.id,
    kind: pool.kind,
    nameZh: pool.nameZh,
    nameEn: pool.nameEn,
    hintZh: pool.hintZh,
    hintEn: pool.hintEn,
    siteCode: site.code,
    siteZh: site.nameZh,
    siteEn: site.nameEn,
    locationZh: site.locationZh,
    sitePhone: site.publicPhone,
    slotMinutes: pool.slotMinutes,
    needsApproval: pool.needsApproval,
    atHome: pool.asksAddress,
    queued: pool.queued,
    nextFree: firstFree(pool, scene)?.toISOString() ?? null,
    today: isPerson
      ? pool.resources.filter(({ active }) => active).map((one) => dutyOf(one, scene))
      : [],
  };
}

function firstFree(pool: Pool, { ctx, around, taken }: Scene): Date | null {
  const window = windowOf(ctx, pool);
  const resources = pool.resources.filter(({ active }) => active);
  for (const day of daysOf(window)) {
    const found = openSlots(day, resources, { around, taken, window }).find(({ free }) => free > 0);
    if (found) return found.from;
  }
  return null;
}

const clockOf = (instant: Date): string => {
  const minute = localMinute(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** Who is on duty today, from the first planned time to the last. */
function dutyOf(resource: Resource, scene: Scene): OnDutyToday {
  const { ctx, around, taken, today } = scene;
  const slots = plannedSlots(resource, today, around);
  const window = windowOf(ctx, resource.pool);
  const free = openSlots(today, [resource], { around, taken, window });
  const closing = resource.exceptions.find(
    (one) => one.kind === 'closed' && meet(one, dayPeriod(today)),
  );
  const [first, last] = [slots[0], slots.at(-1)];
  return {
    resourceId: resource.id,
    nameZh: resource.nameZh,
    nameEn: resource.nameEn,
    titleZh: resource.titleZh,
    titleEn: resource.titleEn,
    spotZh: resource.spotZh,
    from: first ? clockOf(first.from) : null,
    until: last ? clockOf(last.until) : null,
    freeToday: free.reduce((sum, slot) => sum + slot.free, 0),
    closedBecause: closing?.reasonZh ?? null,
  };
}

function dayOf(
  day: string,
  resources: readonly Resource[],
  { scene, window }: { readonly scene: Scene; readonly window: Period },
): BookableDay {
  const { around, taken } = scene;
  const kind = dayKind(around.calendar, day);
  const slots = openSlots(day, resources, { around, taken, window });
  return {
    day,
    kind: kind.kind,
    nameZh: kind.nameZh ?? null,
    nameEn: kind.nameEn ?? null,
    published: kind.published,
    total: slots.reduce((sum, { resource }) => sum + resource.capacity, 0),
    free: slots.reduce((sum, slot) => sum + slot.free, 0),
  };
}

/** Who is on duty at places of the directory on a day, with free places and where to book. */
export const onDutyToday: OpenTodaySource = async (ctx, { day, placeCodes }) => {
  const around = await surroundings(ctx);
  const pools = around.book.pools.filter(
    ({ active, site }) => active && site.active && placeCodes.includes(site.code),
  );
  const resources = pools.flatMap((pool) => pool.resources.filter(({ active }) => active));
  if (resources.length === 0) return [];
  const taken = await ctx.database.inTenant(ctx, (tx) => readTaken(tx, resources, dayPeriod(day)));
  return resources.flatMap((resource) => onDuty(resource, day, { ctx, around, taken }));
};

function onDuty(
  resource: Resource,
  day: string,
  { ctx, around, taken }: Pick<Scene, 'ctx' | 'around' | 'taken'>,
): OnDuty[] {
  const { pool } = resource;
  const slots = plannedSlots(resource, day, around);
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return [];
  const window = windowOf(ctx, pool);
  const open = openSlots(day, [resource], { around, taken, window });
  const isAhead = slots.some((slot) => isBookable(slot, window));
  const place = `/booking/${pool.id}?resource=${resource.id}`;
  return [
    {
      placeCode: pool.site.code,
      nameZh: [resource.nameZh, resource.titleZh].filter(Boolean).join(' '),
      nameEn: [resource.nameEn, resource.titleEn].filter(Boolean).join(', '),
      serviceZh: pool.nameZh,
      serviceEn: pool.nameEn,
      from: clockOf(first.from),
      until: clockOf(last.until),
      free: isAhead ? open.reduce((sum, slot) => sum + slot.free, 0) : 0,
      bookPath: place,
      lightPath: `/light${place}`,
    },
  ];
}
