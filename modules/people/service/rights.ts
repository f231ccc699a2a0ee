/** Who may do what where: by person, and as a workbook. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import { type SheetToWrite, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { type Ground, ground } from '#modules/towns/index.ts';
import type { RightsRow } from '../contract/rights-operations.ts';
import { opensConfidential, permissionsOf, scopeOf } from '../rules.ts';
import { rightsHeld, roleRows } from '../store/roles.ts';
import { assignmentsOf, staffRows } from '../store/staff.ts';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Everybody of the staff with roles, reach and permissions; those who hold one, where one is named. */
export function listRights(
  ctx: Ctx,
  filter: { readonly permission?: string; readonly q?: string },
  manifests: readonly Manifest[],
): Promise<RightsRow[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const rows = await rightsRows(tx, filter.q, manifests);
    const { permission } = filter;
    return permission ? rows.filter((row) => row.permissions.includes(permission)) : rows;
  });
}

async function rightsRows(
  tx: Tx,
  q: string | undefined,
  manifests: readonly Manifest[],
): Promise<RightsRow[]> {
  const people = await staffRows(tx, q ? { q } : {});
  const personIds = people.map(({ id }) => id);
  const places = Map.groupBy(await assignmentsOf(tx, personIds), ({ personId }) => personId);
  const rights = Map.groupBy(await rightsHeld(tx, { personIds }), ({ personId }) => personId);
  const scopes = new Map((await roleRows(tx)).map(({ id, scopeKind }) => [id, scopeKind]));
  const town = await ground(tx.ctx);
  return people.map((person) => {
    const held = places.get(person.id) ?? [];
    const permissions = new Set(
      (rights.get(person.id) ?? []).flatMap((role) => [...permissionsOf(role, manifests)]),
    );
    const reach = scopeOf(
      held.map((one) => ({ ...one, scopeKind: scopes.get(one.roleId) ?? 'own' })),
      person.departmentId,
    );
    return {
      personId: person.id,
      name: person.name,
      username: person.username,
      title: person.title,
      departmentName: town.department(person.departmentId ?? '')?.nameZh ?? '',
      roles: [...Map.groupBy(held, ({ roleId }) => roleId).values()].map((of) => ({
        code: of[0]?.code ?? '',
        nameZh: of[0]?.nameZh ?? '',
        nameEn: of[0]?.nameEn ?? '',
        places: of.flatMap((one) => placeNames(town, one)),
      })),
      scopeKind: reach.kind,
      places: [
        ...reach.departmentIds.map((id) => town.department(id)?.nameZh ?? ''),
        ...reach.villageIds.map((id) => town.village(id)?.nameZh ?? ''),
        ...reach.gridCellIds.map((id) => town.gridCell(id)?.nameZh ?? ''),
      ].filter(Boolean),
      confidential: opensConfidential(permissions, manifests),
      permissions: [...permissions].sort(),
    };
  });
}

type Place = {
  readonly departmentId: string | null;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
};

function placeNames(town: Ground, { departmentId, villageId, gridCellId }: Place): string[] {
  return [
    town.gridCell(gridCellId ?? '')?.nameZh,
    town.village(villageId ?? '')?.nameZh,
    town.department(departmentId ?? '')?.nameZh,
  ].filter((name): name is string => Boolean(name));
}

/** Roles × permissions and people × permissions, for the file of the year's review. */
export async function exportRights(ctx: Ctx, manifests: readonly Manifest[]): Promise<FileReply> {
  const sheets = await ctx.database.inTenant(ctx, async (tx) => {
    await audit(tx, [{ action: 'people.exportRights', subject: ctx.tenantId }]);
    return [await byRole(tx, manifests), await byPerson(tx, manifests)];
  });
  const bytes = new Uint8Array(await writeWorkbook(sheets));
  return { mediaType: sheetType, fileName: '权限矩阵.xlsx', bytes };
}

const entriesOf = (manifests: readonly Manifest[]) =>
  manifests.flatMap(({ title, permissions }) =>
    permissions.map(({ id, zh }) => ({ id, zh, module: title.zh })),
  );

async function byRole(tx: Tx, manifests: readonly Manifest[]): Promise<SheetToWrite> {
  const roles = await roleRows(tx);
  const held = new Map(roles.map((role) => [role.id, permissionsOf(role, manifests)]));
  return {
    name: '角色权限',
    columns: [
      { key: 'module', title: '模块', width: 16 },
      { key: 'zh', title: '权限', width: 28 },
      { key: 'id', title: '权限编码', width: 26 },
      ...roles.map(({ id, nameZh }) => ({ key: id, title: nameZh, type: 'boolean' as const })),
    ],
    rows: entriesOf(manifests).map((entry) => ({
      ...entry,
      ...Object.fromEntries(roles.map(({ id }) => [id, held.get(id)?.has(entry.id) ?? false])),
    })),
  };
}

async function byPerson(tx: Tx, manifests: readonly Manifest[]): Promise<SheetToWrite> {
  const entries = entriesOf(manifests);
  const rows = await rightsRows(tx, undefined, manifests);
  return {
    name: '人员权限',
    columns: [
      { key: 'name', title: '姓名', width: 12 },
      { key: 'username', title: '用户名', width: 20 },
      { key: 'department', title: '部门', width: 20 },
      { key: 'roles', title: '角色', width: 30 },
      { key: 'reach', title: '范围', width: 30 },
      ...entries.map(({ id, zh }) => ({ key: id, title: zh, type: 'boolean' as const })),
    ],
    rows: rows.map((row) => ({
      name: row.name,
      username: row.username,
      department: row.departmentName,
      roles: row.roles.map(({ nameZh }) => nameZh).join('、'),
      reach: row.places.join('、') || scopeWords[row.scopeKind] || '',
      ...Object.fromEntries(entries.map(({ id }) => [id, row.permissions.includes(id)])),
    })),
  };
}

const scopeWords: Readonly<Record<string, string>> = {
  county: '全县',
  town: '全镇',
  own: '本人',
};
