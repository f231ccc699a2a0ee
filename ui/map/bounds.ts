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

/** What tells the town's size, best first: its villages, its outline (which may be the county's). */
const sizing = ['villages', 'outline'] as const;

/** The whole town, or all that is drawn where neither villages nor outline are known. */
export function boundsOfBase(base: MapBase): Bounds | null {
  const ofKind = sizing.map((wanted) => base.layers.filter(({ kind }) => kind === wanted));
  const layers = ofKind.find((found) => found.length > 0) ?? base.layers;
  const pairs = layers.flatMap(({ features }) =>
    features.flatMap(({ geometry }) => [...pairsOf(geometry)]),
  );
  return boundsAround(pairs);
}

/** The window around positions. */
export function boundsOfPositions(positions: readonly Position[]): Bounds | null {
  return boundsAround(positions.map(({ longitude, latitude }) => [longitude, latitude]));
}
