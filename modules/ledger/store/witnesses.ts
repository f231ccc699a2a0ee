/** Witnesses of the own log, and logs that this tenant is a witness of. */
import type { Tx } from '#platform/database/index.ts';
import type { CheckpointRow, LedgerTables, WitnessedRow, WitnessRow } from './tables.ts';

const on = (tx: Tx) => tx.as<LedgerTables>();

/** The witnesses that the own log asks. */
export function witnessRows(tx: Tx): Promise<WitnessRow[]> {
  return on(tx)
    .selectFrom('ledger.witnesses')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('name')
    .execute();
}

/** Adds a witness, or takes over its present key. @returns whether it is new */
export async function addWitness(
  tx: Tx,
  { name, key, url }: Pick<WitnessRow, 'name' | 'key' | 'url'>,
): Promise<boolean> {
  const { rows } = await tx.client.query<{ fresh: boolean }>(
    `INSERT INTO ledger.witnesses (tenant_id, name, key, url) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, name) DO UPDATE SET key = excluded.key
     WHERE ledger.witnesses.key <> excluded.key
     RETURNING (xmax = 0) AS fresh`,
    [tx.ctx.tenantId, name, key, url],
  );
  return rows[0]?.fresh === true;
}

/** Removes an outside witness. @returns whether there was one */
export async function removeWitness(tx: Tx, name: string): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('ledger.witnesses')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('name', '=', name)
    .where('url', 'is not', null)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Notes how asking a witness went. */
export async function saveWitness(
  tx: Tx,
  name: string,
  change: Partial<Pick<WitnessRow, 'knownSize' | 'cosignedAt' | 'failingSince' | 'lastError'>>,
): Promise<void> {
  await on(tx)
    .updateTable('ledger.witnesses')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('name', '=', name)
    .execute();
}

/** Keeps a checkpoint with the signatures of witnesses. */
export async function saveCheckpoint(tx: Tx, row: Omit<CheckpointRow, 'tenantId'>): Promise<void> {
  await on(tx)
    .insertInto('ledger.checkpoints')
    .values({ tenantId: tx.ctx.tenantId, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'size'])
        .doUpdateSet({ note: row.note, cosignedAt: row.cosignedAt }),
    )
    .execute();
}

/** The logs that this tenant is a witness of. */
export function witnessedRows(tx: Tx): Promise<WitnessedRow[]> {
  return on(tx)
    .selectFrom('ledger.witnessed')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('origin')
    .execute();
}

/** What is known of a log, locked until the transaction ends: two requests are not judged at once. */
export function lockWitnessed(tx: Tx, origin: string): Promise<WitnessedRow | undefined> {
  return on(tx)
    .selectFrom('ledger.witnessed')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('origin', '=', origin)
    .forUpdate()
    .executeTakeFirst();
}

/** Becomes a witness of a log, or takes over its present keys. */
export async function addWitnessed(
  tx: Tx,
  { origin, keys, inside }: Pick<WitnessedRow, 'origin' | 'keys' | 'inside'>,
): Promise<void> {
  await tx.client.query(
    `INSERT INTO ledger.witnessed (tenant_id, origin, keys, inside) VALUES ($1, $2, $3, $4)
     ON CONFLICT (tenant_id, origin) DO UPDATE SET keys = excluded.keys
     WHERE ledger.witnessed.keys <> excluded.keys`,
    [tx.ctx.tenantId, origin, keys, inside],
  );
}

/** Is no longer a witness of an outside log. @returns whether it was one */
export async function removeWitnessed(tx: Tx, origin: string): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('ledger.witnessed')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('origin', '=', origin)
    .where('inside', '=', false)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Notes what was signed or refused. */
export async function saveWitnessed(
  tx: Tx,
  origin: string,
  change: Partial<Omit<WitnessedRow, 'tenantId' | 'origin'>>,
): Promise<void> {
  await on(tx)
    .updateTable('ledger.witnessed')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('origin', '=', origin)
    .execute();
}
