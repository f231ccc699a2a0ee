/** Statements of the sequencer, as the system role: the only ones that give entries their places. */
import type { SystemTx } from '#platform/database/index.ts';
import type { LedgerTables, LogRecord } from './tables.ts';

const on = (tx: SystemTx) => tx.as<LedgerTables>();
/** Tenants with acts that wait, or with entries that are not signed yet. */
export async function tenantsWithWork(tx: SystemTx): Promise<string[]> {
  const { rows } = await tx.client.query<{ tenantId: string }>(
    `SELECT DISTINCT tenant_id AS "tenantId" FROM platform.ledger_queue
     UNION SELECT tenant_id FROM ledger.logs WHERE signed_size < size`,
  );
  return rows.map(({ tenantId }) => tenantId);
}

/** The log of a tenant, locked; begun when there is none. */
export async function lockLog(tx: SystemTx, tenantId: string, origin: string): Promise<LogRecord> {
  await on(tx)
    .insertInto('ledger.logs')
    .values({ tenantId, origin } as LogRecord)
    .onConflict((conflict) => conflict.column('tenantId').doNothing())
    .execute();
  return on(tx)
    .selectFrom('ledger.logs')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Moves waiting acts to the end of the log. @returns their commitments, in order */
export async function placeWaiting(
  tx: SystemTx,
  { tenantId, size }: Pick<LogRecord, 'tenantId' | 'size'>,
  limit: number,
): Promise<Buffer[]> {
  const { rows } = await tx.client.query<{ commitment: Buffer }>({
    name: 'ledger_place',
    text: `WITH next AS (
        SELECT seq FROM platform.ledger_queue WHERE tenant_id = $1 ORDER BY seq LIMIT $3),
      taken AS (DELETE FROM platform.ledger_queue q USING next WHERE q.seq = next.seq RETURNING q.*),
      placed AS (
        INSERT INTO ledger.entries (tenant_id, position, source, kind, subject, label, occurred_at,
          row_ids, row_digests, state_digest, salt, row_salt, commitment)
        SELECT tenant_id, $2 + row_number() OVER (ORDER BY seq) - 1, source, kind, subject, label,
          occurred_at, row_ids, row_digests, state_digest, salt, row_salt, commitment FROM taken
        RETURNING position, commitment)
      SELECT commitment FROM placed ORDER BY position`,
    values: [tenantId, size, limit],
  });
  if (rows.length > 0) {
    await on(tx)
      .updateTable('ledger.logs')
      .set({ size: size + rows.length })
      .where('tenantId', '=', tenantId)
      .execute();
  }
  return rows.map(({ commitment }) => commitment);
}

/** Commitments at the places from `from` to before `to`. @throws Error when one is missing */
export async function commitmentsBetween(
  tx: SystemTx,
  tenantId: string,
  [from, to]: readonly [number, number],
): Promise<Buffer[]> {
  const rows = await on(tx)
    .selectFrom('ledger.entries')
    .select(['position', 'commitment'])
    .where('tenantId', '=', tenantId)
    .where('position', '>=', from)
    .where('position', '<', to)
    .orderBy('position')
    .execute();
  const gap = rows.findIndex(({ position }, at) => position !== from + at);
  if (gap >= 0 || rows.length !== to - from) {
    throw new Error(`entry ${from + (gap >= 0 ? gap : rows.length)} is missing in the database`);
  }
  return rows.map(({ commitment }) => commitment);
}

/** Notes what was signed, or why nothing is. */
export async function saveLog(
  tx: SystemTx,
  tenantId: string,
  change: Partial<Omit<LogRecord, 'tenantId' | 'size'>>,
): Promise<void> {
  await on(tx).updateTable('ledger.logs').set(change).where('tenantId', '=', tenantId).execute();
}
