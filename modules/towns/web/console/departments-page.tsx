import { Button, Input, Switch, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { matches, PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { DepartmentDrawer } from './department-drawer.tsx';
import { type Department, towns, useGround, useNameOf } from './use-ground.ts';

/** The departments that act. */
export default function DepartmentsPage() {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [retired, setRetired] = useState(false);
  const [open, setOpen] = useState<Department | 'new' | null>(null);
  const ground = useGround(retired);
  const act = useAct();
  const shown = (ground.data?.departments ?? []).filter((one) =>
    matches(search, one.nameZh, one.nameEn, one.code, one.shortZh, one.dutyZh, one.phone),
  );
  const download = async (): Promise<unknown> =>
    act.run(async () =>
      saveFile(await towns.exportGround({ query: { kind: 'departments', format: 'xlsx' } })),
    );
  return (
    <>
      <PageHead title={t('towns.menu.departments')} lead={t('towns.departments.lead')}>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('towns.files.export.xlsx')}
        </Button>
        <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
          {t('towns.departments.add')}
        </Button>
      </PageHead>
      <ErrorNotice error={act.error} />
      <div className="dk-tools">
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 320 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('towns.departments.search')}
          aria-label={t('towns.departments.search')}
        />
        <label className="dk-row">
          <Switch size="small" checked={retired} onChange={setRetired} />
          {t('towns.withRetired')}
        </label>
      </div>
      {ground.isPending && <Loading lines={8} />}
      {ground.isError && <ErrorState error={ground.error} onRetry={() => void ground.refetch()} />}
      {ground.data && shown.length === 0 && (
        <EmptyState icon="building" title={t('towns.departments.none')} />
      )}
      {shown.length > 0 && <DepartmentTable departments={shown} onOpen={setOpen} />}
      {open && (
        <DepartmentDrawer department={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface DepartmentTableProps {
  readonly departments: readonly Department[];
  readonly onOpen: (department: Department) => void;
}

function DepartmentTable({ departments, onOpen }: DepartmentTableProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const columns: TableColumnsType<Department> = [
    {
      title: t('towns.field.nameZh'),
      render: (_, one) => (
        <span className="dk-row">
          <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(one)}>
            {nameOf(one)}
          </Button>
          {one.isOffice && <StatusTag meaning="notice">{t('towns.departments.office')}</StatusTag>}
          {!one.active && <StatusTag meaning="neutral">{t('towns.retired')}</StatusTag>}
        </span>
      ),
    },
    { title: t('towns.field.shortZh'), dataIndex: 'shortZh' },
    { title: t('towns.field.phone'), dataIndex: 'phone', className: 'dk-number' },
    { title: t('towns.field.dutyZh'), dataIndex: 'dutyZh', width: 360 },
    {
      title: t('towns.field.skills'),
      width: 280,
      render: (_, one) => (
        <span className="dk-tags">
          {one.skills.map((skill) => (
            <Tag key={skill.code}>{nameOf(skill)}</Tag>
          ))}
        </span>
      ),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...departments]}
      pagination={false}
      scroll={{ x: 1000 }}
    />
  );
}
