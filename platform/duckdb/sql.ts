/** Values and names as they stand in a statement. */

/** What may stand in a statement as a constant. */
export type SqlValue = string | number | boolean | null | readonly SqlValue[];

/** A value as a constant. Numbers must be finite; texts lose nothing (NUL cannot be kept and is taken out). */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`${value} is no number of SQL`);
    return String(value);
  }
  if (typeof value === 'string') return `'${value.replaceAll('\0', '').replaceAll("'", "''")}'`;
  return `[${value.map(literal).join(', ')}]`;
}

/** A name of a column or table. */
export function identifier(name: string): string {
  return `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`;
}
