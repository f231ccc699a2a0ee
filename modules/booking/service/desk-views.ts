/** Windows and their queues as the desk sees them. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { DeskTicket, DeskView } from '../contract/index.ts';
import { bookingRow } from '../store/bookings.ts';
import { contactsOf } from '../store/contacts.ts';
import type { TicketRow } from '../store/tables.ts';
import { settledToday } from '../store/tickets.ts';
import { type Book, type Resource, surroundings } from './book.ts';
import { estimateOf, readQueues } from './queue.ts';

/** Windows of the town, with how many wait. */
export async function listDesks(ctx: Ctx) {
  const { book } = await surroundings(ctx);
  const pools = book.pools.filter(({ queued, active }) => queued && active);
  return ctx.database.inTenant(ctx, async (tx) => {
    const queues = await readQueues(tx, pools, book);
    const items = queues.flatMap(({ pool, waiting }) =>
      pool.resources
        .filter(({ active }) => active)
        .map((window) => ({
          windowId: window.id,
          windowZh: window.nameZh,
          windowEn: window.nameEn,
          spotZh: window.spotZh,
          poolZh: pool.nameZh,
          poolEn: pool.nameEn,
          siteZh: pool.site.nameZh,
          siteEn: pool.site.nameEn,
          siteCode: pool.site.code,
          waiting: waiting.length,
          own: window.personId !== null && window.personId === ctx.actor.personId,
        })),
    );
    return { items };
  });
}

/** Who sits before a window and who waits. The transaction must reach the whole town. */
export async function deskView(tx: Tx, window: Resource, book: Book): Promise<DeskView> {
  const { pool } = window;
  const day = localDay(tx.ctx.clock.now());
  const others = book.pools.filter(
    (one) => one.siteId === pool.siteId && one.queued && one.active && one.id !== pool.id,
  );
  const queues = await readQueues(tx, [pool, ...others], book);
  const own = queues.find((one) => one.pool.id === pool.id);
  const called = own?.called.find(({ windowId }) => windowId === window.id);
  const { served, left } = await settledToday(tx, pool.id, day);
  const [now] = await deskTickets(tx, called ? [called] : []);
  return {
    windowId: window.id,
    windowZh: window.nameZh,
    windowEn: window.nameEn,
    siteId: pool.siteId,
    siteCode: pool.site.code,
    siteZh: pool.site.nameZh,
    poolId: pool.id,
    poolZh: pool.nameZh,
    poolEn: pool.nameEn,
    now: now ?? null,
    waiting: await deskTickets(tx, own?.waiting.slice(0, 100) ?? []),
    servedToday: served,
    leftToday: left,
    estimate: own
      ? estimateOf(own, own.waiting.length)
      : { known: false, ahead: 0, low: null, high: null, because: 'fewMeasured' },
    pools: queues
      .filter((one) => one.pool.id !== pool.id)
      .map((one) => ({
        id: one.pool.id,
        nameZh: one.pool.nameZh,
        nameEn: one.pool.nameEn,
        waiting: one.waiting.length,
      })),
  };
}

/** Tickets with the names and notes of their bookings. */
async function deskTickets(tx: Tx, rows: readonly TicketRow[]): Promise<DeskTicket[]> {
  const ids = rows.flatMap(({ bookingId }) => (bookingId ? [bookingId] : []));
  const contacts = new Map((await contactsOf(tx, ids)).map((one) => [one.bookingId, one]));
  const tickets: DeskTicket[] = [];
  for (const row of rows) {
    const booking = row.bookingId ? await bookingRow(tx, row.bookingId) : undefined;
    const contact = contacts.get(row.bookingId ?? '');
    tickets.push({
      id: row.id,
      number: row.number,
      state: row.state,
      favour: row.favour,
      greenBecause: row.greenBecause,
      personName: contact?.personName || row.shownName,
      note: contact?.note ?? '',
      bookedFor: booking?.from.toISOString() ?? null,
      takenAt: row.takenAt.toISOString(),
      calledAt: row.calledAt?.toISOString() ?? null,
      windowId: row.windowId,
      calls: row.calls,
      misses: row.misses,
      poolId: row.poolId,
    });
  }
  return tickets;
}
