/** How far a position lies from the edge of an area. */
import {
  type Area,
  placeInPolygon,
  type Polygon,
  type Position,
  type Vertex,
} from '#platform/geo/index.ts';

/** Metres of one degree of latitude on the mean sphere. */
const metresPerDegree = 111_195.08;

/**
 * Signed distance to the edge in metres: negative inside, positive outside, 0 on it. Flat reckoning
 * around the position, exact to a thousandth within 20 km.
 */
export function edgeDistanceMetres(position: Position, area: Area): number {
  const place = placeInPolygon(position, area);
  if (place === 'edge') return 0;
  let least = Number.POSITIVE_INFINITY;
  for (const ring of ringsOf(area)) least = Math.min(least, ringDistance(position, ring));
  return place === 'inside' ? -least : least;
}

function ringsOf(area: Area): readonly (readonly Vertex[])[] {
  if (area.type === 'Polygon') return area.coordinates;
  return area.coordinates.flatMap((polygon: Polygon['coordinates']) => polygon);
}

function ringDistance({ longitude, latitude }: Position, ring: readonly Vertex[]): number {
  const east = metresPerDegree * Math.cos((latitude * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [x0, y0] = ring[at] ?? [0, 0];
    const [x1, y1] = ring[at + 1] ?? [0, 0];
    const from: Flat = [(x0 - longitude) * east, (y0 - latitude) * metresPerDegree];
    const to: Flat = [(x1 - longitude) * east, (y1 - latitude) * metresPerDegree];
    least = Math.min(least, segmentDistance(from, to));
  }
  return least;
}

type Flat = readonly [east: number, north: number];

/** Distance of the origin to a segment. */
function segmentDistance([x0, y0]: Flat, [x1, y1]: Flat): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, -(x0 * dx + y0 * dy) / squared));
  return Math.hypot(x0 + share * dx, y0 + share * dy);
}
