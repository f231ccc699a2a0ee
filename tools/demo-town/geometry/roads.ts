import { createRandom } from '../random.ts';
import type { Feature, LineStringGeometry } from './geojson.ts';
import { curveThrough, distance, nearestOn, type Point, toLngLat } from './plane.ts';
import { courseOf, ROAD_PLANS } from './road-plans.ts';
import type { RiverSide } from './river.ts';
import type { RoadProperties } from './town-geometry.ts';

/** A road in the drawing plane. */
export interface Road {
  nameZh: string;
  nameEn: string;
  kind: RoadProperties['kind'];
  /** 0 Qingxi, 1 Baisha. */
  town: number;
  line: Point[];
}

/** Carriageway widths in metres, after the classes of rural roads in Chinese practice. */
export const ROAD_WIDTH_METRES: Readonly<Record<RoadProperties['kind'], number>> = {
  countyRoad: 9,
  mainStreet: 14,
  street: 8,
  lane: 4.5,
  villageRoad: 4.5,
};

/** The roads planned by hand, rounded into curves. */
export function plannedRoads(): Road[] {
  return ROAD_PLANS.map(([nameZh, nameEn, kind, town, course]) => ({
    nameZh,
    nameEn,
    kind,
    town,
    line: curveThrough(courseOf(course), kind === 'lane' ? 3 : 7),
  }));
}

/** A hamlet that wants a road. */
export interface HamletSite {
  nameZh: string;
  nameEn: string;
  town: number;
  at: Point;
}

function wander(from: Point, to: Point, bend: number): Point[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const at = (t: number, off: number): Point => [
    from[0] + dx * t - dy * off,
    from[1] + dy * t + dx * off,
  ];
  return curveThrough([from, at(0.3, bend), at(0.65, -bend * 0.7), to], 6);
}

/** Joins every hamlet to the nearest road on its own bank, the nearest hamlets first. */
export function hamletRoads(
  hamlets: readonly HamletSite[],
  roads: readonly Road[],
  side: RiverSide,
  seed: number,
): Road[] {
  const random = createRandom(seed, 'hamlet-roads');
  const joined: Road[] = [];
  const vertices = roads.flatMap((road) => road.line);
  const reach = (hamlet: HamletSite): Point | undefined => {
    const bank = side.isNorth(hamlet.at[0], hamlet.at[1]);
    return vertices
      .map((at) => ({ at, awayKm: distance(at, hamlet.at) }))
      .sort((a, b) => a.awayKm - b.awayKm)
      .find(({ at: [x, y] }) => side.isNorth(x, y) === bank)?.at;
  };
  const waiting = hamlets
    .map((hamlet) => ({
      ...hamlet,
      awayKm: Math.min(...roads.map((road) => nearestOn(road.line, hamlet.at).distanceKm)),
    }))
    .sort((a, b) => a.awayKm - b.awayKm);
  for (const hamlet of waiting) {
    const start = reach(hamlet);
    if (!start || distance(start, hamlet.at) < 0.06) continue;
    const line = wander(start, hamlet.at, random.between(-0.16, 0.16));
    vertices.push(...line.slice(3));
    const { nameZh, nameEn, town } = hamlet;
    joined.push({
      nameZh: `${nameZh}路`,
      nameEn: `${nameEn} Road`,
      kind: 'villageRoad',
      town,
      line,
    });
  }
  return joined;
}

/** A road as a GeoJSON feature. */
export function roadFeature(road: Road, id: string): Feature<LineStringGeometry, RoadProperties> {
  const { kind, nameZh, nameEn } = road;
  return {
    type: 'Feature',
    id,
    geometry: { type: 'LineString', coordinates: road.line.map(toLngLat) },
    properties: { kind, nameZh, nameEn, widthMetres: ROAD_WIDTH_METRES[kind] },
  };
}
