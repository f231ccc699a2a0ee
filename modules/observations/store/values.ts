/** Writing and reading recent values. */
import { createHash } from 'node:crypto';
import type { Tx } from '#platform/database/index.ts';
import type { Columns } from '../rules/columns.ts';
import {
  type ArrayTexts,
  charArray,
  columnsOf,
  float4Array,
  float8Array,
  instantArray,
  instantText,
  int4Array,
} from './wire.ts';

/** A number ready to be written. */
interface NewValue {
  readonly no: number;
  /** Microseconds since 1970. */
  readonly at: number;
  readonly value: number;
  /** Seconds. */
  readonly lag: number;
  /** Character code. */
  readonly quality: number;
}

/** Values of many datastreams as columns, ready to be written. */
export class ValueBatch {
  readonly nos: number[] = [];
  readonly at: number[] = [];
  readonly values: number[] = [];
  readonly lags: number[] = [];
  readonly qualities: number[] = [];

  get length(): number {
    return this.nos.length;
  }

  add(one: NewValue): void {
    this.nos.push(one.no);
    this.at.push(one.at);
    this.values.push(one.value);
    this.lags.push(one.lag);
    this.qualities.push(one.quality);
  }

  key(index: number): string {
    return `${this.nos[index]} ${this.at[index]} ${this.values[index]}`;
  }
}

const unnested = `unnest($1::int4[], $2::timestamptz[], $3::float8[])`;

const insertText = `INSERT INTO observations.values (tenant_id, datastream_no, at, value, lag, quality)
  SELECT $6::uuid, u.* FROM unnest($1::int4[], $2::timestamptz[], $3::float8[], $4::float4[], $5::"char"[]) u`;

/** Both ways to write values, by whether some of them may be there already. */
const inserts = {
  mixed: { name: 'observations_insert_values', text: `${insertText} ON CONFLICT DO NOTHING` },
  fresh: { name: 'observations_insert_fresh_values', text: insertText },
} as const;

/**
 * Writes values; those that are there already stay as they are.
 * @param expected `mixed` looks for each value first; `fresh` does not, which costs a quarter less, and fails as a whole
 *   (unique_violation, see `isRepeat`) where one is there already
 * @returns which of the batch were new, by index; null when all were
 */
export async function insertValues(
  tx: Tx,
  batch: ValueBatch,
  expected: keyof typeof inserts,
): Promise<Set<number> | null> {
  const keys = [int4Array(batch.nos), instantArray(batch.at), float8Array(batch.values)];
  const { rowCount } = await tx.client.query({
    ...inserts[expected],
    values: [...keys, float4Array(batch.lags), charArray(batch.qualities), tx.ctx.tenantId],
  });
  if (rowCount === batch.length) return null;
  return newOnes(tx, batch, keys);
}

/** Whether a statement failed because a row was there already. */
export const isRepeat = (error: unknown): boolean => (error as { code?: string }).code === '23505';

/** Rows of this very transaction are the new ones; of a repeat within the batch the first. */
async function newOnes(tx: Tx, batch: ValueBatch, keys: Buffer[]): Promise<Set<number>> {
  const { rows } = await tx.client.query<{ n: number }>({
    name: 'observations_new_values',
    text: `SELECT u.n::integer AS n FROM ${unnested} WITH ORDINALITY u(no, at, value, n)
      JOIN observations.values v ON v.datastream_no = u.no AND v.at = u.at AND v.value = u.value
      WHERE v.xmin = pg_current_xact_id()::xid ORDER BY u.n`,
    values: keys,
  });
  const seen = new Set<string>();
  const fresh = new Set<number>();
  for (const { n } of rows) {
    const key = batch.key(n - 1);
    if (!seen.has(key)) fresh.add(n - 1);
    seen.add(key);
  }
  return fresh;
}

/** A value that is no number, ready to be written. */
export interface TextRow {
  readonly no: number;
  /** Microseconds since 1970. */
  readonly at: number;
  readonly value: unknown;
  readonly lag: number;
  readonly quality: number;
}

/** Writes texts, choices, positions and JSON. @returns which were new, by index */
export async function insertTexts(tx: Tx, texts: readonly TextRow[]): Promise<Set<number>> {
  const json = texts.map(({ value }) => JSON.stringify(value));
  const keys = texts.map(({ no, at }, index) => ({ no, at, digest: digestOf(json[index] ?? '') }));
  const { rows } = await tx.client.query<{ no: number; at: string; digest: string }>({
    name: 'observations_insert_texts',
    text: `INSERT INTO observations.texts (tenant_id, datastream_no, at, digest, lag, quality, value)
      SELECT $7::uuid, u.* FROM unnest($1::int4[], $2::timestamptz[], $3::int8[], $4::float4[], $5::"char"[], $6::jsonb[]) u
      ON CONFLICT DO NOTHING
      RETURNING datastream_no AS no, (extract(epoch FROM at) * 1000000)::int8::text AS at, digest::text AS digest`,
    values: [
      int4Array(keys.map(({ no }) => no)),
      instantArray(keys.map(({ at }) => at)),
      keys.map(({ digest }) => digest),
      float4Array(texts.map(({ lag }) => lag)),
      charArray(texts.map(({ quality }) => quality)),
      json,
      tx.ctx.tenantId,
    ],
  });
  const written = new Set(rows.map((row) => `${row.no} ${row.at} ${row.digest}`));
  const fresh = new Set<number>();
  keys.forEach(({ no, at, digest }, index) => {
    if (written.delete(`${no} ${at} ${digest}`)) fresh.add(index);
  });
  return fresh;
}

