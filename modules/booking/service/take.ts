/** Taking a time: which slot is meant, who may have it, and what the database answers. */
import { randomInt } from 'node:crypto';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { BookingState } from '../contract/states.ts';
import { problem } from '../problems.ts';
import type { Slot } from '../rules/day.ts';
import { bookingRow } from '../store/bookings.ts';
import { lastBar } from '../store/lists.ts';
import type { BookingRow } from '../store/tables.ts';
import { countUp, dropBooking, type Taken, takeTimes, type Wanted } from '../store/take.ts';
import {
  isBookable,
  plannedSlots,
  type Pool,
  type Resource,
  type Surroundings,
  windowOf,
} from './book.ts';
import type { Subject } from './subject.ts';
import { sayTime } from './words.ts';

/** A time that somebody wants. */
export interface Wish {
  readonly pool: Pool;
  /** Resources that would do, in the order in which they are tried. */
  readonly resources: readonly Resource[];
  readonly from: Date;
  readonly anyOfPool: boolean;
  readonly subject: Subject;
  readonly state: BookingState;
  readonly expiresAt: Date | null;
  readonly channel: 'resident' | 'clerk' | 'waitingList' | 'replacement';
  readonly replacesId?: string;
  /** Staff of the town book nearer, further, for who is barred, and as many as needed. */
  readonly byDesk: boolean;
}

/** A slot with the resources that have it. */
export interface Meant {
  readonly slot: Slot;
  readonly resources: readonly Resource[];
}

/** The slot that begins at an instant, with the resources that plan it. @throws slot-unknown */
export function meantSlot(
  tx: Pick<Tx, 'ctx'>,
  wish: Pick<Wish, 'pool' | 'resources' | 'from' | 'byDesk'>,
  around: Surroundings,
): Meant {
  const { pool, from } = wish;
  const unknown = () => problem('slot-unknown', { time: sayTime(from, tx.ctx.locale) });
  if (!isBookable({ from }, windowOf(tx.ctx, pool, wish.byDesk))) throw unknown();
  const day = localDay(from);
  const found = wish.resources.flatMap((resource) => {
    const slot = plannedSlots(resource, day, around).find(
      (one) => one.from.getTime() === from.getTime(),
    );
    return slot ? [{ slot, resource }] : [];
  });
  const [first] = found;
  if (!first) throw unknown();
  const resources = found
    .map(({ resource }) => resource)
    .sort((a, b) => turnOf(pool, a, from) - turnOf(pool, b, from));
  return { slot: first.slot, resources };
}

const turnMs = 300_000;

/** Another window is tried first for each time, so that work is spread; for one time the order is the same for everybody. */
function turnOf({ resources }: Pool, { id }: Resource, from: Date): number {
  const at = resources.findIndex((one) => one.id === id);
  const first = Math.floor(from.getTime() / turnMs) % resources.length;
  return (at - first + resources.length) % resources.length;
}

const numberRange = 1_000_000;

/** What came of a wish. */
export interface Got {
  readonly row: BookingRow;
  /** The person had it already: the same time, in another tab. */
  readonly again: boolean;
}

/**
 * Takes the wished time.
 * @throws slot-unknown, slot-taken, own-overlap, barred, too-many-ahead
 */
export async function take(tx: Tx, wish: Wish, around: Surroundings): Promise<Got> {
  const meant = meantSlot(tx, wish, around);
  const wanted = wantedOf(tx.ctx, wish, { meant, around });
  const taken = isCounted(meant)
    ? await takeCounted(tx, wanted, meant.resources)
    : (await takeTimes(tx, [wanted]))[0];
  if (!taken) throw new Error('a taking without an answer');
  const own = taken.ownId ? await bookingRow(tx, taken.ownId) : undefined;
  return gotten(tx, { wish, wanted, taken, own }, around);
}

/** Whether several come at a time to some of the resources, so that places are counted. */
export const isCounted = ({ resources }: Meant): boolean =>
  resources.some(({ capacity }) => capacity > 1);

/** What is written for a wish if it can be had. */
export function wantedOf(
  ctx: Ctx,
  wish: Wish,
  { meant, around }: { readonly meant: Meant; readonly around: Surroundings },
): Wanted {
  const nowMs = ctx.clock.now().getTime();
  return {
    candidates: meant.resources.map((resource) => {
      const turn = turnOf(wish.pool, resource, wish.from);
      return { id: uuidv7(nowMs), resourceId: resource.id, turn };
    }),
    poolId: wish.pool.id,
    departmentId: wish.pool.departmentId,
    personId: wish.subject.personId,
    personKey: wish.subject.personKey,
    number: String(randomInt(numberRange)).padStart(6, '0'),
    slot: meant.slot,
    exclusive: true,
    anyOfPool: wish.anyOfPool,
    state: wish.state,
    expiresAt: wish.expiresAt,
    channel: wish.channel,
    madeBy: ctx.actor.personId,
    replacesId: wish.replacesId ?? null,
    mostAhead: wish.byDesk ? null : around.book.rules.mostAhead,
  };
}

