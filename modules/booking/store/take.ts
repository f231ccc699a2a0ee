/**
 * Taking a time, moving it, giving it back: the statements on which many people meet. What forbids double booking are
 * the constraints of the table; here a refusal of theirs becomes an answer.
 */
import type { Tx } from '#platform/database/index.ts';
import { type BookingState, movableStates } from '../contract/states.ts';
import type { Period, Slot } from '../rules/day.ts';
import { rangeOf } from './bookings.ts';

/** A resource that would do. */
export interface Candidate {
  /** The id that the booking gets if this one is taken. */
  readonly id: string;
  readonly resourceId: string;
  /** Its place in the order in which the resources of a pool are tried at that time, the same for everybody. */
  readonly turn: number;
}

/** What is to be kept for whom. */
export interface Wanted {
  /** The first that is free is taken. */
  readonly candidates: readonly Candidate[];
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
  readonly madeBy: string | null;
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
 * One statement for all ways to take a time of a resource that receives one at a time, and for all people who come at the
 * same moment. What is seen to be taken is not tried: trying would wait for whoever confirms or gives back that very booking
 * just now, and be refused all the same. All other candidates are put in, and ON CONFLICT DO NOTHING drops those that
 * somebody was quicker at; as soon as one is in, the person's own constraint drops the others, so that any-window booking
 * takes exactly one. Who is barred, is somewhere else at that time, or has too many ahead, puts in nothing. Everybody puts in
 * by time and turn: two such statements wait for each other in one direction only.
 */
const takeText = `WITH wanted AS MATERIALIZED (
    SELECT * FROM json_to_recordset($2::json) AS one(place integer, pool_id uuid, department_id uuid, person_id uuid,
      person_key uuid, number text, state text, exclusive boolean, during tstzrange, occupied tstzrange,
      any_of_pool boolean, expires_at timestamptz, channel text, made_by uuid, replaces_id uuid, most_ahead integer)
  ), candidate AS MATERIALIZED (
    SELECT * FROM json_to_recordset($3::json) AS one(place integer, id uuid, resource_id uuid, turn integer)
  ), person AS MATERIALIZED (
    SELECT place, most_ahead IS NOT NULL AND EXISTS (SELECT FROM booking.bars b
        WHERE b.tenant_id = $1 AND b.person_key = wanted.person_key AND b.until > $4 AND b.lifted_at IS NULL) AS barred,
      (SELECT count(*)::integer FROM booking.bookings b
        WHERE b.tenant_id = $1 AND b.person_key = wanted.person_key AND b.active AND upper(b.during) > $4) AS ahead,
      (SELECT b.id FROM booking.bookings b WHERE b.tenant_id = $1 AND b.person_key = wanted.person_key AND b.active
         AND b.during && wanted.during LIMIT 1) AS own_id
    FROM wanted
  ), taken AS (
    INSERT INTO booking.bookings (id, tenant_id, number, pool_id, resource_id, department_id, person_id, person_key, state,
      exclusive, during, occupied, any_of_pool, expires_at, channel, made_by, replaces_id, made_at)
    SELECT candidate.id, $1, number, pool_id, resource_id, department_id, person_id, person_key, state,
      exclusive, during, occupied, any_of_pool, expires_at, channel, made_by, replaces_id, $4
    FROM wanted JOIN person USING (place) JOIN candidate USING (place)
    WHERE NOT person.barred AND person.own_id IS NULL AND (most_ahead IS NULL OR person.ahead < most_ahead)
      AND (NOT exclusive OR NOT EXISTS (SELECT FROM booking.bookings other
        WHERE other.resource_id = candidate.resource_id AND other.active AND other.exclusive
          AND other.occupied && wanted.occupied AND other.tenant_id = $1))
    ORDER BY lower(during), pool_id, turn, place
    ON CONFLICT DO NOTHING
    RETURNING id, resource_id, person_key)
  SELECT place, taken.id, taken.resource_id AS "resourceId", person.ahead, person.barred, person.own_id AS "ownId"
  FROM person JOIN wanted USING (place) LEFT JOIN taken USING (person_key)`;

/**
 * Takes the times, each of the first candidate that is free.
 * @param wanted at most one a person
 * @returns in the same order
 */
export async function takeTimes(tx: Tx, wanted: readonly Wanted[]): Promise<Taken[]> {
  const candidates = wanted.flatMap((one, place) =>
    one.candidates.map(({ id, resourceId, turn }) => {
      return { place, id, resource_id: resourceId, turn };
    }),
  );
  const { rows } = await tx.client.query<Taken & { place: number }>({
    name: 'booking_take',
    text: takeText,
    values: [
      tx.ctx.tenantId,
      JSON.stringify(wanted.map(recordOf)),
      JSON.stringify(candidates),
      tx.ctx.clock.now(),
    ],
  });
  const taken = rows.sort((a, b) => a.place - b.place);
  if (taken.length !== wanted.length) throw new Error('a taking without an answer');
  return taken;
}

function recordOf(wanted: Wanted, place: number) {
  return {
    place,
    pool_id: wanted.poolId,
    department_id: wanted.departmentId,
    person_id: wanted.personId,
    person_key: wanted.personKey,
    number: wanted.number,
    state: wanted.state,
    exclusive: wanted.exclusive,
    during: rangeOf(wanted.slot),
    occupied: rangeOf(wanted.slot.occupied),
    any_of_pool: wanted.anyOfPool,
    expires_at: wanted.expiresAt,
    channel: wanted.channel,
    made_by: wanted.madeBy,
    replaces_id: wanted.replacesId,
    most_ahead: wanted.mostAhead,
  };
}

/** A booking that somebody wishes to move, and where to. */
export interface MoveLook {
  readonly bookingId: string;
  readonly personId: string;
  readonly poolId: string;
  /** Resources that would do, each receiving one at a time. */
  readonly resourceIds: readonly string[];
  readonly slot: Slot;
}

/**
 * Whether all that would do is taken, asked for many at a time without a lock: most who want to move are refused, which then
 * costs no transaction of their own. False where the booking is not that person's, is not of the pool, or cannot be moved:
 * the act itself says why. The transaction must reach the whole town.
 * @returns in the same order
 */
export async function looksTaken(tx: Tx, looks: readonly MoveLook[]): Promise<boolean[]> {
  const { rows } = await tx.client.query<{ place: number }>({
    name: 'booking_looks_taken',
    text: `SELECT place FROM json_to_recordset($2::json) AS look(place integer, booking_id uuid, person_id uuid,
        pool_id uuid, resource_ids uuid[], occupied tstzrange)
      JOIN booking.bookings own ON own.id = look.booking_id AND own.tenant_id = $1 AND own.person_id = look.person_id
        AND own.pool_id = look.pool_id AND own.state = ANY ($3::text[])
      WHERE NOT EXISTS (SELECT FROM unnest(look.resource_ids) AS wished(id)
        WHERE NOT EXISTS (SELECT FROM booking.bookings other
          WHERE other.resource_id = wished.id AND other.active AND other.exclusive AND other.occupied && look.occupied
            AND other.tenant_id = $1 AND other.id <> own.id))`,
    values: [
      tx.ctx.tenantId,
      JSON.stringify(
        looks.map(({ bookingId, personId, poolId, resourceIds, slot }, place) => ({
          place,
          booking_id: bookingId,
          person_id: personId,
          pool_id: poolId,
          resource_ids: resourceIds,
          occupied: rangeOf(slot.occupied),
        })),
      ),
      [...movableStates],
    ],
  });
  const taken = new Set(rows.map(({ place }) => place));
  return looks.map((_, place) => taken.has(place));
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
