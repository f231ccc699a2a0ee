/** Whether a datastream can hold observations that fit a filter, by what the filter says of datastreams alone. */
import { evaluate, type Expression } from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { observationId } from '../rules/observation-id.ts';
import type { CataloguedStream } from './catalogue.ts';
import { pathsOf, waysOf } from './fitting.ts';
import { propertyReader } from './property-reader.ts';
import type { Reading } from './reading.ts';

/** True unless no observation of the datastream can fit: only the observations themselves say more. */
export function mayHold(reading: Reading, stream: CataloguedStream, filter: Expression): boolean {
  // An observation without members of its own: only the ways out of it lead anywhere.
  const id = observationId(stream.no, new Date(0), null);
  const standIn: Entity = { set: 'Observations', id, fields: {} };
  const now = reading.tx.ctx.clock.now();
  const around = { read: propertyReader(reading, standIn), now };
  return verdictOf(filter, (one) => evaluate(one, around)) !== false;
}

/** True or false where the datastream alone decides, else undefined. */
function verdictOf(
  expression: Expression,
  valueOf: (expression: Expression) => unknown,
): boolean | undefined {
  if (isOfStream(expression)) {
    const value = valueOf(expression);
    return typeof value === 'boolean' ? value : undefined;
  }
  if (expression.kind === 'not') {
    const inner = verdictOf(expression.of, valueOf);
    return inner === undefined ? undefined : !inner;
  }
  if (expression.kind !== 'binary') return undefined;
  const { operator, left, right } = expression;
  if (operator !== 'and' && operator !== 'or') return undefined;
  const sides = [verdictOf(left, valueOf), verdictOf(right, valueOf)];
  const decisive = operator === 'or';
  if (sides.includes(decisive)) return decisive;
  return sides.includes(undefined) ? undefined : !decisive;
}

/** Whether an expression speaks of the datastream and what it hangs on only, one of each. */
function isOfStream(expression: Expression): boolean {
  return pathsOf(expression).every(
    (path) =>
      path.length > 1 &&
      (path[0] === 'Datastream' || path[0] === 'FeatureOfInterest') &&
      waysOf('Observations', path).length === 0,
  );
}
