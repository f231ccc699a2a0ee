/** Whether conditions fit the fields that they speak of. */
import type { Condition } from '../contract/conditions.ts';

/** A field as far as conditions care. */
export interface ComparedField {
  readonly key: string;
  readonly type:
    | 'text'
    | 'integer'
    | 'decimal'
    | 'date'
    | 'boolean'
    | 'instant'
    | 'longitude'
    | 'latitude';
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

const fits: Readonly<Record<ComparedField['type'], (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  longitude: (value) => typeof value === 'number' && Math.abs(value) <= 180,
  latitude: (value) => typeof value === 'number' && Math.abs(value) <= 90,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => typeof value === 'string' && isDay(value),
  instant: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:?\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
};

/** Whether a condition can be asked of a field of that type. */
export function conditionFits({ op, value }: Condition, { type }: ComparedField): boolean {
  if (op === 'in') return Array.isArray(value) && value.every((one) => fits[type](one));
  if (Array.isArray(value)) return false;
  if (op === 'startsWith') return type === 'text' && typeof value === 'string' && value !== '';
  if (op !== 'equals' && type === 'boolean') return false;
  return fits[type](value);
}

/** The first condition that fits no field, by its key; null when all fit. */
export function unfitCondition(
  conditions: readonly Condition[],
  fields: readonly ComparedField[],
): { readonly index: number; readonly key: string; readonly isKnown: boolean } | null {
  for (const [index, condition] of conditions.entries()) {
    const field = fields.find(({ key }) => key === condition.key);
    if (!field) return { index, key: condition.key, isKnown: false };
    if (!conditionFits(condition, field)) return { index, key: condition.key, isKnown: true };
  }
  return null;
}

/** Whether two conditions say the same. */
export function sameCondition(one: Condition, other: Condition): boolean {
  return (
    one.key === other.key &&
    one.op === other.op &&
    JSON.stringify(one.value) === JSON.stringify(other.value)
  );
}
