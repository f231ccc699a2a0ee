/**
 * Whether an entity fits a filter. A path may lead through a navigation to many (`Datastreams/name`): it fits when
 * it fits with one of them, the same one wherever the filter names that way.
 */
import {
  type EntitySet,
  type Expression,
  fits,
  navigations,
  refuseUnknown,
  SensorThingsFault,
} from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { propertyReader } from './property-reader.ts';
import type { Reading } from './reading.ts';
import { relatedMany } from './relations.ts';

/** Ways to many, as `Datastreams` or `Things/Datastreams`, shorter ones first. */
type Ways = readonly string[];

/** Makes the question that a filter asks of entities of a set. @throws SensorThingsFault 400 for a member that is none, 501 for a way through all observations */
export function fitterOf(
  reading: Reading,
  set: EntitySet,
  filter: Expression | null,
): (entity: Entity) => boolean {
  if (filter === null) return () => true;
  const paths = pathsOf(filter);
  for (const path of paths) refuseUnknown(set, path);
  const ways = [...new Set(paths.flatMap((path) => waysOf(set, path)))].sort(
    (one, other) => one.length - other.length,
  );
  const now = reading.tx.ctx.clock.now();
  return (entity) =>
    choicesOf(reading, entity, ways).some((chosen) =>
      fits(filter, { read: propertyReader(reading, entity, chosen), now }),
    );
}

/** Every path that an expression names. */
export function pathsOf(expression: Expression): (readonly string[])[] {
  switch (expression.kind) {
    case 'path':
      return [expression.path];
    case 'not':
      return pathsOf(expression.of);
    case 'binary':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'call':
      return expression.of.flatMap(pathsOf);
    default:
      return [];
  }
}

/** The ways to many on a path. @throws SensorThingsFault 501 for a way through observations */
export function waysOf(set: EntitySet, path: readonly string[]): Ways {
  const ways: string[] = [];
  let at = set;
  for (const [index, name] of path.entries()) {
    const way = Object.hasOwn(navigations[at], name) ? navigations[at][name] : undefined;
    if (!way) break;
    if (way.to === 'Observations') {
      throw new SensorThingsFault(
        `a filter of ${set} does not look through Observations; ask for Observations instead`,
        501,
      );
    }
    if (way.many) ways.push(path.slice(0, index + 1).join('/'));
    at = way.to;
  }
  return ways;
}

/** Every choice of one entity a way; none where a way leads to nothing. */
function choicesOf(
  reading: Reading,
  entity: Entity,
  [way, ...more]: Ways,
  chosen: ReadonlyMap<string, Entity> = new Map(),
): ReadonlyMap<string, Entity>[] {
  if (way === undefined) return [chosen];
  const names = way.split('/');
  const from = entityBehind(reading, entity, names.slice(0, -1), chosen);
  const found = from ? relatedMany(reading, from, names.at(-1) ?? '') : [];
  if (found.length === 0) return choicesOf(reading, entity, more, chosen);
  return found.flatMap((one) => choicesOf(reading, entity, more, new Map(chosen).set(way, one)));
}

function entityBehind(
  reading: Reading,
  entity: Entity,
  names: readonly string[],
  chosen: ReadonlyMap<string, Entity>,
): Entity | undefined {
  let at: Entity | undefined = entity;
  for (const [index, name] of names.entries()) {
    if (!at) return undefined;
    at = chosen.get(names.slice(0, index + 1).join('/')) ?? relatedMany(reading, at, name)[0];
  }
  return at;
}
