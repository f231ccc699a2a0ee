/** Summing facts up: the one statement that makes the roll-ups of days or months from the rows. */
import type { Tx } from '#platform/database/index.ts';
import type { FactSource } from '#platform/facts/index.ts';
import { type Cube, cubesOf } from '../rules/cubes.ts';
import { plusDays } from '../rules/period.ts';

/** Above this many values a spread keeps 101 percentiles. */
const keptValues = 200;

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

/** Sums the days of a range anew: what was there goes, what the rows say comes. */
export async function sumDays(tx: Tx, source: FactSource, range: DayRange): Promise<void> {
  await sum(tx, source, { grain: 'day', range });
}

/** Sums whole months anew from the rows, pairs and spreads too; the range begins and ends with months. */
export async function sumMonths(tx: Tx, source: FactSource, range: DayRange): Promise<void> {
  await sum(tx, source, { grain: 'month', range });
}

/**
 * Adds the days of a month up: quick, for numbers on open screens. Pairs and spreads stay as they were until the month is
 * summed from the rows.
 */
export async function addUpMonth(tx: Tx, source: FactSource, range: DayRange): Promise<void> {
  const names = cubesOf(source, 'day').map(({ name }) => name);
  const values = [tx.ctx.tenantId, source.code, range.from, range.to, names];
  const sums = Array.from(
    { length: source.measures.length + 1 },
    (_, index) => `sum(sums[${index + 1}])`,
  );
  const days = `tenant_id = $1 AND source = $2 AND grain = 'day' AND cube = ANY ($5) AND day >= $3::date AND day < $4::date`;
  await tx.client.query(
    `DELETE FROM indicators.rollups m WHERE tenant_id = $1 AND source = $2 AND grain = 'month' AND cube = ANY ($5)
       AND day = $3::date AND (cube, key, key2) NOT IN (SELECT cube, key, key2 FROM indicators.rollups WHERE ${days})`,
    values,
  );
  await tx.client.query(
    `INSERT INTO indicators.rollups (tenant_id, source, grain, day, cube, key, key2, n, sums, spread_n)
     SELECT $1, $2, 'month', $3::date, cube, key, key2, sum(n), ARRAY[${sums.join(', ')}], 0
     FROM indicators.rollups WHERE ${days} GROUP BY cube, key, key2
     ON CONFLICT (tenant_id, source, grain, cube, day, key, key2) DO UPDATE SET n = excluded.n, sums = excluded.sums`,
    values,
  );
}

interface Sum {
  readonly grain: 'day' | 'month';
  readonly range: DayRange;
}

async function sum(tx: Tx, source: FactSource, { grain, range }: Sum): Promise<void> {
  const { tenantId } = tx.ctx;
  await tx.client.query(
    `DELETE FROM indicators.rollups
     WHERE tenant_id = $1 AND source = $2 AND grain = $3 AND cube = ANY ($6) AND day >= $4::date AND day < $5::date`,
    [
      tenantId,
      source.code,
      grain,
      range.from,
      range.to,
      cubesOf(source, grain).map(({ name }) => name),
    ],
  );
  await tx.client.query(
    `INSERT INTO indicators.rollups (tenant_id, source, grain, day, cube, key, key2, n, sums, spread, spread_n)
     ${sumsText(source, grain)}`,
    [tenantId, source.code, range.from, range.to],
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
SELECT $1::uuid, $2::text, '${grain}', day, ${nameText(cubes, columns)}, ${keyText(cubes, columns, 0)}, ${keyText(cubes, columns, 1)},
  count(*), ARRAY[${['count(*)::float8', ...measures].join(', ')}],
  ${spread ? spreadText(spread) : 'NULL::real[]'}, ${spread ? `count(${spread})` : '0'}
FROM (
  SELECT ${day} AS day, extract(hour FROM local)::int AS hour, facts.* FROM (
    SELECT *, fact_at AT TIME ZONE 'Asia/Shanghai' AS local FROM ${source.view}
    WHERE tenant_id = $1
      AND fact_at >= ($3::date)::timestamp AT TIME ZONE 'Asia/Shanghai'
      AND fact_at < ($4::date)::timestamp AT TIME ZONE 'Asia/Shanghai') facts) dated
GROUP BY GROUPING SETS (${cubes.map(({ columns: by }) => `(${['day', ...by].join(', ')})`).join(', ')})`;
}

function spreadText(column: string): string {
  const shares = Array.from({ length: 101 }, (_, index) => (index / 100).toFixed(2)).join(',');
  return `CASE WHEN count(${column}) = 0 THEN NULL WHEN count(${column}) <= ${keptValues}
    THEN (array_agg(${column}::real ORDER BY ${column}) FILTER (WHERE ${column} IS NOT NULL))
    ELSE (percentile_cont(ARRAY[${shares}]::float8[]) WITHIN GROUP (ORDER BY ${column}::float8))::real[] END`;
}

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
