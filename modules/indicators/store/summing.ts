/** Summing facts up: the one statement that makes the roll-ups of days or months from the rows. */
import type { Tx } from '#platform/database/index.ts';
import type { FactSource } from '#platform/facts/index.ts';
import { type Cube, cubesOf } from '../rules/cubes.ts';
import { plusDays } from '../rules/period.ts';

/** Above this many values a spread keeps 101 percentiles. */
const keptValues = 200;

/** Locks of this module, the second half made of the town. */
const turnLocks = 7_216_004;

const turnText = (tenant: string): string =>
  `pg_advisory_xact_lock(${turnLocks}, hashtext(${tenant}::text))`;

/**
 * Waits for the turn at writing the roll-ups of a town, and keeps it until the transaction ends: who sums later must not
 * be overwritten by who read the rows earlier.
 */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.client.query(`SELECT ${turnText('$1')}`, [tx.ctx.tenantId]);
}

const snake = (key: string): string =>
  key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A range of local days to be summed: `to` is not included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** Days as ranges, neighbours joined, so that one statement reads each stretch once. */
export function rangesOf(days: readonly string[]): DayRange[] {
  const ranges: { from: string; to: string }[] = [];
  for (const day of [...days].sort()) {
    const last = ranges.at(-1);
    if (last?.to === day) last.to = plusDays(day, 1);
    else ranges.push({ from: day, to: plusDays(day, 1) });
  }
  return ranges;
}

/** A row of roll-ups that a go has changed: its month has to follow. */
export interface Touched {
  /** First of the month. */
  readonly month: string;
  readonly cube: string;
  readonly key: string;
  readonly key2: string;
}

const rowColumns =
  'tenant_id, source, grain, day, cube, key, key2, n, sums, spread, spread_n' as const;
const sameRow = 'r.day = f.day AND r.cube = f.cube AND r.key = f.key AND r.key2 = f.key2';
const ownRows = 'r.tenant_id = $1 AND r.source = $2';
const inRange = 'r.day >= $3::date AND r.day < $4::date';
const isChanged =
  '(r.n, r.sums, r.spread, r.spread_n) IS DISTINCT FROM (f.n, f.sums, f.spread, f.spread_n)';
const keptRow = '(tenant_id, source, grain, cube, day, key, key2)';

/**
 * Sums the days of a range anew from the rows, and writes only what came out differently: of a day of a thousand facts one
 * more touches a handful of rows. @returns the rows that changed
 */
export async function sumDays(tx: Tx, source: FactSource, range: DayRange): Promise<Touched[]> {
  const { rows } = await tx.client.query<Touched>(
    `WITH fresh (${rowColumns}) AS MATERIALIZED (${sumsText(source, 'day')}),
       gone AS (DELETE FROM indicators.rollups r WHERE ${ownRows} AND r.grain = 'day' AND ${inRange}
         AND NOT EXISTS (SELECT 1 FROM fresh f WHERE ${sameRow}) RETURNING r.day, r.cube, r.key, r.key2),
       put AS (INSERT INTO indicators.rollups (${rowColumns})
         SELECT f.* FROM fresh f LEFT JOIN indicators.rollups r
           ON ${ownRows} AND r.grain = 'day' AND ${inRange} AND ${sameRow}
         WHERE r.day IS NULL OR ${isChanged}
         ON CONFLICT ${keptRow} DO UPDATE
           SET n = excluded.n, sums = excluded.sums, spread = excluded.spread, spread_n = excluded.spread_n
         RETURNING day, cube, key, key2)
     SELECT DISTINCT date_trunc('month', day)::date::text AS month, cube, key, key2
     FROM (SELECT * FROM gone UNION ALL SELECT * FROM put) touched`,
    [tx.ctx.tenantId, source.code, range.from, range.to],
  );
  return rows;
}

/** Adds up from their days the rows of months that were touched; spreads stay as they are until their month is summed. */
export async function addUpMonths(
  tx: Tx,
  source: FactSource,
  touched: readonly Touched[],
): Promise<void> {
  if (touched.length === 0) return;
  const of = (part: keyof Touched): string[] => touched.map((one) => one[part]);
  const sums = source.measures.map((_, index) => `sum(d.sums[${index + 2}])`);
  await tx.client.query(
    `WITH touched AS MATERIALIZED (
         SELECT * FROM unnest($3::date[], $4::text[], $5::text[], $6::text[]) t (day, cube, key, key2)),
       fresh AS MATERIALIZED (SELECT t.day, t.cube, t.key, t.key2, sum(d.n) AS n, ARRAY[${['sum(d.sums[1])', ...sums].join(', ')}] AS sums
         FROM touched t LEFT JOIN indicators.rollups d ON d.tenant_id = $1 AND d.source = $2 AND d.grain = 'day'
           AND d.cube = t.cube AND d.day >= t.day AND d.day < t.day + interval '1 month' AND d.key = t.key AND d.key2 = t.key2
         GROUP BY t.day, t.cube, t.key, t.key2),
       gone AS (DELETE FROM indicators.rollups r USING fresh f
         WHERE ${ownRows} AND r.grain = 'month' AND ${sameRow} AND f.n IS NULL)
     INSERT INTO indicators.rollups (tenant_id, source, grain, day, cube, key, key2, n, sums, spread_n)
     SELECT $1, $2, 'month', day, cube, key, key2, n, sums, 0 FROM fresh WHERE n IS NOT NULL
     ON CONFLICT ${keptRow} DO UPDATE SET n = excluded.n, sums = excluded.sums`,
    [tx.ctx.tenantId, source.code, of('month'), of('cube'), of('key'), of('key2')],
  );
}

/**
 * Sums days or whole months from the rows where there is nothing yet, pairs and spreads of months too; a range of months
 * begins and ends with months.
 */
