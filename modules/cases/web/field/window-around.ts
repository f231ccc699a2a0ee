import { offsetMetres, type Position } from '#platform/geo/index.ts';
import type { Bounds } from '#ui/map/index.ts';

/** The map window that reaches so many metres from a place to each side. */
export function windowAround(place: Position, metres: number): Bounds {
  const southWest = offsetMetres(place, -metres, -metres);
  const northEast = offsetMetres(place, metres, metres);
  return [southWest.longitude, southWest.latitude, northEast.longitude, northEast.latitude];
}
