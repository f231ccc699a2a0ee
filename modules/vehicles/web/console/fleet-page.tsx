import { Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type MapPoint, TownMap } from '#ui/map/index.ts';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { VehicleState, VehicleView } from '../../contract.ts';
import { Places } from './places.tsx';
import { useFleet } from './use-vehicles.ts';
import './vehicles.css';

const meanings: Readonly<Record<VehicleState, Meaning>> = {
  moving: 'ok',
  standing: 'notice',
  silent: 'warning',
  unknown: 'warning',
};

/** Where the vehicles are now. */
export default function FleetPage() {
  const { t } = useText();
  const [selected, setSelected] = useState<string | null>(null);
  const fleet = useFleet();
  return (
    <>
      <PageHead title={t('vehicles.menu')} lead={t('vehicles.lead')} />
      <Places />
      {fleet.isPending && <Loading lines={8} />}
      {fleet.isError && <ErrorState error={fleet.error} onRetry={() => void fleet.refetch()} />}
      {fleet.data && fleet.data.items.length === 0 && (
        <EmptyState title={t('vehicles.none')}>{t('vehicles.noneText')}</EmptyState>
      )}
      {fleet.data && fleet.data.items.length > 0 && (
        <div className="vehicle-board">
          <section className="dk-card">
            <FleetTable items={fleet.data.items} selected={selected} onSelect={setSelected} />
          </section>
          <div className="dk-map">
            <TownMap
              label={t('vehicles.map')}
              points={pointsOf(fleet.data.items)}
              selected={selected}
              onSelect={setSelected}
            />
          </div>
        </div>
      )}
    </>
  );
}

interface FleetTableProps {
  readonly items: readonly VehicleView[];
  readonly selected: string | null;
  readonly onSelect: (thingId: string) => void;
}

function FleetTable({ items, selected, onSelect }: FleetTableProps) {
  const { t } = useText();
  return (
    <Table<VehicleView>
      size="small"
      rowKey="thingId"
      pagination={false}
      dataSource={[...items]}
      scroll={{ x: 'max-content' }}
      rowClassName={({ thingId }) => (thingId === selected ? 'vehicle-selected' : '')}
      onRow={({ thingId }) => ({ onClick: () => onSelect(thingId) })}
      columns={[
        { title: t('vehicles.name'), dataIndex: 'name' },
        {
          title: t('vehicles.stateTitle'),
          dataIndex: 'state',
          render: (state: VehicleState) => (
            <StatusTag meaning={meanings[state]}>{t(`vehicles.state.${state}`)}</StatusTag>
          ),
        },
        {
          title: t('vehicles.speed'),
          dataIndex: 'speedKmh',
          align: 'right',
          render: (speed: number | null) => speed?.toFixed(0) ?? '—',
        },
        {
          title: t('vehicles.routes.title'),
          dataIndex: 'routes',
          render: (routes: string[]) => routes.join('、') || '—',
        },
        {
          title: t('vehicles.at'),
          dataIndex: 'at',
          render: (at: string | null) => (at ? <Time at={at} /> : '—'),
        },
        {
          title: t('vehicles.track.title'),
          key: 'track',
          render: (_, { thingId }) => (
            <Link to={`/vehicles/track?vehicle=${thingId}`}>{t('vehicles.track.today')}</Link>
          ),
        },
      ]}
    />
  );
}

function pointsOf(items: readonly VehicleView[]): MapPoint[] {
  return items.flatMap(({ thingId, name, position, state }) =>
    position ? [{ id: thingId, label: name, meaning: meanings[state], ...position }] : [],
  );
}
