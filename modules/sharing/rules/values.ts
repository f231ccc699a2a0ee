/** Values of rows as they leave the house: numbers as numbers, instants as ISO 8601. */

/** A value of a row. */
export type SharedValue = string | number | boolean | null;

/** A value as the engine gives it, by the type of its field. */
export function sharedValue(type: string, value: unknown): SharedValue {
  if (value === null || value === undefined) return null;
  if (type === 'integer' || type === 'decimal' || type === 'longitude' || type === 'latitude') {
    const number = Number(value);
    // A whole number that a double cannot hold stays a text, digit by digit.
    return type === 'integer' && !Number.isSafeInteger(number) ? String(value) : number;
  }
  if (typeof value === 'boolean' || typeof value === 'number') return value;
  if (type === 'instant') {
    const at =
      value instanceof Date
        ? value
        : new Date(
            String(value)
              .replace(' ', 'T')
              .replace(/([+-]\d{2})$/, '$1:00'),
          );
    return Number.isNaN(at.getTime()) ? String(value) : at.toISOString();
  }
  if (value instanceof Date) return value.toISOString();
  return String(value);
}
