/** Numbers of now as each local day ended with them. */
import type { Tx } from '#platform/database/index.ts';
import type { Span } from '../rules/period.ts';

/** A number at the end of a day. */
export interface Snapshot {
  readonly number: string;
  readonly cube: string;
  readonly key: string;
  readonly value: number;
}

/** Keeps numbers of a day; a repeat changes nothing. */
export async function keepSnapshots(
  tx: Tx,
  day: string,
  snapshots: readonly Snapshot[],
): Promise<void> {
  await tx.client.query(
    `INSERT INTO indicators.snapshots (tenant_id, number, day, cube, key, value)
     SELECT $1, number, $2::date, cube, key, value FROM jsonb_to_recordset($3::jsonb)
       AS s(number text, cube text, key text, value float8)
     ON CONFLICT DO NOTHING`,
    [tx.ctx.tenantId, day, JSON.stringify(snapshots)],
  );
}

/** Whether the numbers of a day are kept. */
export async function hasSnapshots(tx: Tx, day: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'SELECT 1 FROM indicators.snapshots WHERE tenant_id = $1 AND day = $2::date LIMIT 1',
    [tx.ctx.tenantId, day],
  );
  return (rowCount ?? 0) > 0;
}

/** A number by day; of a month the end of its last day that is kept. */
export async function snapshotRows(
  tx: Tx,
  question: {
    readonly number: string;
    readonly cube: string;
    readonly key: string;
    readonly span: Span;
    readonly by: 'day' | 'month';
  },
): Promise<ReadonlyMap<string, number>> {
  const { number, cube, key, span, by } = question;
  const group = by === 'day' ? 'day' : "date_trunc('month', day)::date";
  const { rows } = await tx.client.query<{ group: string; value: number }>(
    `SELECT DISTINCT ON (${group}) ${group}::text AS "group", value FROM indicators.snapshots
     WHERE tenant_id = $1 AND number = $2 AND cube = $3 AND key = $4 AND day BETWEEN $5::date AND $6::date
     ORDER BY ${group}, day DESC`,
    [tx.ctx.tenantId, number, cube, key, span.from, span.to],
  );
  return new Map(rows.map((row) => [row.group, row.value]));
}
