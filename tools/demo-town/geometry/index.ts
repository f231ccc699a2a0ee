import { createCounty } from './county.ts';
import type { DemoTown } from './town-geometry.ts';

export type { Division, DivisionProperties } from './divisions.ts';
export type {
  Feature,
  FeatureCollection,
  LineStringGeometry,
  LngLat,
  NamedProperties,
  PointGeometry,
  PolygonGeometry,
} from './geojson.ts';
export type {
  BuildingProperties,
  DemoTown,
  GroundProperties,
  LandCoverProperties,
  LandmarkKind,
  LandmarkProperties,
  RoadProperties,
  TownGeometry,
  WaterProperties,
} from './town-geometry.ts';

/** The seed with which the shipped demo town is drawn. */
export const DEMO_SEED = 1;

const drawn = new Map<number, DemoTown>();

/** The demo county drawn from a seed; the same seed gives the same map. Cached (first call: 2–3 s). */
export function demoTown(seed: number = DEMO_SEED): DemoTown {
  let town = drawn.get(seed);
  if (!town) {
    town = createCounty(seed);
    drawn.set(seed, town);
  }
  return town;
}
