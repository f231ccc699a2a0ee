/** What is wrong with a mapping of a resource's fields to those of a record. */
import type { ProblemPlace } from '#platform/problems/index.ts';
import {
  type EntityKind,
  feedableFields,
  neededField,
  type RecordField,
} from '../contract/kinds.ts';

/** A mapping as it is entered. */
export interface MappingOf {
  readonly kind: EntityKind;
  readonly mapping: readonly { readonly field: RecordField; readonly key: string }[];
}

/** Faults of a mapping: fields that the kind or the resource has not, one named twice, the needed one missing. */
export function mappingFaults(
  { kind, mapping }: MappingOf,
  keys: ReadonlySet<string>,
): ProblemPlace[] {
  const allowed = new Set(feedableFields(kind));
  const faults = mapping.flatMap(({ field, key }, at): ProblemPlace[] => {
    const pointer = `/mapping/${at}`;
    if (!allowed.has(field)) return [{ pointer, detail: field }];
    if (!keys.has(key)) return [{ pointer: `${pointer}/key`, detail: key }];
    const isSecond = mapping.findIndex((other) => other.field === field) !== at;
    return isSecond ? [{ pointer, detail: field }] : [];
  });
  const needed = neededField(kind);
  const named = mapping.some(({ field }) => field === needed);
  return named ? faults : [...faults, { pointer: '/mapping', detail: needed }];
}
