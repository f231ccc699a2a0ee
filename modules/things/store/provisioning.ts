/** Previews of imports and claim codes. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { ClaimRow, ImportRow, ThingsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ThingsTables>();

/** Keeps an import until it is decided. */
export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await insertMany(tx, 'things.imports', [row]);
}

/** An import, locked so that it is applied once. */
export function lockImport(tx: Tx, id: string): Promise<ImportRow | undefined> {
  return on(tx)
    .selectFrom('things.imports')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Marks an import as applied. */
export async function markApplied(tx: Tx, id: string, at: Date): Promise<void> {
  await on(tx).updateTable('things.imports').set({ appliedAt: at }).where('id', '=', id).execute();
}

/** Removes previews that have expired. */
export async function deleteOldImports(tx: Tx, before: Date): Promise<void> {
  await on(tx).deleteFrom('things.imports').where('expiresAt', '<', before).execute();
}

/** Adds claim codes. */
export async function insertClaims(tx: Tx, rows: readonly ClaimRow[]): Promise<void> {
  await insertMany(tx, 'things.claims', rows);
}

/** Claim codes, newest first, one more than asked. */
export function claimRows(
  tx: Tx,
  page: {
    readonly limit: number;
    readonly before: string | null;
    readonly ids?: readonly string[];
  },
): Promise<ClaimRow[]> {
  let query = on(tx).selectFrom('things.claims').selectAll();
  if (page.before) query = query.where('id', '<', page.before);
  if (page.ids) query = query.where('id', 'in', [...page.ids]);
  return query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
}

/** A claim code. */
export function claimByCode(tx: Tx, code: string): Promise<ClaimRow | undefined> {
  return on(tx).selectFrom('things.claims').selectAll().where('code', '=', code).executeTakeFirst();
}

/** A claim code, locked so that it is used once. */
export function lockClaim(tx: Tx, code: string): Promise<ClaimRow | undefined> {
  return on(tx)
    .selectFrom('things.claims')
    .selectAll()
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();
}

/** Notes what became of a claim code. */
export async function markClaimed(
  tx: Tx,
  id: string,
  claimed: Pick<ClaimRow, 'claimedAt' | 'claimedByName' | 'thingId'>,
): Promise<void> {
  await on(tx).updateTable('things.claims').set(claimed).where('id', '=', id).execute();
}

/** Takes back claim codes that were not used. @returns how many */
export async function deleteClaims(tx: Tx, ids: readonly string[]): Promise<number> {
  const result = await on(tx)
    .deleteFrom('things.claims')
    .where('id', 'in', [...ids])
    .where('claimedAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
