import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { api, type PublicStation } from '../../contract/index.ts';
import './stations.css';

/** The map weighs more than all else of this page together: it comes to who asks for it. */
const StationsMap = lazy(() => import('./stations-map.tsx'));

const volunteering = createClient(api);
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** 便民数字驿站: where one is helped with the phone, and whether it is open. */
export default function StationsPage() {
  const { t } = useText();
  const [selected, setSelected] = useState<string | null>(null);
  const [showsMap, setMap] = useState(false);
  const stations = useQuery({
    queryKey: ['volunteering', 'public'],
    queryFn: async () => volunteering.publicStations({}),
  });
  const items = stations.data?.items ?? [];
  return (
    <>
      <h1>{t('volunteering.menu.stations')}</h1>
      <p>{t('volunteering.stations.lead')}</p>
      {stations.isPending && <Loading lines={6} />}
      {stations.isError && (
        <ErrorState error={stations.error} onRetry={() => void stations.refetch()} />
      )}
      {stations.data && items.length === 0 && (
        <EmptyState icon="pin" title={t('volunteering.stations.none')} />
      )}
      {items.map((station) => (
        <Station key={station.id} station={station} isSelected={station.id === selected} />
      ))}
      {items.length > 0 && !showsMap && (
        <Button icon="map" wide onClick={() => setMap(true)}>
          {t('volunteering.stations.showMap')}
        </Button>
      )}
      {items.length > 0 && showsMap && (
        <div className="vol-map">
          <Suspense fallback={<Loading lines={6} />}>
            <StationsMap stations={items} selected={selected} onSelect={setSelected} />
          </Suspense>
        </div>
      )}
    </>
  );
}

function Station({ station, isSelected }: { station: PublicStation; isSelected: boolean }) {
  const { t, locale } = useText();
  const working = station.devices.filter(({ broken }) => !broken);
  const broken = station.devices.filter((device) => device.broken);
  const words = (devices: PublicStation['devices']): string =>
    devices.map(({ kind }) => t(`volunteering.device.${kind}`)).join('、');
  return (
    <div className={isSelected ? 'vol-station-chosen' : ''}>
      <Card
        title={(locale === 'en' && station.titleEn) || station.titleZh}
        action={
          <StatusTag meaning={station.open ? 'ok' : 'neutral'}>
            {t(station.open ? 'volunteering.stations.open' : 'volunteering.stations.closed')}
          </StatusTag>
        }
      >
        <p>
          <Icon name="pin" /> {station.placeZh}
        </p>
        <p>
          <Icon name="clock" />{' '}
          {station.todaySpans.length > 0
            ? t('volunteering.stations.today', {
                hours: station.todaySpans
                  .map(([from = 0, until = 0]) => `${clock(from)}–${clock(until)}`)
                  .join(' '),
              })
            : t('volunteering.stations.restToday')}
          {station.todayReasonZh && `（${station.todayReasonZh}）`}
        </p>
        {station.changesAt && (
          <p className="zs-hint">
            {t(station.open ? 'volunteering.stations.until' : 'volunteering.stations.opens')}{' '}
            <Time at={station.changesAt} />
          </p>
        )}
        {working.length > 0 && <p>{t('volunteering.stations.has', { devices: words(working) })}</p>}
        {broken.length > 0 && (
          <p className="zs-hint">{t('volunteering.stations.broken', { devices: words(broken) })}</p>
        )}
        {station.helpLine && (
          <a className="zs-button zs-button-secondary zs-wide" href={`tel:${station.helpLine}`}>
            <Icon name="phone" />
            <span>
              {t('volunteering.stations.call')} <span className="zs-whole">{station.helpLine}</span>
            </span>
          </a>
        )}
      </Card>
    </div>
  );
}
