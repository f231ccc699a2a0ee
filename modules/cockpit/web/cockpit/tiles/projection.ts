/** The ground as a drawing: degrees to units of the drawing, north above. Pure. */
import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';

/** West, south, east, north, degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number];

/** Draws positions. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly point: (position: Position) => readonly [x: number, y: number];
}

/** Every position of a geometry. */
function positionsOf(feature: Feature): Position[] {
  const { geometry } = feature;
  if (!('coordinates' in geometry)) return [];
  const all = geometry.coordinates.flat(geometry.type === 'MultiPolygon' ? 2 : 1) as unknown[];
  return geometry.type === 'Point' ? [geometry.coordinates] : (all as Position[]);
}

/** The box around features, with a margin as a share of its size. */
export function boxOf(features: readonly Feature[], margin: number): Box | null {
  const positions = features.flatMap(positionsOf);
  if (positions.length === 0) return null;
  const xs = positions.map(([x = 0]) => x);
  const ys = positions.map(([, y = 0]) => y);
  const [west, east] = [least(xs), most(xs)];
  const [south, north] = [least(ys), most(ys)];
  const [dx, dy] = [(east - west) * margin, (north - south) * margin];
  return [west - dx, south - dy, east + dx, north + dy];
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b));
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b));

/** A drawing of a box in the middle of a frame, true in its middle: a degree of longitude is shorter than one of latitude. */
export function projectionOf(
  [west, south, east, north]: Box,
  frame: { readonly width: number; readonly height: number },
): Projection {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const [across, down] = [(east - west) * squeeze, north - south];
  const scale = Math.min(frame.width / across, frame.height / down);
  const [left, top] = [(frame.width - across * scale) / 2, (frame.height - down * scale) / 2];
  return {
    ...frame,
    point: ([longitude = 0, latitude = 0]) => [
      left + (longitude - west) * squeeze * scale,
      top + (north - latitude) * scale,
    ],
  };
}

/** The path of a geometry. */
export function pathOfFeature({ geometry }: Feature, { point }: Projection): string {
  const line = (positions: readonly Position[], close: boolean): string => {
    const steps = positions.map((position) =>
      point(position)
        .map((n) => n.toFixed(1))
        .join(' '),
    );
    return `M${steps.join('L')}${close ? 'Z' : ''}`;
  };
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => line(ring, true)).join('');
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((ring) => line(ring, true))
        .join('');
    case 'LineString':
      return line(geometry.coordinates, false);
    case 'MultiLineString':
      return geometry.coordinates.map((part) => line(part, false)).join('');
    default:
      return '';
  }
}

/** Where a name stands: the centre of gravity of the largest ring. */
export function middleOf(area: Polygon | MultiPolygon): Position {
  const rings =
    area.type === 'Polygon' ? [area.coordinates[0]] : area.coordinates.map(([ring]) => ring);
  let best: { size: number; at: Position } = { size: -1, at: [0, 0] };
  for (const ring of rings) {
    const gravity = gravityOf(ring ?? []);
    if (gravity.size > best.size) best = gravity;
  }
  return best.at;
}

function gravityOf(ring: readonly Position[]): { size: number; at: Position } {
  let [twice, x, y] = [0, 0, 0];
  for (const [at, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
    const cross = x1 * y2 - x2 * y1;
    twice += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  return twice === 0
    ? { size: 0, at: ring[0] ?? [0, 0] }
    : { size: Math.abs(twice), at: [x / (3 * twice), y / (3 * twice)] };
}
