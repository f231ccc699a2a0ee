import { mergedRanges } from './merged.ts';
import { ArchiveTooLargeError, safeArchive } from '../archive/index.ts';
import type { CellValue, ReadLimits, ReadSheet, SheetProblem } from './types.ts';

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DEFAULTS: Required<ReadLimits> = {
  maxBytes: 20_000_000,
  maxUnpackedBytes: 100_000_000,
  maxRows: 50_000,
  maxColumns: 200,
};

/**
 * Reads an XLSX workbook from outside. Bad input never throws: `problems` says what is wrong with
 * the file (no workbook, too large once unpacked, too many rows), and then `sheets` is empty.
 */
export async function readWorkbook(
  file: Buffer,
  limits: ReadLimits = {},
): Promise<{ sheets: ReadSheet[]; problems: SheetProblem[] }> {
  const allowed = { ...DEFAULTS, ...limits };
  if (file.length > allowed.maxBytes) return refused(tooLarge(allowed.maxBytes));
  try {
    const safe = safeArchive(file, allowed.maxUnpackedBytes, isWanted);
    const farthest = farthestProblem(safe, allowed);
    if (farthest) return refused(farthest);
    // Read when a workbook comes: no start need wait for it.
    const { default: readXlsxFile } = await import('read-excel-file/node');
    const read = await readXlsxFile(safe, { trim: true });
    const merged = mergedRanges(safe);
    const sheets = read.map(({ sheet, data }, at) => ({
      name: sheet,
      rows: rowsOf(data),
      merged: merged[at] ?? [],
    }));
    const problems = sheets.flatMap((sheet) => sizeProblems(sheet, allowed));
    return problems.length > 0 ? { sheets: [], problems } : { sheets, problems };
  } catch (error) {
    if (error instanceof ArchiveTooLargeError) return refused(tooLarge(allowed.maxUnpackedBytes));
    return refused({
      row: 0,
      column: '',
      code: 'not-a-workbook',
      message: {
        zh: '文件不是可读取的 XLSX 工作簿：请用 Excel 或 WPS 另存为“.xlsx”格式后重新上传。',
        en: 'The file is no readable XLSX workbook: save it as .xlsx in Excel or WPS, then retry.',
      },
    });
  }
}

function refused(problem: SheetProblem): { sheets: ReadSheet[]; problems: SheetProblem[] } {
  return { sheets: [], problems: [problem] };
}

const CELL_PLACE = /[\s]r\s*=\s*["']([A-Za-z]{0,9})([0-9]{1,15}|[^"'<>]{0,20}&)/g;

// A single cell said to stand in the last row and column would make the reader lay out thousands of
// millions of empty ones: places are looked at in the (now unpacked) text before it is read.
function farthestProblem(safe: Buffer, allowed: Required<ReadLimits>): SheetProblem | undefined {
  let [row, column] = [0, 0];
  for (const [, letters = '', number = ''] of safe.toString('latin1').matchAll(CELL_PLACE)) {
    row = Math.max(row, number.endsWith('&') ? Number.POSITIVE_INFINITY : Number(number));
    const place = [...letters.toUpperCase()].reduce(
      (sum, one) => sum * 26 + one.charCodeAt(0) - 64,
      0,
    );
    column = Math.max(column, place);
  }
  if (row > allowed.maxRows) return tooManyRows(allowed.maxRows);
  return column > allowed.maxColumns ? tooManyColumns(allowed.maxColumns) : undefined;
}

function isWanted(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name) && !name.includes('..');
}

function rowsOf(data: readonly (readonly unknown[])[]): ReadSheet['rows'] {
  return data
    .map((cells, index) => ({ row: index + 1, cells: cells.map(cellValue) }))
    .filter(({ cells }) => cells.some((cell) => cell !== null));
}

function cellValue(cell: unknown): CellValue {
  if (typeof cell === 'string') return cell === '' ? null : cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  // The sheet knows local times only; the library reads them as if they were UTC.
  if (cell instanceof Date) return new Date(cell.getTime() - SHANGHAI_OFFSET_MS);
  return null;
}

function sizeProblems(sheet: ReadSheet, allowed: Required<ReadLimits>): SheetProblem[] {
  const widest = sheet.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const problems: SheetProblem[] = [];
  if ((sheet.rows.at(-1)?.row ?? 0) > allowed.maxRows) problems.push(tooManyRows(allowed.maxRows));
  if (widest > allowed.maxColumns) problems.push(tooManyColumns(allowed.maxColumns));
  return problems.map((problem) => ({ ...problem, sheet: sheet.name }));
}

function tooManyRows(maxRows: number): SheetProblem {
  const message = {
    zh: `工作表最多 ${maxRows} 行：请分成几个文件上传，并删去远处的空行。`,
    en: `A sheet may have at most ${maxRows} rows: split the file, delete far empty rows.`,
  };
  return { row: maxRows + 1, column: '', code: 'too-many-rows', message };
}

function tooManyColumns(maxColumns: number): SheetProblem {
  const message = {
    zh: `工作表最多 ${maxColumns} 列：请删去多余的列。`,
    en: `A sheet may have at most ${maxColumns} columns: remove some.`,
  };
  return { row: 0, column: '', code: 'too-many-columns', message };
}

function tooLarge(bytes: number): SheetProblem {
  const size = `${Math.floor(bytes / 1_000_000)} MB`;
  return {
    row: 0,
    column: '',
    code: 'too-large',
    message: {
      zh: `文件（或其解压后的内容）超过 ${size}：请分成几个文件上传。`,
      en: `The file, or what it holds unpacked, exceeds ${size}: split it into several files.`,
    },
  };
}
