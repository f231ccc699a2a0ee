import { Button, Table, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import { matches, useStaffNames } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { GroundView } from '../../contract.ts';
import { type GridCell, useNameOf, type Village } from './use-ground.ts';

/** A village with its grid cells below it, or a cell. */
interface Line {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly active: boolean;
  readonly areaSquareMetres: number;
  readonly village?: Village;
  readonly cell?: GridCell;
  readonly children?: Line[];
}

interface AreaTreeProps {
  readonly ground: GroundView;
  readonly search: string;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onVillage: (village: Village) => void;
  readonly onCell: (cell: GridCell) => void;
}

/** Villages with their grid cells; a row is shown on the map, its name opens it. */
export function AreaTree(props: AreaTreeProps) {
  const { t } = useText();
  const lines = useLines(props.ground, props.search);
  const columns = useColumns(props);
  if (lines.length === 0) return <EmptyState icon="map" title={t('towns.areas.none')} />;
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={lines}
      pagination={false}
      scroll={{ x: 'max-content' }}
      expandable={{ defaultExpandAllRows: true }}
      rowClassName={({ id }) => (id === props.selected ? 'ant-table-row-selected' : '')}
      onRow={({ id }) => ({ onClick: () => props.onSelect(id) })}
    />
  );
}

function useLines(ground: GroundView, search: string): Line[] {
  const nameOf = useNameOf();
  const staff = useStaffNames();
  return ground.villages.flatMap((village): Line[] => {
    const cells = ground.gridCells
      .filter(({ villageId }) => villageId === village.id)
      .map((cell) => ({ ...pick(cell), name: nameOf(cell), cell }));
    const whole = matches(search, village.nameZh, village.nameEn, village.code);
    const found = whole
      ? cells
      : cells.filter(({ cell, name, code }) =>
          matches(search, name, code, staff.get(cell.gridWorkerId ?? '')),
        );
    if (!whole && found.length === 0) return [];
    return [{ ...pick(village), name: nameOf(village), village, children: found }];
  });
}

function pick({ id, code, active, areaSquareMetres }: Village | GridCell) {
  return { id, code, active, areaSquareMetres };
}

function useColumns({ onVillage, onCell }: AreaTreeProps): TableColumnsType<Line> {
  const { t } = useText();
  return [
    {
      title: t('towns.field.nameZh'),
      render: (_, line) => (
        <Button
          type="link"
          style={{ padding: 0 }}
          onClick={() => {
            if (line.village) onVillage(line.village);
            if (line.cell) onCell(line.cell);
          }}
        >
          {line.name}
        </Button>
      ),
    },
    { title: t('towns.field.code'), dataIndex: 'code', className: 'dk-number' },
    {
      title: t('towns.field.gridWorkerId'),
      render: (_, { cell, children }) =>
        cell ? <Worker cell={cell} /> : t('towns.areas.cells', { count: children?.length ?? 0 }),
    },
    {
      title: t('towns.field.areaSquareMetres'),
      align: 'right',
      className: 'dk-number',
      render: (_, { areaSquareMetres }) => (areaSquareMetres / 1e6).toFixed(2),
    },
    {
      title: t('towns.field.active'),
      render: (_, { active }) =>
        active ? t('towns.inUse') : <StatusTag meaning="neutral">{t('towns.retired')}</StatusTag>,
    },
  ];
}

/** Who answers for a cell; the page of people changes it. */
function Worker({ cell }: { cell: GridCell }) {
  const { t } = useText();
  const staff = useStaffNames();
  const name = cell.gridWorkerId && (staff.get(cell.gridWorkerId) ?? t('towns.areas.somebody'));
  return (
    <Link to={`/people/grid-workers?cell=${cell.id}`}>
      {name || <StatusTag meaning="warning">{t('towns.areas.nobody')}</StatusTag>}
    </Link>
  );
}
