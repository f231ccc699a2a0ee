/** Queries about residents and the proof of their phones. */
import {
  insertMany,
  openRow,
  openRows,
  searchIndex,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { PageEnd } from '#platform/paging/index.ts';
import type { PeopleTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

const phoneIndex = (tx: Tx, phone: string) => searchIndex(tx, 'people.people.phone', phone);
const codeIndex = (tx: Tx, phone: string) => searchIndex(tx, 'people.phone_codes.phone', phone);

/** The resident of a phone number. */
export async function residentRowByPhone(tx: Tx, phone: string) {
  const row = await on(tx)
    .selectFrom('people.people')
    .selectAll()
    .where('kind', '=', 'resident')
    .where('phoneIndex', '=', await phoneIndex(tx, phone))
    .executeTakeFirst();
  return openRow(tx, 'people.people', row);
}

/** Residents of these phones. */
export async function residentRowsByPhone(tx: Tx, phones: readonly string[]) {
  if (phones.length === 0) return [];
  const indexes = await Promise.all(phones.map((phone) => phoneIndex(tx, phone)));
  const rows = await on(tx)
    .selectFrom('people.people')
    .selectAll()
    .where('kind', '=', 'resident')
    .where(sql<boolean>`phone_index = ANY(${indexes}::text[])`)
    .execute();
  return openRows(tx, 'people.people', rows);
}

/** A page of residents, newest first, one row longer than asked; `q` is part of a name or a whole phone. */
export async function residentPage(
  tx: Tx,
  filter: { readonly q?: string; readonly inactive?: boolean },
  page: { readonly limit: number; readonly after: PageEnd | null },
) {
  let query = on(tx)
    .selectFrom('people.people')
    .selectAll()
    .where('kind', '=', 'resident')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (!filter.inactive) query = query.where('active', '=', true);
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    const index = await phoneIndex(tx, filter.q);
    query = query.where((where) =>
      where.or([where('name', 'like', like), where('phoneIndex', '=', index)]),
    );
  }
  if (page.after) {
    const { at, id } = page.after;
    query = query.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  return openRows(tx, 'people.people', await query.execute());
}

/** Residents of the town, at most 20,000. */
export async function residentRows(tx: Tx) {
  const rows = await on(tx)
    .selectFrom('people.people')
    .selectAll()
    .where('kind', '=', 'resident')
    .limit(20_000)
    .execute();
  return openRows(tx, 'people.people', rows);
}

/** How many codes went to a phone since an instant. */
export async function codesSentSince(tx: Tx, phone: string, since: Date): Promise<number> {
  const row = await on(tx)
    .selectFrom('people.phoneCodes')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('phoneIndex', '=', await codeIndex(tx, phone))
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Keeps a code's digest. */
export async function insertPhoneCode(
  tx: Tx,
  row: PeopleTables['people.phoneCodes'],
): Promise<void> {
  await insertMany(tx, 'people.phone_codes', [row]);
}

/** A code that may still be used, locked. */
export async function usableCode(tx: Tx, codeId: string, now: Date) {
  const row = await on(tx)
    .selectFrom('people.phoneCodes')
    .selectAll()
    .where('id', '=', codeId)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('tries', '<', 5)
    .forUpdate()
    .executeTakeFirst();
  return openRow(tx, 'people.phone_codes', row);
}

/** Notes a wrong try, or that the code was used. */
export async function markCode(tx: Tx, codeId: string, change: { tries?: number; usedAt?: Date }) {
  await on(tx).updateTable('people.phoneCodes').set(change).where('id', '=', codeId).execute();
}

/** Adds a resident, or notes that the phone was proved again and by which name. */
export async function saveResident(
  tx: Tx,
  resident: Pick<PeopleTables['people.people'], 'id' | 'phone' | 'name'>,
  now: Date,
): Promise<{ id: string; created: boolean }> {
  const known = resident.phone ? await residentRowByPhone(tx, resident.phone) : undefined;
  if (known) {
    await on(tx)
      .updateTable('people.people')
      .set({ phoneVerifiedAt: now, ...(known.name === '' ? { name: resident.name } : {}) })
      .where('id', '=', known.id)
      .execute();
    return { id: known.id, created: false };
  }
  await insertMany(tx, 'people.people', [
    {
      ...resident,
      tenantId: tx.ctx.tenantId,
      kind: 'resident',
      gender: null,
      departmentId: null,
      title: '',
      skills: [],
      phoneVerifiedAt: now,
      active: true,
      version: 1,
      createdAt: now,
    },
  ]);
  return { id: resident.id, created: true };
}

/** Removes codes that can no longer be used; phones are not kept longer than needed. */
export async function deleteOldCodes(tx: Tx, before: Date): Promise<void> {
  await on(tx).deleteFrom('people.phoneCodes').where('expiresAt', '<', before).execute();
}
