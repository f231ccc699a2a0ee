/** Entities of SensorThings as this module holds them: a set, a key and fields in order. */
import type { EntityId, EntitySet } from '#protocols/sensorthings/index.ts';

/** One entity. `fields` are its properties under the names of the standard. */
export interface Entity {
  readonly set: EntitySet;
  readonly id: EntityId;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The address of an entity below the service root: `Things(1)`, `Sensors('air-station')`. */
export function pathOf(entity: Pick<Entity, 'set' | 'id'>): string {
  const key = typeof entity.id === 'number' ? entity.id : `'${entity.id.replaceAll("'", "''")}'`;
  return `${entity.set}(${typeof key === 'number' ? key : encodeURIComponent(key).replaceAll('%27', "'")})`;
}
