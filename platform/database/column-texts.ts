/** Rows turned into columns of text: the form in which PostgreSQL reads many values quickest. */
import { instantText } from '../clock/index.ts';

/** One column of the rows to write. */
export interface ColumnText {
  /** Every row has the same value. */
  readonly same: boolean;
  /** The one value (null is NULL), or all values with separators between them. */
  readonly text: string | null;
}

/** What stands between values, and what stands for NULL; neither occurs in a value. */
export interface Marks {
  readonly separator: string;
  readonly nothing: string;
}

type Row = Readonly<Record<string, unknown>>;

const unitSeparator = '\u001f';
const recordSeparator = '\u001e';

/**
 * Reads a column off the rows.
 * @param type the column's type as PostgreSQL says it, e.g. `uuid[]`
 * @param mayBeSame false: all values are given even if they are the same
 * @returns null when a value holds one of the marks: others must be taken
 */
export function columnText(
  rows: readonly Row[],
  column: string,
  type: string,
  { marks, mayBeSame }: { readonly marks: Marks; readonly mayBeSame: boolean },
): ColumnText | null {
  const first = rows[0]?.[column];
  if (mayBeSame && rows.every((row) => isSame(row[column], first)))
    return { same: true, text: textOf(first, type) };
  const cells = rows.map((row) => textOf(row[column], type));
  if (cells.includes(marks.nothing)) return null;
  // `join` writes null as nothing at all.
  const written = cells.includes(null) ? cells.map((cell) => cell ?? marks.nothing) : cells;
  const text = written.join(marks.separator);
  return countOf(text, marks.separator) === rows.length - 1 ? { same: false, text } : null;
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + mark.length)) count += 1;
  return count;
}

/** The usual marks, or longer ones when a value holds those. */
export function marksOf(attempt: number): Marks {
  const tail = '~'.repeat(attempt);
  return { separator: unitSeparator + tail, nothing: recordSeparator + tail };
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (one === null || one === undefined) return other === null || other === undefined;
  if (Array.isArray(one)) return one.length === 0 && Array.isArray(other) && other.length === 0;
  return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
}

/** A value as PostgreSQL reads it for a type. */
function textOf(value: unknown, type: string): string | null {
  if (typeof value === 'string') return type === 'jsonb' ? JSON.stringify(value) : value;
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return type === 'jsonb' ? JSON.stringify(value) : instantText(value);
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (Array.isArray(value) && type.endsWith('[]')) return arrayLiteral(value, type.slice(0, -2));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function arrayLiteral(values: readonly unknown[], type: string): string {
  const parts = values.map((value) => {
    if (Array.isArray(value) && type !== 'jsonb') return arrayLiteral(value, type);
    const text = textOf(value, type);
    return text === null ? 'NULL' : `"${text.replace(/[\\"]/g, '\\$&')}"`;
  });
  return `{${parts.join()}}`;
}
