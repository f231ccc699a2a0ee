/** Queries about staff, residents and roles, inside one tenant. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  searchIndex,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { PeopleTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

/** A person's row. */
export async function personRow(tx: Tx, personId: string) {
  const row = await on(tx)
    .selectFrom('people.people')
    .selectAll()
    .where('id', '=', personId)
    .executeTakeFirst();
  return openRow(tx, 'people.people', row);
}

/** People of these ids. */
export async function personRows(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom('people.people')
    .selectAll()
    .where('id', 'in', [...personIds])
    .execute();
  return openRows(tx, 'people.people', rows);
}

/**
 * Members of staff with their accounts, sorted by name in pinyin order; `q` is part of a name, post or
 * user name, or a whole phone.
 */
export async function staffRows(
  tx: Tx,
  filter: { q?: string; departmentId?: string; inactive?: boolean },
) {
  let query = on(tx)
    .selectFrom('people.people as person')
    .leftJoin('people.accounts as account', 'account.personId', 'person.id')
    .selectAll('person')
    .select(['account.username'])
    .where('person.kind', '=', 'staff')
    .orderBy(sql`person.name COLLATE "zh-x-icu"`)
    .limit(2000);
  if (!filter.inactive) query = query.where('person.active', '=', true);
  if (filter.departmentId) query = query.where('person.departmentId', '=', filter.departmentId);
  if (filter.q) {
    const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
    const index = await searchIndex(tx, 'people.people.phone', filter.q);
    query = query.where((where) =>
      where.or([
        where('person.name', 'like', like),
        where('person.phoneIndex', '=', index),
        where('account.username', 'like', like),
        where('person.title', 'like', like),
      ]),
    );
  }
  return openRows(tx, 'people.people', await query.execute());
}

/** Active members of staff of departments. */
export async function staffOf(tx: Tx, departmentIds: readonly string[]) {
  if (departmentIds.length === 0) return [];
  const rows = await on(tx)
    .selectFrom('people.people')
    .selectAll()
    .where('kind', '=', 'staff')
    .where('active', '=', true)
    .where('departmentId', 'in', [...departmentIds])
    .execute();
  return openRows(tx, 'people.people', rows);
}

/** Roles held by people, with the role's code. */
export function assignmentsOf(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('people.assignments as assignment')
    .innerJoin('people.roles as role', 'role.id', 'assignment.roleId')
    .select([
      'assignment.personId',
      'assignment.roleId',
      'assignment.departmentId',
      'assignment.villageId',
      'assignment.gridCellId',
      'role.code',
      'role.nameZh',
      'role.nameEn',
    ])
    .where('assignment.personId', 'in', [...personIds])
    .execute();
}

/** Active people who hold a role; for a department's head, of that department. */
export async function holders(tx: Tx, roleCode: string, departmentId: string | null) {
  let query = on(tx)
    .selectFrom('people.assignments as assignment')
    .innerJoin('people.roles as role', 'role.id', 'assignment.roleId')
    .innerJoin('people.people as person', 'person.id', 'assignment.personId')
    .selectAll('person')
    .where('role.code', '=', roleCode)
    .where('person.active', '=', true);
  if (departmentId) {
    query = query.where(
      sql`coalesce(assignment.department_id, person.department_id)`,
      '=',
      departmentId,
    );
  }
  return openRows(tx, 'people.people', await query.execute());
}

/** Inserts people. */
export async function insertPeople(
  tx: Tx,
  rows: readonly PeopleTables['people.people'][],
): Promise<void> {
  await insertMany(tx, 'people.people', rows);
}

/** Changes a person if the version still fits. @returns whether it did */
export async function updatePerson(
  tx: Tx,
  personId: string,
  version: number,
  change: Partial<PeopleTables['people.people']>,
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('people.people')
    .set({ ...(await sealChange(tx, 'people.people', personId, change)), version: version + 1 })
    .where('id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Who has a user name in this town. */
export function accountByUsername(tx: Tx, username: string) {
  return on(tx)
    .selectFrom('people.accounts')
    .selectAll()
    .where('username', '=', username)
    .executeTakeFirst();
}

/** A person's account. */
export function accountOf(tx: Tx, personId: string) {
  return on(tx)
    .selectFrom('people.accounts')
    .selectAll()
    .where('personId', '=', personId)
    .executeTakeFirst();
}

/** Adds or changes accounts. */
export async function saveAccounts(
  tx: Tx,
  rows: readonly PeopleTables['people.accounts'][],
): Promise<void> {
  if (rows.length === 0) return;
  await on(tx)
    .insertInto('people.accounts')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('personId').doUpdateSet((set) => ({
        username: set.ref('excluded.username'),
        passwordHash: set.ref('excluded.passwordHash'),
        mustChange: set.ref('excluded.mustChange'),
        active: set.ref('excluded.active'),
      })),
    )
    .execute();
}

/** Replaces the roles a person holds. */
export async function replaceAssignments(
  tx: Tx,
  personId: string,
  rows: readonly PeopleTables['people.assignments'][],
): Promise<void> {
  await on(tx).deleteFrom('people.assignments').where('personId', '=', personId).execute();
  await insertAssignments(tx, rows);
}

/** Gives roles. */
export async function insertAssignments(
  tx: Tx,
  rows: readonly PeopleTables['people.assignments'][],
) {
  if (rows.length > 0)
    await on(tx)
      .insertInto('people.assignments')
      .values([...rows])
      .execute();
}

/** Open sessions of a person, newest first. */
export function sessionsOf(tx: Tx, personId: string, now: Date) {
  return on(tx)
    .selectFrom('people.sessions')
    .selectAll()
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .orderBy('seenAt', 'desc')
    .execute();
}

/** Ends sessions of a person: one, or all but one. */
export async function endSessions(
  tx: Tx,
  personId: string,
  which: { readonly id?: string; readonly exceptToken?: Buffer },
): Promise<number> {
  let query = on(tx).deleteFrom('people.sessions').where('personId', '=', personId);
  if (which.id) query = query.where('id', '=', which.id);
  if (which.exceptToken) query = query.where('tokenSha256', '!=', which.exceptToken);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}
