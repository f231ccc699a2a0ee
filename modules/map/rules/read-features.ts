/** From a GeoJSON document to features of an own layer: each is taken, drawn more plainly, or named as faulty. */
import { geoWords, validateArea } from '#platform/geo/index.ts';
import { atMost } from './simplify.ts';

/** Most features of a layer, corners of one feature as it is kept, and faults that are told. */
export const mostFeatures = 200_000;
export const mostCornersKept = 5000;
const mostFaults = 50;
const longestName = 80;
const mostProperties = 12;
const longestProperty = 120;

type Pair = [number, number];

/** A feature as it is kept. */
export interface ReadFeature {
  readonly name: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown };
  readonly properties: Record<string, string | number | boolean>;
  readonly longitude: number;
  readonly latitude: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly corners: number;
}

/** What a document held. */
export interface ReadFeatures {
  readonly features: readonly ReadFeature[];
  readonly simplified: number;
  readonly faults: readonly { readonly row: number; readonly message: string }[];
  readonly faultCount: number;
  /** `unreadable`: no GeoJSON at all; `too-many`: more than `mostFeatures`. */
  readonly refused: 'unreadable' | 'too-many' | null;
}

/** Words of the faults, in the reader's language. */
type Locale = 'zh' | 'en';

/** Reads a document. */
export function readFeatures(text: string, locale: Locale): ReadFeatures {
  const nothing = { features: [], simplified: 0, faults: [], faultCount: 0 };
  const list = listOf(text);
  if (!list) return { ...nothing, refused: 'unreadable' };
  if (list.length > mostFeatures) return { ...nothing, refused: 'too-many' };
  const features: ReadFeature[] = [];
  const faults: { row: number; message: string }[] = [];
  let [simplified, faultCount] = [0, 0];
  for (const [index, one] of list.entries()) {
    const read = readFeature(one, locale);
    if (typeof read === 'string') {
      faultCount += 1;
      if (faults.length < mostFaults) faults.push({ row: index + 1, message: read });
    } else {
      features.push(read.feature);
      if (read.isSimplified) simplified += 1;
    }
  }
  return { features, simplified, faults, faultCount, refused: null };
}

function listOf(text: string): unknown[] | null {
  try {
    const parsed = JSON.parse(text.replace(/^\uFEFF/, '')) as {
      type?: unknown;
      features?: unknown;
    };
    if (parsed.type === 'Feature') return [parsed];
    const isCollection = parsed.type === 'FeatureCollection' && Array.isArray(parsed.features);
    return isCollection ? (parsed.features as unknown[]) : null;
  } catch {
    return null;
  }
}

interface Drawn {
  readonly geometry: ReadFeature['geometry'];
  readonly isSimplified: boolean;
}

/** One feature; a sentence when it cannot be taken. */
export function readFeature(
  one: unknown,
  locale: Locale,
): { feature: ReadFeature; isSimplified: boolean } | string {
  const { geometry, properties } = (one ?? {}) as { geometry?: unknown; properties?: unknown };
  const drawn = readGeometry(geometry, locale);
  if (typeof drawn === 'string') return drawn;
  const said = (typeof properties === 'object' && properties ? properties : {}) as Record<
    string,
    unknown
  >;
  const name = [said['name'], said['名称'], said['nameZh'], said['title']].find(
    (text) => typeof text === 'string' && text.trim() !== '',
  );
  return {
    isSimplified: drawn.isSimplified,
    feature: {
      name: typeof name === 'string' ? name.trim().slice(0, longestName) : '',
      geometry: drawn.geometry,
      properties: plainProperties(said),
      ...measured(drawn.geometry.coordinates),
    },
  };
}

function plainProperties(said: Record<string, unknown>): ReadFeature['properties'] {
  const kept = Object.entries(said).flatMap(
    ([key, value]): [string, string | number | boolean][] => {
      if (typeof value === 'string') return [[key.slice(0, 40), value.slice(0, longestProperty)]];
      return typeof value === 'number' || typeof value === 'boolean'
        ? [[key.slice(0, 40), value]]
        : [];
    },
  );
  return Object.fromEntries(kept.slice(0, mostProperties));
}

