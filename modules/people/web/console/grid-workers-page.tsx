import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Table, type TableColumnsType } from 'antd';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { matches, PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { boundsAround, pairsOf, TownMap } from '#ui/map/index.ts';
import { usePermission } from '#ui/session/index.ts';
import type { StaffMember } from '../../contract.ts';
import type { CellRow } from './cell-row.ts';
import { GridWorkerPicker } from './grid-worker-picker.tsx';
import { people, useGround, useNameOf } from './use-people.ts';
import { useCellAreas } from './use-cell-areas.ts';

/** Who answers for which grid cell, on the map and as a list. */
export default function GridWorkersPage() {
  const { t } = useText();
  const ground = useGround();
  const staff = useQuery({
    queryKey: ['people', 'staff', 'active'],
    queryFn: async () => people.staff({ query: {} }),
  });
  return (
    <>
      <PageHead title={t('people.menu.gridWorkers')} lead={t('people.grid.lead')} />
      {(ground.isPending || staff.isPending) && <Loading lines={8} />}
      {ground.isError && <ErrorState error={ground.error} onRetry={() => void ground.refetch()} />}
      {staff.isError && <ErrorState error={staff.error} onRetry={() => void staff.refetch()} />}
      {ground.data && staff.data && <Cells staff={staff.data.items} />}
    </>
  );
}

function Cells({ staff }: { staff: readonly StaffMember[] }) {
  const { t } = useText();
  const [asked, setAsked] = useSearchParams();
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<CellRow | null>(null);
  const rows = useRows(staff);
  const areas = useCellAreas();
  const selected = asked.get('cell');
  const bounds = useMemo(
    () => boundsAround(areas.flatMap(({ geometry }) => [...pairsOf(geometry)])),
    [areas],
  );
  const shown = rows.filter((row) =>
    matches(search, row.name, row.code, row.village, row.worker?.name),
  );
  return (
    <div className="dk-split">
      <div>
        <div className="dk-tools">
          <Input.Search
            className="dk-grow"
            allowClear
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            placeholder={t('people.grid.search')}
            aria-label={t('people.grid.search')}
          />
          <Missing rows={rows} />
        </div>
        <CellTable
          rows={shown}
          selected={selected}
          onSelect={(id) => setAsked({ cell: id }, { replace: true })}
          onChange={setOpen}
        />
      </div>
      <div className="dk-map">
        <TownMap
          label={t('people.menu.gridWorkers')}
          areas={areas}
          bounds={bounds}
          selected={selected}
          onSelect={(id) => setAsked({ cell: id }, { replace: true })}
        />
      </div>
      {open && <Change row={open} staff={staff} onClose={() => setOpen(null)} />}
    </div>
  );
}

function useRows(staff: readonly StaffMember[]): CellRow[] {
  const nameOf = useNameOf();
  const ground = useGround().data;
  return (ground?.gridCells ?? []).map((cell) => ({
    id: cell.id,
    code: cell.code,
    name: nameOf(cell),
    village: nameOf(ground?.villages.find(({ id }) => id === cell.villageId)),
    worker: staff.find(({ id }) => id === cell.gridWorkerId),
  }));
}

function Missing({ rows }: { rows: readonly CellRow[] }) {
  const { t } = useText();
  const count = rows.filter(({ worker }) => !worker).length;
  return count === 0 ? (
    <StatusTag meaning="ok">{t('people.grid.complete')}</StatusTag>
  ) : (
    <StatusTag meaning="warning">{t('people.grid.missing', { count })}</StatusTag>
  );
}

interface CellTableProps {
  readonly rows: readonly CellRow[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onChange: (row: CellRow) => void;
}

function CellTable({ rows, selected, onSelect, onChange }: CellTableProps) {
  const { t } = useText();
  const mayManage = usePermission('people.manage');
  const columns: TableColumnsType<CellRow> = [
    { title: t('people.grid.village'), dataIndex: 'village' },
    { title: t('people.grid.cell'), dataIndex: 'name' },
    {
      title: t('people.grid.worker'),
      render: (_, { worker }) =>
        worker?.name ?? <StatusTag meaning="warning">{t('people.grid.nobody')}</StatusTag>,
    },
    {
      title: t('people.field.phone'),
      className: 'dk-number',
      render: (_, { worker }) => worker?.phone,
    },
    {
      title: '',
      render: (_, row) =>
        mayManage && (
          <Button size="small" onClick={() => onChange(row)}>
            {t('people.grid.change')}
          </Button>
        ),
    },
  ];
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      rowClassName={({ id }) => (id === selected ? 'ant-table-row-selected' : '')}
      onRow={({ id }) => ({ onClick: () => onSelect(id) })}
    />
  );
}

interface ChangeProps {
  readonly row: CellRow;
  readonly staff: readonly StaffMember[];
  readonly onClose: () => void;
}

function Change({ row, staff, onClose }: ChangeProps) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const done = async (): Promise<void> => {
    await Promise.all(
      ['people', 'towns'].map((key) => queries.invalidateQueries({ queryKey: [key] })),
    );
    void message.success(t('people.grid.saved', { cell: row.name }));
    onClose();
  };
  return <GridWorkerPicker row={row} staff={staff} onDone={done} onClose={onClose} />;
}
