/** Keeping a list true while cases change: pure. */
import type { CaseRow } from '../../../contract/index.ts';
import type { Sort } from './view.ts';

/** The list with a row's newest state; its place stays, so that nothing jumps. */
export function patchRow(rows: readonly CaseRow[], row: CaseRow): CaseRow[] {
  return rows.map((one) => (one.id === row.id && one.version <= row.version ? row : one));
}

/** The list with a new row at the place its order gives it; beyond the loaded end it is left out. */
export function placeRow(rows: readonly CaseRow[], row: CaseRow, sort: Sort): CaseRow[] {
  const others = rows.filter((one) => one.id !== row.id);
  if (sort !== 'deadline') return [row, ...others];
  const dueMs = (one: CaseRow): number => Date.parse(one.dueAt ?? '') || Number.POSITIVE_INFINITY;
  const at = others.findIndex((one) => dueMs(one) > dueMs(row));
  return at < 0 ? [...others, row] : [...others.slice(0, at), row, ...others.slice(at)];
}
