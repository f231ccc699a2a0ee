import { Button, Input, Progress } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { type MapLine, type MapPoint, TownMap } from '#ui/map/index.ts';
import { meanings } from '#ui/tokens/tokens.ts';
import type { RouteDay } from '../../contract.ts';
import { Places } from './places.tsx';
import { townToday, useCoverage, vehicles } from './use-vehicles.ts';
import './vehicles.css';

/** How much of each route was driven on a day, and which points were served. */
export default function CoveragePage() {
  const { t } = useText();
  const [date, setDate] = useState(townToday);
  const [chosen, setChosen] = useState<string | null>(null);
  const read = useCoverage(date);
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await vehicles.coverageFile({ query: { date } })));
  const items = read.data?.items ?? [];
  const route = items.find(({ routeId }) => routeId === chosen) ?? items[0];
  return (
    <>
      <PageHead title={t('vehicles.coverage.title')} lead={t('vehicles.coverage.lead')}>
        <Input
          type="date"
          className="vehicle-date"
          aria-label={t('vehicles.day')}
          value={date}
          max={townToday()}
          onChange={({ target: { value } }) => value && setDate(value)}
        />
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('vehicles.coverage.download')}
        </Button>
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      {read.isPending && <Loading lines={8} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && !route && (
        <EmptyState title={t('vehicles.routes.none')}>{t('vehicles.routes.noneText')}</EmptyState>
      )}
      {route && (
        <div className="vehicle-board">
          <div className="dk-stack">
            {items.map((one) => (
              <RouteCard
                key={one.routeId}
                route={one}
                chosen={one.routeId === route.routeId}
                onChoose={setChosen}
              />
            ))}
          </div>
          <div className="dk-map">
            <TownMap
              label={t('vehicles.coverage.map')}
              lines={linesOf(route)}
              points={pointsOf(route)}
            />
          </div>
        </div>
      )}
    </>
  );
}

interface RouteCardProps {
  readonly route: RouteDay;
  readonly chosen: boolean;
  readonly onChoose: (routeId: string) => void;
}

function RouteCard({ route, chosen, onChoose }: RouteCardProps) {
  const { t } = useText();
  const served = route.points.filter(({ servedAt }) => servedAt !== null).length;
  const percent = Math.round(route.share * 100);
  return (
    <article className={chosen ? 'dk-card vehicle-chosen' : 'dk-card'}>
      <header className="dk-row">
        <button
          type="button"
          className="vehicle-name"
          aria-pressed={chosen}
          onClick={() => onChoose(route.routeId)}
        >
          {route.name}
        </button>
        {!route.planned && (
          <StatusTag meaning="neutral">{t('vehicles.coverage.notToday')}</StatusTag>
        )}
        <span className="dk-muted">{route.vehicles.join('、')}</span>
      </header>
      <Progress
        percent={percent}
        strokeColor={meanings[percent >= 95 ? 'ok' : 'warning'].colour}
        format={(value) => `${value ?? 0} %`}
        aria-label={t('vehicles.coverage.share')}
      />
      <p className="dk-muted">
        {t('vehicles.coverage.summary', {
          kilometres: route.kilometres.toFixed(1),
          served,
          points: route.points.length,
        })}
      </p>
      {chosen && (
        <ul className="vehicle-points">
          {route.points.map(({ name, servedAt }) => (
            <li key={name}>
              <StatusTag meaning={servedAt ? 'ok' : 'warning'}>{name}</StatusTag>
              {servedAt ? <Time at={servedAt} /> : t('vehicles.coverage.notServed')}
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

function linesOf({ line, missed }: RouteDay): MapLine[] {
  return [
    { id: 'route', path: line, meaning: 'ok' },
    ...missed.map((path, index) => ({ id: `missed-${index}`, path, meaning: 'urgent' as const })),
  ];
}

function pointsOf({ points }: RouteDay): MapPoint[] {
  return points.map(({ name, position, servedAt }) => ({
    id: name,
    label: name,
    meaning: servedAt ? 'ok' : 'warning',
    ...position,
  }));
}
