import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Checkbox } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { type Bounds, type MapPoint, type Position, TownMap } from '#ui/map/index.ts';
import type { CaseFilter, CaseMap } from '../../../contract/index.ts';
import { meaningOfCase } from '../shared/case-look.ts';
import { cases, keys } from '../shared/clients.ts';

interface DeskMapProps {
  readonly filter: CaseFilter;
  readonly openId: string | null;
  readonly onOpen: (caseId: string) => void;
  /** Goes to the open case. */
  readonly centre: Position | null;
  /** Whether the list shows only what the window holds. */
  readonly windowed: boolean;
  readonly onWindowed: (bbox: string | null) => void;
}

const restMs = 250;

/** The cases of the list on the map; its window may narrow the list. */
export function DeskMap(props: DeskMapProps) {
  const { filter, openId, onOpen, centre, windowed, onWindowed } = props;
  const { t } = useText();
  const [bbox, setBbox] = useRested<string | null>(null, restMs);
  const [zoomTo, setZoomTo] = useState<Bounds | null>(null);
  const tell = useRef(onWindowed);
  tell.current = onWindowed;
  useEffect(() => {
    if (windowed) tell.current(bbox);
  }, [windowed, bbox]);
  const query = { ...filter, ...(bbox ? { bbox } : {}) };
  const seen = useQuery({
    queryKey: [...keys.map, query],
    queryFn: ({ signal }) => cases.map({ query }, { signal }),
    enabled: bbox !== null,
    placeholderData: keepPreviousData,
  });
  const points = useMemo(
    () =>
      seen.data
        ? pointsOf(seen.data, (count, overdue) => t('cases.map.cluster', { count, overdue }))
        : [],
    [seen.data, t],
  );
  const select = (id: string): void => {
    const cluster = seen.data?.clusters[Number(id.split(':')[1])];
    if (!id.startsWith('cluster:')) onOpen(id);
    else if (cluster && bbox) setZoomTo(quarterAround(cluster, bbox));
  };
  const count = seen.data ? countOf(seen.data) : null;
  return (
    <section className="cs-map" aria-label={t('cases.map.title')}>
      <TownMap
        label={t('cases.map.title')}
        points={points}
        selected={openId}
        onSelect={select}
        centre={centre}
        bounds={zoomTo}
        onWindow={(bounds) => setBbox(bounds.map((edge) => edge.toFixed(5)).join(','))}
      />
      <div className="cs-map-bar">
        <Checkbox
          checked={windowed}
          onChange={(event) => onWindowed(event.target.checked ? bbox : null)}
        >
          {t('cases.map.onlyWindow')}
        </Checkbox>
        {count !== null && (
          <span className="dk-muted">
            {t(seen.data?.onlyNewest ? 'cases.map.onlyNewest' : 'cases.map.count', { count })}
          </span>
        )}
      </div>
      {seen.isError && <ErrorNotice error={seen.error} />}
    </section>
  );
}

function pointsOf(
  map: CaseMap,
  nameCluster: (count: number, overdue: number) => string,
): MapPoint[] {
  const points = map.points.map(
    ({ id, longitude, latitude, title, ...look }): MapPoint => ({
      id,
      longitude,
      latitude,
      label: title,
      meaning: meaningOfCase(look as never),
    }),
  );
  const clusters = map.clusters.map(
    ({ longitude, latitude, count, overdue }, index): MapPoint => ({
      id: `cluster:${index}`,
      longitude,
      latitude,
      label: nameCluster(count, overdue),
      meaning: overdue > 0 ? 'urgent' : 'notice',
      count,
    }),
  );
  return [...points, ...clusters];
}

function countOf({ points, clusters }: CaseMap): number {
  return points.length + clusters.reduce((sum, { count }) => sum + count, 0);
}

/** A window a quarter as wide, around a cluster. */
function quarterAround(centre: Position, bbox: string): Bounds {
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number);
  const [width, height] = [(east - west) / 8, (north - south) / 8];
  const { longitude, latitude } = centre;
  return [longitude - width, latitude - height, longitude + width, latitude + height];
}

/** A value that counts once it has rested: a map that is still being moved asks nothing. */
function useRested<T>(first: T, afterMs: number): [T, (value: T) => void] {
  const [value, setValue] = useState(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = (next: T): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setValue(next), afterMs);
  };
  return [value, set];
}
