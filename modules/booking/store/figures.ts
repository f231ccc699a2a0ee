/** Sums over bookings and tickets. */
import type { Tx } from '#platform/database/index.ts';

/** Sums of a pool over some days. */
export interface PoolSums {
  readonly poolId: string;
  readonly booked: number;
  readonly came: number;
  readonly noShows: number;
  readonly cancelled: number;
  readonly tickets: number;
  readonly served: number;
  readonly left: number;
  readonly waitMedian: number | null;
  readonly waitLong: number | null;
  readonly serviceMedian: number | null;
  readonly told: number;
  readonly kept: number;
}

/** Sums of a local day. */
export interface DaySums {
  readonly day: string;
  readonly booked: number;
  readonly noShows: number;
  readonly tickets: number;
  readonly waitMedian: number | null;
}

const waited = `extract(epoch FROM called_at - taken_at)::float8 / 60`;
const isBooked = `state IN ('confirmed', 'arrived', 'served', 'left', 'noShow', 'excused')`;
const localDay = `to_char(lower(during) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** By pool, from one local day to another, both included. */
export async function poolSums(tx: Tx, from: string, until: string): Promise<PoolSums[]> {
  const { rows } = await tx.client.query<PoolSums>(
    `WITH booked AS (
       SELECT pool_id, count(*) FILTER (WHERE ${isBooked})::integer AS booked,
         count(*) FILTER (WHERE state IN ('arrived', 'served', 'left'))::integer AS came,
         count(*) FILTER (WHERE state = 'noShow')::integer AS missed,
         count(*) FILTER (WHERE state = 'cancelled')::integer AS cancelled
       FROM booking.bookings WHERE tenant_id = $1
         AND lower(during) >= ($2::text::timestamp AT TIME ZONE 'Asia/Shanghai')
         AND lower(during) < (($3::text::timestamp + interval '1 day') AT TIME ZONE 'Asia/Shanghai') GROUP BY pool_id
     ), queued AS (
       SELECT pool_id, count(*)::integer AS tickets, count(*) FILTER (WHERE state = 'served')::integer AS served,
         count(*) FILTER (WHERE state = 'left')::integer AS gone,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY ${waited}) FILTER (WHERE called_at IS NOT NULL AND booking_id IS NULL) AS wait_median,
         percentile_cont(0.9) WITHIN GROUP (ORDER BY ${waited}) FILTER (WHERE called_at IS NOT NULL AND booking_id IS NULL) AS wait_long,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM settled_at - called_at)::float8 / 60)
           FILTER (WHERE state = 'served') AS service_median,
         count(*) FILTER (WHERE called_at IS NOT NULL AND told_low_minutes IS NOT NULL)::integer AS told,
         count(*) FILTER (WHERE called_at IS NOT NULL AND ${waited} BETWEEN told_low_minutes AND told_high_minutes)::integer AS kept
       FROM booking.tickets WHERE tenant_id = $1 AND day BETWEEN $2 AND $3 GROUP BY pool_id)
     SELECT pool.id AS "poolId", coalesce(booked, 0) AS booked, coalesce(came, 0) AS came, coalesce(missed, 0) AS "noShows",
       coalesce(cancelled, 0) AS cancelled, coalesce(tickets, 0) AS tickets, coalesce(served, 0) AS served,
       coalesce(gone, 0) AS "left", wait_median AS "waitMedian", wait_long AS "waitLong",
       service_median AS "serviceMedian", coalesce(told, 0) AS told, coalesce(kept, 0) AS kept
     FROM booking.pools pool LEFT JOIN booked ON booked.pool_id = pool.id LEFT JOIN queued ON queued.pool_id = pool.id
     WHERE pool.tenant_id = $1 ORDER BY pool.sort_order`,
    [tx.ctx.tenantId, from, until],
  );
  return rows;
}

/** By local day. */
export async function daySums(tx: Tx, from: string, until: string): Promise<DaySums[]> {
  const { rows } = await tx.client.query<DaySums>(
    `WITH booked AS (
       SELECT ${localDay} AS day, count(*) FILTER (WHERE ${isBooked})::integer AS booked,
         count(*) FILTER (WHERE state = 'noShow')::integer AS missed
       FROM booking.bookings WHERE tenant_id = $1
         AND lower(during) >= ($2::text::timestamp AT TIME ZONE 'Asia/Shanghai')
         AND lower(during) < (($3::text::timestamp + interval '1 day') AT TIME ZONE 'Asia/Shanghai') GROUP BY 1
     ), queued AS (
       SELECT day, count(*)::integer AS tickets,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY ${waited}) FILTER (WHERE called_at IS NOT NULL AND booking_id IS NULL) AS wait_median
       FROM booking.tickets WHERE tenant_id = $1 AND day BETWEEN $2 AND $3 GROUP BY day)
     SELECT to_char(each, 'YYYY-MM-DD') AS day, coalesce(booked, 0) AS booked, coalesce(missed, 0) AS "noShows",
       coalesce(tickets, 0) AS tickets, wait_median AS "waitMedian"
     FROM generate_series($2::text::date, $3::text::date, interval '1 day') AS each
     LEFT JOIN booked ON booked.day = to_char(each, 'YYYY-MM-DD') LEFT JOIN queued ON queued.day = to_char(each, 'YYYY-MM-DD')
     ORDER BY 1`,
    [tx.ctx.tenantId, from, until],
  );
  return rows;
}
