/** What is not well, and the queues that tell of it. */
import type { SystemTx, Tx } from '#platform/database/index.ts';

/** A check that is not well. */
export interface TroubleRow {
  readonly code: string;
  readonly state: string;
  readonly since: Date;
}

/** Everything that is not well. */
export async function troubleRows(tx: Tx): Promise<TroubleRow[]> {
  const { rows } = await tx.client.query<TroubleRow>(
    'SELECT code, state, since FROM operations.troubles WHERE tenant_id = $1 ORDER BY code FOR UPDATE',
    [tx.ctx.tenantId],
  );
  return rows;
}

/** Notes that a check is not well. */
export async function saveTrouble(tx: Tx, code: string, state: string): Promise<void> {
  await tx.client.query(
    `INSERT INTO operations.troubles (tenant_id, code, state, since) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, code) DO UPDATE SET state = excluded.state`,
    [tx.ctx.tenantId, code, state, tx.ctx.clock.now()],
  );
}

/** Notes that checks are well again. */
export async function dropTroubles(tx: Tx, codes: readonly string[]): Promise<void> {
  await tx.client.query(
    'DELETE FROM operations.troubles WHERE tenant_id = $1 AND code = ANY ($2)',
    [tx.ctx.tenantId, codes],
  );
}

/** How long the queues of the platform are. */
export interface Queues {
  /** Events that the slowest listener has still to read. */
  readonly events: number;
  /** Age of the oldest event without a place, seconds. */
  readonly unnumberedSeconds: number;
  /** Events given up after repeated failures, in the last 30 days. */
  readonly setAside: number;
  /** Timers past their time, and by how many seconds the oldest. */
  readonly overdueTimers: number;
  readonly oldestTimerSeconds: number;
  /** Timers whose handler failed. */
  readonly failedTimers: number;
  readonly databaseBytes: number;
  readonly version: string;
}

/** Reads the queues of all tenants. */
export async function queues(tx: SystemTx, now: Date): Promise<Queues> {
  const { rows } = await tx.client.query<Queues>(
    `SELECT
       coalesce((SELECT max(position) FROM platform.events) - (SELECT min(position) FROM platform.listeners), 0)::float8 AS events,
       coalesce((SELECT extract(epoch FROM $1 - min(occurred_at)) FROM platform.events WHERE position IS NULL), 0)::float8 AS "unnumberedSeconds",
       (SELECT count(*) FROM platform.deliveries WHERE error IS NOT NULL AND delivered_at > $1::timestamptz - interval '30 days')::int AS "setAside",
       (SELECT count(*) FROM platform.timers WHERE due_at < $1)::int AS "overdueTimers",
       coalesce((SELECT extract(epoch FROM $1 - min(due_at)) FROM platform.timers WHERE due_at < $1), 0)::float8 AS "oldestTimerSeconds",
       (SELECT count(*) FROM platform.timers WHERE attempts > 0)::int AS "failedTimers",
       pg_database_size(current_database())::float8 AS "databaseBytes",
       current_setting('server_version') AS version`,
    [now],
  );
  const [row] = rows;
  if (!row) throw new Error('the queues cannot be read');
  return row;
}
