/** The properties of entities, as filters and orders name them. */
import type { Value } from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import type { Reading } from './reading.ts';
import { relatedOne } from './relations.ts';

/**
 * Gives the value at a path of an entity: its own members, and those of the one it leads to.
 * @param chosen which entity is meant where a way leads to many, by the way
 */
export function propertyReader(
  reading: Reading,
  entity: Entity,
  chosen: ReadonlyMap<string, Entity> = new Map(),
) {
  return (path: readonly string[]): Value => {
    let at: Entity = entity;
    let rest = path;
    for (;;) {
      const [name = '', ...more] = rest;
      if (more.length === 0 && (name === 'id' || name === '@iot.id')) return at.id;
      const way = path.slice(0, path.length - more.length).join('/');
      const next =
        chosen.get(way) ??
        (Object.hasOwn(at.fields, name) ? undefined : relatedOne(reading, at, name));
      if (!next) return fieldOf(at, rest);
      at = next;
      rest = more;
    }
  };
}

function fieldOf(entity: Entity, path: readonly string[]): Value {
  return comparable(memberAt(entity.fields, path));
}

/** The member that a path leads to; null where there is none. */
export function memberAt(fields: object, path: readonly string[]): unknown {
  let value: unknown = fields;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** Instants are told apart by their form; of a span of time its begin counts. */
function comparable(value: unknown): Value {
  if (typeof value === 'string') return instantIn(value) ?? value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return null;
  return 'coordinates' in value ? (value as Value) : JSON.stringify(value);
}

function instantIn(text: string): Date | null {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z(\/|$)/.test(text)
    ? new Date(text.split('/')[0] ?? text)
    : null;
}
