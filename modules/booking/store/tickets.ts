/** Queries about tickets and queues. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { BookingTables, QueueRow, TicketRow } from './tables.ts';

const on = (tx: Tx) => tx.as<BookingTables>();

/** The next running number of a pool's day. */
export async function nextNumber(tx: Tx, poolId: string, day: string): Promise<number> {
  const { rows } = await tx.client.query<{ given: number }>(
    `INSERT INTO booking.queues (tenant_id, pool_id, day, given) VALUES ($1, $2, $3, 1)
     ON CONFLICT (tenant_id, pool_id, day) DO UPDATE SET given = booking.queues.given + 1 RETURNING given`,
    [tx.ctx.tenantId, poolId, day],
  );
  return rows[0]?.given ?? 1;
}

/** The queue of a pool's day, locked: whoever calls waits for who is calling. */
export async function lockQueue(tx: Tx, poolId: string, day: string): Promise<QueueRow> {
  const { rows } = await tx.client.query<QueueRow>(
    `INSERT INTO booking.queues (tenant_id, pool_id, day) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id, pool_id, day) DO UPDATE SET given = booking.queues.given
     RETURNING tenant_id AS "tenantId", pool_id AS "poolId", day, given, calls, favoured`,
    [tx.ctx.tenantId, poolId, day],
  );
  const [row] = rows;
  if (!row) throw new Error('a queue without a row');
  return row;
}

/** Counts a call. */
export async function countCall(
  tx: Tx,
  { poolId, day }: QueueRow,
  favoured: number,
): Promise<void> {
  await on(tx)
    .updateTable('booking.queues')
    .set({ calls: sql<number>`calls + 1`, favoured })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('poolId', '=', poolId)
    .where('day', '=', day)
    .execute();
}

/** Counters of pools on a day. */
export function queueRows(tx: Tx, poolIds: readonly string[], day: string): Promise<QueueRow[]> {
  return on(tx)
    .selectFrom('booking.queues')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(sql<boolean>`pool_id = ANY(${[...poolIds]}::uuid[])`)
    .where('day', '=', day)
    .execute();
}

/** Writes tickets. @returns how many; a booking has one at most */
export function insertTickets(tx: Tx, rows: readonly TicketRow[]): Promise<number> {
  return insertMany(tx, 'booking.tickets', rows, 'ON CONFLICT DO NOTHING');
}

/** Tickets of pools that wait or are called on a day. */
export function openTickets(tx: Tx, poolIds: readonly string[], day: string): Promise<TicketRow[]> {
  return on(tx)
    .selectFrom('booking.tickets')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(sql<boolean>`pool_id = ANY(${[...poolIds]}::uuid[])`)
    .where('day', '=', day)
    .where(sql<boolean>`state IN ('waiting', 'called')`)
    .orderBy('turnAt')
    .limit(2000)
    .execute();
}

/** A ticket, locked. */
export function lockTicket(tx: Tx, id: string): Promise<TicketRow | undefined> {
  return ticketQuery(tx, id).forUpdate().executeTakeFirst();
}

export function ticketRow(tx: Tx, id: string): Promise<TicketRow | undefined> {
  return ticketQuery(tx, id).executeTakeFirst();
}

const ticketQuery = (tx: Tx, id: string) =>
  on(tx)
    .selectFrom('booking.tickets')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id);

