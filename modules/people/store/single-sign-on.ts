/** Queries about the single sign-on and who is who there. */
import {
  insertMany,
  openRow,
  sealChange,
  searchIndex,
  type SystemTx,
  type Tx,
} from '#platform/database/index.ts';
import type { PeopleTables, SignOnRow } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

/** The tenant's settings, with the secret opened; undefined while there are none. */
export async function signOnRow(tx: Tx): Promise<SignOnRow | undefined> {
  const row = await on(tx).selectFrom('people.singleSignOn').selectAll().executeTakeFirst();
  return openRow(tx, 'people.single_sign_on', row);
}

/** Tenants whose single sign-on is on, with the text of the button. */
export function activeSignOns(tx: SystemTx) {
  return tx
    .as<PeopleTables>()
    .selectFrom('people.singleSignOn')
    .select(['tenantId', 'button'])
    .where('active', '=', true)
    .execute();
}

/** Adds the settings. @returns whether there were none */
export async function insertSignOn(tx: Tx, row: SignOnRow): Promise<boolean> {
  return (
    (await insertMany(tx, 'people.single_sign_on', [row], 'ON CONFLICT (tenant_id) DO NOTHING')) > 0
  );
}

/** Changes the settings if the version still fits. @returns whether it did */
export async function updateSignOn(tx: Tx, row: SignOnRow): Promise<boolean> {
  const { id, ...change } = row;
  const result = await on(tx)
    .updateTable('people.singleSignOn')
    .set(await sealChange(tx, 'people.single_sign_on', id, change))
    .where('id', '=', id)
    .where('version', '=', row.version - 1)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** The member of staff that a subject of an issuer was linked to. */
export function linkOf(tx: Tx, issuer: string, subject: string) {
  return on(tx)
    .selectFrom('people.singleSignOnLinks')
    .select('personId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** Links a subject to a person. @returns false when either is linked otherwise */
export async function insertLink(
  tx: Tx,
  link: PeopleTables['people.singleSignOnLinks'],
): Promise<boolean> {
  const result = await on(tx)
    .insertInto('people.singleSignOnLinks')
    .values(link)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows) > 0;
}

/** Forgets who a person is at the single sign-on. */
export function deleteLinks(tx: Tx, personId: string) {
  return on(tx).deleteFrom('people.singleSignOnLinks').where('personId', '=', personId).execute();
}

/** Active members of staff with an active account: by user name, by phone, or the one of an id. */
export async function openAccounts(
  tx: Tx,
  by: { readonly username: string } | { readonly phone: string } | { readonly personId: string },
): Promise<string[]> {
  let query = on(tx)
    .selectFrom('people.accounts as account')
    .innerJoin('people.people as person', 'person.id', 'account.personId')
    .select('person.id')
    .where('person.kind', '=', 'staff')
    .where('person.active', '=', true)
    .where('account.active', '=', true);
  if ('username' in by) query = query.where('account.username', '=', by.username);
  else if ('personId' in by) query = query.where('person.id', '=', by.personId);
  else {
    const index = await searchIndex(tx, 'people.people.phone', by.phone);
    query = query.where('person.phoneIndex', '=', index);
  }
  return (await query.limit(2).execute()).map(({ id }) => id);
}