const words = {
  geometry: { zh: '没有可用的几何（点、线、面）', en: 'it has no point, line or area' },
  position: {
    zh: '坐标不在地球上或写反了（应为经度、纬度）',
    en: 'a position is not on Earth, or latitude stands first',
  },
  line: { zh: '线至少要有两个点', en: 'a line has two positions at least' },
  area: { zh: '面有误：', en: 'the area is faulty: ' },
} as const;

function readGeometry(geometry: unknown, locale: Locale): Drawn | string {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'Point') {
    const pair = pairOf(coordinates);
    return pair
      ? { geometry: { type, coordinates: pair }, isSimplified: false }
      : words.position[locale];
  }
  if (type === 'LineString') return drawLines([coordinates], locale, false);
  if (type === 'MultiLineString' && Array.isArray(coordinates))
    return drawLines(coordinates, locale, true);
  if (type === 'Polygon') return drawArea([coordinates], locale, false);
  if (type === 'MultiPolygon' && Array.isArray(coordinates))
    return drawArea(coordinates, locale, true);
  return words.geometry[locale];
}

function pairOf(value: unknown): Pair | null {
  const [x, y] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof x !== 'number' || typeof y !== 'number') return null;
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : null;
}

/** Positions of a line, heights left out; null when one is none. */
function lineOf(value: unknown): Pair[] | null {
  if (!Array.isArray(value)) return null;
  const line = value.map(pairOf);
  return line.every((pair) => pair !== null) ? (line as Pair[]) : null;
}

function drawLines(lines: readonly unknown[], locale: Locale, isMulti: boolean): Drawn | string {
  const read = lines.map(lineOf);
  if (read.some((line) => !line)) return words.position[locale];
  if (read.length === 0 || read.some((line) => (line?.length ?? 0) < 2)) return words.line[locale];
  const { drawn, isSimplified } = thinned(read as Pair[][]);
  const geometry = isMulti
    ? { type: 'MultiLineString', coordinates: drawn }
    : { type: 'LineString', coordinates: drawn[0] };
  return { geometry, isSimplified };
}

/** Faults that drawing more plainly can make. */
const madeByThinning: ReadonlySet<string> = new Set([
  'self-intersection',
  'hole-outside',
  'no-area',
]);

function drawArea(polygons: readonly unknown[], locale: Locale, isMulti: boolean): Drawn | string {
  const read = polygons.map((rings) => (Array.isArray(rings) ? rings.map(lineOf) : [null]));
  if (read.some((rings) => rings.some((ring) => !ring))) return words.position[locale];
  const rings = (read as Pair[][][]).flat();
  const { drawn, isSimplified } = thinned(rings);
  let next = 0;
  const regrouped = (read as Pair[][][]).map((own) => own.map(() => drawn[next++] ?? []));
  // Holes that shrank to nothing vanish with what they were too fine for.
  const parts = regrouped.map((own) => own.filter((ring, at) => at === 0 || ring.length > 3));
  const area = isMulti
    ? { type: 'MultiPolygon', coordinates: parts }
    : { type: 'Polygon', coordinates: parts[0] };
  const { problems } = validateArea(area);
  // Leaving corners out lets fine coasts cross themselves: that is our doing, and no reason to refuse what was whole.
  const fault = problems.find(({ code }) => !isSimplified || !madeByThinning.has(code));
  return fault
    ? `${words.area[locale]}${geoWords(fault, locale)}`
    : { geometry: area, isSimplified };
}

/** Lines with no more corners together than are kept, each losing its share. */
function thinned(lines: readonly Pair[][]): { drawn: Pair[][]; isSimplified: boolean } {
  const corners = lines.reduce((sum, line) => sum + line.length, 0);
  if (corners <= mostCornersKept) return { drawn: [...lines], isSimplified: false };
  const share = mostCornersKept / corners;
  const drawn = lines.map((line) => {
    const kept = atMost(line, Math.max(8, Math.floor(line.length * share)));
    return kept.map(([x, y]): Pair => [x, y]);
  });
  return { drawn, isSimplified: true };
}

/** Box, middle and corners of coordinates, however deep. */
function measured(coordinates: unknown) {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  let corners = 0;
  const take = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    const [x, y] = part as unknown[];
    if (typeof x !== 'number' || typeof y !== 'number') {
      for (const inner of part) take(inner);
      return;
    }
    corners += 1;
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
  };
  take(coordinates);
  const longitude = (box.west + box.east) / 2;
  return { ...box, longitude, latitude: (box.south + box.north) / 2, corners };
}