/** The ticket that sits before a window, locked. */
export function lockCalled(tx: Tx, windowId: string, day: string): Promise<TicketRow | undefined> {
  return on(tx)
    .selectFrom('booking.tickets')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('windowId', '=', windowId)
    .where('day', '=', day)
    .where('state', '=', 'called')
    .orderBy('calledAt', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes a locked ticket. */
export async function updateTicket(tx: Tx, id: string, change: Partial<TicketRow>): Promise<void> {
  await on(tx)
    .updateTable('booking.tickets')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The tickets that bookings became. */
export async function ticketsOfBookings(
  tx: Tx,
  bookingIds: readonly string[],
): Promise<{ bookingId: string; id: string; token: string }[]> {
  if (bookingIds.length === 0) return [];
  const { rows } = await tx.client.query<{ bookingId: string; id: string; token: string }>({
    name: 'booking_tickets_of',
    text: `SELECT booking_id AS "bookingId", id, token FROM booking.tickets
     WHERE tenant_id = $1 AND booking_id = ANY ($2::uuid[])`,
    values: [tx.ctx.tenantId, [...bookingIds]],
  });
  return rows;
}

/** An open ticket of a person at a pool today: nobody stands in the same queue twice. */
export function ticketOfPerson(
  tx: Tx,
  {
    personId,
    poolId,
    day,
  }: { readonly personId: string; readonly poolId: string; readonly day: string },
): Promise<TicketRow | undefined> {
  return on(tx)
    .selectFrom('booking.tickets')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('poolId', '=', poolId)
    .where('day', '=', day)
    .where(sql<boolean>`state IN ('waiting', 'called')`)
    .executeTakeFirst();
}

/** What was measured at a pool lately. */
export interface MeasuredRow {
  readonly poolId: string;
  readonly minutes: number[];
  readonly windows: number;
  /** Spans told and kept, of how many. */
  readonly told: number;
  readonly kept: number;
}

/**
 * Service times of the last 60 tickets of each pool (from the call on; outliers above two hours are forgotten "done"s), the windows that called within
 * half an hour, and how many of the spans told held.
 */
export async function measuredRows(
  tx: Tx,
  poolIds: readonly string[],
  day: string,
): Promise<MeasuredRow[]> {
  const { rows } = await tx.client.query<MeasuredRow>(
    `SELECT pool.id AS "poolId",
       (SELECT coalesce(array_agg(last.minutes), '{}') FROM (
          SELECT extract(epoch FROM t.settled_at - t.called_at)::float8 / 60 AS minutes FROM booking.tickets t
          WHERE t.tenant_id = $1 AND t.pool_id = pool.id AND t.state = 'served'
            AND t.settled_at - t.called_at BETWEEN interval '20 seconds' AND interval '2 hours'
          ORDER BY t.settled_at DESC LIMIT 60) last) AS minutes,
       (SELECT count(DISTINCT t.window_id)::integer FROM booking.tickets t WHERE t.tenant_id = $1 AND t.pool_id = pool.id
          AND t.day = $3 AND t.called_at > $4::timestamptz - interval '30 minutes') AS windows,
       (SELECT count(*)::integer FROM (SELECT 1 FROM booking.tickets t WHERE t.tenant_id = $1 AND t.pool_id = pool.id
          AND t.state = 'served' AND t.told_low_minutes IS NOT NULL ORDER BY t.settled_at DESC LIMIT 200) told) AS told,
       (SELECT count(*)::integer FROM (SELECT t.* FROM booking.tickets t WHERE t.tenant_id = $1 AND t.pool_id = pool.id
          AND t.state = 'served' AND t.told_low_minutes IS NOT NULL ORDER BY t.settled_at DESC LIMIT 200) told
          WHERE extract(epoch FROM told.called_at - told.taken_at) / 60
            BETWEEN told.told_low_minutes AND told.told_high_minutes) AS kept
     FROM unnest($2::uuid[]) AS pool(id)`,
    [tx.ctx.tenantId, [...poolIds], day, tx.ctx.clock.now()],
  );
  return rows;
}

/** Tickets of a pool's day by how they ended. */
export async function settledToday(
  tx: Tx,
  poolId: string,
  day: string,
): Promise<{ served: number; left: number }> {
  const { rows } = await tx.client.query<{ served: number; left: number }>(
    `SELECT count(*) FILTER (WHERE state = 'served')::integer AS served,
       count(*) FILTER (WHERE state = 'left')::integer AS "left"
     FROM booking.tickets WHERE tenant_id = $1 AND pool_id = $2 AND day = $3`,
    [tx.ctx.tenantId, poolId, day],
  );
  return rows[0] ?? { served: 0, left: 0 };
}
