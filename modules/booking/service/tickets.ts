/** Taking a number: with a booking on arrival, or without one; following it, giving it back. */
import { randomBytes } from 'node:crypto';
import { personById } from '#modules/people/index.ts';
import { birthDayOf } from '#modules/sharing/index.ts';
import { audit } from '#platform/audit/index.ts';
import { instantAt, localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { maskName } from '#platform/text/index.ts';
import { setTimers, type Timer } from '#platform/timers/index.ts';
import type { OwnTicket } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { laterDay } from '../rules/day.ts';
import { ageOn } from '../rules/queue.ts';
import { bookingAfter, ticketAfter } from '../rules/transition.ts';
import { setBookingState } from '../store/bookings.ts';
import { contactsOf } from '../store/contacts.ts';
import type { BookingRow, TicketRow } from '../store/tables.ts';
import {
  insertTickets,
  lockTicket,
  nextNumber,
  ticketOfPerson,
  ticketRow,
  ticketsOfBookings,
  updateTicket,
} from '../store/tickets.ts';
import { type Book, knownPool, type Pool, surroundings } from './book.ts';
import { setDayEnd } from './clock.ts';
import { lockedOwn } from './own.ts';
import { estimateOf, keptShare, queueMoved, readQueues } from './queue.ts';
import { limitGuesses, limitPerson, ownSubject } from './subject.ts';
import { noteChange } from './tell.ts';
import { timerKinds } from './timer-kinds.ts';
import { sayState, sayTime } from './words.ts';

const minuteMs = 60_000;

/** Who takes a number, and how. */
export interface Taker {
  readonly personId: string | null;
  readonly name: string;
  readonly channel: 'phone' | 'kiosk' | 'clerk';
  /** Marked by the clerk. */
  readonly green?: boolean;
}

/** The person of a booking reports by the own phone. @throws not-found, too-early, booking-settled, not-queued */
export async function arriveByPhone(ctx: Ctx, bookingId: string): Promise<OwnTicket> {
  limitPerson(ctx);
  const { personId } = ownSubject(ctx);
  const { book } = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockedOwn(tx, bookingId, personId);
    return arrive(tx, row, { book, channel: 'phone' });
  });
}

/**
 * A locked booking becomes a ticket; one that has become one already is answered with it. The actor's right on the booking
 * must be proved.
 * @throws too-early, booking-settled, not-queued
 */
export async function arrive(
  tx: Tx,
  row: BookingRow,
  { book, channel }: { readonly book: Book; readonly channel: Taker['channel'] },
): Promise<OwnTicket> {
  await elevate(tx);
  const pool = knownPool(book, row.poolId);
  if (!pool.queued) throw problem('not-queued');
  const [known] = await ticketsOfBookings(tx, [row.id]);
  if (known) return ticketView(tx, await knownTicket(tx, known.id), book);
  refuseEarly(tx, row, book);
  const now = tx.ctx.clock.now();
  const state = bookingAfter(row.state, 'arrive', channel === 'clerk' ? 'desk' : 'person');
  if (!state) {
    const said = sayState(row.state, tx.ctx.locale);
    throw problem('booking-settled', { number: row.number, state: said });
  }
  await setBookingState(tx, row.id, state, { arrivedAt: now });
  await setDayEnd(tx, row.id, instantAt(laterDay(localDay(now), 1)));
  await noteChange(tx, { ...row, state }, []);
  const [contact] = await contactsOf(tx, [row.id]);
  const taker = { personId: row.personId, name: contact?.personName ?? '', channel };
  return issue(tx, { pool, book, taker, booking: row });
}

function refuseEarly(tx: Tx, row: BookingRow, { rules }: Book): void {
  const from = new Date(row.from.getTime() - rules.earlyMinutes * minuteMs);
  if (tx.ctx.clock.now() < from) throw problem('too-early', { time: sayTime(from, tx.ctx.locale) });
}

/** A number without a booking, by the own phone; who has one at this pool already gets it again. @throws pool-unknown, not-queued */
export async function takeByPhone(ctx: Ctx, poolId: string): Promise<OwnTicket> {
  limitPerson(ctx);
  const { personId, name } = ownSubject(ctx);
  const { book } = await surroundings(ctx);
  const pool = knownPool(book, poolId);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const day = localDay(ctx.clock.now());
    const known = await ticketOfPerson(tx, { personId, poolId, day });
    if (known) return ticketView(tx, known, book);
    const person = await personById(tx, personId);
    const taker = { personId, name: person?.name ?? name, channel: 'phone' as const };
    return issue(tx, { pool, book, taker });
  });
}

/** What a number is given for. */
interface Issue {
  readonly pool: Pool;
  readonly book: Book;
  readonly taker: Taker;
  readonly booking?: BookingRow;
}

