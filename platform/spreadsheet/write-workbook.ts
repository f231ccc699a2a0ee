import type { CellObject, Feature, Row } from 'write-excel-file/node';
import type { CellValue, ColumnType, SheetColumn, SheetToWrite } from './types.ts';

const LONGEST_CELL = 32_767;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const FORMATS: Partial<Record<ColumnType, string>> = {
  date: 'yyyy-mm-dd',
  dateTime: 'yyyy-mm-dd hh:mm',
  yuan: '#,##0.00',
};
const WIDTHS: Record<ColumnType, number> = {
  text: 20,
  number: 12,
  date: 12,
  dateTime: 17,
  boolean: 8,
  yuan: 14,
};

/**
 * Writes an XLSX workbook. Texts are always written as texts, never as formulas; those that begin
 * with = + - @ (or a tab) carry the text format too, so that editing or saving the cell does not
 * wake them (OWASP "CSV injection"). Characters that XML forbids are dropped and a text longer than
 * 32,767 characters, Excel's limit, is cut with an ellipsis.
 *
 * @param mark who took it and when, for a workbook with personal data: stands at the head and foot of every
 * printed page, and on a sheet of its own
 * @throws RangeError without sheets; TypeError for a value that does not fit its column's type.
 */
export async function writeWorkbook(
  sheets: readonly SheetToWrite[],
  mark?: string,
): Promise<Buffer> {
  if (sheets.length === 0) throw new RangeError('a workbook needs at least one sheet');
  const names = new Set<string>();
  const all = mark ? [...sheets, markSheet(mark)] : sheets;
  const written = all.map((sheet) => ({
    sheet: freeName(sheet.name, names),
    columns: sheet.columns.map(({ width, type }) => ({ width: width ?? WIDTHS[type ?? 'text'] })),
    stickyRowsCount: 1,
    data: [heading(sheet.columns), ...sheet.rows.map((row) => dataRow(sheet.columns, row))],
  }));
  // Read when a workbook is written: no start need wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return writeXlsxFile(written, mark ? { features: [markOfPages(mark) as never] } : {}).toBuffer();
}

function markSheet(mark: string): SheetToWrite {
  const columns = [{ key: 'words', title: '本文件含个人信息', width: 60 }];
  const rows = [
    { words: `导出：${mark}` },
    { words: '仅限办理公务使用；用毕请删除，不得转发。导出行为已记录，本人可以查到。' },
  ];
  return { name: '导出说明', columns, rows };
}

/** Head and foot of the printed pages; `&` begins a code there and is doubled. */
function markOfPages(mark: string): Pick<Feature<unknown>, 'files'> {
  const words = mark.replace(/&/g, '&&').replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
  const element = `<headerFooter><oddHeader>&amp;R${words}</oddHeader><oddFooter>&amp;C${words} &amp;P/&amp;N</oddFooter></headerFooter>`;
  const place = /<(?:rowBreaks|colBreaks|drawing|legacyDrawing|tableParts|extLst)\b|<\/worksheet>/;
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string) => xml.replace(place, (next) => element + next),
        },
      },
    },
  };
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function heading(columns: readonly SheetColumn[]): Row {
  return columns.map(({ title }) => ({ ...textCell(title), fontWeight: 'bold' as const }));
}

function dataRow(
  columns: readonly SheetColumn[],
  row: Readonly<Record<string, CellValue | undefined>>,
): Row {
  return columns.map(({ key, type = 'text' }) => {
    const value = row[key];
    return value === undefined || value === null ? null : cellOf(value, type, key);
  });
}

function cellOf(
  value: string | number | boolean | Date,
  type: ColumnType,
  key: string,
): CellObject {
  if (type === 'text') {
    return textCell(value instanceof Date ? value.toISOString() : String(value));
  }
  if (type === 'boolean' && typeof value === 'boolean') return { value, type: Boolean };
  if (type === 'number' && Number.isFinite(value)) return { value: Number(value), type: Number };
  const format = FORMATS[type] ?? '';
  if (type === 'yuan' && Number.isSafeInteger(value)) {
    return { value: Number(value) / 100, type: Number, format };
  }
  const isDate = type === 'date' || type === 'dateTime';
  if (isDate && value instanceof Date && !Number.isNaN(value.getTime())) {
    return { value: new Date(value.getTime() + SHANGHAI_OFFSET_MS), type: Date, format };
  }
  throw new TypeError(`column ${key}: ${String(value)} is no ${type}`);
}

function textCell(text: string): CellObject {
  // XML 1.0 forbids control characters but for tab and line ends.
  const clean = text.toWellFormed().replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '');
  const value = clean.length > LONGEST_CELL ? `${clean.slice(0, LONGEST_CELL - 1)}…` : clean;
  const wakes = /^[\s]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(value) || /^[\t\r]/.test(value);
  return wakes ? { value, type: String, format: '@' } : { value, type: String };
}

function freeName(wanted: string, taken: Set<string>): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(/^'|'$/g, ' ')
      .trim() || 'Sheet';
  let name = clean.slice(0, 31);
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) {
    const suffix = ` ${number}`;
    name = clean.slice(0, 31 - suffix.length) + suffix;
  }
  taken.add(name.toLowerCase());
  return name;
}
