/** What reading a workbook of people gives, whatever its kind. */
import type { CellValue, SheetProblem, SheetToWrite } from '#platform/spreadsheet/index.ts';
import type { Locale } from '#platform/problems/index.ts';

/** A row that may be taken, as it is kept until the decision. */
export interface KeptRow {
  /** Whom or what it changes; null adds. */
  readonly subject: string | null;
  /** Version of what it changes at the time of the preview; null for something new. */
  readonly version: number | null;
  readonly fields: unknown;
}

/** An accepted row as the preview shows it, with what is kept of it. */
export interface JudgedRow {
  readonly row: number;
  readonly name: string;
  readonly detail: string;
  readonly action: 'add' | 'change' | 'same';
  readonly kept: KeptRow;
}

/** A fault in a file, told in the reader's language. */
export interface FileFault {
  /** Row of the workbook; 0 for the whole file. */
  readonly row: number;
  readonly column: string;
  readonly message: string;
}

/** What a workbook holds. */
export interface Judged {
  readonly rows: readonly JudgedRow[];
  readonly faults: readonly FileFault[];
}

/** A fault of the table itself, in words. */
export function tableFault({ row, column, message }: SheetProblem, locale: Locale): FileFault {
  return { row, column, message: message[locale] };
}

/** A second sheet that says what may stand in the columns of the first. */
export function explanation(
  lines: readonly { readonly column: string; readonly text: string }[],
): SheetToWrite {
  const rows: Record<string, CellValue>[] = lines.map(({ column, text }) => ({ column, text }));
  return {
    name: '填写说明',
    columns: [
      { key: 'column', title: '列', width: 14 },
      { key: 'text', title: '怎么填', width: 90 },
    ],
    rows,
  };
}
