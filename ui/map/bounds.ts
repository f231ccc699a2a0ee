import type { Geometry, Position as Pair } from 'geojson';
import type { Bounds, MapBase, Position } from './types.ts';

/** The smallest window around pairs of longitude and latitude; null around none. */
export function boundsAround(pairs: Iterable<Pair>): Bounds | null {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude = 0, latitude = 0] of pairs) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west > east ? null : [west, south, east, north];
}

/** All pairs of a geometry. */
export function* pairsOf(geometry: Geometry): Generator<Pair> {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) yield* pairsOf(part);
  } else {
    yield* pairsIn(geometry.coordinates);
  }
}

function* pairsIn(coordinates: Pair | unknown[]): Generator<Pair> {
  if (typeof coordinates[0] === 'number') yield coordinates as Pair;
  else for (const part of coordinates) yield* pairsIn(part as unknown[]);
}

/** The whole town: its outline, or all that is drawn where it has none. */
export function boundsOfBase(base: MapBase): Bounds | null {
  const outline = base.layers.filter(({ kind }) => kind === 'outline');
  const layers = outline.length > 0 ? outline : base.layers;
  const pairs = layers.flatMap(({ features }) =>
    features.flatMap(({ geometry }) => [...pairsOf(geometry)]),
  );
  return boundsAround(pairs);
}

/** The window around positions. */
export function boundsOfPositions(positions: readonly Position[]): Bounds | null {
  return boundsAround(positions.map(({ longitude, latitude }) => [longitude, latitude]));
}
