import { Checkbox, Table, type TableColumnsType } from 'antd';
import { matches } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import type { PermissionRow, Role } from '../../contract.ts';
import type { Static } from '#platform/contract/index.ts';
import { RemoveRole } from './own-roles.tsx';
import { type Draft, draftOf } from './role-draft.ts';
import { useNameOf } from './use-people.ts';

type Permission = Static<typeof PermissionRow>;

interface Line {
  readonly key: string;
  /** Absent on a line that only names a module. */
  readonly permission?: Permission;
  readonly title: string;
}

interface RoleMatrixProps {
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly search: string;
  readonly draft: Draft;
  readonly onToggle?: (role: Role, permission: string) => void;
}

/** The matrix of permissions and roles; ticks that differ from what is saved are marked. */
export function RoleMatrix({ roles, permissions, search, draft, onToggle }: RoleMatrixProps) {
  const { t } = useText();
  const lines = useLines(permissions, search);
  const nameOf = useNameOf();
  const columns: TableColumnsType<Line> = [
    {
      title: t('people.roles.permission'),
      key: 'permission',
      fixed: 'start',
      className: 'people-right',
      onCell: ({ permission }) => (permission ? {} : { colSpan: roles.length + 1 }),
      render: (_, { permission, title }) =>
        permission ? (
          <>
            {title}
            <small>{permission.id}</small>
          </>
        ) : (
          <strong>{title}</strong>
        ),
    },
    ...roles.map((role) => ({
      key: role.id,
      align: 'center' as const,
      width: 96,
      title: (
        <>
          {nameOf(role)}
          <br />
          <small className="dk-muted">{t('people.roles.holders', { count: role.holders })}</small>
          {!role.builtin && onToggle && <RemoveRole role={role} />}
        </>
      ),
      onCell: ({ permission }: Line) => ({
        ...(permission ? {} : { colSpan: 0 }),
        className: permission && differs(role, permission.id, draft) ? 'people-changed' : '',
      }),
      render: (_: unknown, { permission, title }: Line) =>
        permission && (
          <Checkbox
            checked={draftOf(role, draft).has(permission.id)}
            disabled={!onToggle || isKept(role, permission.id)}
            aria-label={`${nameOf(role)} · ${title}`}
            onChange={() => onToggle?.(role, permission.id)}
          />
        ),
    })),
  ];
  if (lines.length === 0) return <EmptyState icon="search" title={t('people.roles.none')} />;
  return (
    <Table
      size="small"
      bordered
      columns={columns}
      dataSource={lines}
      pagination={false}
      scroll={{ x: 'max-content' }}
      sticky={{ offsetHeader: 56 }}
    />
  );
}

function differs(role: Role, permission: string, draft: Draft): boolean {
  return draftOf(role, draft).has(permission) !== role.permissions.includes(permission);
}

/** The administrators' own rights cannot be taken away. */
function isKept(role: Role, permission: string): boolean {
  return role.kept === permission;
}

function useLines(permissions: readonly Permission[], search: string): Line[] {
  const { locale } = useText();
  const zh = locale === 'zh';
  const found = permissions.filter((one) =>
    matches(search, one.id, one.zh, one.en, one.moduleZh, one.moduleEn),
  );
  const byModule = Map.groupBy(found, (one) => (zh ? one.moduleZh : one.moduleEn));
  return [...byModule].flatMap(([module, held]) => [
    { key: `module:${module}`, title: module },
    ...held.map((permission) => ({
      key: permission.id,
      permission,
      title: zh ? permission.zh : permission.en,
    })),
  ]);
}
