/** The query functions of `$filter` (OGC 18-088 §9.3.3.5.2). Null in, null out. */
import { distanceMetres, placeInPolygon, pointInPolygon } from '#platform/geo/index.ts';
import type { Functions } from './functions.ts';
import type { Geometry } from './geometry.ts';

/** What an expression may be worth. */
export type Value = string | number | boolean | Date | Duration | Geometry | null;

/** A length of time, as `duration'PT1H'` gives it. */
export interface Duration {
  readonly milliseconds: number;
}

/** The earliest and the latest instant that JavaScript's dates can say. */
const extremes = { mindatetime: new Date(-8.64e15), maxdatetime: new Date(8.64e15) } as const;

/** Calls a function by name. Arguments of the wrong kind give null, which fits no filter. */
export function callFunction(name: keyof Functions, given: readonly Value[], now: Date): Value {
  if (name === 'now') return now;
  if (name === 'mindatetime' || name === 'maxdatetime') return extremes[name];
  if (given.some((one) => one === null)) return null;
  const [first = null, second = null] = given;
  if (isGeometry(first))
    return isGeometry(second) || name === 'geo.length' ? spatial(name, first, second) : null;
  if (typeof first === 'number') return numeric(name, first);
  const instant = instantOf(name, first);
  if (instant) return temporal(name, instant);
  return typeof first === 'string' ? textual(name, first, given) : null;
}

const isGeometry = (value: Value): value is Geometry =>
  typeof value === 'object' && value !== null && 'coordinates' in value;

function textual(name: keyof Functions, text: string, given: readonly Value[]): Value {
  const other = given[1];
  switch (name) {
    case 'length':
      return text.length;
    case 'tolower':
      return text.toLowerCase();
    case 'toupper':
      return text.toUpperCase();
    case 'trim':
      return text.trim();
    case 'substring':
      return typeof other === 'number' ? cut(text, other, given[2]) : null;
    default:
      return typeof other === 'string' ? twoTexts(name, text, other) : null;
  }
}

function twoTexts(name: keyof Functions, text: string, other: string): Value {
  switch (name) {
    // The standard's odd one: the part comes first.
    case 'substringof':
      return other.includes(text);
    case 'contains':
      return text.includes(other);
    case 'endswith':
      return text.endsWith(other);
    case 'startswith':
      return text.startsWith(other);
    case 'indexof':
      return text.indexOf(other);
    case 'concat':
      return text + other;
    default:
      return null;
  }
}

function cut(text: string, from: number, length: Value | undefined): string {
  return typeof length === 'number' ? text.substring(from, from + length) : text.substring(from);
}

function numeric(name: keyof Functions, value: number): Value {
  if (name === 'round') return Math.sign(value) * Math.round(Math.abs(value));
  if (name === 'floor') return Math.floor(value);
  return name === 'ceiling' ? Math.ceil(value) : null;
}

const temporalNames = new Set<keyof Functions>([
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
  'fractionalseconds',
  'date',
  'time',
  'totaloffsetminutes',
]);

function instantOf(name: keyof Functions, value: Value): Date | null {
  if (!temporalNames.has(name)) return null;
  const instant = typeof value === 'string' ? new Date(value) : value;
  return instant instanceof Date && !Number.isNaN(instant.getTime()) ? instant : null;
}

/** Instants are UTC throughout, so the offset is 0. */
function temporal(name: keyof Functions, instant: Date): Value {
  switch (name) {
    case 'year':
      return instant.getUTCFullYear();
    case 'month':
      return instant.getUTCMonth() + 1;
    case 'day':
      return instant.getUTCDate();
    case 'hour':
      return instant.getUTCHours();
    case 'minute':
      return instant.getUTCMinutes();
    case 'second':
      return instant.getUTCSeconds();
    case 'fractionalseconds':
      return instant.getUTCMilliseconds() / 1000;
    case 'date':
      return instant.toISOString().slice(0, 10);
    case 'time':
      return instant.toISOString().slice(11, 23);
    default:
      return 0;
  }
}

/** Distances and lengths in metres; areas by their outer rings and holes. */
function spatial(name: keyof Functions, first: Geometry, second: Value): Value {
  if (name === 'geo.length')
    return first.type === 'LineString' ? lengthMetres(first.coordinates) : null;
  if (!isGeometry(second)) return null;
  switch (name) {
    case 'geo.distance':
      return first.type === 'Point' && second.type === 'Point' ? distance(first, second) : null;
    case 'st_equals':
      return JSON.stringify(first) === JSON.stringify(second);
    case 'st_within':
      return within(first, second);
    case 'st_contains':
      return within(second, first);
    case 'st_touches':
      return touches(first, second) ?? touches(second, first);
    case 'st_overlaps':
    case 'st_crosses':
      // A point neither overlaps nor crosses anything; other pairs are not offered.
      return first.type === 'Point' || second.type === 'Point' ? false : null;
    case 'st_disjoint': {
      const meets = intersects(first, second);
      return meets === null ? null : !meets;
    }
    case 'geo.intersects':
    case 'st_intersects':
      return intersects(first, second);
    default:
      return null;
  }
}

type Point = Extract<Geometry, { type: 'Point' }>;

const positionOf = ([longitude, latitude]: readonly [number, number]) => ({ longitude, latitude });

const distance = (first: Point, second: Point): number =>
  distanceMetres(positionOf(first.coordinates), positionOf(second.coordinates));

function lengthMetres(points: readonly (readonly [number, number])[]): number {
  return points
    .slice(1)
    .reduce(
      (sum, point, index) =>
        sum + distanceMetres(positionOf(points[index] ?? point), positionOf(point)),
      0,
    );
}

/** Points in areas and equal points only; other pairs are not offered and give null. */
function within(inner: Geometry, outer: Geometry): boolean | null {
  if (inner.type !== 'Point') return null;
  if (outer.type === 'Polygon') return pointInPolygon(positionOf(inner.coordinates), outer);
  return outer.type === 'Point' ? distance(inner, outer) === 0 : null;
}

/** A point touches an area on its edge, a line at its ends, and no other point. */
function touches(point: Geometry, other: Geometry): boolean | null {
  if (point.type !== 'Point') return null;
  if (other.type === 'Polygon')
    return placeInPolygon(positionOf(point.coordinates), other) === 'edge';
  if (other.type === 'Point') return false;
  const ends = [other.coordinates.at(0), other.coordinates.at(-1)];
  return ends.some((end) => end?.every((degrees, at) => degrees === point.coordinates[at]));
}

function intersects(first: Geometry, second: Geometry): boolean | null {
  return first.type === 'Point' ? within(first, second) : within(second, first);
}
