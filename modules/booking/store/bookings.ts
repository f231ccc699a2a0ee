/** Queries about bookings. Ranges are read as two instants and written as one range. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { BookingState } from '../contract/states.ts';
import type { Period } from '../rules/day.ts';
import type { BookingRow } from './tables.ts';

const columns = `b.id, b.tenant_id AS "tenantId", b.number, b.pool_id AS "poolId", b.resource_id AS "resourceId",
  b.department_id AS "departmentId", b.person_id AS "personId", b.person_key AS "personKey", b.state, b.exclusive,
  lower(b.during) AS "from", upper(b.during) AS "until", lower(b.occupied) AS "occupiedFrom",
  upper(b.occupied) AS "occupiedUntil", b.any_of_pool AS "anyOfPool", b.expires_at AS "expiresAt", b.channel,
  b.made_by AS "madeBy", b.replaces_id AS "replacesId", b.ended_because AS "endedBecause", b.moves,
  b.made_at AS "madeAt", b.confirmed_at AS "confirmedAt", b.arrived_at AS "arrivedAt", b.settled_at AS "settledAt",
  b.version`;

/** A period as PostgreSQL writes it. */
export const rangeOf = ({ from, until }: Period): string =>
  `[${from.toISOString()},${until.toISOString()})`;

/** A booking within reach. */
export async function bookingRow(tx: Tx, id: string): Promise<BookingRow | undefined> {
  const { rows } = await tx.client.query<BookingRow>({
    name: 'booking_row',
    text: `SELECT ${columns} FROM booking.bookings b WHERE b.tenant_id = $1 AND b.id = $2`,
    values: [tx.ctx.tenantId, id],
  });
  return rows[0];
}

