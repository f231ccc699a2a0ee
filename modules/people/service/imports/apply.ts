/** Taking over the rows of a preview, inside one transaction. */
import { randomInt } from 'node:crypto';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { problem } from '../../problems.ts';
import { permissionsOf } from '../../rules.ts';
import type { RightsBook } from '../../rules/duties.ts';
import type { StaffFields } from '../../rules/staff-import.ts';
import { residentRowsByPhone } from '../../store/residents.ts';
import { roleRows } from '../../store/roles.ts';
import { accountOf } from '../../store/staff.ts';
import { admit, changeResident } from '../register.ts';
import { changeRole } from '../roles.ts';
import { hashPassword } from '../passwords.ts';
import { changeStaff, hire, requireAdministrator } from '../staff.ts';
import type { KeptRow } from './judged.ts';
import type { ResidentFields } from './resident-file.ts';
import type { RoleFields } from './role-file.ts';

/** Letters and digits that nobody confuses when reading them out. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for the first sign-in: three groups of four, about 59 bits. */
function temporaryPassword(): string {
  const drawn = Array.from({ length: 12 }, () => signs[randomInt(signs.length)]);
  return [0, 4, 8].map((from) => drawn.slice(from, from + 4).join('')).join('-');
}

/** An account to be opened. */
export interface NewAccount {
  readonly name: string;
  readonly password: string;
  readonly passwordHash: string;
}

/** Temporary passwords for rows that name a user, by user name; those who have an account keep theirs. */
export async function newAccounts(rows: readonly KeptRow[]): Promise<Map<string, NewAccount>> {
  const accounts = new Map<string, NewAccount>();
  for (let from = 0; from < rows.length; from += 4) {
    const some = rows.slice(from, from + 4).map(({ fields }) => fields as StaffFields);
    const made = await Promise.all(
      some.map(async ({ name, username }) => {
        const password = temporaryPassword();
        return { name, username, password, passwordHash: await hashPassword(password) };
      }),
    );
    for (const { username, ...account } of made) if (username) accounts.set(username, account);
  }
  return accounts;
}

/** Takes staff over; what `accounts` holds afterwards are the accounts that were opened. */
export async function applyStaff(
  tx: Tx,
  rows: readonly KeptRow[],
  { accounts, book }: { readonly accounts: Map<string, NewAccount>; readonly book: RightsBook },
): Promise<void> {
  for (const { subject, version, fields } of rows) {
    const staff = fields as StaffFields;
    if (subject && staff.username && (await accountOf(tx, subject)))
      accounts.delete(staff.username);
    const account = accounts.get(staff.username ?? '');
    const input = { ...staff, version, ...(account ? { password: account.password } : {}) };
    await unlessOutdated(staff.name, async () => {
      const giving = { book, passwordHash: account?.passwordHash };
      if (subject) await changeStaff(tx, { personId: subject, input }, giving);
      else await hire(tx, input, giving);
    });
  }
  await requireAdministrator(tx);
}

/** Takes residents over. */
export async function applyResidents(tx: Tx, rows: readonly KeptRow[]): Promise<void> {
  const fresh = rows.filter(({ subject }) => subject === null);
  const newcomers = fresh.map(({ fields }) => ({ id: uuidv7(), fields: fields as ResidentFields }));
  const [taken] = await residentRowsByPhone(
    tx,
    newcomers.map(({ fields }) => fields.phone),
  );
  if (taken) throw problem('people-import-outdated', { name: taken.name });
  await admit(tx, newcomers);
  for (const { subject, version, fields } of rows) {
    if (!subject) continue;
    const input = { ...(fields as ResidentFields), version };
    await unlessOutdated(input.name, () => changeResident(tx, subject, input));
  }
}

/** Takes rights over: every role is changed once. */
export async function applyRoles(
  tx: Tx,
  rows: readonly KeptRow[],
  book: RightsBook,
): Promise<void> {
  const changes = rows.flatMap(({ fields }) => {
    const { permission, changes: some } = fields as RoleFields;
    return some.map((one) => ({ ...one, permission }));
  });
  for (const role of await roleRows(tx)) {
    const own = changes.filter(({ roleId }) => roleId === role.id);
    if (own.length === 0) continue;
    const permissions = permissionsOf(role, book.manifests);
    for (const { permission, given } of own) {
      if (given) permissions.add(permission);
      else permissions.delete(permission);
    }
    const version = own[0]?.version ?? 0;
    await unlessOutdated(role.nameZh, () =>
      changeRole(tx, { ...role, permissions: [...permissions], version }, book),
    );
  }
}

/** Somebody else's change since the preview ends the import, with the name of whom it concerns. */
async function unlessOutdated(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (fault) {
    const outdated =
      fault instanceof Problem &&
      ['changed-meanwhile', 'username-taken', 'phone-taken', 'not-found'].includes(fault.code);
    throw outdated ? problem('people-import-outdated', { name }) : fault;
  }
}
