import {
  type GeoJSONSource,
  type LngLatBoundsLike,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { readyFontsFor } from '../tokens/fonts.ts';
import { baseStyle, namesOf } from './base-style.ts';
import { boundsOfBase, boundsOfPositions } from './bounds.ts';
import { useDraw } from './draw.ts';
import { addOverlay, fillOverlay, mapFontFamily } from './overlay.ts';
import { usePin } from './pin.ts';
import type { Bounds, MapBase, TownMapProps } from './types.ts';
import 'maplibre-gl/dist/maplibre-gl.css';

// The worker comes from our own origin, so that `worker-src 'self'` is enough.
setWorkerUrl(workerUrl);

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
  const map = useMap(place, props);
  useEffect(() => {
    if (map) fillOverlay(map, { points, areas, lines }, selected);
  }, [map, points, areas, lines, selected]);
  useViews(map, props);
  usePin(map, props.picked, props.onPick);
  useDraw(map, props);
  return <div ref={place} className="zs-map-canvas" role="application" aria-label={label} />;
}

function useMap(place: RefObject<HTMLDivElement | null>, props: LiveMapProps): MapLibre | null {
  const { t, locale } = useText();
  const [ready, setReady] = useState<MapLibre | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const { base } = props;
  useEffect(() => {
    const container = place.current;
    if (!container) return;
    let map: MapLibre | null = null;
    let left = false;
    const open = (): void => {
      if (left) return;
      map = openMap(container, latest.current, locale, t('ui.map.keys'));
      if (!map) {
        latest.current.onFailed();
        return;
      }
      const opened = map;
      opened.once('style.load', () => {
        addOverlay(opened);
        listen(opened, latest);
        setReady(opened);
      });
    };
    void readyFontsFor(namesOf(base)).then(open, open);
    return () => {
      left = true;
      setReady(null);
      map?.remove();
    };
  }, [place, base, locale, t]);
  return ready;
}

function openMap(
  container: HTMLElement,
  { base, points = [], picked, bounds }: LiveMapProps,
  locale: 'zh' | 'en',
  keys: string,
): MapLibre | null {
  const first = bounds ?? boundsOfPositions(points) ?? boundsOfBase(base);
  try {
    const map = new MapLibre({
      container,
      style: baseStyle(base, locale),
      ...(first ? { bounds: first as unknown as LngLatBoundsLike } : {}),
      fitBoundsOptions: { padding: 36, maxZoom: 16 },
      maxZoom: 20,
      minZoom: 8,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: base.tiles ? { compact: true } : false,
      localIdeographFontFamily: mapFontFamily,
      fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200,
      locale: { 'Map.Title': keys },
    });
    map.touchZoomRotate.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), 'bottom-right');
    map.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    if (picked) map.jumpTo({ center: [picked.longitude, picked.latitude], zoom: 16 });
    return map;
  } catch {
    // No WebGL after all: the caller shows the plain map.
    return null;
  }
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

function pointAt(map: MapLibre, something: boolean): void {
  map.getCanvas().style.cursor = something ? 'pointer' : '';
}

async function openCluster(
  map: MapLibre,
  cluster: number,
  center: { lng: number; lat: number },
): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>('points')?.getClusterExpansionZoom(cluster);
  if (zoom !== undefined) map.easeTo({ center, zoom });
}

function windowOf(map: MapLibre): Bounds {
  const seen = map.getBounds();
  return [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()];
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
