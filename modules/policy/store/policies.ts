/** Statements on policies. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { PolicyHead, PolicyRow, PolicyTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PolicyTables>();
const head = [
  'id',
  'code',
  'title',
  'issuer',
  'documentNumber',
  'level',
  'topics',
  'effectiveOn',
  'expiresOn',
  'repealedOn',
] as const;

/** Writes policies. */
export async function insertPolicies(tx: Tx, rows: readonly PolicyRow[]): Promise<void> {
  await insertMany(tx, 'policy.policies', rows);
}

/** One policy by its id. @param lock waits for whoever is changing it */
export function policyRow(tx: Tx, id: string, lock = false): Promise<PolicyRow | undefined> {
  return on(tx)
    .selectFrom('policy.policies')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst();
}

/** Policies by their codes. */
export function policiesByCode(tx: Tx, codes: readonly string[]): Promise<PolicyRow[]> {
  if (codes.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('policy.policies')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('code', 'in', [...codes])
    .execute();
}

/** Every policy, what was changed last first, without the texts. */
export function consoleRows(tx: Tx): Promise<Omit<PolicyRow, 'published' | 'draft'>[]> {
  return on(tx)
    .selectFrom('policy.policies')
    .select([
      ...head,
      'tenantId',
      'repealedBy',
      'isPublic',
      'publishedAt',
      'publishedVersion',
      'draftState',
      'draftBy',
      'returnReason',
      'createdAt',
      'updatedAt',
      'version',
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .limit(5000)
    .execute();
}

/** All public policies, the newest first, without their texts. */
export function allPublicHeads(tx: Tx): Promise<PolicyHead[]> {
  return on(tx)
    .selectFrom('policy.policies')
    .select(head)
    .select(keywords.as('keywords'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('isPublic', '=', true)
    .orderBy('publishedAt', 'desc')
    .orderBy('id')
    .execute();
}

const keywords = sql<string[]>`ARRAY(SELECT jsonb_array_elements_text(published -> 'keywords'))`;

/** The published texts of some policies. */
export async function publishedTexts(
  tx: Tx,
  ids: readonly string[],
): Promise<Pick<PolicyRow, 'id' | 'published'>[]> {
  if (ids.length === 0) return [];
  return on(tx)
    .selectFrom('policy.policies')
    .select(['id', 'published'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(sql<boolean>`id = ANY (${[...ids]}::uuid[])`)
    .execute();
}

/** Changes a policy that still has the version read. @returns whether it had */
export async function updatePolicy(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  change: Partial<Omit<PolicyRow, 'id' | 'tenantId' | 'version'>>,
): Promise<boolean> {
  const written: Record<string, unknown> = { ...change };
  for (const member of ['published', 'draft'] as const) {
    const content = change[member];
    if (content) written[member] = JSON.stringify(content);
  }
  const { numUpdatedRows } = await on(tx)
    .updateTable('policy.policies')
    .set({ ...written, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes a policy that was never published. */
export async function deletePolicy(tx: Tx, id: string): Promise<void> {
  await on(tx)
    .deleteFrom('policy.policies')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('published', 'is', null)
    .execute();
}

/** When and with which note a policy was published, newest first. */
export async function publishedVersions(
  tx: Tx,
  id: string,
): Promise<{ version: number; note: string; savedAt: Date }[]> {
  const { rows } = await sql<{ version: number; note: string; savedAt: Date }>`
    SELECT version, note, saved_at FROM platform.versions
    WHERE tenant_id = ${tx.ctx.tenantId} AND kind = 'policy.policies' AND subject = ${id}
    ORDER BY version DESC LIMIT 50`.execute(tx.as());
  return rows;
}
