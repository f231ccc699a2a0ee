/** CSV as spreadsheets and programs read it: RFC 4180, UTF-8 with a mark at the beginning. */

/** What a cell may hold. */
export type CellValue = string | number | boolean | null | undefined;

/** Tells spreadsheets that the text is UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * One line. A text that a spreadsheet would run as a formula gets an apostrophe in front (CSV injection): it begins with
 * `=`, `+`, `-`, `@` (also in full width or behind blanks), a tab or a line end.
 */
export function csvLine(cells: readonly CellValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = safeText(value);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that no spreadsheet takes for a formula. */
export function safeText(value: string): string {
  return /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
}
