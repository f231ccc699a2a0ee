import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';
import { type RefObject, useEffect, useRef } from 'react';
import { boundsOfPositions } from './bounds.ts';
import { useDraw } from './draw.ts';
import { pointAt, useEngine, windowOf } from './engine.ts';
import { addOverlay, fillOverlay } from './overlay.ts';
import { usePin } from './pin.ts';
import { TilesNote } from './tiles-note.tsx';
import type { MapBase, TownMapProps } from './types.ts';

interface LiveMapProps extends TownMapProps {
  readonly base: MapBase;
  readonly onFailed: () => void;
}

/** One empty list for all that is left out, so that nothing is drawn anew for it. */
const none: readonly never[] = [];

/** The map on WebGL. Loaded only where a page shows one. */
export default function LiveMap(props: LiveMapProps) {
  const { label, points = none, areas = none, lines = none, selected = null } = props;
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { base, onFailed, picked } = props;
  const map = useEngine(place, {
    base,
    onFailed,
    bounds: props.bounds ?? boundsOfPositions(points),
    centre: picked ?? null,
    onOpen: (opened) => {
      addOverlay(opened);
      listen(opened, latest);
    },
  });
  useEffect(() => {
    if (map) fillOverlay(map, { points, areas, lines }, selected);
  }, [map, points, areas, lines, selected]);
  useViews(map, props);
  usePin(map, props.picked, props.onPick);
  useDraw(map, props);
  return (
    <>
      <div ref={place} className="zs-map-canvas" role="application" aria-label={label} />
      <TilesNote map={map} />
    </>
  );
}

function listen(map: MapLibre, latest: RefObject<LiveMapProps>): void {
  const tellWindow = (): void => latest.current.onWindow?.(windowOf(map));
  map.on('moveend', tellWindow);
  tellWindow();
  for (const layer of ['points-mark', 'areas-fill']) {
    map.on('click', layer, (event) => {
      const id: unknown = event.features?.[0]?.properties['id'];
      const { onPick, onRing, onSelect } = latest.current;
      if (typeof id === 'string' && !onPick && !onRing) onSelect?.(id);
    });
  }
  map.on('click', 'points-cluster', (event) => {
    const cluster: unknown = event.features?.[0]?.properties['cluster_id'];
    const id: unknown = event.features?.[0]?.properties['id'];
    if (typeof cluster === 'number') void openCluster(map, cluster, event.lngLat);
    else if (typeof id === 'string') latest.current.onSelect?.(id);
  });
  for (const layer of ['points-mark', 'points-cluster']) {
    map.on('mouseenter', layer, () => pointAt(map, true));
    map.on('mouseleave', layer, () => pointAt(map, false));
  }
}

async function openCluster(
  map: MapLibre,
  cluster: number,
  center: { lng: number; lat: number },
): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>('points')?.getClusterExpansionZoom(cluster);
  if (zoom !== undefined) map.easeTo({ center, zoom });
}

/** Goes where the page says, when it says something new. */
function useViews(map: MapLibre | null, { centre, bounds }: LiveMapProps): void {
  const [longitude, latitude] = [centre?.longitude, centre?.latitude];
  useEffect(() => {
    if (!map || longitude === undefined || latitude === undefined) return;
    map.easeTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), 16) });
  }, [map, longitude, latitude]);
  const wanted = bounds?.join(',');
  useEffect(() => {
    if (!map || !wanted) return;
    const [west = 0, south = 0, east = 0, north = 0] = wanted.split(',').map(Number);
    map.fitBounds([west, south, east, north], { padding: 36, maxZoom: 16 });
  }, [map, wanted]);
}