function digestOf(json: string): string {
  return createHash('sha256').update(json).digest().readBigInt64BE(0).toString();
}

/** Whether the partitions of a month are there; makes them. */
export async function makeMonth(tx: Tx, month: Date): Promise<void> {
  await tx.client.query('SELECT observations.make_month($1::date)', [
    month.toISOString().slice(0, 10),
  ]);
}

/** Months that have partitions, as ms. */
export async function monthsMade(tx: Tx): Promise<number[]> {
  const { rows } = await tx.client.query<{ month: string }>(
    'SELECT m::text AS month FROM observations.months() m',
  );
  return rows.map(({ month }) => Date.parse(`${month}T00:00:00Z`));
}

/** Drops a month's partitions if they are empty. */
export async function dropMonth(tx: Tx, month: Date): Promise<boolean> {
  const { rows } = await tx.client.query<{ dropped: boolean }>(
    'SELECT observations.drop_month($1::date) AS dropped',
    [month.toISOString().slice(0, 10)],
  );
  return rows[0]?.dropped ?? false;
}

/** A span of one datastream: [from, to) in microseconds. */
export interface Span {
  readonly no: number;
  readonly from: number;
  readonly to: number;
}

/** Columns as PostgreSQL's own binary arrays, in base64: `pg` hands results over as text only. */
const arrays = ['at', 'value', 'quality', 'lag']
  .map((column) => `encode(array_send(array_agg(${column})), 'base64') AS ${column}`)
  .join(', ');

/** Recent values of a span in order, at most `limit`. */
export async function recentColumns(
  tx: Tx,
  { no, from, to }: Span,
  limit: number,
): Promise<Columns> {
  const { rows } = await tx.client.query<ArrayTexts>({
    text: `SELECT ${arrays} FROM (SELECT at, value, quality, lag FROM observations.values
      WHERE datastream_no = $1 AND at >= $2 AND at < $3 ORDER BY at, value LIMIT $4) v`,
    values: [no, instantText(from), instantText(to), limit],
  });
  return columnsOf(rows[0]);
}

/** Several datastreams over [from, to), microseconds. */
export interface Spans extends Omit<Span, 'no'> {
  readonly nos: readonly number[];
}

/** How many recent values and texts spans hold together. */
export async function recentCount(tx: Tx, { nos, from, to }: Spans): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `SELECT (SELECT count(*) FROM observations.values WHERE datastream_no = ANY($1::int[]) AND at >= $2 AND at < $3)::float8
       + (SELECT count(*) FROM observations.texts WHERE datastream_no = ANY($1::int[]) AND at >= $2 AND at < $3)::float8 AS count`,
    [nos, instantText(from), instantText(to)],
  );
  return rows[0]?.count ?? 0;
}

/** Takes a span of recent values out, in order: to be packed in the same transaction. */
export async function takeColumns(tx: Tx, { no, from, to }: Span): Promise<Columns> {
  const { rows } = await tx.client.query<ArrayTexts>({
    text: `WITH gone AS (DELETE FROM observations.values WHERE datastream_no = $1 AND at >= $2 AND at < $3
        RETURNING at, value, quality, lag)
      SELECT ${arrays} FROM (SELECT * FROM gone ORDER BY at, value) v`,
    values: [no, instantText(from), instantText(to)],
  });
  return columnsOf(rows[0]);
}

/** Datastreams with recent values before an instant, after a number; with the oldest of each. */
export async function unpacked(
  tx: Tx,
  { before, after, limit }: { before: number; after: number; limit: number },
): Promise<{ no: number; oldest: Date }[]> {
  const { rows } = await tx.client.query<{ no: number; oldest: Date }>(
    `SELECT d.no, v.at AS oldest FROM observations.datastreams d
     CROSS JOIN LATERAL (SELECT at FROM observations.values WHERE datastream_no = d.no AND at < $1 ORDER BY at LIMIT 1) v
     WHERE d.no > $2 ORDER BY d.no LIMIT $3`,
    [instantText(before), after, limit],
  );
  return rows;
}

/** A text as stored. */
export interface StoredText {
  readonly at: Date;
  readonly digest: string;
  readonly value: unknown;
  readonly quality: string;
  readonly lag: number;
}

/** Texts of a span after a key, in order. */
export async function textRows(
  tx: Tx,
  { no, from, to }: Span,
  { limit, after }: { limit: number; after: { at: number; digest: string } | null },
): Promise<StoredText[]> {
  const { rows } = await tx.client.query<StoredText>(
    `SELECT at, digest::text AS digest, value, quality::text AS quality, lag FROM observations.texts
     WHERE datastream_no = $1 AND at >= $2 AND at < $3 AND (at, digest) > ($5, $6)
     ORDER BY at, digest LIMIT $4`,
    [
      no,
      instantText(from),
      instantText(to),
      limit,
      instantText(after?.at ?? from - 1_000_000),
      after?.digest ?? '-9223372036854775808',
    ],
  );
  return rows;
}

/** Deletes values and texts of a datastream before an instant; at most a month's worth at a time. */
export async function deleteBefore(tx: Tx, no: number, before: number): Promise<number> {
  const values = [no, instantText(before)];
  let deleted = 0;
  for (const table of ['values', 'texts']) {
    const { rowCount } = await tx.client.query(
      `DELETE FROM observations.${table} WHERE datastream_no = $1 AND at < $2`,
      values,
    );
    deleted += rowCount ?? 0;
  }
  return deleted;
}
