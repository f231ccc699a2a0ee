import { Button, Table, type TableColumnsType } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type Place, useGround, useNameOf } from './use-ground.ts';

interface PlaceTableProps {
  readonly places: readonly Place[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (place: Place) => void;
}

/** Places with their grid cell and, where one hangs, their poster. */
export function PlaceTable({ places, selected, onSelect, onOpen }: PlaceTableProps) {
  const { t } = useText();
  const columns = useColumns(onOpen);
  return (
    <Table
      rowKey="id"
      size="small"
      columns={columns}
      dataSource={[...places]}
      scroll={{ x: 'max-content' }}
      pagination={{
        pageSize: 20,
        hideOnSinglePage: true,
        showSizeChanger: false,
        showTotal: (count) => t('towns.places.count', { count }),
      }}
      rowClassName={({ id }) => (id === selected ? 'ant-table-row-selected' : '')}
      onRow={({ id }) => ({ onClick: () => onSelect(id) })}
    />
  );
}

function useColumns(onOpen: (place: Place) => void): TableColumnsType<Place> {
  const { t } = useText();
  const nameOf = useNameOf();
  const ground = useGround().data;
  return [
    {
      title: t('towns.field.nameZh'),
      render: (_, one) => (
        <span className="dk-row">
          <Button type="link" style={{ padding: 0 }} onClick={() => onOpen(one)}>
            {nameOf(one)}
          </Button>
          {!one.active && <StatusTag meaning="neutral">{t('towns.retired')}</StatusTag>}
        </span>
      ),
    },
    { title: t('towns.field.kind'), render: (_, one) => t(`towns.kind.${one.kind}`) },
    { title: t('towns.field.code'), dataIndex: 'code', className: 'dk-number' },
    {
      title: t('towns.places.cell'),
      render: (_, one) => {
        const cell = ground?.gridCells.find(({ id }) => id === one.gridCellId);
        return nameOf(cell) || '—';
      },
    },
    {
      title: t('towns.places.poster'),
      render: (_, one) =>
        one.isQr && (
          <Button
            size="small"
            icon={<Icon name="print" />}
            href={`/api/v1/places/${encodeURIComponent(one.code)}/poster`}
            target="_blank"
            rel="noopener"
          >
            {t('towns.places.print')}
          </Button>
        ),
    },
  ];
}
