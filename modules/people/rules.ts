/** Decisions about roles, scopes and passwords. */
import type { BuiltinRole, Manifest } from '#platform/manifest/index.ts';
import type { Scope, ScopeKind } from '#platform/context/index.ts';

/** A role as shipped. */
export interface RoleSeed {
  readonly code: BuiltinRole;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly scopeKind: ScopeKind;
}

/**
 * The roles of a town (glossary of the design); `operator` belongs to a county. Three offices are kept
 * apart, as the grading scheme asks (等保 2.0): who configures, who gives rights, who audits.
 */
export const builtinRoles: readonly RoleSeed[] = [
  { code: 'administrator', nameZh: '管理员', nameEn: 'Administrator', scopeKind: 'town' },
  {
    code: 'securityAdministrator',
    nameZh: '安全管理员',
    nameEn: 'Security administrator',
    scopeKind: 'town',
  },
  { code: 'auditor', nameZh: '审计员', nameEn: 'Auditor', scopeKind: 'town' },
  { code: 'leader', nameZh: '镇领导', nameEn: 'Leader', scopeKind: 'town' },
  { code: 'officer', nameZh: '值班员', nameEn: 'Officer', scopeKind: 'town' },
  {
    code: 'departmentHead',
    nameZh: '部门负责人',
    nameEn: 'Department head',
    scopeKind: 'department',
  },
  { code: 'crew', nameZh: '处置人员', nameEn: 'Crew', scopeKind: 'department' },
  { code: 'gridWorker', nameZh: '网格员', nameEn: 'Grid worker', scopeKind: 'gridCell' },
  { code: 'clerk', nameZh: '窗口人员', nameEn: 'Clerk', scopeKind: 'town' },
  { code: 'operator', nameZh: '县级运营员', nameEn: 'County operator', scopeKind: 'county' },
  { code: 'resident', nameZh: '居民', nameEn: 'Resident', scopeKind: 'own' },
];

const kept: Readonly<Record<string, string>> = {
  administrator: 'people.manage',
  securityAdministrator: 'people.rights',
};

/** The permission that a role can never lose, so that nobody locks the town out of itself. */
export function keptPermission(roleCode: string): string | undefined {
  return kept[roleCode];
}

/** What a role may do: what the manifests give it by default, plus granted, less withheld. */
export function permissionsOf(
  role: { code: string; granted: readonly string[]; withheld: readonly string[] },
  manifests: readonly Manifest[],
): Set<string> {
  const entries = manifests.flatMap((manifest) => manifest.permissions);
  const known = new Set(entries.map((entry) => entry.id));
  const permissions = new Set(
    entries
      .filter((entry) => (entry.roles as readonly string[]).includes(role.code))
      .map(({ id }) => id),
  );
  for (const id of role.granted) if (known.has(id)) permissions.add(id);
  for (const id of role.withheld) permissions.delete(id);
  return permissions;
}

/** A role as a person holds it. */
export interface HeldRole {
  readonly scopeKind: ScopeKind;
  readonly departmentId: string | null;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
}

const widest: readonly ScopeKind[] = ['county', 'town', 'department', 'village', 'gridCell', 'own'];

/** Whether a set of permissions opens what is kept confidential. */
export function opensConfidential(
  permissions: ReadonlySet<string>,
  manifests: readonly Manifest[],
): boolean {
  return manifests.some((manifest) =>
    manifest.permissions.some(({ id, opens }) => opens === 'confidential' && permissions.has(id)),
  );
}

/** The reach of a person: the widest kind of the roles held, and every place of every role. */
export function scopeOf(held: readonly HeldRole[], departmentId: string | null): Scope {
  const kinds = new Set(held.map((role) => role.scopeKind));
  const departments = held
    .filter((role) => role.scopeKind === 'department')
    .map((role) => role.departmentId ?? departmentId);
  return {
    kind: widest.find((kind) => kinds.has(kind)) ?? 'own',
    departmentIds: present(departments),
    villageIds: present(held.map((role) => role.villageId)),
    gridCellIds: present(held.map((role) => role.gridCellId)),
  };
}

function present(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id): id is string => id !== null))];
}
