/** Which times are free: plans less what is taken. */
import { localDay, instantAt } from '#platform/calendar/index.ts';
import { beyondReach, type Tx } from '#platform/database/index.ts';
import { laterDay, meet, type Period, type Slot } from '../rules/day.ts';
import { slotCounts, takenTimes } from '../store/bookings.ts';
import { isBookable, plannedSlots, type Resource, type Surroundings } from './book.ts';

/** A time of a resource with the places that are left. */
export interface OpenSlot extends Slot {
  readonly resource: Resource;
  readonly free: number;
}

/** What is taken of some resources in a period. */
export interface Taken {
  readonly times: ReadonlyMap<string, readonly Period[]>;
  readonly counts: ReadonlyMap<string, number>;
}

const countKey = (resourceId: string, startsAt: Date): string =>
  `${resourceId}|${startsAt.getTime()}`;

const minuteMs = 60_000;

/** A period with room for what slots at its ends keep free before and after: what is taken across midnight counts there too. */
function withRoom({ from, until }: Period, resources: readonly Resource[]): Period {
  const minutes = resources.map(({ pool }) => Math.max(pool.beforeMinutes, pool.afterMinutes));
  const room = Math.max(0, ...minutes) * minuteMs;
  return { from: new Date(from.getTime() - room), until: new Date(until.getTime() + room) };
}

/** Reads what is taken; whether a time is free is public, so it is read beyond the actor's reach. */
export async function readTaken(
  tx: Tx,
  resources: readonly Resource[],
  period: Period,
): Promise<Taken> {
  const ids = resources.map(({ id }) => id);
  return beyondReach(tx, async () => {
    const times = new Map<string, Period[]>();
    for (const { resourceId, from, until } of await takenTimes(
      tx,
      ids,
      withRoom(period, resources),
    )) {
      const known = times.get(resourceId);
      if (known) known.push({ from, until });
      else times.set(resourceId, [{ from, until }]);
    }
    const counted = resources.some(({ capacity }) => capacity > 1)
      ? await slotCounts(tx, ids, period)
      : [];
    const counts = new Map(
      counted.map(({ resourceId, startsAt, used }) => [countKey(resourceId, startsAt), used]),
    );
    return { times, counts };
  });
}

/** All bookable slots of resources on a day with the places left, in order of time. */
export function openSlots(
  day: string,
  resources: readonly Resource[],
  {
    around,
    taken,
    window,
  }: { readonly around: Surroundings; readonly taken: Taken; readonly window: Period },
): OpenSlot[] {
  return resources
    .flatMap((resource) =>
      plannedSlots(resource, day, around)
        .filter((slot) => isBookable(slot, window))
        .map((slot) => ({ ...slot, resource, free: placesLeft(resource, slot, taken) })),
    )
    .sort((a, b) => a.from.getTime() - b.from.getTime());
}

function placesLeft(resource: Resource, slot: Slot, { times, counts }: Taken): number {
  const busy = times.get(resource.id)?.some((one) => meet(one, slot.occupied)) ?? false;
  if (busy) return 0;
  if (resource.capacity === 1) return 1;
  return Math.max(0, resource.capacity - (counts.get(countKey(resource.id, slot.from)) ?? 0));
}

/** The local day as a period. */
export function dayPeriod(day: string): Period {
  return { from: instantAt(day), until: instantAt(laterDay(day, 1)) };
}

/** The free times of a day. */
export async function readOpenSlots(
  tx: Tx,
  day: string,
  resources: readonly Resource[],
  { around, window }: { readonly around: Surroundings; readonly window: Period },
): Promise<OpenSlot[]> {
  const taken = await readTaken(tx, resources, dayPeriod(day));
  return openSlots(day, resources, { around, taken, window });
}

/** The local days in which a window lies, in order. */
export function daysOf({ from, until }: Period): string[] {
  const last = new Date(until.getTime() - 1);
  const days: string[] = [];
  for (let day = localDay(from); day <= localDay(last); day = laterDay(day, 1)) days.push(day);
  return days;
}
