import type { Area, Position, Vertex } from './types.ts';

/** Mean Earth radius R1 of the IUGG, metres. */
const EARTH_RADIUS_METRES = 6_371_008.8;
const RADIANS = Math.PI / 180;

/** A box in degrees: west and east are longitudes, south and north latitudes. */
export interface BoundingBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Great-circle distance in metres (haversine on the mean sphere, error below 0.5 %). */
export function distanceMetres(a: Position, b: Position): number {
  const latitudeStep = (b.latitude - a.latitude) * RADIANS;
  const longitudeStep = (b.longitude - a.longitude) * RADIANS;
  const chord =
    Math.sin(latitudeStep / 2) ** 2 +
    Math.cos(a.latitude * RADIANS) *
      Math.cos(b.latitude * RADIANS) *
      Math.sin(longitudeStep / 2) ** 2;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** The position so many metres east and north of another; for town-sized steps. */
export function offsetMetres(from: Position, east: number, north: number): Position {
  const metresPerDegree = EARTH_RADIUS_METRES * RADIANS;
  return {
    longitude: from.longitude + east / (metresPerDegree * Math.cos(from.latitude * RADIANS)),
    latitude: from.latitude + north / metresPerDegree,
  };
}

/** Area in square metres on the mean sphere, holes taken off; independent of ring direction. */
export function areaSquareMetres(area: Area): number {
  return polygonsOf(area).reduce(
    (sum, [outer = [], ...holes]) =>
      holes.reduce(
        (rest, hole) => rest - ringAreaSquareMetres(hole),
        sum + ringAreaSquareMetres(outer),
      ),
    0,
  );
}

/**
 * Centre of gravity of an area, holes counted as empty (flat reckoning, exact enough below 100 km).
 * It may lie outside a bent area.
 * @throws RangeError for an area of no size.
 */
export function centroid(area: Area): Position {
  const origin = polygonsOf(area)[0]?.[0]?.[0];
  if (!origin) throw new RangeError('an area without positions has no centroid');
  const sums = { weight: 0, x: 0, y: 0 };
  for (const rings of polygonsOf(area)) {
    for (const [index, ring] of rings.entries()) addRingMoment(sums, ring, origin, index > 0);
  }
  if (sums.weight === 0) throw new RangeError('an area of no size has no centroid');
  return {
    longitude: origin[0] + sums.x / (3 * sums.weight),
    latitude: origin[1] + sums.y / (3 * sums.weight),
  };
}

/**
 * The smallest box around an area.
 * @throws RangeError for an area without positions.
 */
export function boundingBox(area: Area): BoundingBox {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const [outer = []] of polygonsOf(area)) {
    for (const [longitude, latitude] of outer) {
      box.west = Math.min(box.west, longitude);
      box.east = Math.max(box.east, longitude);
      box.south = Math.min(box.south, latitude);
      box.north = Math.max(box.north, latitude);
    }
  }
  if (box.west > box.east) throw new RangeError('an area without positions has no bounding box');
  return box;
}

/** The polygons of an area as lists of rings: one for a Polygon, several for a MultiPolygon. */
export function polygonsOf(area: Area): readonly (readonly (readonly Vertex[])[])[] {
  return area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
}

// Chamberlain & Duquette, "Some Algorithms for Polygons on a Sphere", JPL 07-03 (2007).
function ringAreaSquareMetres(ring: readonly Vertex[]): number {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [fromLongitude, fromLatitude] = ring[at] ?? [0, 0];
    const [toLongitude, toLatitude] = ring[at + 1] ?? [0, 0];
    sum +=
      (toLongitude - fromLongitude) *
      RADIANS *
      (2 + Math.sin(fromLatitude * RADIANS) + Math.sin(toLatitude * RADIANS));
  }
  return Math.abs((sum * EARTH_RADIUS_METRES ** 2) / 2);
}

function addRingMoment(
  sums: { weight: number; x: number; y: number },
  ring: readonly Vertex[],
  origin: Vertex,
  isHole: boolean,
): void {
  const own = { weight: 0, x: 0, y: 0 };
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const from = ring[at] ?? origin;
    const to = ring[at + 1] ?? origin;
    const [x0, y0] = [from[0] - origin[0], from[1] - origin[1]];
    const [x1, y1] = [to[0] - origin[0], to[1] - origin[1]];
    const cross = x0 * y1 - x1 * y0;
    own.weight += cross;
    own.x += (x0 + x1) * cross;
    own.y += (y0 + y1) * cross;
  }
  const sign = own.weight > 0 === isHole ? -1 : 1;
  sums.weight += sign * own.weight;
  sums.x += sign * own.x;
  sums.y += sign * own.y;
}
