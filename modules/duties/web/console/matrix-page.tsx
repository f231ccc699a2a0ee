import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { matches, PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { DutyView } from '../../contract/index.ts';
import { DutyDrawer } from './duty-drawer.tsx';
import { DutyTable } from './duty-table.tsx';
import { ImportDrawer } from './import-drawer.tsx';
import { duties, useGround, useMatrix, useNameOf, useSayDuty } from './use-duties.ts';

/** The duty matrix: who answers for what, where, and by when. */
export default function MatrixPage() {
  const { t } = useText();
  const mayManage = usePermission('duties.manage');
  const say = useSayDuty();
  const [search, setSearch] = useState('');
  const [department, setDepartment] = useState<string | null>(null);
  const [special, setSpecial] = useState<'all' | 'special'>('all');
  const [open, setOpen] = useState<DutyView | 'new' | 'import' | null>(null);
  const matrix = useMatrix();
  const shown = (matrix.data?.items ?? []).filter(
    (one) =>
      (!department ||
        one.leadDepartmentId === department ||
        one.assistingDepartmentIds.includes(department)) &&
      (special === 'all' || Boolean(one.gridCellId || one.villageId || one.placeKind)) &&
      matches(search, one.categoryCode, say.category(one.categoryCode), say.place(one), one.teamZh),
  );
  return (
    <>
      <PageHead title={t('duties.menu.matrix')} lead={t('duties.matrix.lead')}>
        <Export />
        {mayManage && (
          <>
            <Button icon={<Icon name="upload" />} onClick={() => setOpen('import')}>
              {t('duties.import.title')}
            </Button>
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen('new')}>
              {t('duties.matrix.add')}
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
          placeholder={t('duties.matrix.search')}
          aria-label={t('duties.matrix.search')}
        />
        <DepartmentFilter value={department} onChange={setDepartment} />
        <Select<'all' | 'special'>
          style={{ width: 160 }}
          value={special}
          onChange={setSpecial}
          aria-label={t('duties.field.place')}
          options={(['all', 'special'] as const).map((value) => ({
            value,
            label: t(`duties.matrix.${value}`),
          }))}
        />
        <span className="dk-muted">{t('duties.matrix.count', { count: shown.length })}</span>
      </div>
      {matrix.isPending && <Loading lines={8} />}
      {matrix.isError && <ErrorState error={matrix.error} onRetry={() => void matrix.refetch()} />}
      {matrix.data && shown.length === 0 && (
        <EmptyState icon="list" title={t('duties.matrix.none')} />
      )}
      {shown.length > 0 && <DutyTable items={shown} onOpen={setOpen} />}
      {open === 'import' && <ImportDrawer onClose={() => setOpen(null)} />}
      {open && open !== 'import' && (
        <DutyDrawer duty={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface DepartmentFilterProps {
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

function DepartmentFilter({ value, onChange }: DepartmentFilterProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround();
  return (
    <Select
      allowClear
      style={{ width: 220 }}
      value={value}
      loading={ground.isPending}
      onChange={(id: string | null) => onChange(id ?? null)}
      placeholder={t('duties.matrix.allDepartments')}
      aria-label={t('duties.matrix.allDepartments')}
      showSearch={{ optionFilterProp: 'label' }}
      options={(ground.data?.departments ?? []).map((one) => ({
        value: one.id,
        label: nameOf(one),
      }))}
    />
  );
}

function Export() {
  const { t } = useText();
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await duties.exportDuties({})));
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
        {t('duties.matrix.export')}
      </Button>
    </>
  );
}
