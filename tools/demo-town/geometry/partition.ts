import type { LabelRaster } from './label-field.ts';
import type { Point } from './plane.ts';

/**
 * A planar partition: borders are arcs between junctions, and each arc is stored once and used by
 * both neighbours, so that pieces share their borders exactly, without gaps or overlaps.
 */
export interface Arc {
  points: Point[];
  startNode: number;
  endNode: number;
  left: number;
  right: number;
}

interface Segment {
  from: number;
  to: number;
  left: number;
  right: number;
}

interface Network {
  nodes: Map<number, Point>;
  segments: Segment[];
}

/** Where the border crosses the lattice edge between two samples, found by bisection. */
function crossing(raster: LabelRaster, a: number, b: number): Point {
  const { field, columns, labels } = raster;
  const place = (index: number): Point => [
    field.minX + (index % columns) * field.stepKm,
    field.minY + Math.floor(index / columns) * field.stepKm,
  ];
  const [pa, pb] = [place(a), place(b)];
  let [low, high] = [0, 1];
  for (let round = 0; round < 8; round += 1) {
    const t = (low + high) / 2;
    const label = field.labelAt(pa[0] + (pb[0] - pa[0]) * t, pa[1] + (pb[1] - pa[1]) * t);
    if (label === labels[a]) low = t;
    else high = t;
  }
  const t = Math.min(0.93, Math.max(0.07, (low + high) / 2));
  return [pa[0] + (pb[0] - pa[0]) * t, pa[1] + (pb[1] - pa[1]) * t];
}

function middleOf(points: readonly Point[]): Point {
  return [
    points.reduce((sum, point) => sum + point[0], 0) / points.length,
    points.reduce((sum, point) => sum + point[1], 0) / points.length,
  ];
}

const FINE = 8;

/** Where three or more pieces meet inside a square, found on a lattice eight times as fine. */
function junction(raster: LabelRaster, corner: number): Point | undefined {
  const { field, columns } = raster;
  const west = field.minX + (corner % columns) * field.stepKm;
  const south = field.minY + Math.floor(corner / columns) * field.stepKm;
  const step = field.stepKm / FINE;
  const fine: number[] = [];
  for (let row = 0; row <= FINE; row += 1) {
    for (let column = 0; column <= FINE; column += 1) {
      fine.push(field.labelAt(west + column * step, south + row * step));
    }
  }
  for (let place = 0; place < FINE * (FINE + 1); place += 1) {
    const column = place % (FINE + 1);
    if (column === FINE) continue;
    const square = [place, place + 1, place + FINE + 1, place + FINE + 2].map((at) => fine[at]);
    if (new Set(square).size < 3) continue;
    const row = Math.floor(place / (FINE + 1));
    return [west + (column + 0.5) * step, south + (row + 0.5) * step];
  }
  return undefined;
}

/** The borders inside one square of four samples (corners counter-clockwise from south-west). */
function addBlock(raster: LabelRaster, corner: number, network: Network): void {
  const { columns, labels } = raster;
  const corners = [corner, corner + 1, corner + columns + 1, corner + columns];
  const keys = [corner * 3, (corner + 1) * 3 + 1, (corner + columns) * 3, corner * 3 + 1];
  const cuts: { key: number; left: number; right: number }[] = [];
  for (let side = 0; side < 4; side += 1) {
    const [a, b] = [corners[side] ?? 0, corners[(side + 1) % 4] ?? 0];
    const [left, right] = [labels[a] ?? -1, labels[b] ?? -1];
    if (left === right) continue;
    const key = keys[side] ?? 0;
    if (!network.nodes.has(key)) {
      network.nodes.set(key, crossing(raster, Math.min(a, b), Math.max(a, b)));
    }
    cuts.push({ key, left, right });
  }
  const [first, second] = cuts;
  if (!first || !second) return;
  if (cuts.length === 2) {
    network.segments.push({
      from: first.key,
      to: second.key,
      left: first.left,
      right: first.right,
    });
    return;
  }
  const centre = corner * 3 + 2;
  const points = cuts.map((cut) => network.nodes.get(cut.key) ?? ([0, 0] as Point));
  network.nodes.set(centre, junction(raster, corner) ?? middleOf(points));
  for (const cut of cuts) {
    network.segments.push({ from: cut.key, to: centre, left: cut.left, right: cut.right });
  }
}

function buildNetwork(raster: LabelRaster): Network {
  const network: Network = { nodes: new Map(), segments: [] };
  for (let row = 0; row < raster.rows - 1; row += 1) {
    for (let column = 0; column < raster.columns - 1; column += 1) {
      addBlock(raster, row * raster.columns + column, network);
    }
  }
  return network;
}

/** Douglas–Peucker on an arc; both ends stay. */
function simplify(points: readonly Point[], toleranceKm: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy);
  let [worst, worstAt] = [-1, 0];
  for (let index = 1; index < points.length - 1; index += 1) {
    const [px, py] = points[index] ?? first;
    const off =
      length < 1e-9
        ? Math.hypot(px - first[0], py - first[1])
        : Math.abs(dx * (py - first[1]) - dy * (px - first[0])) / length;
    if (off > worst) [worst, worstAt] = [off, index];
  }
  if (worst <= toleranceKm && length >= 1e-9) return [first, last];
  const head = simplify(points.slice(0, worstAt + 1), toleranceKm);
  return [...head.slice(0, -1), ...simplify(points.slice(worstAt), toleranceKm)];
}

type Spokes = Map<number, Segment[]>;

function spokesOf(network: Network): Spokes {
  const spokes: Spokes = new Map();
  for (const segment of network.segments) {
    for (const node of [segment.from, segment.to]) {
      const list = spokes.get(node);
      if (list) list.push(segment);
      else spokes.set(node, [segment]);
    }
  }
  return spokes;
}

/** Follows segments from `start` until the next junction (or back to `start` on a closed loop). */
function follow(start: number, first: Segment, spokes: Spokes, used: Set<Segment>): number[] {
  const path = [start];
  let segment: Segment | undefined = first;
  let node = start;
  while (segment) {
    used.add(segment);
    node = segment.from === node ? segment.to : segment.from;
    path.push(node);
    const list: Segment[] = spokes.get(node) ?? [];
    segment = list.length === 2 ? list.find((other) => !used.has(other)) : undefined;
  }
  return path;
}

/** Extracts the arcs of a raster's borders, simplified by at most `toleranceKm`. */
export function traceArcs(raster: LabelRaster, toleranceKm: number): Arc[] {
  const network = buildNetwork(raster);
  const spokes = spokesOf(network);
  const used = new Set<Segment>();
  const arcs: Arc[] = [];
  const trace = (start: number, first: Segment): void => {
    if (used.has(first)) return;
    const path = follow(start, first, spokes, used);
    const points = path.map((node) => network.nodes.get(node) ?? ([0, 0] as Point));
    const forward = first.from === start;
    arcs.push({
      points: simplify(points, toleranceKm),
      startNode: start,
      endNode: path.at(-1) ?? start,
      left: forward ? first.left : first.right,
      right: forward ? first.right : first.left,
    });
  };
  for (const [node, list] of spokes) {
    if (list.length !== 2) for (const segment of list) trace(node, segment);
  }
  for (const segment of network.segments) trace(segment.from, segment);
  return arcs;
}
