/** Datastreams and their latest values. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { Datastream } from '../types.ts';
import { charArray, float8Array, instantArray, int4Array } from './wire.ts';

/** A datastream with what is known of its newest value. */
export interface StreamRow {
  readonly no: number;
  readonly thingId: string;
  readonly key: string;
  /** Newest source time, µs; null without a value. */
  readonly newest: number | null;
}

/** Makes the datastreams that are not there. */
export async function ensureStreams(
  tx: Tx,
  pairs: readonly { thingId: string; key: string }[],
): Promise<void> {
  const { tenantId, clock } = tx.ctx;
  const createdAt = clock.now();
  const rows = pairs.map(({ thingId, key }) => ({ tenantId, thingId, key, createdAt }));
  await insertMany(tx, 'observations.datastreams', rows, 'ON CONFLICT (thing_id, key) DO NOTHING');
}

/** All datastreams of these devices. */
export async function streamRows(tx: Tx, thingIds: readonly string[]): Promise<StreamRow[]> {
  const { rows } = await tx.client.query<StreamRow>(
    `SELECT d.no, d.thing_id AS "thingId", d.key,
       (extract(epoch FROM greatest(l.at, v.at, t.at)) * 1000000)::float8 AS newest
     FROM observations.datastreams d
     LEFT JOIN observations.latest l ON l.datastream_no = d.no
     LEFT JOIN LATERAL (SELECT at FROM observations.values WHERE datastream_no = d.no ORDER BY at DESC LIMIT 1) v ON true
     LEFT JOIN LATERAL (SELECT at FROM observations.texts WHERE datastream_no = d.no ORDER BY at DESC LIMIT 1) t ON true
     WHERE d.thing_id = ANY ($1::uuid[])`,
    [thingIds],
  );
  return rows;
}

/** Datastreams of devices with the times of their first and newest values. */
export async function streamSpans(tx: Tx, thingIds: readonly string[]): Promise<Datastream[]> {
  const { rows } = await tx.client.query<Datastream>(
    `SELECT d.no, d.thing_id AS "thingId", d.key, l.at AS "newestAt", least(p.at, v.at, t.at) AS "firstAt"
     FROM observations.datastreams d
     LEFT JOIN observations.latest l ON l.datastream_no = d.no
     LEFT JOIN LATERAL (SELECT first_at AS at FROM observations.packed WHERE datastream_no = d.no ORDER BY first_at LIMIT 1) p ON true
     LEFT JOIN LATERAL (SELECT at FROM observations.values WHERE datastream_no = d.no ORDER BY at LIMIT 1) v ON p.at IS NULL
     LEFT JOIN LATERAL (SELECT at FROM observations.texts WHERE datastream_no = d.no ORDER BY at LIMIT 1) t ON p.at IS NULL
     WHERE d.thing_id = ANY ($1::uuid[]) ORDER BY d.no`,
    [thingIds],
  );
  return rows;
}

/** The number of one datastream. */
export async function streamNo(tx: Tx, thingId: string, key: string): Promise<number | null> {
  const { rows } = await tx.client.query<{ no: number }>(
    'SELECT no FROM observations.datastreams WHERE thing_id = $1 AND key = $2',
    [thingId, key],
  );
  return rows[0]?.no ?? null;
}

/** Datastreams of devices, for retention: in order of number. */
export async function streamsAfter(
  tx: Tx,
  after: number,
  limit: number,
): Promise<{ no: number; thingId: string }[]> {
  const { rows } = await tx.client.query<{ no: number; thingId: string }>(
    `SELECT no, thing_id AS "thingId" FROM observations.datastreams WHERE no > $1 ORDER BY no LIMIT $2`,
    [after, limit],
  );
  return rows;
}

/** A newest value to be written. */
export interface NewestValue {
  readonly no: number;
  readonly thingId: string;
  readonly key: string;
  /** µs since 1970. */
  readonly at: number;
  readonly receivedAt: number;
  readonly number: number | null;
  readonly other: unknown;
  readonly quality: number;
}

const update = `ON CONFLICT (datastream_no) DO UPDATE SET at = excluded.at, received_at = excluded.received_at,
  number = excluded.number, other = excluded.other, quality = excluded.quality
  WHERE latest.at <= excluded.at`;

