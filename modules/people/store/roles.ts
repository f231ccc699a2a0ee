/** Queries about roles. */
import { sql, type Tx } from '#platform/database/index.ts';
import type { PeopleTables } from './tables.ts';

const on = (tx: Tx) => tx.as<PeopleTables>();

/** All roles with the number of their active holders. */
export function roleRows(tx: Tx) {
  return on(tx)
    .selectFrom('people.roles as role')
    .selectAll('role')
    .select((select) =>
      select
        .selectFrom('people.assignments as assignment')
        .innerJoin('people.people as person', 'person.id', 'assignment.personId')
        .select(sql<number>`count(DISTINCT assignment.person_id)::integer`.as('count'))
        .whereRef('assignment.roleId', '=', 'role.id')
        .where('person.active', '=', true)
        .as('holders'),
    )
    .orderBy('role.builtin', 'desc')
    .orderBy('role.id')
    .execute();
}

/** Adds roles. */
export async function insertRoles(
  tx: Tx,
  rows: readonly PeopleTables['people.roles'][],
): Promise<void> {
  if (rows.length > 0)
    await on(tx)
      .insertInto('people.roles')
      .values([...rows])
      .execute();
}

/** Changes a role if the version still fits. @returns whether it did */
export async function updateRole(
  tx: Tx,
  roleId: string,
  version: number,
  change: Partial<PeopleTables['people.roles']>,
): Promise<boolean> {
  const result = await on(tx)
    .updateTable('people.roles')
    .set({ ...change, version: version + 1 })
    .where('id', '=', roleId)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** How many hold a role, the inactive with them. */
export async function assignmentCount(tx: Tx, roleId: string): Promise<number> {
  const row = await on(tx)
    .selectFrom('people.assignments')
    .select(sql<number>`count(DISTINCT person_id)::integer`.as('count'))
    .where('roleId', '=', roleId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Removes a role if the version still fits. @returns whether it did */
export async function deleteRole(tx: Tx, roleId: string, version: number): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('people.roles')
    .where('id', '=', roleId)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** What active people hold, a row a role: of these people, or of everybody who holds a role. */
export function rightsHeld(
  tx: Tx,
  of: { readonly personIds: readonly string[] } | { readonly roleId: string },
) {
  let query = on(tx)
    .selectFrom('people.assignments as assignment')
    .innerJoin('people.roles as role', 'role.id', 'assignment.roleId')
    .innerJoin('people.people as person', 'person.id', 'assignment.personId')
    .select([
      'person.id as personId',
      'person.name',
      'role.code',
      'role.nameZh',
      'role.nameEn',
      'role.granted',
      'role.withheld',
    ])
    .distinct()
    .where('person.active', '=', true);
  if ('roleId' in of) {
    query = query.where('person.id', 'in', (select) =>
      select
        .selectFrom('people.assignments as other')
        .select('other.personId')
        .where('other.roleId', '=', of.roleId),
    );
  } else query = query.where('person.id', '=', sql<string>`ANY (${[...of.personIds]}::uuid[])`);
  return query.execute();
}
