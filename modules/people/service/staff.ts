/** Administering staff. */
import { audit } from '#platform/audit/index.ts';
import { requireConfirmation } from '#platform/confirmation/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { assignGridWorker, ground } from '#modules/towns/index.ts';
import type { StaffInput, StaffMember } from '../contract.ts';
import { problem } from '../problems.ts';
import {
  accountByUsername,
  accountOf,
  assignmentsOf,
  endSessions,
  holders,
  insertPeople,
  personRow,
  replaceAssignments,
  saveAccounts,
  staffRows,
  updatePerson,
} from '../store/staff.ts';
import type { RightsBook } from '../rules/duties.ts';
import { roleRows } from '../store/roles.ts';
import { refuseConflicts } from './duties.ts';
import { refuseWeak } from './me.ts';
import { requirePermission } from './permission.ts';
import { hashPassword } from './passwords.ts';

/** The staff of the town. */
export async function listStaff(
  ctx: Ctx,
  filter: { q?: string; departmentId?: string; inactive?: boolean },
): Promise<StaffMember[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await staffRows(tx, filter);
    const held = await assignmentsOf(
      tx,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({
      ...row,
      phone: row.phone ?? '',
      roles: held.filter(({ personId }) => personId === row.id),
    }));
  });
}

/** What giving rights and accounts needs besides the input. */
export interface StaffGiving {
  readonly book: RightsBook;
  /** Of `input.password`, where it was reckoned before. */
  readonly passwordHash?: string | undefined;
}

/** Adds a member of staff. @returns the person's id @throws as `saveStaff` */
export async function addStaff(ctx: Ctx, input: StaffInput, book: RightsBook): Promise<string> {
  return ctx.database.inTenant(ctx, (tx) => hire(tx, input, { book }));
}

/** Adds a member of staff in a running transaction. @returns the person's id */
export async function hire(tx: Tx, input: StaffInput, giving: StaffGiving): Promise<string> {
  const id = uuidv7();
  await insertPeople(tx, [
    {
      id,
      tenantId: tx.ctx.tenantId,
      kind: 'staff',
      ...personFields(input),
      phoneVerifiedAt: null,
      version: 1,
      createdAt: tx.ctx.clock.now(),
    },
  ]);
  await saveRest(tx, id, { input, ...giving, isNew: true });
  return id;
}

/**
 * Changes a member of staff.
 * @throws changed-meanwhile, last-administrator, username-taken, password-weak, duties-conflict;
 * not-permitted for roles, user name and password without `people.rights`
 */
export async function saveStaff(
  ctx: Ctx,
  personId: string,
  input: StaffInput,
  book: RightsBook,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    await changeStaff(tx, { personId, input }, { book });
    await requireAdministrator(tx);
  });
}

/** Changes a member of staff in a running transaction. @throws as `saveStaff` */
export async function changeStaff(
  tx: Tx,
  { personId, input }: { readonly personId: string; readonly input: StaffInput },
  giving: StaffGiving,
): Promise<void> {
  const person = await personRow(tx, personId);
  if (!person || person.kind !== 'staff') throw generalProblem('not-found', { what: '人员' });
  const saved = await updatePerson(tx, personId, input.version ?? 0, personFields(input));
  if (!saved) throw generalProblem('changed-meanwhile', { what: person.name });
  await saveRest(tx, personId, { input, ...giving, isNew: false });
  if (!input.active) await endSessions(tx, personId, {});
}

function personFields(input: StaffInput) {
  const phone = input.phone ? canonicalMobile(input.phone) : null;
  if (input.phone && !phone) {
    throw problem('phone-invalid', { phone: input.phone }, [
      { pointer: '/phone', detail: input.phone },
    ]);
  }
  const { name, gender, title, departmentId, skills, active } = input;
  return { name: name.trim(), phone: phone ?? null, gender, title, departmentId, skills, active };
}

interface StaffToSave extends StaffGiving {
  readonly input: StaffInput;
  readonly isNew: boolean;
}

