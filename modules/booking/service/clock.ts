/** What the clock does to bookings: holds end, people are reminded, the booked time passes. */
import type { Tx } from '#platform/database/index.ts';
import { setTimers, type Timer } from '#platform/timers/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { audit } from '#platform/audit/index.ts';
import { bookingAfter } from '../rules/transition.ts';
import { barFor } from '../rules/misses.ts';
import { lockBooking, setBookingState } from '../store/bookings.ts';
import { insertBars, lastBar, missedTimes } from '../store/lists.ts';
import type { BookingRow } from '../store/tables.ts';
import { surroundings, type Surroundings } from './book.ts';
import { endBooking, factsOf } from './settle.ts';
import { noteChange, tellPerson } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { sayTime } from './words.ts';

/** A hold, an offer or an unanswered request is over. */
export async function expireBooking(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockBooking(tx, timer.subject);
  const state = row && bookingAfter(row.state, 'expire', 'clock');
  if (!row || !state) return;
  const around = await surroundings(tx);
  const done = await endBooking(tx, row, { state, because: '', around });
  if (row.state === 'held' && row.channel === 'resident') return;
  // Whoever only looked knows; who was offered a time, or asked for one, is told.
  const template = row.state === 'pending' ? 'booking.unanswered' : 'booking.offerOver';
  await tellPerson(tx, done, { book: around.book, told: { template, urgency: 'routine' } });
}

/** Tells who is booked soon. */
export async function remindPerson(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockBooking(tx, timer.subject);
  if (row?.state !== 'confirmed') return;
  const { book } = await surroundings(tx);
  await tellPerson(tx, row, { book, told: { template: 'booking.reminder', urgency: 'important' } });
}

/** The booked time has passed: who should have taken a number has missed it; what takes none is over. */
export async function passBooking(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockBooking(tx, timer.subject);
  if (!row) return;
  const around = await surroundings(tx);
  const isQueued = around.book.pool.get(row.poolId)?.queued ?? false;
  const state = bookingAfter(row.state, isQueued ? 'miss' : 'finish', 'clock');
  if (!state) return;
  const done = await settle(tx, row, state);
  if (state === 'noShow') await countMiss(tx, done, around);
}

/** The end of the day of an arrival: who was never called to the end has left; visits at home are done. */
export async function endOfDay(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockBooking(tx, timer.subject);
  if (!row) return;
  const { book } = await surroundings(tx);
  const isQueued = book.pool.get(row.poolId)?.queued ?? false;
  const state = bookingAfter(row.state, isQueued ? 'leave' : 'finish', 'clock');
  if (state) await settle(tx, row, state);
}

async function settle(tx: Tx, row: BookingRow, state: BookingRow['state']): Promise<BookingRow> {
  const settledAt = tx.ctx.clock.now();
  await setBookingState(tx, row.id, state, { settledAt });
  const done = { ...row, state, settledAt, version: row.version + 1 };
  await noteChange(tx, done, []);
  return done;
}

/** Tells of the miss; with the last of too many, online booking pauses for a while. */
async function countMiss(tx: Tx, row: BookingRow, { book }: Surroundings): Promise<void> {
  const now = tx.ctx.clock.now();
  const last = await lastBar(tx, row.personKey);
  const missed = await missedTimes(tx, row.personKey);
  const countedFrom = last?.liftedAt ?? last?.since ?? null;
  const bar = barFor(missed, book.rules, { now, countedFrom });
  const { missLimit, missWindowDays } = book.rules;
  const numbers = { limit: String(missLimit), days: String(missWindowDays) };
  if (!bar) {
    const values = { count: String(missed.length), ...numbers };
    const told = { template: 'booking.missed', urgency: 'routine' as const, values };
    await tellPerson(tx, row, { book, told });
    return;
  }
  const { tenantId } = tx.ctx;
  const { personId, personKey } = row;
  const barId = uuidv7(now.getTime());
  await insertBars(tx, [
    {
      id: barId,
      tenantId,
      personId,
      personKey,
      since: now,
      until: bar.until,
      missed: bar.missed,
      liftedAt: null,
      liftedBy: null,
      liftedBecause: '',
    },
  ]);
  await audit(tx, [{ action: 'booking.bar', subject: barId, detail: factsOf(row) }]);
  const values = { count: String(bar.missed), until: sayTime(bar.until), ...numbers };
  const told = { template: 'booking.barred', urgency: 'important' as const, values };
  await tellPerson(tx, row, { book, told });
}

/** The timer at the end of the day of an arrival. */
export async function setDayEnd(tx: Tx, bookingId: string, dueAt: Date): Promise<void> {
  await setTimers(tx, [{ kind: timerKinds.dayEnd, subject: bookingId, dueAt }]);
}
