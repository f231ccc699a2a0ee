import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Switch } from 'antd';
import { useDeferredValue, useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { StaffMember } from '../../contract.ts';
import { ImportDrawer } from './import-drawer.tsx';
import { StaffDrawer } from './staff-drawer.tsx';
import { StaffTable } from './staff-table.tsx';
import { people, useGround, useNameOf } from './use-people.ts';

/** The staff of the town: search, add, change. */
export default function StaffPage() {
  const { t } = useText();
  const mayManage = usePermission('people.manage');
  const [search, setSearch] = useState('');
  const [departmentId, setDepartmentId] = useState<string | undefined>();
  const [inactive, setInactive] = useState(false);
  const [open, setOpen] = useState<StaffMember | 'new' | 'files' | null>(null);
  const q = useDeferredValue(search.trim());
  const query = { ...(q ? { q } : {}), ...(departmentId ? { departmentId } : {}), inactive };
  const staff = useQuery({
    queryKey: ['people', 'staff', query],
    queryFn: async () => people.staff({ query }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHead title={t('people.menu.staff')} lead={t('people.staff.lead')}>
        {mayManage && (
          <>
            <Button icon={<Icon name="upload" />} onClick={() => setOpen('files')}>
              {t('people.imports.open')}
            </Button>
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
              {t('people.staff.add')}
            </Button>
          </>
        )}
      </PageHead>
      <div className="dk-tools">
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 320 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('people.staff.search')}
          aria-label={t('people.staff.search')}
        />
        <DepartmentFilter value={departmentId} onChange={setDepartmentId} />
        <label className="dk-row">
          <Switch size="small" checked={inactive} onChange={setInactive} />
          {t('people.staff.inactive')}
        </label>
        {staff.data && (
          <span className="dk-muted">
            {t('people.staff.count', { count: staff.data.items.length })}
          </span>
        )}
      </div>
      {staff.isPending && <Loading lines={8} />}
      {staff.isError && <ErrorState error={staff.error} onRetry={() => void staff.refetch()} />}
      {staff.data?.items.length === 0 && (
        <EmptyState icon="users" title={t('people.staff.none')}>
          {t('people.staff.noneText')}
        </EmptyState>
      )}
      {staff.data && staff.data.items.length > 0 && (
        <StaffTable
          items={staff.data.items}
          loading={staff.isPlaceholderData}
          {...(mayManage ? { onOpen: setOpen } : {})}
        />
      )}
      {open === 'files' && <ImportDrawer kind="staff" onClose={() => setOpen(null)} />}
      {open && open !== 'files' && (
        <StaffDrawer member={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface DepartmentFilterProps {
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined) => void;
}

function DepartmentFilter({ value, onChange }: DepartmentFilterProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround();
  return (
    <Select
      allowClear
      style={{ width: 200 }}
      loading={ground.isPending}
      value={value ?? null}
      onChange={(id: string | null) => onChange(id ?? undefined)}
      placeholder={t('people.staff.allDepartments')}
      aria-label={t('people.field.departmentId')}
      showSearch={{ optionFilterProp: 'label' }}
      options={(ground.data?.departments ?? []).map((one) => ({
        value: one.id,
        label: nameOf(one),
      }))}
    />
  );
}
