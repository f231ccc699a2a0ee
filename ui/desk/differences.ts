/** A field as people call it. */
export interface NamedField {
  readonly key: string;
  readonly label: string;
  /** Says a value in words; by default lists are joined and nothing is a dash. */
  readonly say?: (value: unknown) => string;
}

/** A field whose two states differ, both in words. */
export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The named fields in which two states of a thing differ. */
export function differences(
  before: object | null,
  after: object,
  fields: readonly NamedField[],
): Difference[] {
  return fields.flatMap(({ key, label, say = sayValue }) => {
    const [old, now] = [valueAt(before, key), valueAt(after, key)];
    if (JSON.stringify(old ?? null) === JSON.stringify(now ?? null)) return [];
    return [{ label, before: before ? say(old) : '', after: say(now) }];
  });
}

function valueAt(thing: object | null, key: string): unknown {
  return thing === null ? undefined : (thing as Record<string, unknown>)[key];
}

/** A value as a short word: lists joined, nothing as a dash, structures as JSON. */
export function sayValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? '✓' : '✗';
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(sayValue).join('、');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
