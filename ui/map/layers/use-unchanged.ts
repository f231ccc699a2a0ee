import { useRef } from 'react';

/**
 * The rows as they were last given while nothing in them has changed: what hangs on them is not done, and the map not drawn,
 * anew with each look at the screen. Rows are compared field by field, fields by what they are.
 */
export function useUnchanged<T extends object>(rows: T[]): T[] {
  const last = useRef(rows);
  if (!areSame(last.current, rows)) last.current = rows;
  return last.current;
}

/** Whether two lists hold the same fields in the same order. */
export function areSame<T extends object>(before: readonly T[], after: readonly T[]): boolean {
  return (
    before.length === after.length &&
    before.every((row, at) => {
      const next = after[at] as T;
      const fields = Object.keys(row) as (keyof T)[];
      return (
        fields.length === Object.keys(next).length &&
        fields.every((field) => Object.is(row[field], next[field]))
      );
    })
  );
}
