/** What roles may do as a workbook, both ways: permissions down, roles across. */
import type { Tx } from '#platform/database/index.ts';
import type { Manifest } from '#platform/manifest/index.ts';
import type { Locale } from '#platform/problems/index.ts';
import {
  readTable,
  readWorkbook,
  type SheetToWrite,
  type TableColumn,
  type TableRow,
} from '#platform/spreadsheet/index.ts';
import { keptPermission, permissionsOf } from '../../rules.ts';
import { roleRows } from '../../store/roles.ts';
import { sayFault } from './import-words.ts';
import { explanation, type FileFault, type Judged, type JudgedRow, tableFault } from './judged.ts';

/** What a row changes: who is given a permission and who loses it, with the versions that were read. */
export interface RoleFields {
  readonly permission: string;
  readonly changes: readonly {
    readonly roleId: string;
    readonly version: number;
    readonly given: boolean;
  }[];
}

interface RoleNow {
  readonly id: string;
  readonly code: string;
  readonly nameZh: string;
  readonly version: number;
  readonly permissions: ReadonlySet<string>;
}

async function rolesNow(tx: Tx, manifests: readonly Manifest[]): Promise<RoleNow[]> {
  return (await roleRows(tx)).map((role) => {
    const { id, code, nameZh, version } = role;
    return { id, code, nameZh, version, permissions: permissionsOf(role, manifests) };
  });
}

function columnsFor(roles: readonly RoleNow[]): TableColumn[] {
  return [
    { key: 'permission', title: '权限编码', required: true, width: 26 },
    { key: 'module', title: '模块', width: 16 },
    { key: 'zh', title: '权限', width: 24 },
    ...roles.map(({ id, nameZh }) => ({ key: id, title: nameZh, type: 'boolean' as const })),
  ];
}

/** Reads and judges a workbook of rights; an empty cell changes nothing. */
export async function readRoleFile(
  tx: Tx,
  bytes: Buffer,
  { locale, manifests }: { readonly locale: Locale; readonly manifests: readonly Manifest[] },
): Promise<Judged> {
  const roles = await rolesNow(tx, manifests);
  const book = await readWorkbook(bytes, { maxBytes: 10_485_760, maxRows: 2_000 });
  const [sheet] = book.sheets;
  const table = sheet ? readTable(sheet, columnsFor(roles)) : { rows: [], problems: book.problems };
  const faults: FileFault[] = table.problems.map((one) => tableFault(one, locale));
  const names = new Map(
    manifests.flatMap(({ permissions }) => permissions.map(({ id, zh }) => [id, zh] as const)),
  );
  const seen = new Set<string>();
  const rows = table.rows.flatMap((row): JudgedRow[] => {
    const permission = String(row.values['permission']).trim();
    const fields = { permission, changes: changesOf(row, permission, roles) };
    const fault = faultOf(fields, { roles, names, seen });
    seen.add(permission);
    if (fault) {
      const message = sayFault(fault, { value: names.get(permission) ?? permission }, locale);
      faults.push({ row: row.row, column: '权限编码', message });
      return [];
    }
    return [
      {
        row: row.row,
        name: names.get(permission) ?? permission,
        detail: fields.changes
          .map(({ roleId, given }) => `${nameOf(roles, roleId)} ${given ? '+' : '−'}`)
          .join('、'),
        action: fields.changes.length > 0 ? 'change' : 'same',
        kept: { subject: permission, version: null, fields },
      },
    ];
  });
  return { rows, faults };
}

const nameOf = (roles: readonly RoleNow[], id: string): string =>
  roles.find((role) => role.id === id)?.nameZh ?? '';

function changesOf(
  row: TableRow,
  permission: string,
  roles: readonly RoleNow[],
): RoleFields['changes'] {
  return roles.flatMap(({ id, version, permissions }) => {
    const given = row.values[id];
    return typeof given === 'boolean' && given !== permissions.has(permission)
      ? [{ roleId: id, version, given }]
      : [];
  });
}

function faultOf(
  { permission, changes }: RoleFields,
  known: {
    readonly roles: readonly RoleNow[];
    readonly names: ReadonlyMap<string, string>;
    readonly seen: ReadonlySet<string>;
  },
): 'permissionUnknown' | 'twice' | 'administratorNeeds' | null {
  if (!known.names.has(permission)) return 'permissionUnknown';
  if (known.seen.has(permission)) return 'twice';
  const losing = changes.some(({ roleId, given }) => {
    const code = known.roles.find(({ id }) => id === roleId)?.code ?? '';
    return !given && keptPermission(code) === permission;
  });
  return losing ? 'administratorNeeds' : null;
}

/** The rights as a workbook that can be read again; as a template without the marks. */
export async function roleSheets(
  tx: Tx,
  template: boolean,
  manifests: readonly Manifest[],
): Promise<SheetToWrite[]> {
  const roles = await rolesNow(tx, manifests);
  const rows = manifests.flatMap(({ title, permissions }) =>
    permissions.map(({ id, zh }) => ({
      permission: id,
      module: title.zh,
      zh,
      ...(template
        ? {}
        : Object.fromEntries(roles.map((role) => [role.id, role.permissions.has(id)]))),
    })),
  );
  return [
    { name: '角色权限', columns: columnsFor(roles), rows },
    explanation([
      { column: '角色各列', text: '是 或 否；留空表示不改。' },
      { column: '权限编码', text: '不要改动；模块与权限两列只供查看。' },
    ]),
  ];
}
