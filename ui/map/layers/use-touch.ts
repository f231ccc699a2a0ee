/** What lies under the pointer: opened by a tap, named on hover. */
import { type GeoJSONSource, type Map as MapLibre, type MapMouseEvent, Popup } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import { pointAt } from '../engine.ts';
import { touchable } from './paint.ts';

/** A feature that was touched. */
export interface Touched {
  readonly layer: string;
  readonly id: string;
  readonly longitude: number;
  readonly latitude: number;
  /** A line or an area, marked by its outline instead of a ring. */
  readonly isShape: boolean;
}

/** A finger is broader than a mouse. */
const reachPx = 5;

/**
 * Taps and hovers on the layers of these codes, the top one first. `onTouch(null)` is a tap beside everything.
 */
export function useTouch(
  map: MapLibre | null,
  codes: readonly string[],
  { onTouch }: { onTouch: (touched: Touched | null) => void },
): void {
  const latest = useRef({ codes, onTouch });
  latest.current = { codes, onTouch };
  useEffect(() => {
    if (!map) return;
    const under = (event: MapMouseEvent) => topFeature(map, latest.current.codes, event);
    const touch = (event: MapMouseEvent): void => {
      const found = under(event);
      if (!found) {
        latest.current.onTouch(null);
        return;
      }
      const { lng: longitude, lat: latitude } = placeOf(found.geometry) ?? event.lngLat;
      const { id, cluster_id: cluster } = found.properties as Record<string, unknown>;
      if (typeof cluster === 'number') void openCluster(map, found.source, cluster, event.lngLat);
      else if (id === '') map.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + 2 });
      else {
        const isShape = found.geometry.type !== 'Point';
        latest.current.onTouch({
          layer: found.source,
          id: String(id),
          longitude,
          latitude,
          isShape,
        });
      }
    };
    const tip = new Popup({ closeButton: false, closeOnClick: false, offset: 14 });
    const hover = (event: MapMouseEvent): void => {
      const found = under(event);
      pointAt(map, found !== undefined);
      const label: unknown = found?.properties['label'];
      if (typeof label !== 'string' || !label) tip.remove();
      else
        tip
          .setLngLat(placeOf(found?.geometry) ?? event.lngLat)
          .setText(label)
          .addTo(map);
    };
    tip.addClassName('zs-layers-tip');
    map.on('click', touch);
    map.on('mousemove', hover);
    map.on('mouseout', () => tip.remove());
    return () => {
      map.off('click', touch);
      map.off('mousemove', hover);
      tip.remove();
      pointAt(map, false);
    };
  }, [map]);
}

function topFeature(map: MapLibre, codes: readonly string[], { point: { x, y } }: MapMouseEvent) {
  const layers = codes.flatMap((code) => touchable(code)).filter((id) => map.getLayer(id));
  const [found] = map.queryRenderedFeatures(
    [
      [x - reachPx, y - reachPx],
      [x + reachPx, y + reachPx],
    ],
    { layers },
  );
  return found;
}

function placeOf(geometry: GeoJSON.Geometry | undefined): { lng: number; lat: number } | null {
  if (geometry?.type !== 'Point') return null;
  const [lng = 0, lat = 0] = geometry.coordinates;
  return { lng, lat };
}

async function openCluster(
  map: MapLibre,
  source: string,
  cluster: number,
  center: { lng: number; lat: number },
): Promise<void> {
  const zoom = await map.getSource<GeoJSONSource>(source)?.getClusterExpansionZoom(cluster);
  if (zoom !== undefined) map.easeTo({ center, zoom: Math.max(zoom, map.getZoom() + 1) });
}
