export {
  type CellValue,
  type ColumnType,
  type MergedRange,
  type ReadLimits,
  type ReadRow,
  type ReadSheet,
  type SheetColumn,
  type SheetProblem,
  type SheetToWrite,
  type TableColumn,
  type TableRow,
} from './types.ts';
export { readTable } from './read-table.ts';
export { readWorkbook } from './read-workbook.ts';
export { writeWorkbook } from './write-workbook.ts';
