/** Workbooks from outside: read under limits, every faulty row named; nothing is taken from a faulty file. */
import {
  readTable,
  readWorkbook,
  type TableColumn,
  type TableRow,
} from '#platform/spreadsheet/index.ts';
import type { FileFault } from '../contract/index.ts';
import { mostRows } from '../contract/words.ts';
import { problem } from '../problems.ts';

/** Rows of the first sheet with the faults of its form. @throws payment-file-unreadable */
export async function readRows(
  base64: string,
  columns: readonly TableColumn[],
): Promise<{ readonly rows: TableRow[]; readonly faults: FileFault[] }> {
  const file = Buffer.from(base64, 'base64');
  const { sheets, problems } = await readWorkbook(file, { maxRows: mostRows + 1 });
  const [sheet] = sheets;
  const [broken] = problems;
  if (broken || !sheet)
    throw problem('payment-file-unreadable', { words: broken?.message.zh ?? '没有工作表' });
  const table = readTable(sheet, columns);
  const whole = table.problems.find(({ row }) => row === 0);
  if (whole) throw problem('payment-file-unreadable', { words: whole.message.zh });
  return {
    rows: table.rows,
    faults: table.problems.map(({ row, column, message }) => ({
      row,
      column,
      messageZh: message.zh,
      messageEn: message.en,
    })),
  };
}

/** A fault of a row. */
export function faultAt(row: number, column: string, zh: string, en: string): FileFault {
  return { row, column, messageZh: zh, messageEn: en };
}

/** The text of a cell. */
export function textIn({ values }: TableRow, key: string): string {
  const value = values[key];
  return value === null || value === undefined ? '' : String(value).trim();
}

/** A whole number in a cell; null when there is none. */
export function numberIn({ values }: TableRow, key: string): number | null {
  const value = values[key];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
}

/** Numbers that occur more than once, each with the rows from the second on. */
export function doubled(rows: readonly TableRow[], key: string): Set<number> {
  const seen = new Set<string>();
  const again = new Set<number>();
  for (const row of rows) {
    const value = textIn(row, key).toUpperCase();
    if (value !== '' && seen.has(value)) again.add(row.row);
    seen.add(value);
  }
  return again;
}

/** So many faults are told at most. */
export const mostFaults = 500;
