/** Packed values of closed days. */
import type { Tx } from '#platform/database/index.ts';
import { float8Array, instantArray, instantText, int4Array } from './wire.ts';
import type { Span, Spans } from './values.ts';

/** A packed row. */
export interface PackedRow {
  readonly firstAt: Date;
  readonly count: number;
  readonly body: Buffer;
}

/** A row to be written; times in µs. */
export interface NewPackedRow {
  readonly no: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
  readonly low: number;
  readonly high: number;
  readonly body: Uint8Array;
}

/** The packed rows that hold the first values of a span, at least `limit` of them where there are so many. */
export async function firstPackedRows(
  tx: Tx,
  { no, from, to }: Span,
  limit: number,
): Promise<PackedRow[]> {
  const { rows } = await tx.client.query<PackedRow>(
    `SELECT "firstAt", count, body FROM (
       SELECT first_at AS "firstAt", count, body, first_at < $2 AS "isCut",
         sum(count) FILTER (WHERE first_at >= $2) OVER (ORDER BY first_at) - count AS before
       FROM observations.packed WHERE datastream_no = $1 AND first_at < $3 AND last_at >= $2) p
     WHERE "isCut" OR before < $4 ORDER BY "firstAt"`,
    [no, instantText(from), instantText(to), limit],
  );
  return rows;
}

/** The packed rows of a span. */
export async function packedRows(tx: Tx, { no, from, to }: Span): Promise<PackedRow[]> {
  const { rows } = await tx.client.query<PackedRow>(
    `SELECT first_at AS "firstAt", count, body FROM observations.packed
     WHERE datastream_no = $1 AND first_at < $3 AND last_at >= $2 ORDER BY first_at`,
    [no, instantText(from), instantText(to)],
  );
  return rows;
}

/** How many values the packed rows of spans hold together. */
export async function packedCount(tx: Tx, { nos, from, to }: Spans): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `SELECT coalesce(sum(count), 0)::float8 AS count FROM observations.packed
     WHERE datastream_no = ANY($1::int[]) AND first_at < $3 AND last_at >= $2`,
    [nos, instantText(from), instantText(to)],
  );
  return rows[0]?.count ?? 0;
}

/** The last packed row that begins before an instant and not before another. */
export async function rowBefore(tx: Tx, { no, from, to }: Span): Promise<PackedRow | null> {
  const { rows } = await tx.client.query<PackedRow>(
    `SELECT first_at AS "firstAt", count, body FROM observations.packed
     WHERE datastream_no = $1 AND first_at >= $2 AND first_at < $3 ORDER BY first_at DESC LIMIT 1`,
    [no, instantText(from), instantText(to)],
  );
  return rows[0] ?? null;
}

/** Removes packed rows by their first time. */
export async function deletePacked(tx: Tx, no: number, firstAt: readonly Date[]): Promise<void> {
  if (firstAt.length === 0) return;
  await tx.client.query(
    'DELETE FROM observations.packed WHERE datastream_no = $1 AND first_at = ANY ($2::timestamptz[])',
    [no, firstAt],
  );
}

/** Removes packed rows that end before an instant. */
export async function deletePackedBefore(tx: Tx, no: number, before: number): Promise<number> {
  const { rowCount } = await tx.client.query(
    'DELETE FROM observations.packed WHERE datastream_no = $1 AND last_at < $2',
    [no, instantText(before)],
  );
  return rowCount ?? 0;
}

/** Writes packed rows. */
export async function insertPacked(tx: Tx, rows: readonly NewPackedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.client.query({
    name: 'observations_insert_packed',
    text: `INSERT INTO observations.packed (tenant_id, datastream_no, first_at, last_at, count, low, high, body)
      SELECT $8::uuid, u.* FROM unnest($1::int4[], $2::timestamptz[], $3::timestamptz[], $4::int4[], $5::float8[], $6::float8[], $7::bytea[]) u`,
    values: [
      int4Array(rows.map(({ no }) => no)),
      instantArray(rows.map(({ firstAt }) => firstAt)),
      instantArray(rows.map(({ lastAt }) => lastAt)),
      int4Array(rows.map(({ count }) => count)),
      float8Array(rows.map(({ low }) => low)),
      float8Array(rows.map(({ high }) => high)),
      rows.map(({ body }) => Buffer.from(body)),
      tx.ctx.tenantId,
    ],
  });
}
