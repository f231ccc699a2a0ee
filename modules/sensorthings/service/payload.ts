/** Bodies that clients send, taken apart with clear faults (OGC 18-088 §10.2). */
import { type EntityId, SensorThingsFault } from '#protocols/sensorthings/index.ts';

/** A JSON object. */
export type Body = Readonly<Record<string, unknown>>;

/** A body that is an object. @throws SensorThingsFault */
export function bodyOf(value: unknown, what: string): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new SensorThingsFault(`${what} must be a JSON object`);
  }
  return value as Body;
}

/** A list in a body; nothing given is the empty list. @throws SensorThingsFault */
export function listOf(body: Body, name: string): readonly Body[] {
  const value = body[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new SensorThingsFault(`${name} must be an array`);
  return value.map((one) => bodyOf(one, `each of ${name}`));
}

/** A text. @throws SensorThingsFault when it is missing, no text, or too long */
export function textOf(body: Body, name: string, longest = 500): string {
  const value = body[name];
  if (typeof value !== 'string' || value.trim() === '') {
    throw new SensorThingsFault(`${name} is missing; it must be a text`);
  }
  if (value.length > longest) {
    throw new SensorThingsFault(`${name} has ${value.length} characters; at most ${longest}`);
  }
  return value;
}

/** The key by which a body names an entity that exists: `{ "@iot.id": 1 }`; null when it names none. */
export function referenceOf(value: unknown): EntityId | null {
  if (typeof value !== 'object' || value === null) return null;
  const id = (value as Body)['@iot.id'];
  return typeof id === 'number' || typeof id === 'string' ? id : null;
}

/** The members of these names that a body gives. */
export function pick(body: Body, names: readonly string[]): Body {
  return Object.fromEntries(
    names.flatMap((name) => (body[name] === undefined ? [] : [[name, body[name]] as const])),
  );
}

/** An instant; of a span of time its begin. @throws SensorThingsFault */
export function instantOf(value: unknown, name: string): Date | null {
  if (value === undefined || value === null) return null;
  const instant = typeof value === 'string' ? new Date(value.split('/')[0] ?? '') : null;
  if (!instant || Number.isNaN(instant.getTime())) {
    throw new SensorThingsFault(`${name} is not an instant such as 2026-11-23T10:00:00Z`);
  }
  return instant;
}

/** The position of a GeoJSON point; null for other shapes. @throws SensorThingsFault off the earth */
export function pointOf(location: unknown): { longitude: number; latitude: number } | null {
  if (typeof location !== 'object' || location === null) return null;
  const { type, coordinates, geometry } = location as Body;
  if (type === 'Feature') return pointOf(geometry);
  if (type !== 'Point' || !Array.isArray(coordinates)) return null;
  const [longitude, latitude] = coordinates as unknown[];
  if (
    typeof longitude !== 'number' ||
    typeof latitude !== 'number' ||
    Math.abs(longitude) > 180 ||
    Math.abs(latitude) > 90
  ) {
    throw new SensorThingsFault('coordinates are [longitude, latitude] in degrees, WGS-84');
  }
  return { longitude, latitude };
}
