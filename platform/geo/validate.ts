import { ringFaults } from './ring-crossings.ts';
import type { Area, GeoProblem, Vertex } from './types.ts';

/** One valid feature of a collection. */
export interface AreaFeature {
  /** Place in the collection, from 0. */
  index: number;
  area: Area;
  properties: Record<string, unknown>;
}

const MAX_POSITIONS = 100_000;
/** About a hundredth of a square metre. */
const SMALLEST_AREA_SQUARE_DEGREES = 1e-12;

/**
 * Reads a GeoJSON Polygon or MultiPolygon from outside. Checks structure, closed rings, ranges,
 * swapped axes, self-intersection, holes outside and rings without area; heights are dropped.
 * `area` is present exactly when `problems` is empty.
 * @param path JSON pointer of `value` in the document, put before each problem's path.
 */
export function validateArea(value: unknown, path = ''): { area?: Area; problems: GeoProblem[] } {
  const problems: GeoProblem[] = [];
  if (!isRecord(value) || (value['type'] !== 'Polygon' && value['type'] !== 'MultiPolygon')) {
    const message = 'a GeoJSON Polygon or MultiPolygon is needed here';
    return { problems: [{ path: `${path}/type`, code: 'wrong-type', message }] };
  }
  const at = `${path}/coordinates`;
  const coordinates = value['coordinates'];
  if (value['type'] === 'Polygon') {
    const rings = readPolygon(coordinates, at, problems);
    if (problems.length > 0) return { problems };
    return { area: { type: 'Polygon', coordinates: rings }, problems };
  }
  const polygons = list(coordinates, at, problems).map((polygon, index) =>
    readPolygon(polygon, `${at}/${index}`, problems),
  );
  if (problems.length > 0) return { problems };
  return { area: { type: 'MultiPolygon', coordinates: polygons }, problems };
}

/**
 * Reads a GeoJSON FeatureCollection of areas from outside: the valid features and, for each faulty
 * one, its problems with their paths, so that an import can name every faulty feature.
 */
export function validateFeatureCollection(value: unknown): {
  features: AreaFeature[];
  problems: GeoProblem[];
} {
  const features: AreaFeature[] = [];
  const problems: GeoProblem[] = [];
  if (!isRecord(value) || value['type'] !== 'FeatureCollection') {
    const message = 'the file must hold a GeoJSON FeatureCollection';
    return { features, problems: [{ path: '/type', code: 'not-geojson', message }] };
  }
  for (const [index, feature] of list(value['features'], '/features', problems).entries()) {
    const path = `/features/${index}`;
    if (!isRecord(feature) || feature['type'] !== 'Feature') {
      problems.push({ path, code: 'wrong-type', message: 'this must be a GeoJSON Feature' });
      continue;
    }
    const checked = validateArea(feature['geometry'], `${path}/geometry`);
    problems.push(...checked.problems);
    const properties = isRecord(feature['properties']) ? feature['properties'] : {};
    if (checked.area) features.push({ index, area: checked.area, properties });
  }
  return { features, problems };
}

function readPolygon(value: unknown, path: string, problems: GeoProblem[]): Vertex[][] {
  const before = problems.length;
  const rings = list(value, path, problems).map((ring, index) =>
    readRing(ring, `${path}/${index}`, problems),
  );
  if (problems.length > before) return [];
  const positions = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (positions > MAX_POSITIONS) {
    const message = `${positions} positions; at most ${MAX_POSITIONS} are taken: simplify the area`;
    problems.push({ path, code: 'too-many-positions', message });
    return [];
  }
  for (const [index, ring] of rings.entries()) {
    if (Math.abs(flatArea(ring)) > SMALLEST_AREA_SQUARE_DEGREES) continue;
    const message = 'the ring encloses no ground: all its positions lie on one line';
    problems.push({ path: `${path}/${index}`, code: 'no-area', message });
  }
  if (problems.length === before) problems.push(...ringFaults(rings, path));
  return rings;
}

function readRing(value: unknown, path: string, problems: GeoProblem[]): Vertex[] {
  const before = problems.length;
  const ring: Vertex[] = [];
  for (const [index, vertex] of list(value, path, problems).entries()) {
    const read = readVertex(vertex, `${path}/${index}`, problems);
    if (read) ring.push(read);
  }
  if (problems.length > before) return [];
  if (ring.length < 4) {
    const message = `a ring needs at least 4 positions, the last equal to the first; here are ${ring.length}`;
    problems.push({ path, code: 'too-few-positions', message });
    return [];
  }
  const [first, last] = [ring[0], ring.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
    const message = 'the ring is not closed: repeat its first position at the end';
    problems.push({ path: `${path}/${ring.length - 1}`, code: 'ring-not-closed', message });
  }
  return ring;
}

function flatArea(ring: readonly Vertex[]): number {
  const [x0, y0] = ring[0] ?? [0, 0];
  let doubled = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [x1, y1] = ring[at] ?? [x0, y0];
    const [x2, y2] = ring[at + 1] ?? [x0, y0];
    doubled += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return doubled / 2;
}

function readVertex(value: unknown, path: string, problems: GeoProblem[]): Vertex | undefined {
  const [longitude, latitude] = Array.isArray(value) ? (value as unknown[]) : [];
  if (!isFiniteNumber(longitude) || !isFiniteNumber(latitude)) {
    const message = 'a position is [longitude, latitude], two numbers in degrees';
    problems.push({ path, code: 'not-a-position', message });
    return undefined;
  }
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return [longitude, latitude];
  const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180;
  problems.push(
    swapped
      ? {
          path,
          code: 'axes-swapped',
          message: 'latitude stands first: write [longitude, latitude]',
        }
      : { path, code: 'out-of-range', message: `[${longitude}, ${latitude}] is not on Earth` },
  );
  return undefined;
}

function list(value: unknown, path: string, problems: GeoProblem[]): unknown[] {
  if (Array.isArray(value) && value.length > 0) return value as unknown[];
  problems.push({ path, code: 'wrong-type', message: 'a list with at least one entry is needed' });
  return [];
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