/**
 * What the database's answer means.
 * @throws slot-taken, own-overlap, barred, too-many-ahead
 */
export async function gotten(
  tx: Tx,
  {
    wish,
    wanted,
    taken,
    own,
  }: {
    readonly wish: Wish;
    readonly wanted: Wanted;
    readonly taken: Taken;
    /** The booking of `taken.ownId`. */
    readonly own: BookingRow | undefined;
  },
  around: Surroundings,
): Promise<Got> {
  if (taken.id && taken.resourceId) return { row: rowOf(tx, wanted, taken), again: false };
  return { row: await hindered(tx, wish, { taken, own, around }), again: true };
}

/** Where several come at a time, one resource after the other: the row first, then its place in the count. */
async function takeCounted(tx: Tx, wanted: Wanted, resources: readonly Resource[]): Promise<Taken> {
  let last: Taken | undefined;
  for (const [at, resource] of resources.entries()) {
    const exclusive = resource.capacity === 1;
    const candidates = wanted.candidates.slice(at, at + 1);
    [last] = await takeTimes(tx, [{ ...wanted, candidates, exclusive }]);
    if (!last || (!last.id && (last.ownId || last.barred))) break;
    if (!last.id) continue;
    const { slot } = wanted;
    if (exclusive || (await countUp(tx, resource.id, { slot, capacity: resource.capacity })))
      return last;
    await dropBooking(tx, last.id);
    last = { ...last, id: null, resourceId: null };
  }
  if (!last) throw new Error('nothing to take');
  return last;
}

/** The row as it was written. */
function rowOf(tx: Tx, wanted: Wanted, { id, resourceId }: Taken): BookingRow {
  const { ctx } = tx;
  return {
    id: id ?? '',
    tenantId: ctx.tenantId,
    number: wanted.number,
    poolId: wanted.poolId,
    resourceId: resourceId ?? '',
    departmentId: wanted.departmentId,
    personId: wanted.personId,
    personKey: wanted.personKey,
    state: wanted.state,
    exclusive: wanted.exclusive,
    from: wanted.slot.from,
    until: wanted.slot.until,
    occupiedFrom: wanted.slot.occupied.from,
    occupiedUntil: wanted.slot.occupied.until,
    anyOfPool: wanted.anyOfPool,
    expiresAt: wanted.expiresAt,
    channel: wanted.channel,
    madeBy: wanted.madeBy,
    replacesId: wanted.replacesId,
    endedBecause: '',
    moves: 0,
    madeAt: ctx.clock.now(),
    confirmedAt: null,
    arrivedAt: null,
    settledAt: null,
    version: 1,
  };
}

/** Why nothing was taken; the same hold of the same person, made in another tab, is simply gone on with. */
async function hindered(
  tx: Tx,
  wish: Wish,
  {
    taken,
    own,
    around,
  }: {
    readonly taken: Taken;
    readonly own: BookingRow | undefined;
    readonly around: Surroundings;
  },
): Promise<BookingRow> {
  const time = sayTime(wish.from, tx.ctx.locale);
  if (taken.ownId) {
    const isSame =
      own?.state === 'held' &&
      wish.state === 'held' &&
      own.from.getTime() === wish.from.getTime() &&
      wish.resources.some(({ id }) => id === own.resourceId);
    if (own && isSame) return own;
    throw ownOverlap(own, { time, around });
  }
  const { rules } = around.book;
  if (taken.barred) throw await barredProblem(tx, wish.subject.personKey, around);
  if (!wish.byDesk && taken.ahead >= rules.mostAhead)
    throw problem('too-many-ahead', { count: taken.ahead });
  throw problem('slot-taken', { time });
}

/** That the person is somewhere else at that time, with what and its number. */
export function ownOverlap(
  own: BookingRow | undefined,
  { time, around }: { readonly time: string; readonly around: Pick<Surroundings, 'book'> },
) {
  const pool = own ? around.book.pool.get(own.poolId) : undefined;
  return problem('own-overlap', { time, number: own?.number ?? '', what: pool?.nameZh ?? '' });
}

/** That somebody missed too many, until when, and what can still be done. */
export async function barredProblem(
  tx: Tx,
  personKey: string,
  { book }: Pick<Surroundings, 'book'>,
) {
  const bar = await lastBar(tx, personKey);
  return problem('barred', {
    days: book.rules.missWindowDays,
    missed: bar?.missed ?? book.rules.missLimit,
    until: sayTime(bar?.until ?? tx.ctx.clock.now(), tx.ctx.locale),
  });
}

/** Widens the transaction to the town once the actor's right is proved. */
export const actForTown = elevate;
