/** What a confirmation and an end of bookings write, of one booking or of many at a time; who may do so was proved before. */
import { audit, type AuditLine } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { together, type Tx } from '#platform/database/index.ts';
import { clearTimersOf } from '#platform/timers/index.ts';
import type { BookingAct } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { bookingAfter } from '../rules/transition.ts';
import { settleBookings } from '../store/bookings.ts';
import { saveContacts } from '../store/contacts.ts';
import { setWait } from '../store/lists.ts';
import type { BookingRow, ContactRow } from '../store/tables.ts';
import { countDown } from '../store/take.ts';
import type { Surroundings } from './book.ts';
import { offerFree } from './offers.ts';
import { actForTown } from './take.ts';
import { noteChange, standingOfContacts, tellPerson, timersOf } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { sayState, sayTime } from './words.ts';

/** What the person adds. */
export interface ContactInput {
  readonly personName?: string;
  readonly address?: string;
  readonly note?: string;
}

/** A hold that is to be confirmed, and what of it is to be written. */
export interface Confirmation {
  /** Who confirms. */
  readonly ctx: Ctx;
  /** The booking as it will be. */
  readonly row: BookingRow;
  readonly act: 'request' | 'confirm';
  readonly contact: ContactRow;
}

/** What confirming a locked hold would write. @throws booking-settled, hold-expired, address-missing */
export function confirmationOf(
  ctx: Ctx,
  row: BookingRow,
  {
    around,
    contact,
  }: {
    readonly around: Surroundings;
    readonly contact: ContactInput & { readonly personName: string; readonly phone: string };
  },
): Confirmation {
  const now = ctx.clock.now();
  const pool = around.book.pool.get(row.poolId);
  const act = pool?.needsApproval ? 'request' : 'confirm';
  const state = after({ ctx }, row, act);
  if (row.expiresAt && row.expiresAt <= now)
    throw problem('hold-expired', { time: sayTime(row.from, ctx.locale) });
  const saved = contactRow(row, contact);
  if (pool?.asksAddress && saved.address === '')
    throw problem('address-missing', {}, [{ pointer: '/address', detail: '—' }]);
  const done = { ...row, state, confirmedAt: now, expiresAt: null, version: row.version + 1 };
  return { ctx, row: done, act, contact: saved };
}

/** Writes confirmations of locked holds and tells the people of them. */
export async function confirmAll(
  tx: Tx,
  all: readonly Confirmation[],
  { book }: Pick<Surroundings, 'book'>,
): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ row }) => row);
  await settleBookings(tx, rows);
  await clearTimersOf(tx, idsOf(rows), [timerKinds.expire]);
  for (const { id, channel } of rows)
    if (channel === 'waitingList') await setWait(tx, { bookingId: id }, 'taken');
  const standing = await standingOfContacts(tx, all);
  await together(tx, async () => {
    for (const { ctx, row, act, contact } of all) {
      const own = { ...tx, ctx };
      const template = row.state === 'pending' ? 'booking.requested' : 'booking.confirmed';
      const told = { template, urgency: 'important' } as const;
      await saveContacts(own, [contact]);
      await noteChange(own, row, timersOf(own, row, book));
      await audit(own, [{ action: `booking.${act}`, subject: row.id, detail: factsOf(row) }]);
      await tellPerson(own, row, { book, told, known: [contact], standing });
    }
  });
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

/** A booking that ends, and how. */
export interface Ending {
  /** Who ends it. */
  readonly ctx: Ctx;
  /** The booking as it will be. */
  readonly row: BookingRow;
  /** For the audit trail. */
  readonly line?: AuditLine;
}

/** What ending a locked booking would write. */
export function endingOf(
  ctx: Ctx,
  row: BookingRow,
  {
    state,
    because,
    line,
  }: {
    readonly state: BookingRow['state'];
    readonly because: string;
    readonly line?: AuditLine;
  },
): Ending {
  const settledAt = ctx.clock.now();
  const done = { ...row, state, settledAt, endedBecause: because, version: row.version + 1 };
  return { ctx, row: done, ...(line ? { line } : {}) };
}

/**
 * Ends locked bookings and gives their times to who waits for them. The actors' right on them must be proved: from here on the
 * transaction reaches the whole town.
 */
export async function endAll(tx: Tx, all: readonly Ending[], around: Surroundings): Promise<void> {
  if (all.length === 0) return;
  const rows = all.map(({ row }) => row);
  await settleBookings(tx, rows);
  await clearTimersOf(tx, idsOf(rows));
  await together(tx, async () => {
    for (const { ctx, row, line } of all) {
      const own = { ...tx, ctx };
      await noteChange(own, row, []);
      if (line) await audit(own, [line]);
    }
  });
  await actForTown(tx);
  for (const row of rows) {
    if (!row.exclusive) await countDown(tx, row.resourceId, row.from);
    if (row.channel === 'waitingList')
      await setWait(tx, { bookingId: row.id }, row.state === 'expired' ? 'passed' : 'withdrawn');
  }
  const freed = new Map(
    rows.map(({ poolId, from }) => [
      `${poolId}|${localDay(from)}`,
      { poolId, day: localDay(from) },
    ]),
  );
  for (const { poolId, day } of freed.values()) await offerFree(tx, poolId, { day, around });
}

const idsOf = (rows: readonly BookingRow[]): string[] => rows.map(({ id }) => id);

/** Confirms a locked hold in the running transaction. @throws what `confirmationOf` says */
export async function confirm(
  tx: Tx,
  row: BookingRow,
  given: Parameters<typeof confirmationOf>[2],
): Promise<Confirmation> {
  const done = confirmationOf(tx.ctx, row, given);
  await confirmAll(tx, [done], given.around);
  return done;
}

/** Ends a locked booking, as `endAll` does. */
export async function endBooking(
  tx: Tx,
  row: BookingRow,
  { around, ...how }: Parameters<typeof endingOf>[2] & { readonly around: Surroundings },
): Promise<BookingRow> {
  const ending = endingOf(tx.ctx, row, how);
  await endAll(tx, [ending], around);
  return ending.row;
}

/** The state after an act of the person or, on the desk's side, of staff. @throws booking-settled */
export function after(
  { ctx }: Pick<Tx, 'ctx'>,
  row: BookingRow,
  act: BookingAct,
  by: 'person' | 'desk' = 'person',
) {
  const state = bookingAfter(row.state, act, by);
  if (state) return state;
  const said = sayState(row.state, ctx.locale);
  throw problem('booking-settled', { number: row.number, state: said });
}

/** What of a booking stands in audit lines: facts, nothing personal. */
export function factsOf({ number, poolId, resourceId, from }: BookingRow) {
  return { number, poolId, resourceId, from: from.toISOString() };
}
