/** Queries about older people and their contacts. Whatever hangs on an older person is read together with them. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  searchIndex,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { ElderFilter } from '../contract/elders.ts';
import type { CareTables, ContactRecord, ElderRecord } from './tables.ts';

const on = (tx: Tx) => tx.as<CareTables>();
const table = 'care.elders';

export async function insertElders(tx: Tx, rows: readonly ElderRecord[]): Promise<void> {
  await insertMany(tx, table, rows);
}

/** One older person within reach. */
export async function elderById(
  tx: Tx,
  elderId: string,
  lock = false,
): Promise<ElderRecord | undefined> {
  const query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', elderId);
  return openRow(tx, table, await (lock ? query.forUpdate() : query).executeTakeFirst());
}

export async function eldersByIds(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, ElderRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(sql<boolean>`id = ANY(${[...new Set(ids)]}::uuid[])`)
    .execute();
  const opened = await openRows(tx, table, rows);
  return new Map(opened.map((row) => [row.id, row]));
}

/** Older people of a filter, by number, from after one on. */
export async function elderRows(
  tx: Tx,
  filter: ElderFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<ElderRecord[]> {
  let query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '>', page.after)
    .orderBy('number')
    .limit(page.limit);
  if (!filter.ended) query = query.where('state', '=', 'living');
  if (filter.villageId) query = query.where('villageId', '=', filter.villageId);
  if (filter.alone !== undefined) query = query.where('livingAlone', '=', filter.alone);
  if (filter.checked !== undefined)
    query = query.where(sql<boolean>`(cardinality(times) > 0) = ${filter.checked}`);
  const words = filter.q?.trim() ?? '';
  if (words) {
    const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
    const index = await searchIndex(tx, 'care.elders.phone', words);
    query = query.where((where) =>
      where.or([where('name', 'like', like), where('phoneIndex', '=', index)]),
    );
  }
  return openRows(tx, table, await query.execute());
}

/** Everybody alive with agreed times. */
export async function checkedElders(tx: Tx): Promise<ElderRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'living')
    .where(sql<boolean>`cardinality(times) > 0`)
    .execute();
  return openRows(tx, table, rows);
}

/** The row of an account; the transaction may be the person's own. */
export async function elderOfPerson(tx: Tx, personId: string): Promise<ElderRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .where('state', '=', 'living')
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Rows without an account that have this telephone. */
export async function eldersByPhone(tx: Tx, phone: string): Promise<ElderRecord[]> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('phoneIndex', '=', await searchIndex(tx, 'care.elders.phone', phone))
    .where('personId', 'is', null)
    .where('state', '=', 'living')
    .execute();
  return openRows(tx, table, rows);
}

/** The row of an identity number. */
export async function elderByNumber(tx: Tx, idNumber: string) {
  return on(tx)
    .selectFrom(table)
    .select(['id', 'number'])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('idNumberIndex', '=', await searchIndex(tx, 'care.elders.id_number', idNumber))
    .executeTakeFirst();
}

/** Blind indexes of all identity numbers that are registered. */
export async function knownNumberIndexes(tx: Tx): Promise<Set<string>> {
  const rows = await on(tx)
    .selectFrom(table)
    .select('idNumberIndex')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('idNumberIndex', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ idNumberIndex }) => idNumberIndex ?? []));
}

export function numberIndex(tx: Tx, idNumber: string): Promise<string> {
  return searchIndex(tx, 'care.elders.id_number', idNumber);
}

/** Who has a device. */
export async function elderOfDevice(tx: Tx, thingId: string): Promise<ElderRecord | undefined> {
  const row = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) => where.or([where('deviceId', '=', thingId), where('thingId', '=', thingId)]))
    .where('state', '=', 'living')
    .executeTakeFirst();
  return openRow(tx, table, row);
}

/** Changes a row. @returns whether it still had the version */
export async function updateElder(
  tx: Tx,
  elderId: string,
  version: number,
  change: Partial<ElderRecord>,
): Promise<boolean> {
  const stored = await sealChange(tx, table, elderId, { ...change, version: version + 1 });
  const done = await on(tx)
    .updateTable(table)
    .set(stored)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', elderId)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** The next running number; others who register wait for this transaction. */
export async function takeNumbers(tx: Tx, of: 'elders' | 'requests'): Promise<number> {
  await tx.client.query('SELECT pg_advisory_xact_lock(7216073, hashtext($1))', [
    `${tx.ctx.tenantId}${of}`,
  ]);
  const { rows } = await sql<{ next: number }>`SELECT coalesce(max(number), 0)::integer + 1 AS next
    FROM ${sql.table(`care.${of}`)} WHERE tenant_id = ${tx.ctx.tenantId}`.execute(on(tx));
  return rows[0]?.next ?? 1;
}

// Contacts

export async function insertContacts(tx: Tx, rows: readonly ContactRecord[]): Promise<void> {
  await insertMany(tx, 'care.contacts', rows);
}

/** Contacts of these people, those to be called first in front. */
export async function contactsOf(tx: Tx, elderIds: readonly string[]): Promise<ContactRecord[]> {
  if (elderIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom('care.contacts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(sql<boolean>`elder_id = ANY(${[...elderIds]}::uuid[])`)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return openRows(tx, 'care.contacts', rows);
}

export async function contactById(tx: Tx, contactId: string): Promise<ContactRecord | undefined> {
  const row = await on(tx)
    .selectFrom('care.contacts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', contactId)
    .executeTakeFirst();
  return openRow(tx, 'care.contacts', row);
}

/** Contacts that are an account, or have its telephone and no account yet. */
export async function contactsOfAccount(
  tx: Tx,
  personId: string,
  phone: string | null,
): Promise<ContactRecord[]> {
  const index = phone ? await searchIndex(tx, 'care.contacts.phone', phone) : null;
  const rows = await on(tx)
    .selectFrom('care.contacts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where((where) =>
      where.or([
        where('personId', '=', personId),
        where.and([where('personId', 'is', null), where('phoneIndex', '=', index)]),
      ]),
    )
    .execute();
  return openRows(tx, 'care.contacts', rows);
}

export async function updateContact(
  tx: Tx,
  contactId: string,
  change: Partial<ContactRecord>,
): Promise<void> {
  await on(tx)
    .updateTable('care.contacts')
    .set(await sealChange(tx, 'care.contacts', contactId, change))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', contactId)
    .execute();
}

export async function deleteContacts(tx: Tx, contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return;
  await on(tx)
    .deleteFrom('care.contacts')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...contactIds])
    .execute();
}
