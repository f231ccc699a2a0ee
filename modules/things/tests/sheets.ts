/** Workbooks of devices for tests. */
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { thingColumns } from '../service/sheet.ts';

/** A workbook with these rows, in base64. */
export async function sheetOf(rows: readonly Record<string, string | number>[]): Promise<string> {
  const bytes = await writeWorkbook([{ name: '设备', columns: thingColumns, rows }]);
  return bytes.toString('base64');
}
