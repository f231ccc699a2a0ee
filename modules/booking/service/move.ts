/** Moving a booking: the new time is taken and the old one given back in one act. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { clearTimers } from '#platform/timers/index.ts';
import type { OwnBooking } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { bookingRow } from '../store/bookings.ts';
import { moveContact } from '../store/contacts.ts';
import type { BookingRow } from '../store/tables.ts';
import { countDown, countUp, moveTime, otherBookingAt } from '../store/take.ts';
import {
  knownPool,
  meantResources,
  type Resource,
  surroundings,
  type Surroundings,
} from './book.ts';
import { offerFree } from './offers.ts';
import { lockedOwn, seen } from './own.ts';
import { after, factsOf } from './settle.ts';
import { limitPerson, ownSubject } from './subject.ts';
import { actForTown, isCounted, type Meant, meantSlot, ownOverlap } from './take.ts';
import { noteChange, tellPerson, timersOf } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { looksTakenTogether } from './together.ts';
import { sayTime } from './words.ts';

/** Where a booking is to go. */
export interface MoveInput {
  readonly from: string;
  readonly resourceId?: string;
}

/** Moves an own booking. @throws not-found, booking-settled, slot-unknown, slot-taken, own-overlap */
export async function moveOwn(ctx: Ctx, bookingId: string, input: MoveInput): Promise<OwnBooking> {
  limitPerson(ctx);
  const { personId } = ownSubject(ctx);
  const around = await surroundings(ctx);
  await refuseTaken(ctx, { bookingId, personId, input }, around);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockedOwn(tx, bookingId, personId);
    after(tx, row, 'move');
    const moved = await moveBooking(tx, row, { input, around, byDesk: false });
    return seen(tx, moved, around);
  });
}

/** Refuses what looks taken before anything is locked; what looks free is decided by the act itself. @throws slot-taken */
async function refuseTaken(
  ctx: Ctx,
  wish: { readonly bookingId: string; readonly personId: string; readonly input: MoveInput },
  around: Surroundings,
): Promise<void> {
  const { bookingId, personId, input } = wish;
  const pool = around.book.resource.get(input.resourceId ?? '')?.pool;
  if (!pool) return;
  const from = new Date(input.from);
  const resources = meantResources(pool, input.resourceId);
  const meant = meantSlot({ ctx }, { pool, resources, from, byDesk: false }, around);
  if (isCounted(meant)) return;
  const resourceIds = meant.resources.map(({ id }) => id);
  const look = { bookingId, personId, poolId: pool.id, resourceIds, slot: meant.slot };
  if (await looksTakenTogether({ ctx, look }))
    throw problem('slot-taken', { time: sayTime(from, ctx.locale) });
}

/** Moves a locked booking on which the actor's right is proved; the transaction then reaches the whole town. */
export async function moveBooking(
  tx: Tx,
  row: BookingRow,
  {
    input,
    around,
    byDesk,
  }: { readonly input: MoveInput; readonly around: Surroundings; readonly byDesk: boolean },
): Promise<BookingRow> {
  const pool = knownPool(around.book, row.poolId);
  const resources = meantResources(pool, input.resourceId);
  const from = new Date(input.from);
  const meant = meantSlot(tx, { pool, resources, from, byDesk }, around);
  await actForTown(tx);
  const to = await place(tx, row, { meant, anyOfPool: !input.resourceId, around });
  if (!row.exclusive) await countDown(tx, row.resourceId, row.from);
  const moved: BookingRow = {
    ...row,
    resourceId: to.id,
    exclusive: to.capacity === 1,
    from: meant.slot.from,
    until: meant.slot.until,
    occupiedFrom: meant.slot.occupied.from,
    occupiedUntil: meant.slot.occupied.until,
    moves: row.moves + 1,
    version: row.version + 1,
  };
  await moveContact(tx, row.id, moved.until);
  await clearTimers(tx, row.id, [timerKinds.remind]);
  await noteChange(tx, moved, timersOf(tx, moved, around.book));
  const detail = { ...factsOf(moved), was: row.from.toISOString() };
  await audit(tx, [{ action: 'booking.move', subject: row.id, detail }]);
  const told = {
    template: 'booking.moved',
    urgency: 'important' as const,
    values: { was: sayTime(row.from) },
  };
  await tellPerson(tx, moved, { book: around.book, told });
  await offerFree(tx, row.poolId, { day: localDay(row.from), around });
  return moved;
}

/** Tries the resources one after the other. @throws slot-taken, own-overlap */
async function place(
  tx: Tx,
  row: BookingRow,
  {
    meant,
    anyOfPool,
    around,
  }: { readonly meant: Meant; readonly anyOfPool: boolean; readonly around: Surroundings },
): Promise<Resource> {
  const { slot } = meant;
  const time = sayTime(slot.from, tx.ctx.locale);
  for (const resource of meant.resources) {
    const exclusive = resource.capacity === 1;
    const { capacity } = resource;
    if (!exclusive && !(await countUp(tx, resource.id, { slot, capacity }))) continue;
    const target = { resourceId: resource.id, slot, exclusive, anyOfPool };
    const hindrance = await moveTime(tx, row.id, target);
    if (hindrance === null) return resource;
    if (!exclusive) await countDown(tx, resource.id, slot.from);
    if (hindrance === 'person') {
      const otherId = await otherBookingAt(tx, row, slot.from);
      const own = otherId ? await bookingRow(tx, otherId) : undefined;
      throw ownOverlap(own, { time, around });
    }
  }
  throw problem('slot-taken', { time });
}
