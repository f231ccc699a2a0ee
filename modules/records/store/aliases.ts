/** Queries about aliases of addresses. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { AliasRow, RecordTables } from './tables.ts';

const on = (tx: Tx) => tx.as<RecordTables>();

/** Which page of aliases. */
export interface AliasFilter {
  readonly words?: string | undefined;
  /** Plain old name of the last alias of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

/** Aliases in the order of their old names, one more than asked; all without a limit. */
export function aliasRows(tx: Tx, { words, after, limit }: AliasFilter = {}): Promise<AliasRow[]> {
  let query = on(tx)
    .selectFrom('records.addressAliases')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('wasPlain');
  if (words) {
    const pattern = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    query = query.where((is) => is.or([is('was', 'like', pattern), is('isNow', 'like', pattern)]));
  }
  if (after) query = query.where('wasPlain', '>', after);
  if (limit) query = query.limit(limit + 1);
  return query.execute();
}

/** Keeps aliases; one of the same old name is changed. */
export async function saveAliasRows(tx: Tx, rows: readonly AliasRow[]): Promise<void> {
  await insertMany(
    tx,
    'records.address_aliases',
    rows,
    `ON CONFLICT (tenant_id, was_plain) DO UPDATE SET was = EXCLUDED.was, is_now = EXCLUDED.is_now,
     now_plain = EXCLUDED.now_plain, note = EXCLUDED.note, saved_by_name = EXCLUDED.saved_by_name, saved_at = EXCLUDED.saved_at`,
  );
}

/** Removes an alias. @returns what it was */
export function deleteAlias(tx: Tx, id: string): Promise<AliasRow | undefined> {
  return on(tx)
    .deleteFrom('records.addressAliases')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}
