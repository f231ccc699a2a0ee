/** Reading roll-ups: sums of a span, whole, divided, or in a row of days or months. */
import type { Tx } from '#platform/database/index.ts';
import type { Reading } from '../rules/period.ts';

/** What is asked of one source. */
export interface RollupQuestion {
  readonly source: string;
  /** Measures of the source. */
  readonly measures: number;
  readonly cube: string;
  /** Only this value of the first dimension. */
  readonly key?: string;
  /** Only this value of the second dimension. */
  readonly key2?: string;
  /** How rows are put together. */
  readonly by: RollupGroup;
  readonly withSpread: boolean;
}

/** Groups of rows. */
export type RollupGroup = 'nothing' | 'key' | 'key2' | 'day' | 'month' | 'hour' | 'weekdayHour';

/** Sums of one group. */
export interface RollupRow {
  /** The day, month, key, hour, or `weekday-hour` (weekday 1 Monday … 7); empty for the whole. */
  readonly group: string;
  /** The number of facts, then the measures. */
  readonly sums: readonly number[];
  /** Number and values of each roll-up's spread. */
  readonly spreads: readonly (readonly [n: number, values: readonly number[]])[] | null;
}

const groupText: Readonly<Record<RollupGroup, string>> = {
  nothing: "''",
  key: 'key',
  key2: 'key2',
  day: 'day::text',
  month: "date_trunc('month', day)::date::text",
  hour: "CASE WHEN cube = 'villageHour' THEN key2 ELSE key END",
  weekdayHour:
    "extract(isodow FROM day)::text || '-' || CASE WHEN cube = 'villageHour' THEN key2 ELSE key END",
};

/** Sums by group over a span that was cut into months and days. */
export async function rollupRows(
  tx: Tx,
  question: RollupQuestion,
  reading: Reading,
): Promise<RollupRow[]> {
  const values: unknown[] = [tx.ctx.tenantId, question.source, question.cube];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const days = reading.days.map(
    ({ from, to }) => `(grain = 'day' AND day BETWEEN ${put(from)}::date AND ${put(to)}::date)`,
  );
  const months =
    reading.months.length > 0
      ? [`(grain = 'month' AND day = ANY (${put(reading.months)}::date[]))`]
      : [];
  const filters = [
    `(${[...months, ...days].join(' OR ')})`,
    ...(question.key === undefined ? [] : [`key = ${put(question.key)}`]),
    ...(question.key2 === undefined ? [] : [`key2 = ${put(question.key2)}`]),
  ];
  const sums = Array.from(
    { length: question.measures + 1 },
    (_, index) => `coalesce(sum(sums[${index + 1}]), 0)`,
  );
  const spreads = question.withSpread
    ? 'json_agg(json_build_array(spread_n, spread)) FILTER (WHERE spread_n > 0)'
    : 'NULL::json';
  const { rows } = await tx.client.query<RollupRow>(
    `SELECT ${groupText[question.by]} AS "group", ARRAY[${sums.join(', ')}] AS sums, ${spreads} AS spreads
     FROM indicators.rollups
     WHERE tenant_id = $1 AND source = $2 AND cube = $3 AND ${filters.join(' AND ')}
     GROUP BY 1 ORDER BY 1`,
    values,
  );
  return rows;
}

/** The first day on which any of these sources has a fact; null without any. */
export async function firstDay(tx: Tx, sources: readonly string[]): Promise<string | null> {
  const { rows } = await tx.client.query<{ day: string | null }>(
    `SELECT min(day)::text AS day FROM indicators.rollups
     WHERE tenant_id = $1 AND source = ANY ($2) AND grain = 'day' AND cube = 'town'`,
    [tx.ctx.tenantId, sources],
  );
  return rows[0]?.day ?? null;
}
