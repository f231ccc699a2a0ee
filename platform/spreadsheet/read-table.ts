import type {
  CellValue,
  ColumnType,
  ReadRow,
  ReadSheet,
  SheetProblem,
  TableColumn,
  TableRow,
} from './types.ts';

/**
 * Reads a sheet as a table: the first row names the columns by their titles (in any order, extra
 * ones are ignored), each further row becomes a record. Every faulty cell is named; a row with a
 * fault is left out of `rows`.
 */
export function readTable(
  sheet: ReadSheet,
  columns: readonly TableColumn[],
): { rows: TableRow[]; problems: SheetProblem[] } {
  const [heading, ...body] = sheet.rows;
  if (!heading || body.length === 0) {
    const message = {
      zh: '表中没有数据：第一行写列名，从第二行起写内容。',
      en: 'The sheet has no data: put the column names in row 1 and the records below.',
    };
    const problem = { row: 0, column: '', sheet: sheet.name, code: 'no-rows', message } as const;
    return { rows: [], problems: [problem] };
  }
  const { places, problems } = placesOf(sheet.name, heading, columns);
  if (problems.length > 0) return { rows: [], problems };
  const rows: TableRow[] = [];
  for (const read of body) {
    const faults: SheetProblem[] = [];
    const values = valuesOf(read, places, (fault) => faults.push({ ...fault, sheet: sheet.name }));
    if (faults.length === 0) rows.push({ row: read.row, values });
    problems.push(...faults);
  }
  return { rows, problems };
}

interface Place {
  column: TableColumn;
  index: number;
}

function placesOf(
  sheet: string,
  heading: ReadRow,
  columns: readonly TableColumn[],
): { places: Place[]; problems: SheetProblem[] } {
  const titles = heading.cells.map((cell) => plainTitle(String(cell ?? '')));
  const places: Place[] = [];
  const problems: SheetProblem[] = [];
  const { row } = heading;
  for (const column of columns) {
    const title = plainTitle(column.title);
    const index = titles.indexOf(title);
    if (index < 0 && column.required === true) {
      const message = {
        zh: `缺少列“${column.title}”：请在第 ${row} 行补上这一列名。`,
        en: `Column "${column.title}" is missing: add its name in row ${row}.`,
      };
      problems.push({ row, column: '', sheet, code: 'column-missing', message });
    }
    const second = index < 0 ? -1 : titles.indexOf(title, index + 1);
    if (second >= 0) {
      const message = {
        zh: `列名“${column.title}”出现了两次：请删去一列。`,
        en: `Column "${column.title}" stands twice: remove one.`,
      };
      problems.push({ row, column: letters(second), sheet, code: 'column-doubled', message });
    }
    places.push({ column, index });
  }
  return { places, problems };
}

function valuesOf(
  read: ReadRow,
  places: readonly Place[],
  report: (problem: SheetProblem) => void,
): Record<string, CellValue> {
  const values: Record<string, CellValue> = {};
  for (const { column, index } of places) {
    const cell = index < 0 ? null : (read.cells[index] ?? null);
    const where = { row: read.row, column: index < 0 ? '' : letters(index) };
    const value = cell === null ? null : convert(cell, column.type ?? 'text');
    if (cell === null && column.required === true) {
      const message = {
        zh: `“${column.title}”不能为空。`,
        en: `"${column.title}" must be filled in.`,
      };
      report({ ...where, code: 'value-missing', message });
    }
    if (value === undefined) {
      const shown = String(cell).slice(0, 40);
      const message = {
        zh: `“${column.title}”的内容“${shown}”不是${TYPE_ZH[column.type ?? 'text']}。`,
        en: `"${column.title}": "${shown}" is not ${TYPE_EN[column.type ?? 'text']}.`,
      };
      report({ ...where, code: 'wrong-type', message });
    }
    values[column.key] = value ?? null;
  }
  return values;
}

const TYPE_ZH: Record<ColumnType, string> = {
  text: '文字',
  number: '数字',
  date: '日期（如 2026-11-23）',
  dateTime: '日期时间（如 2026-11-23 08:30）',
  boolean: '“是”或“否”',
  yuan: '金额（元，最多两位小数）',
};
const TYPE_EN: Record<ColumnType, string> = {
  text: 'a text',
  number: 'a number',
  date: 'a date such as 2026-11-23',
  dateTime: 'a date and time such as 2026-11-23 08:30',
  boolean: 'yes or no',
  yuan: 'an amount in yuan with at most two places',
};

function convert(cell: Exclude<CellValue, null>, type: ColumnType): CellValue | undefined {
  switch (type) {
    case 'text':
      return cell instanceof Date ? localText(cell) : String(cell).trim();
    case 'number':
      return numberOf(cell);
    case 'yuan':
      return fenOf(cell);
    case 'boolean':
      return booleanOf(cell);
    case 'date':
    case 'dateTime':
      return cell instanceof Date ? cell : dateOf(String(cell));
  }
}

function numberOf(cell: Exclude<CellValue, null>): number | undefined {
  if (typeof cell === 'number') return cell;
  const text = String(cell).normalize('NFKC').replace(/[\s,]/g, '');
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

function fenOf(cell: Exclude<CellValue, null>): number | undefined {
  const yuan = numberOf(typeof cell === 'string' ? cell.replace(/[¥￥元]/g, '') : cell);
  if (yuan === undefined) return undefined;
  const fen = Math.round(yuan * 100);
  return Math.abs(fen - yuan * 100) < 1e-4 && Number.isSafeInteger(fen) ? fen : undefined;
}

function booleanOf(cell: Exclude<CellValue, null>): boolean | undefined {
  const text = String(cell).trim().toLowerCase();
  if (['是', '有', '对', 'true', 'yes', 'y', '1', '√'].includes(text)) return true;
  return ['否', '无', '错', 'false', 'no', 'n', '0', '×'].includes(text) ? false : undefined;
}

function dateOf(text: string): Date | undefined {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(
      text.normalize('NFKC').trim(),
    );
  if (!found) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day) return undefined;
  return new Date(local.getTime() - 8 * 3_600_000);
}

function localText(instant: Date): string {
  const local = new Date(instant.getTime() + 8 * 3_600_000).toISOString();
  return local.endsWith('T00:00:00.000Z')
    ? local.slice(0, 10)
    : local.slice(0, 16).replace('T', ' ');
}

function plainTitle(title: string): string {
  return title.normalize('NFKC').replace(/[\s*]/g, '').toLowerCase();
}

function letters(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
