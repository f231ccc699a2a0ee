/** Windows of the map as they come in addresses. */
import type { MapEdges } from '../types.ts';

/** Reads `west,south,east,north`; null for what is no window on Earth. */
export function readEdges(bbox: string): MapEdges | null {
  const parts = bbox.split(',').map(Number);
  const [west = NaN, south = NaN, east = NaN, north = NaN] = parts;
  if (parts.length !== 4 || parts.some((part) => !Number.isFinite(part))) return null;
  const isOnEarth = west >= -180 && east <= 180 && south >= -90 && north <= 90;
  return isOnEarth && west < east && south < north ? { west, south, east, north } : null;
}

/** The smallest window around corners. */
export function edgesAround(ring: readonly (readonly [number, number])[]): MapEdges {
  const longitudes = ring.map(([longitude]) => longitude);
  const latitudes = ring.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes),
    south: Math.min(...latitudes),
    east: Math.max(...longitudes),
    north: Math.max(...latitudes),
  };
}