export async function fillRange(
  tx: Tx,
  source: FactSource,
  grain: 'day' | 'month',
  range: DayRange,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO indicators.rollups (${rowColumns}) ${sumsText(source, grain)}`,
    [tx.ctx.tenantId, source.code, range.from, range.to],
  );
}

/**
 * Sums what a month has beyond the sums of its days: pairs of dimensions and spreads. Reading a month takes long, so the
 * turn at writing (see `takeTurn`) is taken only when it has been read: no open screen waits for it. Sums of single
 * dimensions are left to `addUpMonths`, which may have written newer ones meanwhile.
 */
export async function sumMonth(tx: Tx, source: FactSource, month: DayRange): Promise<void> {
  const single = cubesOf(source, 'day').map(({ name }) => name);
  await tx.client.query(
    `WITH fresh (${rowColumns}) AS MATERIALIZED (${sumsText(source, 'month')}),
       turn AS MATERIALIZED (SELECT ${turnText('$1')} FROM (SELECT count(*) FROM fresh) is_read),
       gone AS (DELETE FROM indicators.rollups r USING turn WHERE ${ownRows} AND r.grain = 'month' AND ${inRange}
         AND r.cube <> ALL ($5) AND NOT EXISTS (SELECT 1 FROM fresh f WHERE ${sameRow})),
       spread AS (UPDATE indicators.rollups r SET spread = f.spread, spread_n = f.spread_n FROM fresh f, turn
         WHERE ${ownRows} AND r.grain = 'month' AND ${inRange} AND ${sameRow} AND r.cube = ANY ($5)
           AND (r.spread, r.spread_n) IS DISTINCT FROM (f.spread, f.spread_n))
     INSERT INTO indicators.rollups (${rowColumns})
     SELECT f.* FROM turn, fresh f LEFT JOIN indicators.rollups r
       ON ${ownRows} AND r.grain = 'month' AND ${inRange} AND ${sameRow}
     WHERE f.cube <> ALL ($5) AND (r.day IS NULL OR ${isChanged})
     ON CONFLICT ${keptRow} DO UPDATE
       SET n = excluded.n, sums = excluded.sums, spread = excluded.spread, spread_n = excluded.spread_n`,
    [tx.ctx.tenantId, source.code, month.from, month.to, single],
  );
}

/** The sums of a range as rows of roll-ups; also what the nightly check compares with. Parameters: tenant, source, from, to. */
export function sumsText(source: FactSource, grain: 'day' | 'month'): string {
  const cubes = cubesOf(source, grain);
  const columns = [...new Set(cubes.flatMap((cube) => cube.columns))];
  const measures = source.measures.map(({ key }) => `coalesce(sum(${snake(key)})::float8, 0)`);
  const spread = source.spread ? snake(source.spread.key) : null;
  const day = grain === 'day' ? 'local::date' : "date_trunc('month', local)::date";
  return `
SELECT $1::uuid, $2::text, '${grain}', day, cube, key, key2, n, sums, ${spreadText}, spread_n
FROM (
  SELECT day, ${nameText(cubes, columns)} AS cube, ${keyText(cubes, columns, 0)} AS key, ${keyText(cubes, columns, 1)} AS key2,
    count(*) AS n, ARRAY[${['count(*)::float8', ...measures].join(', ')}] AS sums,
    ${spread ? `array_agg(${spread}::float8) FILTER (WHERE ${spread} IS NOT NULL)` : 'NULL::float8[]'} AS met,
    ${spread ? `count(${spread})` : '0'} AS spread_n
  FROM (
    SELECT ${day} AS day, extract(hour FROM local)::int AS hour, facts.* FROM (
      SELECT *, fact_at AT TIME ZONE 'Asia/Shanghai' AS local FROM ${source.view}
      WHERE tenant_id = $1
        AND fact_at >= ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
        AND fact_at < ($4::date)::timestamp AT TIME ZONE 'Asia/Shanghai') facts) dated
  GROUP BY GROUPING SETS (${cubes.map(({ columns: by }) => `(${['day', ...by].join(', ')})`).join(', ')})) summed`;
}

const shares = Array.from({ length: 101 }, (_, index) => (index / 100).toFixed(2)).join(',');

/** Sorted when all is summed: aggregates in an order of their own would have every cube sort all facts for itself. */
const spreadText = `CASE WHEN spread_n <= 1 THEN met::real[]
    WHEN spread_n <= ${keptValues} THEN (SELECT array_agg(value::real ORDER BY value) FROM unnest(met) value)
    ELSE (SELECT percentile_cont(ARRAY[${shares}]::float8[]) WITHIN GROUP (ORDER BY value) FROM unnest(met) value)::real[] END`;

/** GROUPING has a bit for each column that the row is not grouped by. */
function bitsOf({ columns: by }: Cube, columns: readonly string[]): number {
  return columns.reduce((bits, column) => bits * 2 + (by.includes(column) ? 0 : 1), 0);
}

function nameText(cubes: readonly Cube[], columns: readonly string[]): string {
  const cases = cubes.map((cube) => `WHEN ${bitsOf(cube, columns)} THEN '${cube.name}'`);
  return `CASE GROUPING(${columns.join(', ')}) ${cases.join(' ')} END`;
}

function keyText(cubes: readonly Cube[], columns: readonly string[], at: 0 | 1): string {
  const cases = cubes.flatMap((cube) => {
    const column = cube.columns[at];
    return column ? [`WHEN ${bitsOf(cube, columns)} THEN coalesce(${column}::text, '-')`] : [];
  });
  if (cases.length === 0) return "''";
  return `CASE GROUPING(${columns.join(', ')}) ${cases.join(' ')} ELSE '' END`;
}
