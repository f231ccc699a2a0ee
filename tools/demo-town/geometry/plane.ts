import type { LngLat } from './geojson.ts';

/** A place in the drawing plane: kilometres east and north of the centre of Qingxi. */
export type Point = readonly [number, number];

/** Centre of Qingxi Town, WGS-84. */
export const CENTRE = { longitude: 112.95, latitude: 28.45 } as const;

const KM_PER_DEGREE_LATITUDE = 110.852;
const KM_PER_DEGREE_LONGITUDE = 111.32 * Math.cos((CENTRE.latitude * Math.PI) / 180);

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** Plane → WGS-84, rounded to 1e-6 degree (0.1 m); equal points give equal coordinates. */
export function toLngLat(point: Point): LngLat {
  return [
    round6(CENTRE.longitude + point[0] / KM_PER_DEGREE_LONGITUDE),
    round6(CENTRE.latitude + point[1] / KM_PER_DEGREE_LATITUDE),
  ];
}

/** WGS-84 → plane. */
export function toPlane(position: readonly [number, number]): Point {
  return [
    (position[0] - CENTRE.longitude) * KM_PER_DEGREE_LONGITUDE,
    (position[1] - CENTRE.latitude) * KM_PER_DEGREE_LATITUDE,
  ];
}

/** Distance in kilometres. */
export function distance(a: Point, b: Point): number {
  const dx = a[0] - b[0];
  const dy = a[1] - b[1];
  return Math.sqrt(dx * dx + dy * dy);
}

/** Signed area (shoelace), positive when counter-clockwise; the ring may be open or closed. */
export function signedArea(ring: readonly (readonly [number, number])[]): number {
  let twice = 0;
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous) twice += previous[0] * point[1] - point[0] * previous[1];
    previous = point;
  }
  return twice / 2;
}

/** Even-odd test; the ring may be open or closed. */
export function insideRing(
  x: number,
  y: number,
  ring: readonly (readonly [number, number])[],
): boolean {
  let inside = false;
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous && point[1] > y !== previous[1] > y) {
      const cut = ((previous[0] - point[0]) * (y - point[1])) / (previous[1] - point[1]) + point[0];
      if (x < cut) inside = !inside;
    }
    previous = point;
  }
  return inside;
}

const BANDS = 200;

/**
 * `insideRing` of one ring for very many places: only the sides that reach the band of a place's northing are looked at, so the answers
 * are the same.
 */
export function insideTest(ring: readonly Point[]): (x: number, y: number) => boolean {
  const ys = ring.map((point) => point[1]);
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const band = (y: number): number => Math.floor(((y - south) / (north - south)) * BANDS);
  const sides = Array.from({ length: BANDS + 1 }, (): number[] => []);
  let previous = ring.at(-1);
  for (const point of ring) {
    if (previous && point[1] !== previous[1]) {
      const last = band(Math.max(point[1], previous[1]));
      for (let at = band(Math.min(point[1], previous[1])); at <= last; at += 1)
        sides[at]?.push(point[0], point[1], previous[0], previous[1]);
    }
    previous = point;
  }
  const bands = sides.map((side) => Float64Array.from(side));
  return (x, y) => {
    const near = bands[band(y)];
    if (!near) return false;
    let inside = false;
    for (let at = 0; at < near.length; at += 4) {
      const [px, py] = [near[at] as number, near[at + 1] as number];
      const [qx, qy] = [near[at + 2] as number, near[at + 3] as number];
      if (py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px) inside = !inside;
    }
    return inside;
  };
}

/** Centripetal-like Catmull–Rom curve through the points, `steps` pieces between neighbours. */
export function curveThrough(points: readonly Point[], steps: number): Point[] {
  const at = (index: number): Point =>
    points[Math.min(points.length - 1, Math.max(0, index))] ?? [0, 0];
  const curve: Point[] = [];
  for (let index = 0; index < points.length - 1; index += 1) {
    const [p0, p1, p2, p3] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    for (let step = 0; step < steps; step += 1) {
      const t = step / steps;
      const blend = (axis: 0 | 1): number =>
        0.5 *
        (2 * p1[axis] +
          (p2[axis] - p0[axis]) * t +
          (2 * p0[axis] - 5 * p1[axis] + 4 * p2[axis] - p3[axis]) * t * t +
          (3 * p1[axis] - p0[axis] - 3 * p2[axis] + p3[axis]) * t * t * t);
      curve.push([blend(0), blend(1)]);
    }
  }
  curve.push(at(points.length - 1));
  return curve;
}

/** The nearest place on a polyline: where, how far, and the direction of the line there. */
export interface Nearest {
  point: Point;
  distanceKm: number;
  direction: Point;
}

/** Projects a point on a polyline of at least two points. Called millions of times: no allocation. */
export function nearestOn(line: readonly Point[], from: Point): Nearest {
  const [fx, fy] = from;
  let [bestSquare, bestX, bestY, bestIndex] = [Number.POSITIVE_INFINITY, fx, fy, 1];
  let [ax, ay] = line[0] ?? from;
  for (let index = 1; index < line.length; index += 1) {
    const next = line[index] as Point;
    const bx = next[0];
    const by = next[1];
    const dx = bx - ax;
    const dy = by - ay;
    const raw = ((fx - ax) * dx + (fy - ay) * dy) / (dx * dx + dy * dy || 1e-18);
    const t = raw < 0 ? 0 : raw > 1 ? 1 : raw;
    const x = ax + dx * t;
    const y = ay + dy * t;
    const square = (x - fx) * (x - fx) + (y - fy) * (y - fy);
    if (square < bestSquare) {
      bestSquare = square;
      bestX = x;
      bestY = y;
      bestIndex = index;
    }
    ax = bx;
    ay = by;
  }
  const [start, end] = [line[bestIndex - 1] ?? from, line[bestIndex] ?? from];
  const length = distance(start, end) || 1;
  return {
    point: [bestX, bestY],
    distanceKm: Math.sqrt(bestSquare),
    direction: [(end[0] - start[0]) / length, (end[1] - start[1]) / length],
  };
}

/** Places every `stepKm` along a polyline with the direction of travel. */
export function walkAlong(
  line: readonly Point[],
  stepKm: number,
): { at: Point; direction: Point }[] {
  const stops: { at: Point; direction: Point }[] = [];
  let carried = stepKm / 2;
  for (let index = 1; index < line.length; index += 1) {
    const [a, b] = [line[index - 1] as Point, line[index] as Point];
    const length = distance(a, b);
    if (length === 0) continue;
    const direction: Point = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
    for (; carried < length; carried += stepKm) {
      stops.push({ at: [a[0] + direction[0] * carried, a[1] + direction[1] * carried], direction });
    }
    carried -= length;
  }
  return stops;
}

/** A rectangle about a centre, turned so that its long side follows `direction`. Open ring, CCW. */
export function rectangle(
  at: Point,
  direction: Point,
  halfLong: number,
  halfShort: number,
): Point[] {
  const [ux, uy] = direction;
  const corner = (a: number, b: number): Point => [
    at[0] + ux * a - uy * b,
    at[1] + uy * a + ux * b,
  ];
  return [
    corner(-halfLong, -halfShort),
    corner(halfLong, -halfShort),
    corner(halfLong, halfShort),
    corner(-halfLong, halfShort),
  ];
}

/** Closes a ring and turns it into WGS-84 coordinates. */
export function closedLngLat(ring: readonly Point[]): LngLat[] {
  const coordinates = ring.map(toLngLat);
  const first = coordinates[0];
  if (first) coordinates.push([first[0], first[1]]);
  return coordinates;
}
