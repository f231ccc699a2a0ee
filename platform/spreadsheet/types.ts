/** What a cell holds. A Date is an instant, shown in the sheet as Asia/Shanghai local time. */
export type CellValue = string | number | boolean | Date | null;

/**
 * How a column is written and read: `date` and `dateTime` are local times of Asia/Shanghai; `yuan`
 * is whole fen in the program and yuan with two places in the sheet.
 */
export type ColumnType = 'text' | 'number' | 'date' | 'dateTime' | 'boolean' | 'yuan';

/** A column to write. */
export interface SheetColumn {
  key: string;
  title: string;
  /** In characters; by type when left out. */
  width?: number;
  /** `text` when left out. */
  type?: ColumnType;
}

/** A sheet to write: one heading row, then a row for each record. */
export interface SheetToWrite {
  /** At most 31 characters without `[ ] : * ? / \`; others are replaced. */
  name: string;
  columns: readonly SheetColumn[];
  rows: readonly Readonly<Record<string, CellValue | undefined>>[];
}

/** One row read, with its number as the spreadsheet program shows it (from 1). */
export interface ReadRow {
  row: number;
  cells: CellValue[];
}

/** One sheet read; wholly empty rows are left out, the others keep their numbers. */
export interface ReadSheet {
  name: string;
  rows: ReadRow[];
  /** Ranges of cells that were made one; only the first cell of each has the value. */
  merged?: MergedRange[];
}

/** Cells made one: rows as the spreadsheet counts, columns from 0; both ends included. */
export interface MergedRange {
  fromRow: number;
  fromColumn: number;
  toRow: number;
  toColumn: number;
}

/** A fault in a spreadsheet from outside; 0 means the whole file (or the whole row). */
export interface SheetProblem {
  row: number;
  /** Column letters such as `C`; empty for the whole row or file. */
  column: string;
  /** Name of the sheet, when one is meant. */
  sheet?: string;
  code:
    | 'not-a-workbook'
    | 'too-large'
    | 'too-many-rows'
    | 'too-many-columns'
    | 'no-rows'
    | 'column-missing'
    | 'column-doubled'
    | 'value-missing'
    | 'wrong-type';
  /** What is wrong and what to do, for people. */
  message: { zh: string; en: string };
}

/** Limits for files from outside. */
export interface ReadLimits {
  /** Size of the file; 20 MB when left out. */
  maxBytes?: number;
  /** Size of its contents unpacked; 100 MB when left out. */
  maxUnpackedBytes?: number;
  /** Rows a sheet, heading included; 50,000 when left out. */
  maxRows?: number;
  /** Columns a sheet; 200 when left out. */
  maxColumns?: number;
}

/** A column expected in a sheet from outside, found by its title. */
export interface TableColumn extends SheetColumn {
  /** A row without it is faulty. */
  required?: boolean;
}

/** A row read by column titles; values have the type that their column says, or are null. */
export interface TableRow {
  row: number;
  values: Record<string, CellValue>;
}
