/**
 * Taking a time, moving it, giving it back: the statements on which many people meet. What forbids double booking are
 * the constraints of the table; here a refusal of theirs becomes an answer.
 */
import type { Tx } from '#platform/database/index.ts';
import type { BookingState } from '../contract/states.ts';
import type { Period, Slot } from '../rules/day.ts';
import { rangeOf } from './bookings.ts';

/** What is to be kept for whom. */
export interface Wanted {
  /** One id a candidate. */
  readonly ids: readonly string[];
  /** Resources in the order in which they are tried; the first that is free is taken. */
  readonly resourceIds: readonly string[];
  readonly poolId: string;
  readonly departmentId: string | null;
  readonly personId: string | null;
  readonly personKey: string;
  readonly number: string;
  readonly slot: Slot;
  readonly exclusive: boolean;
  readonly anyOfPool: boolean;
  readonly state: BookingState;
  readonly expiresAt: Date | null;
  readonly channel: string;
  readonly replacesId: string | null;
  /** Most bookings ahead of a person; null: not asked (the town itself books). */
  readonly mostAhead: number | null;
}

/** What came of it: the booking, or what stood in the way. */
export interface Taken {
  readonly id: string | null;
  readonly resourceId: string | null;
  /** A booking of the same person at that time. */
  readonly ownId: string | null;
  readonly barred: boolean;
  readonly ahead: number;
}

/**
 * One statement for all ways to take a time of a resource that receives one at a time. All candidates are put in, and
 * ON CONFLICT DO NOTHING drops those that are taken; as soon as one is in, the person's own constraint drops the others,
 * so that any-window booking takes exactly one. Who is barred, or has too many ahead, puts in nothing.
 */
const takeText = `WITH person AS MATERIALIZED (
    SELECT $19::integer IS NOT NULL AND EXISTS (SELECT FROM booking.bars
        WHERE tenant_id = $1 AND person_key = $6 AND until > $17 AND lifted_at IS NULL) AS barred,
      (SELECT count(*)::integer FROM booking.bookings
        WHERE tenant_id = $1 AND person_key = $6 AND active AND upper(during) > $17) AS ahead
  ), taken AS (
    INSERT INTO booking.bookings (id, tenant_id, number, pool_id, resource_id, department_id, person_id, person_key, state,
      exclusive, during, occupied, any_of_pool, expires_at, channel, made_by, replaces_id, made_at)
    SELECT wanted.id, $1, $7, $4, wanted.resource_id, $5, $8, $6, $9, $10, $11::tstzrange, $12::tstzrange, $13, $14, $15,
      $16, $18, $17
    FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS wanted(id, resource_id, place), person
    WHERE NOT person.barred AND ($19::integer IS NULL OR person.ahead < $19)
    ORDER BY wanted.place
    ON CONFLICT DO NOTHING
    RETURNING id, resource_id)
  SELECT taken.id, taken.resource_id AS "resourceId", person.ahead, person.barred,
    (SELECT b.id FROM booking.bookings b WHERE b.tenant_id = $1 AND b.person_key = $6 AND b.active
       AND b.during && $11::tstzrange LIMIT 1) AS "ownId"
  FROM person LEFT JOIN taken ON true`;

/** Takes the time, of the first candidate that is free. */
export async function takeTime(tx: Tx, wanted: Wanted): Promise<Taken> {
  const { tenantId, actor, clock } = tx.ctx;
  const { rows } = await tx.client.query<Taken>({
    name: 'booking_take',
    text: takeText,
    values: [
      tenantId,
      [...wanted.ids],
      [...wanted.resourceIds],
      wanted.poolId,
      wanted.departmentId,
      wanted.personKey,
      wanted.number,
      wanted.personId,
      wanted.state,
      wanted.exclusive,
      rangeOf(wanted.slot),
      rangeOf(wanted.slot.occupied),
      wanted.anyOfPool,
      wanted.expiresAt,
      wanted.channel,
      actor.personId,
      clock.now(),
      wanted.replacesId,
      wanted.mostAhead,
    ],
  });
  const [taken] = rows;
  if (!taken) throw new Error('a taking without an answer');
  return taken;
}

