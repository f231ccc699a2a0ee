/** The place of the map as part of the view: told after each move, followed when somebody else changes it. */
import type { Map as MapLibre } from 'maplibre-gl';
import { useEffect, useRef } from 'react';
import type { Bounds, Position } from '../types.ts';

/** Where the map stands. */
export interface Camera {
  readonly centre: Position | null;
  readonly zoom: number | null;
}

/** Differences below this are the rounding of an address. */
const sameDegrees = 2e-5;
const sameZoom = 0.02;

/** Keeps the map and the view at the same place. */
export function useCamera(
  map: MapLibre | null,
  { centre, zoom }: Camera,
  onMove: (camera: Camera) => void,
): void {
  const tell = useRef(onMove);
  tell.current = onMove;
  useEffect(() => {
    if (!map) return;
    const moved = (): void => {
      const { lng: longitude, lat: latitude } = map.getCenter();
      tell.current({ centre: { longitude, latitude }, zoom: map.getZoom() });
    };
    map.on('moveend', moved);
    return () => {
      map.off('moveend', moved);
    };
  }, [map]);
  const [longitude, latitude] = [centre?.longitude, centre?.latitude];
  useEffect(() => {
    if (!map || longitude === undefined || latitude === undefined) return;
    const at = map.getCenter();
    const isThere =
      Math.abs(at.lng - longitude) < sameDegrees &&
      Math.abs(at.lat - latitude) < sameDegrees &&
      (zoom === null || Math.abs(map.getZoom() - zoom) < sameZoom);
    if (isThere || map.isMoving()) return;
    map.easeTo({ center: [longitude, latitude], zoom: zoom ?? map.getZoom() });
  }, [map, longitude, latitude, zoom]);
}

/** Shows a window when it changes. */
export function useBounds(map: MapLibre | null, bounds: Bounds | null): void {
  const wanted = bounds?.join(',');
  useEffect(() => {
    if (!map || !wanted) return;
    const [west = 0, south = 0, east = 0, north = 0] = wanted.split(',').map(Number);
    map.fitBounds([west, south, east, north], { padding: 36, maxZoom: 17 });
  }, [map, wanted]);
}

/** Whether the screen is that of a phone. */
export const isNarrow = (): boolean => matchMedia('(width <= 640px)').matches;
