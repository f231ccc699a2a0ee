import Flatbush from 'flatbush';
import { placeInPolygon } from './point-in-polygon.ts';
import type { GeoProblem, Vertex } from './types.ts';
import { toPosition } from './types.ts';

interface Segment {
  from: Vertex;
  to: Vertex;
  ring: number;
  /** Place of `from` in the ring as it was given. */
  index: number;
  /** Place among the ring's segments of some length, and their number. */
  order: number;
  ringLength: number;
}

/**
 * Crossings of the rings of one polygon with themselves and each other, and holes outside the
 * outer ring. Rings may touch each other in single positions (OGC simple features), a ring may not
 * touch itself. At most one fault a ring is reported: the first.
 */
export function ringFaults(rings: readonly (readonly Vertex[])[], path: string): GeoProblem[] {
  const segments = rings.flatMap((ring, index) => segmentsOf(ring, index));
  const problems = crossings(segments, path);
  if (problems.length > 0) return problems;
  const outer = { type: 'Polygon', coordinates: rings.slice(0, 1) } as const;
  for (const [index, hole] of rings.slice(1).entries()) {
    const places = hole.map((vertex) => placeInPolygon(toPosition(vertex), outer));
    if (places.includes('outside')) {
      const message = 'the hole lies outside the outer ring';
      problems.push({ path: `${path}/${index + 1}`, code: 'hole-outside', message });
    }
  }
  return problems;
}

function segmentsOf(ring: readonly Vertex[], ringIndex: number): Segment[] {
  const found: Segment[] = [];
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const from = ring[index];
    const to = ring[index + 1];
    if (!from || !to || (from[0] === to[0] && from[1] === to[1])) continue;
    found.push({ from, to, ring: ringIndex, index, order: found.length, ringLength: 0 });
  }
  for (const segment of found) segment.ringLength = found.length;
  return found;
}

function crossings(segments: readonly Segment[], path: string): GeoProblem[] {
  const tree = new Flatbush(segments.length);
  for (const { from, to } of segments) {
    const [west, east] = from[0] < to[0] ? [from[0], to[0]] : [to[0], from[0]];
    const [south, north] = from[1] < to[1] ? [from[1], to[1]] : [to[1], from[1]];
    tree.add(west, south, east, north);
  }
  tree.finish();
  const faulty = new Map<number, GeoProblem>();
  for (const [at, a] of segments.entries()) {
    if (faulty.has(a.ring)) continue;
    const [west, east] = [Math.min(a.from[0], a.to[0]), Math.max(a.from[0], a.to[0])];
    const [south, north] = [Math.min(a.from[1], a.to[1]), Math.max(a.from[1], a.to[1])];
    const near = tree.search(west, south, east, north, (other) => other > at);
    const hit = near.map((index) => segments[index]).find((b) => b && clash(a, b));
    if (hit) faulty.set(a.ring, crossingProblem(a, hit, path));
  }
  return [...faulty.values()];
}

function crossingProblem(a: Segment, b: Segment, path: string): GeoProblem {
  const message =
    `the line after position ${a.index} of ring ${a.ring} meets the line after position ` +
    `${b.index} of ring ${b.ring}: redraw the outline so that it does not cross itself`;
  return { path: `${path}/${a.ring}/${a.index}`, code: 'self-intersection', message };
}

function clash(a: Segment, b: Segment): boolean {
  const aFrom = side(b.from, b.to, a.from);
  const aTo = side(b.from, b.to, a.to);
  const bFrom = side(a.from, a.to, b.from);
  const bTo = side(a.from, a.to, b.to);
  if (aFrom * aTo > 0 || bFrom * bTo > 0) return false;
  if (aFrom === 0 && aTo === 0) return collinearClash(a, b);
  if (aFrom * aTo < 0 && bFrom * bTo < 0) return true;
  return a.ring === b.ring && !areNeighbours(a, b);
}

// On one line: overlap over a length always clashes; meeting in a point only within a ring between
// lines that are not neighbours.
function collinearClash(a: Segment, b: Segment): boolean {
  const axis = a.from[0] === a.to[0] ? 1 : 0;
  const low = Math.max(Math.min(a.from[axis], a.to[axis]), Math.min(b.from[axis], b.to[axis]));
  const high = Math.min(Math.max(a.from[axis], a.to[axis]), Math.max(b.from[axis], b.to[axis]));
  if (low < high) return true;
  return low === high && a.ring === b.ring && !areNeighbours(a, b);
}

function areNeighbours(a: Segment, b: Segment): boolean {
  const gap = Math.abs(a.order - b.order);
  return gap === 1 || gap === a.ringLength - 1;
}

function side(from: Vertex, to: Vertex, point: Vertex): number {
  return Math.sign(
    (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]),
  );
}