async function saveRest(tx: Tx, personId: string, staff: StaffToSave): Promise<void> {
  const { input } = staff;
  if (await givesRights(tx, personId, input)) {
    requirePermission(tx.ctx, 'people.rights');
    requireConfirmation(tx.ctx);
  }
  await refuseUnknown(tx, input);
  await saveAccount(tx, personId, staff);
  const roles = new Map(input.roles.map((role) => [placesOf([role]).join(), role]));
  await replaceAssignments(
    tx,
    personId,
    [...roles.values()].map((role) => {
      return { id: uuidv7(), tenantId: tx.ctx.tenantId, personId, ...role };
    }),
  );
  await refuseConflicts(tx, [personId], staff.book);
  const mayHoldCells = !staff.isNew || input.roles.some(({ gridCellId }) => gridCellId !== null);
  if (mayHoldCells) await saveGridCells(tx, personId, input);
  const { password: _, ...content } = input;
  await saveVersions(tx, [{ kind: 'people.staff', subject: personId, content }]);
  await audit(tx, [
    { action: 'people.saveStaff', subject: personId, detail: { roles: input.roles.length } },
  ]);
}

/** Roles and places are those of the own town: a foreign key alone would take another town's. @throws request-invalid */
async function refuseUnknown(tx: Tx, input: StaffInput): Promise<void> {
  const roles = new Set((await roleRows(tx)).map(({ id }) => id));
  const known = await ground(tx);
  const isKnown = {
    roleId: (id: string) => roles.has(id),
    departmentId: (id: string) => known.department(id) !== undefined,
    villageId: (id: string) => known.village(id) !== undefined,
    gridCellId: (id: string) => known.gridCell(id) !== undefined,
  };
  const named = [
    ['/departmentId', isKnown.departmentId, input.departmentId] as const,
    ...input.roles.flatMap((role, at) =>
      (['roleId', 'departmentId', 'villageId', 'gridCellId'] as const).map(
        (key) => [`/roles/${at}/${key}`, isKnown[key], role[key]] as const,
      ),
    ),
  ];
  const places = named.flatMap(([pointer, knows, id]) =>
    id === null || knows(id) ? [] : [{ pointer, detail: id }],
  );
  if (places.length > 0) throw generalProblem('request-invalid', { count: places.length }, places);
}

/** Whether a save touches roles, user name, password or whether one may sign in at all. */
async function givesRights(tx: Tx, personId: string, input: StaffInput): Promise<boolean> {
  const account = await accountOf(tx, personId);
  const held = await assignmentsOf(tx, [personId]);
  const wasActive = account?.active ?? false;
  return (
    input.password !== undefined ||
    (input.username ?? null) !== (account?.username ?? null) ||
    (account !== undefined && wasActive !== input.active) ||
    placesOf(held).join() !== placesOf(input.roles).join()
  );
}

function placesOf(roles: StaffInput['roles']): string[] {
  return roles
    .map((role) => [role.roleId, role.departmentId, role.villageId, role.gridCellId].join('|'))
    .sort();
}

async function saveAccount(
  tx: Tx,
  personId: string,
  { input, passwordHash: known }: StaffToSave,
): Promise<void> {
  const present = await accountOf(tx, personId);
  if (!input.username) {
    if (present) await saveAccounts(tx, [{ ...present, active: false }]);
    return;
  }
  const other = await accountByUsername(tx, input.username);
  if (other && other.personId !== personId) {
    throw problem('username-taken', { username: input.username }, [
      { pointer: '/username', detail: input.username },
    ]);
  }
  if (!present && !input.password) await refuseWeak(tx, '', []);
  if (input.password) await refuseWeak(tx, input.password, [input.username, input.name]);
  const passwordHash = input.password
    ? (known ?? (await hashPassword(input.password)))
    : (present?.passwordHash ?? '');
  await saveAccounts(tx, [
    {
      personId,
      tenantId: tx.ctx.tenantId,
      username: input.username,
      passwordHash,
      mustChange: input.password ? true : (present?.mustChange ?? true),
      active: input.active,
      createdAt: present?.createdAt ?? tx.ctx.clock.now(),
    },
  ]);
}

async function saveGridCells(tx: Tx, personId: string, input: StaffInput): Promise<void> {
  const wanted = new Set(input.active ? input.roles.map((role) => role.gridCellId) : []);
  const { gridCells } = await ground(tx);
  for (const cell of gridCells) {
    if (wanted.has(cell.id) && cell.gridWorkerId !== personId)
      await assignGridWorker(tx, cell.id, personId);
    if (!wanted.has(cell.id) && cell.gridWorkerId === personId)
      await assignGridWorker(tx, cell.id, null);
  }
}

/** @throws last-administrator when nobody is left who could sign in and configure, or give rights */
export async function requireAdministrator(tx: Tx): Promise<void> {
  for (const role of ['administrator', 'securityAdministrator']) {
    const left = await holders(tx, role, null);
    const accounts = await Promise.all(left.map(({ id }) => accountOf(tx, id)));
    if (!accounts.some((account) => account?.active)) throw problem('last-administrator');
  }
}
