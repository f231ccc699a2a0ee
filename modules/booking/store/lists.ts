/** Queries about waiting lists, bars and missed bookings. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { WaitState } from '../contract/states.ts';
import type { BarRow, BookingTables, WaitRow } from './tables.ts';

const on = (tx: Tx) => tx.as<BookingTables>();

/** Numbers of bookings by id. */
export async function numbersOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<{ id: string; number: string }>(
    'SELECT id, number FROM booking.bookings WHERE tenant_id = $1 AND id = ANY ($2::uuid[])',
    [tx.ctx.tenantId, [...ids]],
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

/** Joins a waiting list. @returns false when the person waits there already */
export async function insertWait(tx: Tx, row: WaitRow): Promise<boolean> {
  const written = await insertMany(tx, 'booking.waits', [row], 'ON CONFLICT DO NOTHING');
  return written > 0;
}

/** Waitings of a person that are not over. */
export function waitsOfPerson(tx: Tx, personId: string): Promise<WaitRow[]> {
  return on(tx)
    .selectFrom('booking.waits')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('state', 'in', ['waiting', 'offered'])
    .orderBy('day')
    .limit(50)
    .execute();
}

/** How many wait before each of these. */
export async function waitersBefore(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.client.query<{ id: string; before: number }>(
    `SELECT own.id, (SELECT count(*)::integer FROM booking.waits other
       WHERE other.tenant_id = $1 AND other.pool_id = own.pool_id AND other.day = own.day AND other.state = 'waiting'
         AND (other.joined_at, other.id) < (own.joined_at, own.id)) AS before
     FROM booking.waits own WHERE own.tenant_id = $1 AND own.id = ANY ($2::uuid[])`,
    [tx.ctx.tenantId, [...ids]],
  );
  return new Map(rows.map(({ id, before }) => [id, before]));
}

/** Who waits for a day of a pool, the first first; locked, those that another transaction serves left out. */
export async function lockWaiting(tx: Tx, poolId: string, day: string): Promise<WaitRow[]> {
  const { rows } = await tx.client.query<WaitRow>({
    name: 'booking_lock_waiting',
    text: `SELECT id, tenant_id AS "tenantId", pool_id AS "poolId", resource_id AS "resourceId", day,
        person_id AS "personId", state, booking_id AS "bookingId", joined_at AS "joinedAt", settled_at AS "settledAt"
      FROM booking.waits WHERE tenant_id = $1 AND pool_id = $2 AND day = $3 AND state = 'waiting'
      ORDER BY joined_at, id LIMIT 50 FOR UPDATE SKIP LOCKED`,
    values: [tx.ctx.tenantId, poolId, day],
  });
  return rows;
}

/** A waiting, locked. */
export function lockWait(tx: Tx, id: string): Promise<WaitRow | undefined> {
  return on(tx)
    .selectFrom('booking.waits')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Sets where a waiting stands. */
export async function setWait(
  tx: Tx,
  by: { readonly id: string } | { readonly bookingId: string },
  state: WaitState,
  bookingId?: string,
): Promise<void> {
  const isOpen = state === 'waiting' || state === 'offered';
  await on(tx)
    .updateTable('booking.waits')
    .set({
      state,
      ...(bookingId ? { bookingId } : {}),
      settledAt: isOpen ? null : tx.ctx.clock.now(),
    })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', 'in', ['waiting', 'offered'])
    .$if('id' in by, (query) => query.where('id', '=', 'id' in by ? by.id : ''))
    .$if('bookingId' in by, (query) =>
      query.where('bookingId', '=', 'bookingId' in by ? by.bookingId : ''),
    )
    .execute();
}

/** When a person missed bookings, the newest first. */
export async function missedTimes(tx: Tx, personKey: string): Promise<Date[]> {
  const { rows } = await tx.client.query<{ at: Date }>(
    `SELECT lower(during) AS at FROM booking.bookings
     WHERE tenant_id = $1 AND person_key = $2 AND state = 'noShow' ORDER BY lower(during) DESC LIMIT 100`,
    [tx.ctx.tenantId, personKey],
  );
  return rows.map(({ at }) => at);
}

/** The newest bar of a person, whether it holds or not. */
export function lastBar(tx: Tx, personKey: string): Promise<BarRow | undefined> {
  return on(tx)
    .selectFrom('booking.bars')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personKey', '=', personKey)
    .orderBy('since', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertBars(tx: Tx, rows: readonly BarRow[]): Promise<void> {
  await insertMany(tx, 'booking.bars', rows);
}

/** Bars that hold, and those of the last days. */
export function barRows(tx: Tx, since: Date): Promise<BarRow[]> {
  return on(tx)
    .selectFrom('booking.bars')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('until', '>', since)
    .orderBy('since', 'desc')
    .limit(200)
    .execute();
}

/** Ends a bar early. @returns whether there was one that holds */
export async function liftBarRow(tx: Tx, id: string, because: string): Promise<boolean> {
  const { actor, clock, tenantId } = tx.ctx;
  const changed = await on(tx)
    .updateTable('booking.bars')
    .set({ liftedAt: clock.now(), liftedBy: actor.personId, liftedBecause: because })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .where('liftedAt', 'is', null)
    .executeTakeFirst();
  return Number(changed.numUpdatedRows) > 0;
}

/** The newest booking of each person, by which a name is found. */
export async function newestOf(
  tx: Tx,
  personKeys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.client.query<{ personKey: string; id: string }>(
    `SELECT DISTINCT ON (b.person_key) b.person_key AS "personKey", b.id FROM booking.bookings b
     JOIN booking.contacts c ON c.booking_id = b.id
     WHERE b.tenant_id = $1 AND b.person_key = ANY ($2::uuid[]) ORDER BY b.person_key, b.id DESC`,
    [tx.ctx.tenantId, [...personKeys]],
  );
  return new Map(rows.map(({ personKey, id }) => [personKey, id]));
}

/** Whether a bar holds for a person now. */
export async function isBarred(tx: Tx, personKey: string): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`SELECT 1 AS one FROM booking.bars
    WHERE tenant_id = ${tx.ctx.tenantId} AND person_key = ${personKey} AND until > ${tx.ctx.clock.now()}
      AND lifted_at IS NULL LIMIT 1`.execute(tx.as());
  return rows.length > 0;
}
