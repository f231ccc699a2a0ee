/** Days that wait to be summed anew, and the shape that roll-ups were made of. */
import type { Tx } from '#platform/database/index.ts';

/** Days or months of a source. */
export type Grain = 'day' | 'month';

/** A day, or the first of a month, that waits. */
export interface Mark {
  readonly source: string;
  readonly day: string;
}

/** Marks days, or months by their first day, of a source. */
export function markDays(
  tx: Tx,
  source: string,
  days: readonly string[],
  grain: Grain = 'day',
): Promise<void> {
  return setMarks(
    tx,
    days.map((day) => ({ source, day })),
    grain,
  );
}

/**
 * Marks days, or months by their first day. A mark that is there serves, and stays until this transaction has ended; one
 * that is just being taken is not waited for, another is set beside it.
 */
export async function setMarks(tx: Tx, marks: readonly Mark[], grain: Grain): Promise<void> {
  if (marks.length === 0) return;
  const { ctx } = tx;
  const sources = marks.map(({ source }) => source);
  const days = marks.map(({ day }) => day);
  await tx.client.query({
    name: 'indicators_set_marks',
    text: `INSERT INTO indicators.dirty (tenant_id, source, grain, day, marked_at)
     SELECT $1, asked.source, $2, asked.day, $5 FROM unnest($3::text[], $4::date[]) AS asked (source, day)
     WHERE NOT EXISTS (SELECT 1 FROM indicators.dirty d
       WHERE d.tenant_id = $1 AND d.source = asked.source AND d.grain = $2 AND d.day = asked.day FOR KEY SHARE SKIP LOCKED)`,
    values: [ctx.tenantId, grain, sources, days, ctx.clock.now()],
  });
}

/**
 * Takes marks, the oldest first; a day may have several. Whoever takes them sums them in the same transaction; what is marked meanwhile stays
 * marked.
 */
export async function takeMarks(tx: Tx, grain: Grain, limit: number): Promise<Mark[]> {
  const { rows } = await tx.client.query<Mark>(
    `DELETE FROM indicators.dirty d USING (
       SELECT tenant_id, source, grain, day, id FROM indicators.dirty WHERE tenant_id = $1 AND grain = $2
       ORDER BY marked_at LIMIT $3 FOR UPDATE SKIP LOCKED) taken
     WHERE d.tenant_id = taken.tenant_id AND d.source = taken.source AND d.grain = taken.grain AND d.day = taken.day
       AND d.id = taken.id
     RETURNING d.source, d.day::text AS day`,
    [tx.ctx.tenantId, grain, limit],
  );
  return rows;
}

/** Whether any day waits. */
export async function hasMarks(tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{ waits: boolean }>(
    "SELECT EXISTS (SELECT 1 FROM indicators.dirty WHERE tenant_id = $1 AND grain = 'day') AS waits",
    [tx.ctx.tenantId],
  );
  return rows[0]?.waits ?? false;
}

/** How many days wait. */
export async function waitingDays(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>(
    "SELECT count(DISTINCT (source, day)) AS n FROM indicators.dirty WHERE tenant_id = $1 AND grain = 'day'",
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
export async function factSpan(tx: Tx, view: string): Promise<{ from: string; to: string } | null> {
  const { rows } = await tx.client.query<{ from: string | null; to: string | null }>(
    `SELECT (min(fact_at) AT TIME ZONE 'Asia/Shanghai')::date::text AS from,
       (max(fact_at) AT TIME ZONE 'Asia/Shanghai')::date::text AS to FROM ${view} WHERE tenant_id = $1`,
    [tx.ctx.tenantId],
  );
  const [row] = rows;
  return row?.from && row.to ? { from: row.from, to: row.to } : null;
}
