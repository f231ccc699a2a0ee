/** Roles: those that ship with the product, and what each may do. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Database, Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type { Role, RoleInput } from '../contract.ts';
import { problem } from '../problems.ts';
import { builtinRoles, keptPermission, permissionsOf } from '../rules.ts';
import type { RightsBook } from '../rules/duties.ts';
import { assignmentCount, deleteRole, insertRoles, roleRows, updateRole } from '../store/roles.ts';
import { tenantsWithoutRole } from '../store/sign-in.ts';
import { holders, insertAssignments } from '../store/staff.ts';
import { refuseRoleConflicts } from './duties.ts';

/** Who works for a county itself: the three offices of administration, and those who host its towns. */
const ofCounty: ReadonlySet<string> = new Set([
  'operator',
  'administrator',
  'securityAdministrator',
  'auditor',
]);

/** Adds the built-in roles a tenant of this kind lacks. @returns role ids by code */
export async function seedRoles(tx: Tx, kind: 'county' | 'town'): Promise<Map<string, string>> {
  const present = await roleRows(tx);
  const known = new Map(present.map(({ code, id }) => [code, id]));
  const fitting = builtinRoles.filter(
    ({ code }) => !known.has(code) && (kind === 'town' ? code !== 'operator' : ofCounty.has(code)),
  );
  const rows = fitting.map((role) => ({
    ...role,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    builtin: true,
    granted: [],
    withheld: [],
    version: 1,
  }));
  await insertRoles(tx, rows);
  for (const { code, id } of rows) known.set(code, id);
  return known;
}

/**
 * Gives towns that were founded before the three offices were kept apart their new roles; those who
 * were administrators go on giving rights until the town divides the two.
 */
export async function addNewRoles(database: Database, ctxOf: (id: string) => Ctx): Promise<void> {
  const lacking = await database.inSystem((tx) => tenantsWithoutRole(tx, 'auditor'));
  for (const { tenantId, kind } of lacking) {
    await database.inTenant(ctxOf(tenantId), async (tx) => {
      const roles = await seedRoles(tx, kind);
      const roleId = roles.get('securityAdministrator') ?? '';
      const place = { departmentId: null, villageId: null, gridCellId: null };
      const rows = (await holders(tx, 'administrator', null)).map(({ id: personId }) => {
        return { ...place, id: uuidv7(), tenantId, personId, roleId };
      });
      await insertAssignments(tx, rows);
      await audit(tx, [{ action: 'people.addNewRoles', subject: tenantId }]);
    });
  }
}

/** Roles with what each may do. */
export async function listRoles(ctx: Ctx, manifests: readonly Manifest[]): Promise<Role[]> {
  const rows = await ctx.database.inTenant(ctx, (tx) => roleRows(tx));
  return rows.map((row) => ({
    ...row,
    holders: row.holders ?? 0,
    kept: keptPermission(row.code) ?? null,
    permissions: [...permissionsOf(row, manifests)].sort(),
  }));
}

/** Changes what a role may do. @throws changed-meanwhile, last-administrator, duties-conflict */
export async function saveRole(
  ctx: Ctx,
  roleId: string,
  input: { nameZh: string; nameEn: string; permissions: readonly string[]; version: number },
  book: RightsBook,
): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const role = (await roleRows(tx)).find(({ id }) => id === roleId);
    if (!role) throw generalProblem('not-found', { what: '角色' });
    await changeRole(tx, { ...role, ...input }, book);
  });
}

/** A role as it shall be. */
export interface RoleToSave {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly permissions: readonly string[];
  /** The version that was read. */
  readonly version: number;
}

/** Changes a role in a running transaction. @throws as `saveRole` */
export async function changeRole(tx: Tx, role: RoleToSave, book: RightsBook): Promise<void> {
  const wanted = new Set(role.permissions);
  const kept = keptPermission(role.code);
  if (kept && !wanted.has(kept)) throw problem('last-administrator');
  const given = permissionsOf({ code: role.code, granted: [], withheld: [] }, book.manifests);
  const change = {
    nameZh: role.nameZh,
    nameEn: role.nameEn,
    granted: [...wanted].filter((id) => !given.has(id)),
    withheld: [...given].filter((id) => !wanted.has(id)),
  };
  if (!(await updateRole(tx, role.id, role.version, change)))
    throw generalProblem('changed-meanwhile', { what: role.nameZh });
  await refuseRoleConflicts(tx, role.id, book);
  await saveVersions(tx, [
    { kind: 'people.roles', subject: role.id, content: { ...change, code: role.code } },
  ]);
  await audit(tx, [
    { action: 'people.saveRole', subject: role.id, detail: { permissions: wanted.size } },
  ]);
}

/** Adds a role of the town's own, without permissions. @returns its id @throws role-name-taken */
export async function addRole(ctx: Ctx, input: RoleInput): Promise<string> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const nameZh = input.nameZh.trim();
    const nameEn = input.nameEn.trim() || nameZh;
    if ((await roleRows(tx)).some((role) => role.nameZh === nameZh)) {
      throw problem('role-name-taken', { name: nameZh }, [{ pointer: '/nameZh', detail: nameZh }]);
    }
    const id = uuidv7();
    const row = { id, tenantId: ctx.tenantId, code: `own-${id}`, nameZh, nameEn };
    const { scopeKind } = input;
    await insertRoles(tx, [
      { ...row, scopeKind, builtin: false, granted: [], withheld: [], version: 1 },
    ]);
    const content = { nameZh, nameEn, scopeKind, granted: [], withheld: [] };
    await saveVersions(tx, [{ kind: 'people.roles', subject: id, content }]);
    await audit(tx, [{ action: 'people.addRole', subject: id }]);
    return id;
  });
}

/** Removes a role that nobody ever held. @throws role-shipped, role-held, changed-meanwhile */
export async function removeRole(ctx: Ctx, roleId: string, version: number): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const role = (await roleRows(tx)).find(({ id }) => id === roleId);
    if (!role) throw generalProblem('not-found', { what: '角色' });
    const name = role.nameZh;
    if (role.builtin) throw problem('role-shipped', { name });
    const count = await assignmentCount(tx, roleId);
    if (count > 0) throw problem('role-held', { name, count });
    if (!(await deleteRole(tx, roleId, version)))
      throw generalProblem('changed-meanwhile', { what: name });
    await audit(tx, [{ action: 'people.removeRole', subject: roleId }]);
  });
}
