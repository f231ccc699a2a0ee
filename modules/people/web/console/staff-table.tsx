import { Button, Table, type TableColumnsType, Tag } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { StaffMember } from '../../contract.ts';
import { useGround, useNameOf, useRoles } from './use-people.ts';

interface StaffTableProps {
  readonly items: readonly StaffMember[];
  readonly loading: boolean;
  readonly onOpen?: (member: StaffMember) => void;
}

/** Members of staff with their department, roles and places. */
export function StaffTable({ items, loading, onOpen }: StaffTableProps) {
  const { t } = useText();
  const columns = useColumns(onOpen);
  return (
    <Table
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...items]}
      loading={loading}
      scroll={{ x: 1080 }}
      pagination={{
        pageSize: 20,
        hideOnSinglePage: true,
        showTotal: (count) => t('people.staff.count', { count }),
      }}
      onRow={(member) => ({
        onDoubleClick: () => onOpen?.(member),
      })}
    />
  );
}

function useColumns(onOpen: StaffTableProps['onOpen']): TableColumnsType<StaffMember> {
  const { t } = useText();
  const nameOf = useNameOf();
  const departments = useGround().data?.departments ?? [];
  return [
    {
      title: t('people.field.name'),
      key: 'name',
      fixed: 'start',
      sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
      render: (_, member) =>
        onOpen ? (
          <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(member)}>
            {member.name}
          </Button>
        ) : (
          member.name
        ),
    },
    { title: t('people.field.title'), dataIndex: 'title' },
    {
      title: t('people.field.departmentId'),
      key: 'department',
      render: (_, member) =>
        nameOf(departments.find(({ id }) => id === member.departmentId)) || '—',
    },
    {
      title: t('people.field.phone'),
      dataIndex: 'phone',
      className: 'dk-number',
      render: (phone: string) => phone || '—',
    },
    { title: t('people.field.roles'), key: 'roles', render: (_, member) => <Roles of={member} /> },
    {
      title: t('people.field.username'),
      dataIndex: 'username',
      render: (username: string | null) =>
        username ?? <span className="dk-muted">{t('people.staff.noAccount')}</span>,
    },
    {
      title: t('people.field.active'),
      key: 'active',
      render: (_, { active }) => (
        <StatusTag meaning={active ? 'ok' : 'neutral'}>
          {t(active ? 'people.staff.isActive' : 'people.staff.isInactive')}
        </StatusTag>
      ),
    },
  ];
}

function Roles({ of: member }: { of: StaffMember }) {
  const nameOf = useNameOf();
  const placeOf = usePlaceOf();
  const roles = useRoles().data?.roles ?? [];
  const byRole = Map.groupBy(member.roles, ({ roleId }) => roleId);
  const tags = [...byRole].map(([roleId, held]) => {
    const places = held.map(placeOf).filter(Boolean);
    const role = nameOf(roles.find(({ id }) => id === roleId)) || held[0]?.code;
    return (
      <Tag key={roleId}>
        {role}
        {places.length > 0 && ` · ${places.join('、')}`}
      </Tag>
    );
  });
  return <span className="dk-tags">{tags}</span>;
}

/** Where a role is held, in words; empty for the whole town. */
function usePlaceOf() {
  const nameOf = useNameOf();
  const ground = useGround().data;
  return (held: StaffMember['roles'][number]): string =>
    nameOf(ground?.gridCells.find(({ id }) => id === held.gridCellId)) ||
    nameOf(ground?.villages.find(({ id }) => id === held.villageId)) ||
    nameOf(ground?.departments.find(({ id }) => id === held.departmentId));
}
