/** What residents do with their bookings: keep, confirm, move, give back. */
import { personById } from '#modules/people/index.ts';
import { audit, type AuditLine } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { together, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { clearTimers } from '#platform/timers/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { OwnBooking } from '../contract/index.ts';
import type { BookingAct } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { bookingAfter } from '../rules/transition.ts';
import { lockBooking, setBookingState } from '../store/bookings.ts';
import { saveContacts } from '../store/contacts.ts';
import { setWait } from '../store/lists.ts';
import type { BookingRow, ContactRow } from '../store/tables.ts';
import { countDown } from '../store/take.ts';
import { meantResources, openPool, surroundings, type Surroundings } from './book.ts';
import { offerFree } from './offers.ts';
import { ownView, ownViews } from './own-views.ts';
import { limitPerson, ownSubject } from './subject.ts';
import { actForTown, type Got, isCounted, meantSlot, take, wantedOf, type Wish } from './take.ts';
import { noteChange, tellPerson, timersOf } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { holdTogether } from './together.ts';
import { sayState, sayTime } from './words.ts';

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
export async function confirmHold(
  ctx: Ctx,
  bookingId: string,
  given: ContactInput,
): Promise<OwnBooking> {
  limitPerson(ctx);
  const subject = ownSubject(ctx);
  const around = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockedOwn(tx, bookingId, subject.personId);
    if (row.state === 'confirmed' || row.state === 'pending') return seen(tx, row, around);
    const account = await personById(tx, subject.personId);
    const phone = account?.phone ?? '';
    const personName = given.personName?.trim() || account?.name || subject.name;
    const contact = { ...given, personName, phone };
    const { row: done, contacts } = await confirm(tx, row, { around, contact });
    return seen(tx, done, around, contacts);
  });
}

/** What the person adds. */
export interface ContactInput {
  readonly personName?: string;
  readonly address?: string;
  readonly note?: string;
}

/** Confirms a locked hold in the running transaction. */
export async function confirm(
  tx: Tx,
  row: BookingRow,
  {
    around,
    contact,
  }: {
    readonly around: Surroundings;
    readonly contact: ContactInput & { readonly personName: string; readonly phone: string };
  },
): Promise<{ readonly row: BookingRow; readonly contacts: readonly ContactRow[] }> {
  const { book } = around;
  const now = tx.ctx.clock.now();
  const pool = book.pool.get(row.poolId);
  const act = pool?.needsApproval ? 'request' : 'confirm';
  const state = after(tx, row, act);
  if (row.expiresAt && row.expiresAt <= now)
    throw problem('hold-expired', { time: sayTime(row.from, tx.ctx.locale) });
  const saved = contactRow(row, contact);
  if (pool?.asksAddress && saved.address === '')
    throw problem('address-missing', {}, [{ pointer: '/address', detail: '—' }]);
  await setBookingState(tx, row.id, state, { confirmedAt: now, expiresAt: null });
  await clearTimers(tx, row.id, [timerKinds.expire]);
  if (row.channel === 'waitingList') await setWait(tx, { bookingId: row.id }, 'taken');
  const done = { ...row, state, confirmedAt: now, expiresAt: null, version: row.version + 1 };
  const template = state === 'pending' ? 'booking.requested' : 'booking.confirmed';
  const told = { template, urgency: 'important' } as const;
  await together(tx, async () => {
    await saveContacts(tx, [saved]);
    await noteChange(tx, done, timersOf(tx, done, book));
    await audit(tx, [{ action: `booking.${act}`, subject: row.id, detail: factsOf(done) }]);
    await tellPerson(tx, done, { book, told, known: [saved] });
  });
  return { row: done, contacts: [saved] };
}

function contactRow(
  row: BookingRow,
  given: ContactInput & { readonly personName: string; readonly phone: string },
): ContactRow {
  const { personName, phone } = given;
  return {
    bookingId: row.id,
    tenantId: row.tenantId,
    personId: row.personId,
    departmentId: row.departmentId,
    personName,
    phone,
    phoneTail: phone.slice(-4),
    address: given.address?.trim() ?? '',
    note: given.note?.trim() ?? '',
    keptFrom: row.until,
  };
}

/** Gives a booking back. @throws not-found, booking-settled */
export async function cancelOwn(ctx: Ctx, bookingId: string): Promise<OwnBooking> {
  limitPerson(ctx);
  const { personId } = ownSubject(ctx);
  const around = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockedOwn(tx, bookingId, personId);
    const state = after(tx, row, 'cancel');
    const line = { action: 'booking.cancel', subject: row.id, detail: factsOf(row) };
    const done = await endBooking(tx, row, { state, because: '', around, line });
    return seen(tx, done, around);
  });
}

/**
 * Ends a locked booking and gives its time to who waits for it. The actor's right on it must be proved: from here on the
 * transaction reaches the whole town.
 */
export async function endBooking(
  tx: Tx,
  row: BookingRow,
  {
    state,
    because,
    around,
    line,
  }: {
    readonly state: BookingRow['state'];
    readonly because: string;
    readonly around: Surroundings;
    /** For the audit trail. */
    readonly line?: AuditLine;
  },
): Promise<BookingRow> {
  const settledAt = tx.ctx.clock.now();
  await setBookingState(tx, row.id, state, { settledAt, endedBecause: because });
  await clearTimers(tx, row.id);
  const done = { ...row, state, settledAt, endedBecause: because, version: row.version + 1 };
  await together(tx, async () => {
    await noteChange(tx, done, []);
    if (line) await audit(tx, [line]);
  });
  await actForTown(tx);
  if (!row.exclusive) await countDown(tx, row.resourceId, row.from);
  if (row.channel === 'waitingList')
    await setWait(tx, { bookingId: row.id }, state === 'expired' ? 'passed' : 'withdrawn');
  await offerFree(tx, row.poolId, { day: localDay(row.from), around });
  return done;
}

/** An own booking, locked. @throws not-found */
export async function lockedOwn(tx: Tx, bookingId: string, personId: string): Promise<BookingRow> {
  const row = await lockBooking(tx, bookingId);
  if (row?.personId !== personId) throw generalProblem('not-found', { what: '预约' });
  return row;
}

/** The state after an act of the person or, on the desk's side, of staff. @throws booking-settled */
export function after(tx: Tx, row: BookingRow, act: BookingAct, by: 'person' | 'desk' = 'person') {
  const state = bookingAfter(row.state, act, by);
  if (state) return state;
  const said = sayState(row.state, tx.ctx.locale);
  throw problem('booking-settled', { number: row.number, state: said });
}

/** What of a booking stands in audit lines: facts, nothing personal. */
export function factsOf({ number, poolId, resourceId, from }: BookingRow) {
  return { number, poolId, resourceId, from: from.toISOString() };
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
