/** A sheet of a workbook as a table of texts: merged cells filled, numbers and days written out, damage noted. */
import type { CellValue, MergedRange, ReadSheet } from '#platform/spreadsheet/index.ts';
import type { Remark } from '../../contract/shapes.ts';
import { gapsAmong } from './sheet-rows.ts';
import { guessHeader } from './table.ts';

/** The table. */
export interface SheetTable {
  readonly header: string[];
  /** Row of the titles as the spreadsheet counts. */
  readonly headerRow: number;
  readonly width: number;
  readonly rows: string[][];
  /** Rows of the spreadsheet below the titles that hold nothing. */
  readonly gaps: number[];
  readonly remarks: Remark[];
}

/** Excel keeps 15 digits of a number: from here on the last ones are lost. */
const lostFrom = 1e15;

/** A cell as text. A number whose last digits Excel lost is written as Excel shows it, so that it is refused as damaged. */
export function cellText(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) {
    const local = new Date(value.getTime() + 8 * 3_600_000).toISOString();
    return local.endsWith('T00:00:00.000Z')
      ? local.slice(0, 10)
      : local.slice(0, 19).replace('T', ' ');
  }
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  if (Math.abs(value) >= lostFrom) return value.toExponential(5).toUpperCase();
  // 0.1 + 0.2 is kept by Excel as it is by us; people see fifteen digits of it.
  return String(Number(value.toPrecision(15)));
}

/** The table of a sheet. @param headerRow as the spreadsheet counts; found out when left out */
export function sheetTable(sheet: ReadSheet, headerRow?: number): SheetTable {
  const filled = fillMerged(sheet);
  const texts = filled.rows.map(({ row, cells }) => ({ row, cells: cells.map(cellText) }));
  const at =
    headerRow !== undefined
      ? Math.max(
          0,
          texts.findIndex(({ row }) => row >= headerRow),
        )
      : guessHeader(texts.slice(0, 60).map(({ cells }) => cells));
  const header = texts[at]?.cells ?? [];
  const rows = texts.slice(at + 1).map(({ cells }) => cells);
  const width = [header, ...rows].reduce((widest, cells) => Math.max(widest, cells.length), 0);
  const lost = filled.rows
    .slice(at + 1)
    .flatMap(({ cells }) => cells)
    .filter((cell) => typeof cell === 'number' && Math.abs(cell) >= lostFrom).length;
  const remarks: Remark[] = [];
  if (at > 0) remarks.push({ code: 'rows-before-titles', values: { rows: at } });
  if (filled.merged > 0) remarks.push({ code: 'merged-cells', values: { cells: filled.merged } });
  if (lost > 0) remarks.push({ code: 'numbers-damaged', values: { cells: lost } });
  return {
    header,
    headerRow: texts[at]?.row ?? 1,
    width,
    gaps: gapsAmong(
      texts[at]?.row ?? 1,
      texts.slice(at + 1).map(({ row }) => row),
    ),
    rows: rows.map((cells) => Array.from({ length: width }, (_, index) => cells[index] ?? '')),
    remarks,
  };
}

/** Every cell of a merged range gets the value that stands in its corner. */
function fillMerged(sheet: ReadSheet): { rows: ReadSheet['rows']; merged: number } {
  const byRow = new Map(
    sheet.rows.map((one) => [one.row, { row: one.row, cells: [...one.cells] }]),
  );
  let merged = 0;
  const last = sheet.rows.at(-1)?.row ?? 0;
  for (const range of sheet.merged ?? []) {
    const value = byRow.get(range.fromRow)?.cells[range.fromColumn] ?? null;
    if (value === null) continue;
    // A range may be said to reach to the end of the sheet.
    for (let row = range.fromRow; row <= Math.min(range.toRow, last); row += 1) {
      const cells = byRow.get(row)?.cells;
      if (cells) merged += fillRow(cells, range, value);
    }
  }
  return { rows: [...byRow.values()], merged };
}

const widest = 500;

function fillRow(
  cells: CellValue[],
  { fromColumn, toColumn }: MergedRange,
  value: CellValue,
): number {
  let filled = 0;
  for (let column = fromColumn; column <= Math.min(toColumn, widest); column += 1) {
    while (cells.length <= column) cells.push(null);
    if (cells[column] !== null) continue;
    cells[column] = value;
    filled += 1;
  }
  return filled;
}
