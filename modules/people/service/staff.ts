/** Administering staff and roles. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { assignGridWorker, ground } from '#modules/towns/index.ts';
import type { Role, StaffInput, StaffMember } from '../contract.ts';
import { problem } from '../problems.ts';
import { permissionsOf } from '../rules.ts';
import {
  accountByUsername,
  accountOf,
  assignmentsOf,
  endSessions,
  holders,
  insertPeople,
  personRow,
  replaceAssignments,
  roleRows,
  saveAccounts,
  staffRows,
  updatePerson,
  updateRole,
} from '../store/staff.ts';
import { refuseWeak } from './me.ts';
import { hashPassword } from './sign-in.ts';

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

/** Adds a member of staff. @returns the person's id */
export async function addStaff(ctx: Ctx, input: StaffInput): Promise<string> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const id = uuidv7();
    const now = ctx.clock.now();
    await insertPeople(tx, [
      {
        id,
        tenantId: ctx.tenantId,
        kind: 'staff',
        ...personFields(input),
        phoneVerifiedAt: null,
        version: 1,
        createdAt: now,
      },
    ]);
    await saveRest(tx, id, input);
    return id;
  });
}

/**
 * Changes a member of staff.
 * @throws changed-meanwhile, last-administrator, username-taken, password-weak
 */
export async function saveStaff(ctx: Ctx, personId: string, input: StaffInput): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const person = await personRow(tx, personId);
    if (!person || person.kind !== 'staff') throw generalProblem('not-found', { what: '人员' });
    const saved = await updatePerson(tx, personId, input.version ?? 0, personFields(input));
    if (!saved) throw generalProblem('changed-meanwhile', { what: person.name });
    await saveRest(tx, personId, input);
    if (!input.active) await endSessions(tx, personId, {});
    await requireAdministrator(tx);
  });
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

async function saveRest(tx: Tx, personId: string, input: StaffInput): Promise<void> {
  await saveAccount(tx, personId, input);
  await replaceAssignments(
    tx,
    personId,
    input.roles.map((role) => ({ id: uuidv7(), tenantId: tx.ctx.tenantId, personId, ...role })),
  );
  await saveGridCells(tx, personId, input);
  const { password: _, ...content } = input;
  await saveVersions(tx, [{ kind: 'people.staff', subject: personId, content }]);
  await audit(tx, [
    { action: 'people.saveStaff', subject: personId, detail: { roles: input.roles.length } },
  ]);
}

async function saveAccount(tx: Tx, personId: string, input: StaffInput): Promise<void> {
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
  if (!present && !input.password) refuseWeak('', []);
  if (input.password) refuseWeak(input.password, [input.username, input.name]);
  const passwordHash = input.password
    ? await hashPassword(input.password)
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
  const { gridCells } = await ground(tx.ctx);
  for (const cell of gridCells) {
    if (wanted.has(cell.id) && cell.gridWorkerId !== personId)
      await assignGridWorker(tx, cell.id, personId);
    if (!wanted.has(cell.id) && cell.gridWorkerId === personId)
      await assignGridWorker(tx, cell.id, null);
  }
}

async function requireAdministrator(tx: Tx): Promise<void> {
  const left = await holders(tx, 'administrator', null);
  for (const person of left) {
    const account = await accountOf(tx, person.id);
    if (account?.active) return;
  }
  throw problem('last-administrator');
}

/** Roles with what each may do. */
export async function listRoles(ctx: Ctx, manifests: readonly Manifest[]): Promise<Role[]> {
  const rows = await ctx.database.inTenant(ctx, (tx) => roleRows(tx));
  return rows.map((row) => ({
    ...row,
    holders: row.holders ?? 0,
    permissions: [...permissionsOf(row, manifests)].sort(),
  }));
}

/** Changes what a role may do. @throws changed-meanwhile, last-administrator */
export async function saveRole(
  ctx: Ctx,
  roleId: string,
  input: { nameZh: string; nameEn: string; permissions: readonly string[]; version: number },
  manifests: readonly Manifest[],
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const role = (await roleRows(tx)).find(({ id }) => id === roleId);
    if (!role) throw generalProblem('not-found', { what: '角色' });
    const wanted = new Set(input.permissions);
    if (role.code === 'administrator' && !wanted.has('people.manage'))
      throw problem('last-administrator');
    const given = permissionsOf({ code: role.code, granted: [], withheld: [] }, manifests);
    const change = {
      nameZh: input.nameZh,
      nameEn: input.nameEn,
      granted: [...wanted].filter((id) => !given.has(id)),
      withheld: [...given].filter((id) => !wanted.has(id)),
    };
    if (!(await updateRole(tx, roleId, input.version, change))) {
      throw generalProblem('changed-meanwhile', { what: role.nameZh });
    }
    await saveVersions(tx, [
      { kind: 'people.role', subject: roleId, content: { ...change, code: role.code } },
    ]);
    await audit(tx, [
      { action: 'people.saveRole', subject: roleId, detail: { permissions: wanted.size } },
    ]);
  });
}