/** Gives a number. The transaction must reach the whole town. @throws not-queued */
export async function issue(tx: Tx, given: Issue): Promise<OwnTicket> {
  const { pool, book, taker, booking } = given;
  if (!pool.queued || !pool.active) throw problem('not-queued');
  const { ctx } = tx;
  const now = ctx.clock.now();
  const day = localDay(now);
  const [queue] = await readQueues(tx, [pool], book);
  const estimate = queue ? estimateOf(queue, queue.waiting.length) : null;
  const green = await greenOf(tx, taker, { book, day });
  const number = `${pool.letter}${String(await nextNumber(tx, pool.id, day)).padStart(3, '0')}`;
  const row: TicketRow = {
    id: uuidv7(now.getTime()),
    tenantId: ctx.tenantId,
    siteId: pool.siteId,
    poolId: pool.id,
    firstPoolId: pool.id,
    departmentId: pool.departmentId,
    day,
    number,
    token: randomBytes(9).toString('base64url'),
    bookingId: booking?.id ?? null,
    personId: taker.personId,
    shownName: taker.name ? maskName(taker.name) : '',
    favour: green ? 'green' : booking ? 'booked' : 'none',
    greenBecause: green ?? '',
    state: 'waiting',
    turnAt: booking && booking.from > now ? booking.from : now,
    notBeforeCall: 0,
    calls: 0,
    misses: 0,
    windowId: null,
    channel: taker.channel,
    takenAt: now,
    calledAt: null,
    settledAt: null,
    // A booked or favoured person does not wait behind all others: nothing is promised from the length of the queue.
    toldLowMinutes: green || booking ? null : (estimate?.low ?? null),
    toldHighMinutes: green || booking ? null : (estimate?.high ?? null),
  };
  await insertTickets(tx, [row]);
  const dueAt = instantAt(laterDay(day, 1));
  await setTimers(tx, [{ kind: timerKinds.ticketOver, subject: row.id, dueAt }]);
  await audit(tx, [
    { action: 'booking.take', subject: row.id, detail: { number, channel: taker.channel } },
  ]);
  await queueMoved(tx, [pool]);
  return ticketView(tx, row, book);
}

/** Why somebody goes through the green channel: the clerk's mark, or the age by the record; null: not. */
async function greenOf(
  tx: Tx,
  taker: Taker,
  { book, day }: { readonly book: Book; readonly day: string },
): Promise<'clerk' | 'age' | null> {
  if (taker.green) return 'clerk';
  if (!taker.personId) return null;
  const birthDay = await birthDayOf(tx, taker.personId);
  return birthDay && ageOn(birthDay, day) >= book.rules.greenAge ? 'age' : null;
}

/** How a ticket stands, for who holds its token. @throws not-found */
export async function followTicket(ctx: Ctx, ticketId: string, token: string): Promise<OwnTicket> {
  limitGuesses(ctx, ticketId);
  const { book } = await surroundings(ctx);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    return ticketView(tx, proved(await ticketRow(tx, ticketId), token), book);
  });
}

/** Gives a ticket back. @throws not-found, ticket-settled */
export async function leaveQueue(ctx: Ctx, ticketId: string, token: string): Promise<void> {
  limitGuesses(ctx, ticketId);
  const { book } = await surroundings(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const row = proved(await lockTicket(tx, ticketId), token);
    const state = ticketAfter(row.state, 'leave');
    if (!state) throw problem('ticket-settled', { number: row.number });
    await updateTicket(tx, row.id, { state, settledAt: ctx.clock.now() });
    if (row.bookingId)
      await setBookingState(tx, row.bookingId, 'left', { settledAt: ctx.clock.now() });
    await audit(tx, [{ action: 'booking.leaveQueue', subject: row.id }]);
    await queueMoved(tx, [knownPool(book, row.poolId)]);
  });
}

/** The day of a ticket is over: who was not called to the end has left. */
export async function ticketOver(tx: Tx, timer: Timer): Promise<void> {
  const row = await lockTicket(tx, timer.subject);
  const state = row && ticketAfter(row.state, 'leave');
  if (row && state) await updateTicket(tx, row.id, { state, settledAt: tx.ctx.clock.now() });
}

function proved(row: TicketRow | undefined, token: string): TicketRow {
  if (!row || row.token !== token) throw generalProblem('not-found', { what: '号码' });
  return row;
}

async function knownTicket(tx: Tx, id: string): Promise<TicketRow> {
  const row = await ticketRow(tx, id);
  if (!row) throw generalProblem('not-found', { what: '号码' });
  return row;
}

/** A ticket with its place in the queue. */
export async function ticketView(tx: Tx, row: TicketRow, book: Book): Promise<OwnTicket> {
  const pool = knownPool(book, row.poolId);
  const [queue] = await readQueues(tx, [pool], book);
  const ahead = queue?.waiting.findIndex(({ id }) => id === row.id) ?? -1;
  const window = book.resource.get(row.windowId ?? '');
  return {
    id: row.id,
    token: row.token,
    number: row.number,
    state: row.state,
    favour: row.favour,
    poolZh: pool.nameZh,
    poolEn: pool.nameEn,
    siteCode: pool.site.code,
    siteZh: pool.site.nameZh,
    siteEn: pool.site.nameEn,
    windowZh: window?.nameZh ?? null,
    windowEn: window?.nameEn ?? null,
    spotZh: window?.spotZh ?? null,
    takenAt: row.takenAt.toISOString(),
    calledAt: row.calledAt?.toISOString() ?? null,
    misses: row.misses,
    missedLimit: book.rules.missedLimit,
    missedPlaces: book.rules.missedPlaces,
    estimate: queue && ahead >= 0 ? estimateOf(queue, ahead) : null,
    keptShare: queue ? keptShare(queue.measured) : null,
  };
}
