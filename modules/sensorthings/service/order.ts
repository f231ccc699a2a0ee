/** Puts entities in the order of `$orderby`; ties and nothing asked: by key. */
import {
  compareValues,
  type EntitySet,
  evaluate,
  type Query,
  refuseUnknown,
  type Value,
} from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { pathsOf } from './fitting.ts';
import { propertyReader } from './property-reader.ts';
import type { Reading } from './reading.ts';

/** A new list in order. Entities without a value come first, as OData has it. */
export function ordered(
  reading: Reading,
  entities: readonly Entity[],
  orderBy: Query['orderBy'],
): Entity[] {
  const now = reading.tx.ctx.clock.now();
  const keyed = entities.map((entity) => {
    const read = propertyReader(reading, entity);
    return { entity, keys: orderBy.map(({ by }) => evaluate(by, { read, now })) };
  });
  keyed.sort((one, other) => {
    for (const [index, { descending }] of orderBy.entries()) {
      const order = orderOf(one.keys[index] ?? null, other.keys[index] ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return compareValues(one.entity.id, other.entity.id) ?? 0;
  });
  return keyed.map(({ entity }) => entity);
}

/** Nothing comes before something. */
function orderOf(one: Value, other: Value): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return compareValues(one, other) ?? 0;
}

/** @throws SensorThingsFault 400 for an order by a member that is none */
export function refuseUnknownOrder(set: EntitySet, orderBy: Query['orderBy']): void {
  for (const path of orderBy.flatMap(({ by }) => pathsOf(by))) refuseUnknown(set, path);
}
