/** Numbers of now as each local day ended with them. */
import type { Tx } from '#platform/database/index.ts';

/** A number at the end of a day. */
export interface Snapshot {
  readonly number: string;
  readonly cube: string;
  readonly key: string;
  readonly value: number;
  /** Local day at whose end it was so. */
  readonly day: string;
}

/** Keeps numbers of days; a repeat changes nothing. */
export async function keepSnapshots(tx: Tx, snapshots: readonly Snapshot[]): Promise<void> {
  await tx.client.query(
    `INSERT INTO indicators.snapshots (tenant_id, number, day, cube, key, value)
     SELECT $1, number, day, cube, key, value FROM jsonb_to_recordset($2::jsonb)
       AS s(number text, day date, cube text, key text, value float8)
     ON CONFLICT DO NOTHING`,
    [tx.ctx.tenantId, JSON.stringify(snapshots)],
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

/** What is asked of the ends of days. */
export interface SnapshotQuestion {
  readonly number: string;
  /** town or a dimension. */
  readonly cube: string;
  /** Only this value of the dimension; empty for the town. Not asked when the answer is by key. */
  readonly key?: string;
  readonly span: { readonly from: string; readonly to: string };
  readonly by: 'day' | 'month' | 'key';
}

const groups: Readonly<Record<SnapshotQuestion['by'], string>> = {
  day: 'town.day::text',
  month: "date_trunc('month', town.day)::date::text",
  key: 'one.key',
};

/**
 * A number by day, or by month as its last kept day ended, or by key. A day on which the town's number was kept but none of
 * a key counts 0; a day that nobody kept is missing.
 */
export async function snapshotRows(
  tx: Tx,
  { number, cube, key, span, by }: SnapshotQuestion,
): Promise<ReadonlyMap<string, number>> {
  const isOne = by !== 'key';
  const values = [tx.ctx.tenantId, number, span.from, span.to, cube, ...(isOne ? [key ?? ''] : [])];
  const { rows } = await tx.client.query<{ group: string; value: number }>(
    `SELECT DISTINCT ON (1) ${groups[by]} AS "group", coalesce(one.value, 0) AS value
     FROM indicators.snapshots town ${isOne ? 'LEFT JOIN' : 'JOIN'} indicators.snapshots one
       ON one.tenant_id = $1 AND one.number = $2 AND one.cube = $5 AND one.day = town.day
       ${isOne ? 'AND one.key = $6' : ''}
     WHERE town.tenant_id = $1 AND town.number = $2 AND town.cube = 'town' AND town.day BETWEEN $3::date AND $4::date
     ORDER BY 1, town.day DESC`,
    values,
  );
  return new Map(rows.map((row) => [row.group, row.value]));
}
