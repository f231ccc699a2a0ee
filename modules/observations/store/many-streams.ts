/** Values of many datastreams at once, as questions over all of them read them: by time, newest first. */
import type { Tx } from '#platform/database/index.ts';
import type { Columns } from '../rules/columns.ts';
import {
  type ArrayTexts,
  columnsOf,
  instantArray,
  instantText,
  int4Array,
  int4sOf,
} from './wire.ts';

/** Datastreams over [from, to), microseconds, and the numbers that count, both ends included. */
export interface ManySpan {
  readonly nos: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly numbers: { readonly from: number; readonly to: number };
}

/** Recent numbers of many datastreams: columns, and the datastream of each. */
export interface ManyColumns {
  readonly nos: Int32Array;
  readonly columns: Columns;
}

const columnNames = ['no', 'at', 'value', 'quality', 'lag'] as const;
const arrays = columnNames
  .map((column) => `encode(array_send(array_agg(${column})), 'base64') AS ${column}`)
  .join(', ');

/** Recent numbers of a span in no order, at most `limit`. */
export async function recentOfMany(
  tx: Tx,
  { nos, from, to, numbers }: ManySpan,
  limit: number,
): Promise<ManyColumns> {
  const { rows } = await tx.client.query<ArrayTexts & { no: string | null }>({
    text: `SELECT ${arrays} FROM (SELECT datastream_no AS no, at, value, quality, lag FROM observations.values
      WHERE datastream_no = ANY($1::int4[]) AND at >= $2 AND at < $3 AND value >= $4 AND value <= $5 LIMIT $6) v`,
    values: [int4Array(nos), instantText(from), instantText(to), numbers.from, numbers.to, limit],
  });
  return { nos: int4sOf(rows[0]?.no), columns: columnsOf(rows[0]) };
}

/** A value that is no number. */
export interface TextOfMany {
  readonly no: number;
  readonly at: Date;
  readonly value: unknown;
  readonly quality: string;
  readonly lag: number;
}

/** Values of a span that are no numbers, in no order, at most `limit`. */
export async function textsOfMany(
  tx: Tx,
  { nos, from, to }: ManySpan,
  limit: number,
): Promise<TextOfMany[]> {
  const { rows } = await tx.client.query<TextOfMany>(
    `SELECT datastream_no AS no, at, value, quality::text AS quality, lag FROM observations.texts
     WHERE datastream_no = ANY($1::int4[]) AND at >= $2 AND at < $3 LIMIT $4`,
    [int4Array(nos), instantText(from), instantText(to), limit],
  );
  return rows;
}

/** Where a packed row stands, and how many values it holds. */
export interface PackedPlace {
  readonly no: number;
  /** Microseconds. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
}

/** First time (µs) of the packed row that begins last before an instant; null where none does. */
export async function lastPackedBefore(
  tx: Tx,
  nos: readonly number[],
  before: number,
): Promise<number | null> {
  const { rows } = await tx.client.query<{ at: number | null }>(
    `SELECT (extract(epoch FROM max(p.first_at)) * 1000000)::float8 AS at FROM unnest($1::int4[]) u(no)
     CROSS JOIN LATERAL (SELECT first_at FROM observations.packed
       WHERE datastream_no = u.no AND first_at < $2 ORDER BY first_at DESC LIMIT 1) p`,
    [int4Array(nos), instantText(before)],
  );
  return rows[0]?.at ?? null;
}

/**
 * The packed rows that may hold numbers of a span, those that end last first.
 * @param begun rows that begin earlier are left out: no row crosses a month, so that only its own month is looked at
 */
export async function packedPlaces(
  tx: Tx,
  { nos, from, to, numbers }: ManySpan,
  begun: number,
): Promise<PackedPlace[]> {
  const { rows } = await tx.client.query<PackedPlace>(
    `SELECT datastream_no AS no, (extract(epoch FROM first_at) * 1000000)::float8 AS "firstAt",
       (extract(epoch FROM last_at) * 1000000)::float8 AS "lastAt", count
     FROM observations.packed WHERE datastream_no = ANY($1::int4[]) AND first_at >= $2 AND first_at < $3
       AND last_at >= $4 AND (high IS NULL OR high >= $5) AND (low IS NULL OR low <= $6)
     ORDER BY last_at DESC, datastream_no`,
    [
      int4Array(nos),
      instantText(begun),
      instantText(to),
      instantText(from),
      numbers.from,
      numbers.to,
    ],
  );
  return rows;
}

/** Bodies of packed rows, by place. */
export async function packedBodies(
  tx: Tx,
  places: readonly PackedPlace[],
): Promise<{ no: number; body: Buffer }[]> {
  const { rows } = await tx.client.query<{ no: number; body: Buffer }>(
    `SELECT p.datastream_no AS no, p.body FROM unnest($1::int4[], $2::timestamptz[]) u(no, first_at)
     JOIN observations.packed p ON p.datastream_no = u.no AND p.first_at = u.first_at`,
    [int4Array(places.map(({ no }) => no)), instantArray(places.map(({ firstAt }) => firstAt))],
  );
  return rows;
}
