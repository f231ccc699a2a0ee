/** The door of the module of people. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { seedRoles } from './service/roles.ts';
import { hashPassword } from './service/passwords.ts';
import {
  residentPage,
  residentRowByPhone,
  residentRows,
  residentRowsByPhone,
} from './store/residents.ts';
import {
  holders,
  insertAssignments,
  insertPeople,
  personRow,
  personRows,
  saveAccounts,
  staffOf,
  staffRows,
  updatePerson,
} from './store/staff.ts';

/** A person as other modules see one. */
export interface Person {
  readonly id: string;
  readonly kind: 'staff' | 'resident';
  readonly name: string;
  readonly phone: string | null;
  readonly departmentId: string | null;
  readonly title: string;
  readonly skills: readonly string[];
  readonly active: boolean;
}

/** A person of this town, staff or resident. */
export function personById(tx: Tx, personId: string): Promise<Person | undefined> {
  return personRow(tx, personId);
}

/** People of these ids, in no particular order. */
export function peopleByIds(tx: Tx, personIds: readonly string[]): Promise<Person[]> {
  return personRows(tx, personIds);
}

/** Active staff of departments. */
export function staffOfDepartments(tx: Tx, departmentIds: readonly string[]): Promise<Person[]> {
  return staffOf(tx, departmentIds);
}

/** Who answers for a department: its heads; where it has none, all of its staff. */
export async function answerableOf(tx: Tx, departmentId: string): Promise<Person[]> {
  const staff = await staffOf(tx, [departmentId]);
  const heads = new Set((await holders(tx, 'departmentHead', null)).map(({ id }) => id));
  const leading = staff.filter(({ id }) => heads.has(id));
  return leading.length > 0 ? leading : staff;
}

/** Everyone who holds a role. */
export function holdersOf(tx: Tx, roleCode: string): Promise<Person[]> {
  return holders(tx, roleCode, null);
}

/** Members of staff by user name: for loading data that names people so. */
export async function staffByUsername(tx: Tx): Promise<Map<string, Person>> {
  const rows = await staffRows(tx, { inactive: true });
  return new Map(rows.flatMap((row) => (row.username ? [[row.username, row] as const] : [])));
}

/** The residents of the town, by phone. */
export async function residentsByPhone(tx: Tx): Promise<Map<string, Person>> {
  const rows = await residentRows(tx);
  return new Map(rows.flatMap((row) => (row.phone ? [[row.phone, row] as const] : [])));
}

/** The resident who proved a telephone. */
export async function residentByPhone(tx: Tx, phone: string): Promise<Person | undefined> {
  const row = await residentRowByPhone(tx, phone);
  return row?.phoneVerifiedAt ? row : undefined;
}

/** Whose these telephone numbers are, found by their blind index; numbers of nobody known are left out. */
export async function residentsOfPhones(
  tx: Tx,
  phones: readonly string[],
): Promise<{ readonly id: string; readonly phone: string }[]> {
  const rows = await residentRowsByPhone(tx, phones);
  return rows.flatMap(({ id, phone }) => (phone ? [{ id, phone }] : []));
}

/** Changes the name of a resident, as the person asked. */
export async function correctName(tx: Tx, personId: string, name: string): Promise<void> {
  const person = await personRow(tx, personId);
  if (person?.kind !== 'resident') return;
  await updatePerson(tx, personId, person.version, { name: name.trim() });
}

/** Whether anybody at all can sign in as a member of staff here: the last thing that founding a town makes. */
export async function hasStaff(tx: Tx): Promise<boolean> {
  return (await staffRows(tx, { inactive: true })).length > 0;
}

/** Gives an empty town its roles and its first administrator. */
export async function foundAdministrator(
  tx: Tx,
  given: { readonly name: string; readonly username: string; readonly password: string },
): Promise<string> {
  const roles = await seedRoles(tx, 'town');
  const { tenantId, clock } = tx.ctx;
  const [id, createdAt] = [uuidv7(), clock.now()];
  const nothing = { phone: null, gender: null, departmentId: null, phoneVerifiedAt: null };
  await insertPeople(tx, [
    {
      ...nothing,
      id,
      tenantId,
      kind: 'staff',
      name: given.name,
      title: '管理员',
      skills: [],
      active: true,
      version: 1,
      createdAt,
    },
  ]);
  const passwordHash = await hashPassword(given.password);
  const account = { personId: id, tenantId, username: given.username, passwordHash, createdAt };
  await saveAccounts(tx, [{ ...account, mustChange: false, active: true }]);
  const place = { departmentId: null, villageId: null, gridCellId: null };
  // The first one does both until there are two people; the rights page says so.
  await insertAssignments(
    tx,
    ['administrator', 'securityAdministrator'].map((code) => {
      return { ...place, id: uuidv7(), tenantId, personId: id, roleId: roles.get(code) ?? '' };
    }),
  );
  return id;
}

/** Residents whose name holds these words, at most `limit`; the restricted are not among them. */
export async function residentsNamed(tx: Tx, words: string, limit: number): Promise<Person[]> {
  const found = await residentPage(tx, { q: words }, { limit, after: null });
  const ids = found.map(({ id }) => id);
  const { restricted } = await standingOf(tx, ids);
  return found.slice(0, limit).filter(({ id }) => !restricted.has(id));
}

/** The resident of a telephone number, proved or noted by a clerk; none who is restricted. */
export async function residentWithPhone(tx: Tx, phone: string): Promise<Person | undefined> {
  const row = await residentRowByPhone(tx, phone);
  if (!row?.active) return undefined;
  const { restricted } = await standingOf(tx, [row.id]);
  return restricted.has(row.id) ? undefined : row;
}
export { enterResident } from './service/register.ts';
export { rightsSubjectSlot, type RightsSubject, type Viewer } from './service/rights-subjects.ts';
export { weakness } from './service/leaked-passwords.ts';
