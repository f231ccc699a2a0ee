/** Queries about the roll of verified residents. */
import {
  insertMany,
  openRow,
  openRows,
  searchIndex,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import { type IdPage, on } from './rows.ts';
import type { ResidentRecord } from './tables.ts';

const table = 'participation.residents';

const all = (tx: Tx) =>
  on(tx).selectFrom(table).selectAll().where('tenantId', '=', tx.ctx.tenantId);

/** Puts residents on the roll. @returns how many; one whose identity or account stands there is left out */
export function insertResidents(tx: Tx, rows: readonly ResidentRecord[]): Promise<number> {
  return insertMany(tx, table, rows, 'ON CONFLICT DO NOTHING');
}

/** Who an identity number belongs to. */
export async function residentByIdentity(
  tx: Tx,
  idNumber: string,
): Promise<ResidentRecord | undefined> {
  const index = await searchIndex(tx, 'participation.residents.id_number', idNumber);
  return openRow(tx, table, await all(tx).where('idNumberIndex', '=', index).executeTakeFirst());
}

/** The row of an account. */
export async function residentOfPerson(
  tx: Tx,
  personId: string,
): Promise<ResidentRecord | undefined> {
  return openRow(tx, table, await all(tx).where('personId', '=', personId).executeTakeFirst());
}

/** The voters of accounts, without names: for points by village. */
export async function villagesOfPeople(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await on(tx)
    .selectFrom(table)
    .select(['personId', 'villageId'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', 'in', [...personIds])
    .execute();
  return new Map(rows.flatMap((row) => (row.personId ? [[row.personId, row.villageId]] : [])));
}

export async function residentById(tx: Tx, id: string): Promise<ResidentRecord | undefined> {
  return openRow(tx, table, await all(tx).where('id', '=', id).executeTakeFirst());
}

/** A page of the roll. */
export async function rollPage(
  tx: Tx,
  { villageId, active }: { readonly villageId?: string; readonly active?: boolean },
  { limit, afterId }: IdPage,
): Promise<ResidentRecord[]> {
  let query = all(tx)
    .orderBy('id', 'desc')
    .limit(limit + 1);
  if (villageId) query = query.where('villageId', '=', villageId);
  if (active !== undefined) query = query.where('active', '=', active);
  if (afterId) query = query.where('id', '<', afterId);
  return openRows(tx, table, await query.execute());
}

/** Residents by village and year of birth, without names. */
export function rollCounts(tx: Tx) {
  return on(tx)
    .selectFrom(table)
    .select([
      'villageId',
      sql<string>`left(born_on, 4)`.as('bornIn'),
      sql<number>`count(*)`.as('count'),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('active', '=', true)
    .groupBy(['villageId', sql`left(born_on, 4)`])
    .orderBy('villageId')
    .orderBy('bornIn')
    .execute();
}

/** Who had a voice on a day, by village. A resident is of age from the birthday on; 29 February counts on 1 March. */
export async function eligibleByVillage(
  tx: Tx,
  { villageIds, bornUntil }: { readonly villageIds: readonly string[]; readonly bornUntil: string },
): Promise<Map<string, number>> {
  let query = on(tx)
    .selectFrom(table)
    .select(['villageId', sql<number>`count(*)`.as('count')])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('active', '=', true)
    .where('bornOn', '<=', bornUntil)
    .groupBy('villageId');
  if (villageIds.length > 0) query = query.where('villageId', 'in', [...villageIds]);
  const rows = await query.execute();
  return new Map(rows.map(({ villageId, count }) => [villageId, count]));
}
