import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { matches, PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { RightsRow } from '../../../contract.ts';
import { people, useNameOf } from '../use-people.ts';
import { usePermissionOptions } from './permission-options.ts';
import { WhyDrawer } from './why-drawer.tsx';

/** Who may do what where, by person; a person opens the reasons. */
export default function RightsPage() {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [permission, setPermission] = useState<string | null>(null);
  const [shown, setShown] = useState<RightsRow | null>(null);
  const options = usePermissionOptions();
  const act = useAct();
  const rights = useQuery({
    queryKey: ['people', 'rights', permission],
    queryFn: async () => people.rights({ query: permission ? { permission } : {} }),
  });
  const rows = (rights.data?.items ?? []).filter((row) =>
    matches(search, row.name, row.username ?? '', row.departmentName),
  );
  return (
    <>
      <PageHead title={t('people.menu.rights')} lead={t('people.rights.lead')}>
        <Button
          icon={<Icon name="download" />}
          loading={act.busy}
          onClick={() => void act.run(async () => saveFile(await people.exportRights({})))}
        >
          {t('people.rights.export')}
        </Button>
      </PageHead>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Select
          style={{ width: 320, maxWidth: '100%' }}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
          value={permission}
          onChange={(value: string | undefined) => setPermission(value ?? null)}
          placeholder={t('people.rights.whoMay')}
          aria-label={t('people.rights.whoMay')}
        />
        <Input.Search
          style={{ width: 240 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('people.rights.search')}
          aria-label={t('people.rights.search')}
        />
      </div>
      {rights.isPending && <Loading lines={8} />}
      {rights.isError && <ErrorState error={rights.error} onRetry={() => void rights.refetch()} />}
      {rights.data && rows.length === 0 && (
        <EmptyState icon="search" title={t('people.rights.none')} />
      )}
      {rows.length > 0 && <RightsTable rows={rows} onOpen={setShown} />}
      {shown && <WhyDrawer row={shown} onClose={() => setShown(null)} />}
    </>
  );
}

interface TableProps {
  readonly rows: readonly RightsRow[];
  readonly onOpen: (row: RightsRow) => void;
}

function RightsTable({ rows, onOpen }: TableProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const columns: TableColumnsType<RightsRow> = [
    { title: t('people.field.name'), dataIndex: 'name', fixed: 'start' },
    { title: t('people.field.title'), dataIndex: 'title' },
    { title: t('people.rights.department'), dataIndex: 'departmentName' },
    {
      title: t('people.rights.roles'),
      key: 'roles',
      render: (_, { roles }) => roles.map(nameOf).join('、') || '—',
    },
    {
      title: t('people.rights.reach'),
      key: 'reach',
      render: (_, { places, scopeKind }) =>
        places.join('、') || (scopeKind === 'town' ? t('people.rights.town') : '—'),
    },
    {
      title: t('people.rights.confidential'),
      key: 'confidential',
      render: (_, { confidential }) => (confidential ? t('people.rights.yes') : '—'),
    },
    {
      title: t('people.rights.permissions'),
      key: 'permissions',
      className: 'dk-number',
      render: (_, { permissions }) => permissions.length,
    },
    {
      title: '',
      key: 'why',
      render: (_, row) => (
        <Button size="small" onClick={() => onOpen(row)}>
          {t('people.rights.why')}
        </Button>
      ),
    },
  ];
  return (
    <Table
      rowKey="personId"
      size="middle"
      columns={columns}
      dataSource={[...rows]}
      scroll={{ x: 960 }}
      pagination={{ pageSize: 20, hideOnSinglePage: true }}
    />
  );
}
