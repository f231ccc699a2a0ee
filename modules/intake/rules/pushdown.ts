/**
 * Which conditions a source judges itself. Only such as mean the same there: a value that is repaired or translated on its way here
 * is another one there. All conditions are judged here too, so that a source that compares more loosely (large and small letters
 * alike) never lets a row through.
 */
import type { FieldView } from '#modules/catalogue/index.ts';
import type { FieldMapping } from '../contract/mapping.ts';

/** A condition as far as this rule cares. */
export interface PushedCondition {
  readonly key: string;
  readonly op: 'equals' | 'startsWith' | 'in' | 'atLeast' | 'atMost';
  readonly value: string | number | boolean | readonly (string | number)[];
}

/** A column of the source, and what it can be compared as. */
export interface ComparedColumn {
  readonly name: string;
  readonly type: 'text' | 'integer' | 'decimal' | 'date' | 'instant' | 'boolean' | 'other';
}

const likeOf: Readonly<Record<FieldView['type'], readonly ComparedColumn['type'][]>> = {
  text: ['text'],
  integer: ['integer'],
  decimal: ['decimal', 'integer'],
  longitude: ['decimal', 'integer'],
  latitude: ['decimal', 'integer'],
  date: ['date'],
  instant: ['instant'],
  boolean: ['boolean'],
};

/** The column by which a source can judge conditions on a field; null when we must. */
export function judgedBy(
  field: FieldView,
  mapping: FieldMapping | undefined,
  columns: readonly ComparedColumn[],
): ComparedColumn | null {
  if (!mapping || mapping.column === null || mapping.translate.length > 0) return null;
  const column = columns.find(({ name }) => name === mapping.column);
  if (!column || !likeOf[field.type].includes(column.type)) return null;
  // A text is the same in both places only where nothing repairs it.
  return field.type === 'text' && mapping.repairs.length > 0 ? null : column;
}
