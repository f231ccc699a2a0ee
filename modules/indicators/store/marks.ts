/** Days that wait to be summed anew, and the shape that roll-ups were made of. */
import type { Tx } from '#platform/database/index.ts';

/** Marks days of a source. */
export async function markDays(tx: Tx, source: string, days: readonly string[]): Promise<void> {
  if (days.length === 0) return;
  await tx.client.query(
    `INSERT INTO indicators.dirty (tenant_id, source, day, marked_at)
     SELECT $1, $2, day, $4 FROM unnest($3::date[]) day ON CONFLICT DO NOTHING`,
    [tx.ctx.tenantId, source, days, tx.ctx.clock.now()],
  );
}

/**
 * Takes marked days, the oldest marks first. Whoever takes them sums them in the same transaction; what is marked
 * meanwhile stays marked.
 */
export async function takeDays(
  tx: Tx,
  limit: number,
): Promise<{ source: string; day: string }[]> {
  const { rows } = await tx.client.query<{ source: string; day: string }>(
    `DELETE FROM indicators.dirty d USING (
       SELECT tenant_id, source, day FROM indicators.dirty WHERE tenant_id = $1
       ORDER BY marked_at LIMIT $2 FOR UPDATE SKIP LOCKED) taken
     WHERE d.tenant_id = taken.tenant_id AND d.source = taken.source AND d.day = taken.day
     RETURNING d.source, d.day::text AS day`,
    [tx.ctx.tenantId, limit],
  );
  return rows;
}

/** How many days wait. */
export async function waitingDays(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>(
    'SELECT count(*) AS n FROM indicators.dirty WHERE tenant_id = $1',
    [tx.ctx.tenantId],
  );
  return rows[0]?.n ?? 0;
}

/** The shapes that roll-ups were made of, by source. */
export async function shapes(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ source: string; shape: string }>(
    'SELECT source, shape FROM indicators.sources WHERE tenant_id = $1',
    [tx.ctx.tenantId],
  );
  return new Map(rows.map(({ source, shape }) => [source, shape]));
}

/** Notes the shape of a source and drops the roll-ups of another shape. */
export async function takeShape(tx: Tx, source: string, shape: string): Promise<void> {
  await tx.client.query('DELETE FROM indicators.rollups WHERE tenant_id = $1 AND source = $2', [
    tx.ctx.tenantId,
    source,
  ]);
  await tx.client.query(
    `INSERT INTO indicators.sources (tenant_id, source, shape) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id, source) DO UPDATE SET shape = excluded.shape`,
    [tx.ctx.tenantId, source, shape],
  );
}

/** The first and last local day that a view has facts on; null without any. */
export async function factSpan(
  tx: Tx,
  view: string,
): Promise<{ from: string; to: string } | null> {
  const { rows } = await tx.client.query<{ from: string | null; to: string | null }>(
    `SELECT (min(fact_at) AT TIME ZONE 'Asia/Shanghai')::date::text AS from,
       (max(fact_at) AT TIME ZONE 'Asia/Shanghai')::date::text AS to FROM ${view} WHERE tenant_id = $1`,
    [tx.ctx.tenantId],
  );
  const [row] = rows;
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}
