/** A flat sheet around a place: metres east and north, exact enough for a town. */
import type { Position } from '#platform/geo/index.ts';

const metresPerDegree = 111_195.08;

/** A point on the sheet. */
export type Flat = readonly [east: number, north: number];

/** Lays positions on a sheet around the first of them. */
export function sheetAround(origin: Position): (position: Position) => Flat {
  const east = metresPerDegree * Math.cos((origin.latitude * Math.PI) / 180);
  return ({ longitude, latitude }) => [
    (longitude - origin.longitude) * east,
    (latitude - origin.latitude) * metresPerDegree,
  ];
}

/** Distance of a point to a segment, metres. */
export function toSegment([x, y]: Flat, [x0, y0]: Flat, [x1, y1]: Flat): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const share =
    squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return Math.hypot(x0 + share * dx - x, y0 + share * dy - y);
}

/** Distance between two points, metres. */
export function between([x0, y0]: Flat, [x1, y1]: Flat): number {
  return Math.hypot(x1 - x0, y1 - y0);
}