/** Takes one of several places of a slot. @returns whether there was one left */
export async function countUp(
  tx: Tx,
  resourceId: string,
  { slot, capacity }: { readonly slot: Slot; readonly capacity: number },
): Promise<boolean> {
  const { rowCount } = await tx.client.query({
    name: 'booking_count_up',
    text: `INSERT INTO booking.slot_counts (tenant_id, resource_id, starts_at, occupied, capacity, used)
     VALUES ($1, $2, $3, $4::tstzrange, $5, 1)
     ON CONFLICT (tenant_id, resource_id, starts_at) DO UPDATE
       SET used = booking.slot_counts.used + 1, capacity = excluded.capacity
       WHERE booking.slot_counts.used < excluded.capacity`,
    values: [tx.ctx.tenantId, resourceId, slot.from, rangeOf(slot.occupied), capacity],
  });
  return (rowCount ?? 0) > 0;
}

/** Gives such a place back. */
export async function countDown(tx: Tx, resourceId: string, from: Date): Promise<void> {
  await tx.client.query({
    name: 'booking_count_down',
    text: `UPDATE booking.slot_counts SET used = used - 1
     WHERE tenant_id = $1 AND resource_id = $2 AND starts_at = $3 AND used > 0`,
    values: [tx.ctx.tenantId, resourceId, from],
  });
}

/** Drops a row that was taken in this transaction and could not be counted. */
export async function dropBooking(tx: Tx, id: string): Promise<void> {
  await tx.client.query('DELETE FROM booking.bookings WHERE tenant_id = $1 AND id = $2', [
    tx.ctx.tenantId,
    id,
  ]);
}

const exclusionViolation = '23P01';

/** Where a booking goes. */
export interface Target {
  readonly resourceId: string;
  readonly slot: Slot;
  readonly exclusive: boolean;
  readonly anyOfPool: boolean;
}

/**
 * Moves a locked booking. Reads beyond the actor's reach first (the transaction must reach the whole town), so that a time
 * that is seen to be taken costs no failed statement; who comes in between is stopped by the constraints.
 *
 * @returns what stood in the way, or null
 */
export async function moveTime(
  tx: Tx,
  id: string,
  target: Target,
): Promise<'resource' | 'person' | null> {
  await tx.client.query('SAVEPOINT moving');
  try {
    const { rowCount } = await tx.client.query({
      name: 'booking_move',
      text: `UPDATE booking.bookings SET resource_id = $3, during = $4::tstzrange, occupied = $5::tstzrange,
         exclusive = $6, any_of_pool = $7, moves = moves + 1, version = version + 1
       WHERE tenant_id = $1 AND id = $2 AND NOT ($6 AND EXISTS (SELECT FROM booking.bookings other
         WHERE other.resource_id = $3 AND other.active AND other.exclusive AND other.occupied && $5::tstzrange
           AND other.tenant_id = $1 AND other.id <> $2))`,
      values: [
        tx.ctx.tenantId,
        id,
        target.resourceId,
        rangeOf(target.slot),
        rangeOf(target.slot.occupied),
        target.exclusive,
        target.anyOfPool,
      ],
    });
    await tx.client.query('RELEASE SAVEPOINT moving');
    return (rowCount ?? 0) > 0 ? null : 'resource';
  } catch (error) {
    await tx.client.query('ROLLBACK TO SAVEPOINT moving');
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== exclusionViolation) throw error;
    return constraint === 'one_place_a_person' ? 'person' : 'resource';
  }
}

/** Whether a booking of somebody is active in a period. */
export async function isBusy(tx: Tx, personKey: string, period: Period): Promise<boolean> {
  const { rows } = await tx.client.query(
    `SELECT 1 FROM booking.bookings WHERE tenant_id = $1 AND person_key = $2 AND active AND during && $3::tstzrange LIMIT 1`,
    [tx.ctx.tenantId, personKey, rangeOf(period)],
  );
  return rows.length > 0;
}

/** Another booking of the same person at an instant. */
export async function otherBookingAt(
  tx: Tx,
  { id, personKey }: { readonly id: string; readonly personKey: string },
  at: Date,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `SELECT id FROM booking.bookings WHERE tenant_id = $1 AND person_key = $2 AND active AND id <> $3
       AND during @> $4::timestamptz LIMIT 1`,
    [tx.ctx.tenantId, personKey, id, at],
  );
  return rows[0]?.id;
}
