/** The desk of a window: calls the next, calls again, notes a miss, ends, sends on. */
import { queueMessages } from '#modules/messages/index.ts';
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { elevate, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { DeskView } from '../contract/index.ts';
import type { TicketAct } from '../contract/states.ts';
import { problem } from '../problems.ts';
import { afterMiss, favourNow } from '../rules/queue.ts';
import { bookingAfter, ticketAfter } from '../rules/transition.ts';
import { lockBooking, setBookingState } from '../store/bookings.ts';
import type { TicketRow } from '../store/tables.ts';
import { countCall, lockCalled, lockQueue, lockTicket, updateTicket } from '../store/tickets.ts';
import { type Book, knownPool, knownResource, type Resource, surroundings } from './book.ts';
import { deskView } from './desk-views.ts';
import { queueMoved, readQueues } from './queue.ts';
import { noteChange } from './tell.ts';

/** What is done at a window. */
export interface DeskAct {
  readonly act: 'next' | 'again' | 'miss' | 'done' | 'transfer';
  readonly poolId?: string;
  readonly ticketId?: string;
}

/** Who sits before a window and who waits. @throws bookable-unknown */
export async function deskOf(ctx: Ctx, windowId: string): Promise<DeskView> {
  const { book } = await surroundings(ctx);
  const window = knownResource(book, windowId);
  return ctx.database.inTenant(ctx, async (tx) => {
    refuseForeign(ctx, window);
    await elevate(tx);
    return deskView(tx, window, book);
  });
}

/** A department's people call at its own windows, town-wide roles at all. */
function refuseForeign({ actor }: Ctx, { pool }: Resource): void {
  const { kind, departmentIds } = actor.scope;
  const isOwn = pool.departmentId !== null && departmentIds.includes(pool.departmentId);
  if (kind !== 'town' && kind !== 'county' && !isOwn) throw problem('bookable-unknown');
}

/**
 * Acts at a window. The queue is locked first: two windows never call the same person.
 * @throws bookable-unknown, nobody-waits, nobody-called, pool-unknown, not-queued
 */
export async function actAtDesk(ctx: Ctx, windowId: string, act: DeskAct): Promise<DeskView> {
  const { book } = await surroundings(ctx);
  const window = knownResource(book, windowId);
  refuseForeign(ctx, window);
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const day = localDay(ctx.clock.now());
    const queue = await lockQueue(tx, window.poolId, day);
    const now = await lockCalled(tx, windowId, day);
    const isStale = act.ticketId !== undefined && act.ticketId !== now?.id;
    if (isStale || (act.act !== 'next' && !now)) throw problem('nobody-called');
    if (act.act === 'next') await callNext(tx, { window, book, queue, now });
    else if (now) await actOn(tx, now, { window, book, act, calls: queue.calls });
    await audit(tx, [
      { action: `booking.${act.act}`, subject: windowId, detail: { number: now?.number ?? '' } },
    ]);
    return deskView(tx, window, book);
  });
}

interface Calling {
  readonly window: Resource;
  readonly book: Book;
  readonly queue: Awaited<ReturnType<typeof lockQueue>>;
  readonly now: TicketRow | undefined;
}

/** One key: who sits there is done, the next is called. */
async function callNext(tx: Tx, { window, book, queue, now }: Calling): Promise<void> {
  if (now) await finish(tx, now, 'done');
  const [state] = await readQueues(tx, [window.pool], book);
  const next = state?.waiting[0];
  if (!next) {
    if (!now) throw problem('nobody-waits');
    await queueMoved(tx, [window.pool]);
    return;
  }
  const at = tx.ctx.clock.now();
  await updateTicket(tx, next.id, {
    state: 'called',
    windowId: window.id,
    calledAt: at,
    calls: next.calls + 1,
  });
  await countCall(tx, queue, favourNow(next, at) === 'none' ? 0 : queue.favoured + 1);
  await tellCalled(tx, next, window);
  await queueMoved(tx, [window.pool]);
}

