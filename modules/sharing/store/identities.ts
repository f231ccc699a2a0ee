/** Queries about the identity numbers of residents' accounts. */
import { insertMany, openRow, type Tx } from '#platform/database/index.ts';
import type { IdentityRecord, SharingTables } from './tables.ts';

const on = (tx: Tx) => tx.as<SharingTables>();
const table = 'sharing.identities';

/** The identity of an account. */
export async function identityOf(tx: Tx, personId: string): Promise<IdentityRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** The account of a blind index. */
export async function ownerOfIndex(tx: Tx, index: string): Promise<string | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .select('personId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('idNumberIndex', '=', index)
    .executeTakeFirst();
  return row?.personId;
}

/** All accounts with a proved number, by its blind index. */
export async function ownersOfIndexes(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await on(tx)
    .selectFrom(table)
    .select(['idNumberIndex', 'personId'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .execute();
  return new Map(rows.map(({ idNumberIndex, personId }) => [idNumberIndex, personId]));
}

export async function saveIdentity(
  tx: Tx,
  row: Omit<IdentityRecord, 'idNumberIndex'>,
): Promise<void> {
  await insertMany(
    tx,
    table,
    [row],
    `ON CONFLICT (person_id) DO UPDATE SET id_number = excluded.id_number,
     id_number_index = excluded.id_number_index, proved_by = excluded.proved_by,
     confirmed_by = excluded.confirmed_by, proved_at = excluded.proved_at`,
  );
}