/** Writes newest values; an older one never replaces a newer one. */
export async function saveLatest(tx: Tx, newest: readonly NewestValue[]): Promise<void> {
  const numbers = newest.filter(({ number }) => number !== null);
  const others = newest.filter(({ number }) => number === null);
  if (numbers.length > 0) await saveNumbers(tx, numbers);
  if (others.length > 0) await saveOthers(tx, others);
}

async function saveNumbers(tx: Tx, rows: readonly NewestValue[]): Promise<void> {
  await tx.client.query({
    name: 'observations_latest_numbers',
    text: `INSERT INTO observations.latest (datastream_no, at, received_at, number, quality, tenant_id, thing_id, key)
      SELECT u.no, u.at, u.received_at, u.number, u.quality, d.tenant_id, d.thing_id, d.key
      FROM unnest($1::int4[], $2::timestamptz[], $3::timestamptz[], $4::float8[], $5::"char"[]) u(no, at, received_at, number, quality)
      JOIN observations.datastreams d ON d.no = u.no ${update}`,
    values: [
      int4Array(rows.map(({ no }) => no)),
      instantArray(rows.map(({ at }) => at)),
      instantArray(rows.map(({ receivedAt }) => receivedAt)),
      float8Array(rows.map(({ number }) => number ?? 0)),
      charArray(rows.map(({ quality }) => quality)),
    ],
  });
}

async function saveOthers(tx: Tx, rows: readonly NewestValue[]): Promise<void> {
  await tx.client.query({
    name: 'observations_latest_others',
    text: `INSERT INTO observations.latest (datastream_no, at, received_at, other, quality, tenant_id, thing_id, key)
      SELECT u.no, u.at, u.received_at, u.other, u.quality, d.tenant_id, d.thing_id, d.key
      FROM unnest($1::int4[], $2::timestamptz[], $3::timestamptz[], $4::jsonb[], $5::"char"[]) u(no, at, received_at, other, quality)
      JOIN observations.datastreams d ON d.no = u.no ${update}`,
    values: [
      int4Array(rows.map(({ no }) => no)),
      instantArray(rows.map(({ at }) => at)),
      instantArray(rows.map(({ receivedAt }) => receivedAt)),
      rows.map(({ other }) => JSON.stringify(other)),
      charArray(rows.map(({ quality }) => quality)),
    ],
  });
}

/** A latest value as stored. */
export interface LatestRow {
  readonly no: number;
  readonly thingId: string;
  readonly key: string;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly number: number | null;
  readonly other: unknown;
  readonly quality: string;
}

/** Latest values of devices. */
export async function latestRows(tx: Tx, thingIds: readonly string[]): Promise<LatestRow[]> {
  const { rows } = await tx.client.query<LatestRow>(
    `SELECT datastream_no AS no, thing_id AS "thingId", key, at, received_at AS "receivedAt", number, other,
       quality::text AS quality
     FROM observations.latest WHERE thing_id = ANY ($1::uuid[]) ORDER BY thing_id, key`,
    [thingIds],
  );
  return rows;
}

/** Makes the latest values anew where the history holds a newer one: after a crash. */
export async function rebuildLatest(tx: Tx): Promise<number> {
  const { rowCount } = await tx.client.query(
    `INSERT INTO observations.latest (datastream_no, tenant_id, thing_id, key, at, received_at, number, other, quality)
     SELECT d.no, d.tenant_id, d.thing_id, d.key, n.at, n.at + make_interval(secs => n.lag), n.value, n.other, n.quality
     FROM observations.datastreams d
     CROSS JOIN LATERAL (
       SELECT * FROM (
         (SELECT at, lag, value, NULL::jsonb AS other, quality FROM observations.values WHERE datastream_no = d.no ORDER BY at DESC LIMIT 1)
         UNION ALL
         (SELECT at, lag, NULL, value, quality FROM observations.texts WHERE datastream_no = d.no ORDER BY at DESC LIMIT 1)
       ) both_kinds ORDER BY at DESC LIMIT 1) n
     LEFT JOIN observations.latest l ON l.datastream_no = d.no
     WHERE l.at IS NULL OR l.at < n.at
     ${update}`,
  );
  return rowCount ?? 0;
}