/** Who took the number by an account hears it on the own phone, too. */
async function tellCalled(tx: Tx, ticket: TicketRow, window: Resource): Promise<void> {
  if (!ticket.personId) return;
  await queueMessages(tx, [
    {
      template: 'booking.called',
      values: { number: ticket.number, what: window.nameZh, place: window.spotZh },
      to: { personId: ticket.personId, name: '' },
      urgency: 'urgent',
      subject: { kind: 'ticket', id: ticket.id },
      link: `/booking/ticket/${ticket.id}?t=${ticket.token}`,
      inboxOnly: true,
    },
  ]);
}

interface Acting {
  readonly window: Resource;
  readonly book: Book;
  readonly act: DeskAct;
  readonly calls: number;
}

async function actOn(tx: Tx, now: TicketRow, { window, book, act, calls }: Acting): Promise<void> {
  if (act.act === 'again') {
    await updateTicket(tx, now.id, { calls: now.calls + 1 });
    await tellCalled(tx, now, window);
  } else if (act.act === 'done') await finish(tx, now, 'done');
  else if (act.act === 'miss') await miss(tx, now, { book, calls });
  else await transfer(tx, now, { book, poolId: act.poolId ?? '' });
  await queueMoved(tx, [window.pool]);
}

/** Nobody came: back into the queue some places behind, or the end. */
async function miss(
  tx: Tx,
  now: TicketRow,
  { book, calls }: { readonly book: Book; readonly calls: number },
): Promise<void> {
  const after = afterMiss({ misses: now.misses, calls }, book.rules);
  if (after.ends) {
    await updateTicket(tx, now.id, { misses: after.misses });
    await finish(tx, now, 'giveUp');
    return;
  }
  const { misses, notBeforeCall } = after;
  const back = { state: stateAfter(now, 'miss'), misses, notBeforeCall };
  await updateTicket(tx, now.id, { ...back, windowId: null, calledAt: null });
}

/** Sends on to another pool's queue, where the turn is that of the first taking. @throws pool-unknown, not-queued */
async function transfer(
  tx: Tx,
  now: TicketRow,
  { book, poolId }: { readonly book: Book; readonly poolId: string },
): Promise<void> {
  const to = knownPool(book, poolId);
  if (!to.queued || !to.active || to.siteId !== now.siteId) throw problem('not-queued');
  await updateTicket(tx, now.id, {
    state: stateAfter(now, 'transfer'),
    poolId: to.id,
    departmentId: to.departmentId,
    windowId: null,
    calledAt: null,
    notBeforeCall: 0,
    // What was told spoke of the other queue.
    toldLowMinutes: null,
    toldHighMinutes: null,
  });
  await queueMoved(tx, [to]);
}

function stateAfter(row: TicketRow, act: TicketAct): TicketRow['state'] {
  const state = ticketAfter(row.state, act);
  if (!state) throw problem('ticket-settled', { number: row.number });
  return state;
}

/** Ends a called ticket, and its booking with it. */
async function finish(tx: Tx, row: TicketRow, act: 'done' | 'giveUp'): Promise<void> {
  const settledAt = tx.ctx.clock.now();
  await updateTicket(tx, row.id, { state: stateAfter(row, act), settledAt });
  const booking = row.bookingId ? await lockBooking(tx, row.bookingId) : undefined;
  const state = booking && bookingAfter(booking.state, act === 'done' ? 'serve' : 'leave', 'desk');
  if (!booking || !state) return;
  await setBookingState(tx, booking.id, state, { settledAt });
  await noteChange(tx, { ...booking, state }, []);
}

/** Marks a waiting ticket for the green channel, or takes the mark back. @throws not-found, ticket-settled */
export async function favourTicket(ctx: Ctx, ticketId: string, green: boolean): Promise<void> {
  const { book } = await surroundings(ctx);
  await ctx.database.inTenant(ctx, async (tx) => {
    const row = await lockTicket(tx, ticketId);
    if (!row) throw generalProblem('not-found', { what: '号码' });
    stateAfter(row, 'favour');
    const usual = row.bookingId ? 'booked' : 'none';
    await updateTicket(tx, row.id, {
      favour: green ? 'green' : usual,
      greenBecause: green ? 'clerk' : '',
    });
    await audit(tx, [{ action: 'booking.favour', subject: row.id, detail: { green } }]);
    await queueMoved(tx, [knownPool(book, row.poolId)]);
  });
}
