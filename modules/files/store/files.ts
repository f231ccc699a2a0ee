/** Queries about files. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { FileRow, FilesTables } from './tables.ts';

const on = (tx: Tx) => tx.as<FilesTables>();

/** Writes rows unless an upload of the same key came first. @returns how many were written */
export function insertFiles(tx: Tx, rows: readonly FileRow[]): Promise<number> {
  return insertMany(tx, 'files.files', rows, 'ON CONFLICT DO NOTHING');
}

/** One file of the town. */
export function fileById(tx: Tx, id: string): Promise<FileRow | undefined> {
  return on(tx)
    .selectFrom('files.files')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Files of these ids, in no particular order. */
export async function filesByIds(tx: Tx, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  return on(tx)
    .selectFrom('files.files')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}

/** The upload of a key. */
export function fileByUploadKey(tx: Tx, uploadKey: string): Promise<FileRow | undefined> {
  return on(tx)
    .selectFrom('files.files')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('uploadKey', '=', uploadKey)
    .executeTakeFirst();
}

/** Hands an upload to whoever repeated it: the answer to the first may never have arrived. */
export async function reissueToken(tx: Tx, id: string, uploadTokenSha256: string): Promise<void> {
  await on(tx).updateTable('files.files').set({ uploadTokenSha256 }).where('id', '=', id).execute();
}

/** Gives waiting files to their owner. @returns the ids that were still waiting */
export async function adoptWaiting(
  tx: Tx,
  ids: readonly string[],
  owner: { kind: string; id: string },
): Promise<string[]> {
  const rows = await on(tx)
    .updateTable('files.files')
    .set({ state: 'adopted', ownerKind: owner.kind, ownerId: owner.id })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .where('state', '=', 'uploaded')
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Removes records of uploads that nobody used. @returns their stored names */
export async function deleteUnused(tx: Tx, before: Date): Promise<string[]> {
  const rows = await on(tx)
    .deleteFrom('files.files')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'uploaded')
    .where('createdAt', '<', before)
    .returning(['fullKey', 'thumbKey'])
    .execute();
  return rows.flatMap((row) => (row.thumbKey ? [row.fullKey, row.thumbKey] : [row.fullKey]));
}

/** Those of the names that no record of the town uses. */
export async function unusedKeys(tx: Tx, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const { rows } = await tx.client.query<{ key: string }>(
    `SELECT key FROM unnest($2::text[]) AS given(key)
     WHERE NOT EXISTS (SELECT FROM files.files f WHERE f.tenant_id = $1 AND f.full_key = key)
       AND NOT EXISTS (SELECT FROM files.files f WHERE f.tenant_id = $1 AND f.thumb_key = key)`,
    [tx.ctx.tenantId, [...new Set(keys)]],
  );
  return rows.map((row) => row.key);
}

const storeLock = 7_216_011;

/** Held while bytes and their record are written: nothing is swept away in between. */
export async function holdStore(tx: Tx): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock_shared($1, hashtext($2))', [
    storeLock,
    tx.ctx.tenantId,
  ]);
}

/** Held while unused bytes are removed: nobody writes meanwhile. */
export async function holdStoreAlone(tx: Tx): Promise<void> {
  await tx.client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [
    storeLock,
    tx.ctx.tenantId,
  ]);
}

/** Deletes records of files. @returns their stored names */
export async function deleteFiles(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await on(tx)
    .deleteFrom('files.files')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .returning(['fullKey', 'thumbKey'])
    .execute();
  return rows.flatMap((row) => (row.thumbKey ? [row.fullKey, row.thumbKey] : [row.fullKey]));
}

/** Ids of a person's uploads. */
export async function uploadsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('files.files')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('uploadedBy', '=', personId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Ids of files kept since before an instant; at most 200. */
export async function oldFiles(tx: Tx, before: Date): Promise<string[]> {
  const rows = await on(tx)
    .selectFrom('files.files')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('createdAt', '<', before)
    .orderBy('createdAt')
    .limit(200)
    .execute();
  return rows.map(({ id }) => id);
}
