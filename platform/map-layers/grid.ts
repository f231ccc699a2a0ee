/** Counting points together on a grid that stands still while the map moves. Pure. */
import type { MapFeaturePoint, MapFeatures } from '../contract/map.ts';
import type { LayerPoint, LayerShape, MapEdges, MapQuestion } from './types.ts';

/** A window with no more points than this gets each of them. */
export const mostPoints = 1500;
/** A selection and an export get each point up to this. */
export const mostEach = 20_000;
/** Side of a cell of the grid on the screen, CSS px. */
const cellPx = { count: 56, heat: 14 } as const;
/** MapLibre's world is 512 px wide at zoom 0. */
const worldPx = 512;

/** Side of a cell in degrees of longitude; the same is used for latitude. */
export function cellDegrees({ zoom, detail }: MapQuestion): number {
  const px = cellPx[detail === 'heat' ? 'heat' : 'count'];
  return (px * 360) / (worldPx * 2 ** zoom);
}

/** Whether a position lies in a window. */
export function inWindow(
  { west, south, east, north }: MapEdges,
  at: { readonly longitude: number; readonly latitude: number },
): boolean {
  return (
    at.longitude >= west && at.longitude <= east && at.latitude >= south && at.latitude <= north
  );
}

/**
 * Answers a question from points that are all at hand (up to some ten thousands); larger layers count in SQL.
 * `kindCount` is how many classes the look has.
 */
export function answerPoints(
  question: MapQuestion,
  points: Iterable<LayerPoint>,
  kindCount: number,
): MapFeatures {
  const seen: LayerPoint[] = [];
  for (const point of points) {
    if (inWindow(question.edges, point) && !question.hidden.includes(point.kind)) seen.push(point);
  }
  const total = seen.length;
  const answer = { shapes: [], total, cut: false };
  if (question.detail === 'each') {
    return { ...answer, points: seen.slice(0, mostEach).map(single), cut: total > mostEach };
  }
  const few = question.detail === 'count' && total <= mostPoints;
  return { ...answer, points: few ? seen.map(single) : counted(question, seen, kindCount) };
}

const single = (point: LayerPoint): MapFeaturePoint => ({ ...point, count: 1 });

function counted(
  question: MapQuestion,
  points: readonly LayerPoint[],
  kindCount: number,
): MapFeaturePoint[] {
  const side = cellDegrees(question);
  const cells = Map.groupBy(
    points,
    ({ longitude, latitude }) => `${Math.floor(longitude / side)}:${Math.floor(latitude / side)}`,
  );
  return [...cells.values()].map((own) => {
    const [first] = own;
    if (own.length === 1 && first) return single(first);
    const kinds = Array.from({ length: kindCount }, () => 0);
    for (const { kind } of own) kinds[kind] = (kinds[kind] ?? 0) + 1;
    const mean = (of: (point: LayerPoint) => number): number =>
      own.reduce((sum, point) => sum + of(point), 0) / own.length;
    return {
      id: '',
      longitude: mean(({ longitude }) => longitude),
      latitude: mean(({ latitude }) => latitude),
      label: '',
      kind: gravest(kinds),
      count: own.length,
      kinds,
    };
  });
}

/** The last class that occurs: looks list their classes from calm to grave. */
export function gravest(kinds: readonly number[]): number {
  return Math.max(
    0,
    kinds.findLastIndex((count) => count > 0),
  );
}

/** Answers a question from shapes that are all at hand: those whose box meets the window. */
export function answerShapes(question: MapQuestion, shapes: Iterable<LayerShape>): MapFeatures {
  const seen: LayerShape[] = [];
  for (const shape of shapes) {
    if (meets(question.edges, boxOf(shape.geometry)) && !question.hidden.includes(shape.kind)) {
      seen.push(shape);
    }
  }
  return { points: [], shapes: seen, total: seen.length, cut: false };
}

function meets(window: MapEdges, box: MapEdges): boolean {
  return (
    box.west <= window.east &&
    box.east >= window.west &&
    box.south <= window.north &&
    box.north >= window.south
  );
}

/** The smallest window around a geometry. */
export function boxOf(geometry: LayerShape['geometry']): MapEdges {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  const take = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [longitude, latitude] = part as unknown[];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') {
      for (const inner of part) take(inner);
      return;
    }
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  };
  take(geometry.coordinates);
  return box;
}
