/** Comparing roll-ups with the rows that they were made of. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { FactSource } from '#platform/facts/index.ts';
import { type DayRange, sumsText } from './summing.ts';
import type { CheckRow, Difference, IndicatorTables } from './tables.ts';

const on = (tx: Tx) => tx.as<IndicatorTables>();

/** Days that are marked to be summed are not compared: they are known to be behind. */
export async function differencesOf(
  tx: Tx,
  source: FactSource,
  range: DayRange,
): Promise<Difference[]> {
  const { rows } = await tx.client.query<Difference>(
    `WITH fresh (tenant_id, source, grain, day, cube, key, key2, n, sums, spread, spread_n) AS (${sumsText(source, 'day')}),
       kept AS (SELECT * FROM indicators.rollups
         WHERE tenant_id = $1 AND source = $2 AND grain = 'day' AND day >= $3::date AND day < $4::date)
     SELECT $2::text AS source, coalesce(f.day, k.day)::text AS day, coalesce(f.cube, k.cube) AS cube,
       coalesce(f.key, k.key) || coalesce(nullif('/' || coalesce(f.key2, k.key2), '/'), '') AS key,
       k.n::float8 AS rollup, f.n::float8 AS rows
     FROM fresh f FULL JOIN kept k ON k.day = f.day AND k.cube = f.cube AND k.key = f.key AND k.key2 = f.key2
     WHERE (f.n IS DISTINCT FROM k.n OR f.spread_n IS DISTINCT FROM k.spread_n
         OR EXISTS (SELECT 1 FROM unnest(f.sums, k.sums) s(one, other)
              WHERE abs(one - other) > 1e-6 * greatest(1, abs(one))))
       AND NOT EXISTS (SELECT 1 FROM indicators.dirty d
         WHERE d.tenant_id = $1 AND d.source = $2 AND d.grain = 'day' AND d.day = coalesce(f.day, k.day))
     ORDER BY 2, 3, 4 LIMIT 1000`,
    [tx.ctx.tenantId, source.code, range.from, range.to],
  );
  return rows;
}

/** Keeps the outcome of a check. */
export async function insertCheck(tx: Tx, row: CheckRow): Promise<void> {
  await on(tx)
    .insertInto('indicators.checks')
    .values({
      ...row,
      differences: sql<CheckRow['differences']>`${JSON.stringify(row.differences)}::jsonb`,
    })
    .execute();
}

/** Checks, the newest first. */
export function checkRows(tx: Tx, limit: number): Promise<CheckRow[]> {
  return on(tx)
    .selectFrom('indicators.checks')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('startedAt', 'desc')
    .limit(limit)
    .execute();
}

/** The local day of the newest check; null without any. */
export async function lastCheckDay(tx: Tx): Promise<string | null> {
  const { rows } = await tx.client.query<{ day: string }>(
    `SELECT (started_at AT TIME ZONE 'Asia/Shanghai')::date::text AS day FROM indicators.checks
     WHERE tenant_id = $1 ORDER BY started_at DESC LIMIT 1`,
    [tx.ctx.tenantId],
  );
  return rows[0]?.day ?? null;
}
