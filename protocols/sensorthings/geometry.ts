/** Geometry literals of `$filter`: `geography'POINT(114.5 28.4)'` in well-known text, WGS-84 degrees. */
import type { Polygon } from '#platform/geo/index.ts';
import { SensorThingsFault } from './fault.ts';

/** What a literal or a location may be. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: readonly [number, number] }
  | { readonly type: 'LineString'; readonly coordinates: readonly (readonly [number, number])[] }
  | Polygon;

const mostPoints = 2000;

/** Reads well-known text. @throws SensorThingsFault for anything but POINT, LINESTRING and POLYGON */
export function readGeometry(text: string): Geometry {
  const [, name = '', body = ''] = /^\s*([A-Za-z]+)\s*\((.*)\)\s*$/s.exec(text) ?? [];
  switch (name.toUpperCase()) {
    case 'POINT': {
      const [point] = pointsOf(body);
      if (!point) break;
      return { type: 'Point', coordinates: point };
    }
    case 'LINESTRING':
      return { type: 'LineString', coordinates: pointsOf(body) };
    case 'POLYGON':
      return { type: 'Polygon', coordinates: ringsOf(body) };
    default:
  }
  throw new SensorThingsFault('a geometry is POINT(…), LINESTRING(…) or POLYGON((…)), degrees');
}

function ringsOf(body: string): [number, number][][] {
  const rings = [...body.matchAll(/\(([^()]*)\)/g)].map(([, ring = '']) => pointsOf(ring));
  if (rings.length === 0 || rings.some((ring) => ring.length < 4)) {
    throw new SensorThingsFault('a POLYGON needs rings of at least four points');
  }
  return rings;
}

function pointsOf(text: string): [number, number][] {
  const points = text.split(',').map((pair): [number, number] => {
    const [longitude, latitude] = pair.trim().split(/\s+/).map(Number);
    if (!(Math.abs(longitude ?? Number.NaN) <= 180) || !(Math.abs(latitude ?? Number.NaN) <= 90)) {
      throw new SensorThingsFault(`"${pair.trim()}" is not a longitude and a latitude`);
    }
    return [longitude ?? 0, latitude ?? 0];
  });
  if (points.length > mostPoints) throw new SensorThingsFault(`more than ${mostPoints} points`);
  return points;
}
