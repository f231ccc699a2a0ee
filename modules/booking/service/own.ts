/** What residents do with their bookings: keep, confirm, give back. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { OwnBooking } from '../contract/index.ts';
import { lockBooking } from '../store/bookings.ts';
import type { BookingRow, ContactRow } from '../store/tables.ts';
import { actTogether } from './acts-together.ts';
import { meantResources, openPool, surroundings, type Surroundings } from './book.ts';
import { ownView, ownViews } from './own-views.ts';
import type { ContactInput } from './settle.ts';
import { limitPerson, ownSubject } from './subject.ts';
import { type Got, isCounted, meantSlot, take, wantedOf, type Wish } from './take.ts';
import { noteChange } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { holdTogether } from './together.ts';

const minuteMs = 60_000;

/** Keeps a time while the person looks at it. @throws what `take` says, pool-unknown, bookable-unknown */
export async function holdTime(
  ctx: Ctx,
  input: { readonly poolId: string; readonly from: string; readonly resourceId?: string },
): Promise<OwnBooking> {
  limitPerson(ctx);
  const subject = ownSubject(ctx);
  const around = await surroundings(ctx);
  const pool = openPool(around.book, input.poolId);
  const resources = meantResources(pool, input.resourceId);
  const { holdMinutes } = around.book.rules;
  const expiresAt = new Date(ctx.clock.now().getTime() + holdMinutes * minuteMs);
  const wish = {
    pool,
    resources,
    from: new Date(input.from),
    anyOfPool: !input.resourceId,
    subject,
    state: 'held',
    expiresAt,
    channel: ctx.actor.kind === 'staff' ? 'clerk' : 'resident',
    byDesk: ctx.actor.kind === 'staff' && ctx.actor.onBehalfOf !== undefined,
  } as const;
  const meant = meantSlot({ ctx }, wish, around);
  const { row } = isCounted(meant)
    ? await holdCounted(ctx, wish, around)
    : await holdTogether({ ctx, wish, around, wanted: wantedOf(ctx, wish, { meant, around }) });
  return ownView(ctx, row, { book: around.book });
}

/** Keeps a place where several come at a time. */
function holdCounted(
  ctx: Ctx,
  wish: Wish & { readonly expiresAt: Date },
  around: Surroundings,
): Promise<Got> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const got = await take(tx, wish, around);
    const { row, again } = got;
    const timer = { kind: timerKinds.expire, subject: row.id, dueAt: wish.expiresAt };
    if (!again) await noteChange(tx, row, [timer]);
    return got;
  });
}

/** Confirms a hold; a second time is answered with the booking as it is. @throws not-found, hold-expired, booking-settled, address-missing */
export const confirmHold = (
  ctx: Ctx,
  bookingId: string,
  given: ContactInput,
): Promise<OwnBooking> => actOnOwn(ctx, bookingId, given);

/** Gives a booking back. @throws not-found, booking-settled */
export const cancelOwn = (ctx: Ctx, bookingId: string): Promise<OwnBooking> =>
  actOnOwn(ctx, bookingId, null);

async function actOnOwn(
  ctx: Ctx,
  bookingId: string,
  confirm: ContactInput | null,
): Promise<OwnBooking> {
  limitPerson(ctx);
  const person = ownSubject(ctx);
  return actTogether({ ctx, bookingId, person, confirm, around: await surroundings(ctx) });
}

/** An own booking, locked. @throws not-found */
export async function lockedOwn(tx: Tx, bookingId: string, personId: string): Promise<BookingRow> {
  const row = await lockBooking(tx, bookingId);
  if (row?.personId !== personId) throw generalProblem('not-found', { what: '预约' });
  return row;
}

/** A booking with all that stands beside it. */
export async function seen(
  tx: Tx,
  row: BookingRow,
  around: Surroundings,
  contacts?: readonly ContactRow[],
): Promise<OwnBooking> {
  const [view] = await ownViews(tx, [row], around.book, contacts);
  if (!view) throw generalProblem('not-found', { what: '预约' });
  return view;
}