/** Bookings within reach by id. */
export async function bookingRows(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BookingRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.client.query<BookingRow>({
    name: 'booking_rows',
    text: `SELECT ${columns} FROM booking.bookings b WHERE b.tenant_id = $1 AND b.id = ANY ($2::uuid[])`,
    values: [tx.ctx.tenantId, [...ids]],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** The newest booking of a person within reach by the number that people know. */
export async function bookingOfNumber(
  tx: Tx,
  { number, personId }: { readonly number: string; readonly personId: string },
): Promise<BookingRow | undefined> {
  const { rows } = await tx.client.query<BookingRow>({
    name: 'booking_of_number',
    text: `SELECT ${columns} FROM booking.bookings b
      WHERE b.tenant_id = $1 AND b.number = $2 AND b.person_id = $3 ORDER BY b.id DESC LIMIT 1`,
    values: [tx.ctx.tenantId, number, personId],
  });
  return rows[0];
}

/** A booking within reach, locked. */
export async function lockBooking(tx: Tx, id: string): Promise<BookingRow | undefined> {
  const { rows } = await tx.client.query<BookingRow>({
    name: 'booking_lock',
    text: `SELECT ${columns} FROM booking.bookings b WHERE b.tenant_id = $1 AND b.id = $2 FOR UPDATE`,
    values: [tx.ctx.tenantId, id],
  });
  return rows[0];
}

/** Bookings within reach by id, locked in one order, so that two who lock many wait in one direction only. */
export async function lockBookings(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BookingRow>> {
  const { rows } = await tx.client.query<BookingRow>({
    name: 'booking_lock_many',
    text: `SELECT ${columns} FROM booking.bookings b WHERE b.tenant_id = $1 AND b.id = ANY ($2::uuid[])
      ORDER BY b.id FOR UPDATE`,
    values: [tx.ctx.tenantId, [...ids]],
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes how locked bookings stand after a confirmation or at their end. */
export async function settleBookings(tx: Tx, rows: readonly BookingRow[]): Promise<void> {
  await tx.client.query({
    name: 'booking_settle_many',
    text: `UPDATE booking.bookings b SET state = one.state, version = b.version + 1, confirmed_at = one.confirmed_at,
        expires_at = one.expires_at, settled_at = one.settled_at, ended_because = one.because
      FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::text[])
        AS one(id, state, confirmed_at, expires_at, settled_at, because)
      WHERE b.tenant_id = $1 AND b.id = one.id`,
    values: [
      tx.ctx.tenantId,
      rows.map(({ id }) => id),
      rows.map(({ state }) => state),
      rows.map(({ confirmedAt }) => confirmedAt),
      rows.map(({ expiresAt }) => expiresAt),
      rows.map(({ settledAt }) => settledAt),
      rows.map(({ endedBecause }) => endedBecause),
    ],
  });
}

/** Newest bookings of a person, those ahead first. */
export async function bookingsOfPerson(tx: Tx, personKey: string): Promise<BookingRow[]> {
  const { rows } = await tx.client.query<BookingRow>(
    `SELECT ${columns} FROM booking.bookings b
     WHERE b.tenant_id = $1 AND b.person_key = $2 AND b.state <> 'expired'
     ORDER BY b.active DESC, abs(extract(epoch FROM lower(b.during) - $3::timestamptz)) LIMIT 60`,
    [tx.ctx.tenantId, personKey, tx.ctx.clock.now()],
  );
  return rows;
}

/** Bookings that begin in a period, in order; of one pool or all, of some states or all. */
export async function bookingsBetween(
  tx: Tx,
  { from, until }: Period,
  of: {
    readonly poolId?: string | undefined;
    readonly resourceId?: string;
    readonly states?: readonly BookingState[];
  } = {},
): Promise<BookingRow[]> {
  const { rows } = await tx.client.query<BookingRow>(
    `SELECT ${columns} FROM booking.bookings b
     WHERE b.tenant_id = $1 AND lower(b.during) >= $2 AND lower(b.during) < $3
       AND ($4::uuid IS NULL OR b.pool_id = $4) AND ($5::text[] IS NULL OR b.state = ANY ($5))
       AND ($6::uuid IS NULL OR b.resource_id = $6)
     ORDER BY lower(b.during), b.id LIMIT 5000`,
    [
      tx.ctx.tenantId,
      from,
      until,
      of.poolId ?? null,
      of.states ? [...of.states] : null,
      of.resourceId ?? null,
    ],
  );
  return rows;
}

/** Bookings of a resource that take time within a period: whom a closing affects. Locked, in order of time. */
export async function takingOfResource(
  tx: Tx,
  resourceId: string,
  period: Period,
): Promise<BookingRow[]> {
  const { rows } = await tx.client.query<BookingRow>(
    `SELECT ${columns} FROM booking.bookings b
     WHERE b.tenant_id = $1 AND b.resource_id = $2 AND b.state IN ('held', 'pending', 'confirmed')
       AND b.during && $3::tstzrange
     ORDER BY lower(b.during), b.id FOR UPDATE`,
    [tx.ctx.tenantId, resourceId, rangeOf(period)],
  );
  return rows;
}

/** How many bookings of a resource are ahead. */
export async function countAhead(tx: Tx, resourceId: string): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM booking.bookings b
     WHERE b.tenant_id = $1 AND b.resource_id = $2 AND b.active AND upper(b.during) > $3`,
    [tx.ctx.tenantId, resourceId, tx.ctx.clock.now()],
  );
  return rows[0]?.count ?? 0;
}

/** What may change of a booking besides its time. */
export type BookingChange = Partial<
  Pick<
    BookingRow,
    | 'expiresAt'
    | 'confirmedAt'
    | 'arrivedAt'
    | 'settledAt'
    | 'endedBecause'
    | 'personKey'
    | 'personId'
  >
>;

const changeColumns: Readonly<Record<keyof BookingChange, string>> = {
  expiresAt: 'expires_at',
  confirmedAt: 'confirmed_at',
  arrivedAt: 'arrived_at',
  settledAt: 'settled_at',
  endedBecause: 'ended_because',
  personKey: 'person_key',
  personId: 'person_id',
};

/** Sets the state of a locked booking. */
export async function setBookingState(
  tx: Tx,
  id: string,
  state: BookingState,
  change: BookingChange = {},
): Promise<void> {
  const keys = Object.keys(change) as (keyof BookingChange)[];
  const sets = keys.map((key, at) => `, ${changeColumns[key]} = $${at + 4}`).join('');
  await tx.client.query({
    name: `booking_state_${keys.join('_')}`,
    text: `UPDATE booking.bookings SET state = $3, version = version + 1${sets} WHERE tenant_id = $1 AND id = $2`,
    values: [tx.ctx.tenantId, id, state, ...keys.map((key) => change[key] ?? null)],
  });
}

/** Times of a pool's resources that are taken in a period, and how full counted slots are. */
export interface TakenTime extends Period {
  readonly resourceId: string;
}

/** Reads beyond the actor's reach: whether a time is free is public, whose it is is not. */
export async function takenTimes(
  tx: Tx,
  resourceIds: readonly string[],
  period: Period,
): Promise<TakenTime[]> {
  const { rows } = await tx.client.query<TakenTime>({
    name: 'booking_taken',
    text: `SELECT resource_id AS "resourceId", lower(occupied) AS "from", upper(occupied) AS "until"
     FROM booking.bookings WHERE tenant_id = $1 AND resource_id = ANY ($2::uuid[]) AND active AND exclusive
       AND occupied && $3::tstzrange`,
    values: [tx.ctx.tenantId, [...resourceIds], rangeOf(period)],
  });
  return rows;
}

/** How full the counted slots of resources are. */
export async function slotCounts(
  tx: Tx,
  resourceIds: readonly string[],
  { from, until }: Period,
): Promise<{ resourceId: string; startsAt: Date; used: number }[]> {
  const { rows } = await tx.client.query<{ resourceId: string; startsAt: Date; used: number }>(
    `SELECT resource_id AS "resourceId", starts_at AS "startsAt", used FROM booking.slot_counts
     WHERE tenant_id = $1 AND resource_id = ANY ($2::uuid[]) AND starts_at >= $3 AND starts_at < $4`,
    [tx.ctx.tenantId, [...resourceIds], from, until],
  );
  return rows;
}

/** A booking to be written as it is: for the demo's history. */
export async function insertBookings(tx: Tx, rows: readonly BookingRow[]): Promise<void> {
  await insertMany(
    tx,
    'booking.bookings',
    rows.map(({ from, until, occupiedFrom, occupiedUntil, ...row }) => ({
      ...row,
      during: rangeOf({ from, until }),
      occupied: rangeOf({ from: occupiedFrom, until: occupiedUntil }),
    })),
  );
}
