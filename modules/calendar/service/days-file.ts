/** The town's own days as a workbook, both ways: a preview that names every faulty row, then all at once. */
import { isDeepStrictEqual } from 'node:util';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Locale } from '#platform/problems/index.ts';
import {
  readTable,
  readWorkbook,
  type TableColumn,
  type TableRow,
  writeWorkbook,
} from '#platform/spreadsheet/index.ts';
import type { DaysPreview, SheetDay } from '../contract.ts';
import { hoursFault, readHours, writeHours } from '../rules/hours-text.ts';
import { calendarRevision, calendarRows } from '../store/read.ts';
import type { DayRow } from '../store/tables.ts';
import { lockTownDay, saveDays } from '../store/write.ts';
import { editing, stale } from './edit.ts';

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Columns of the workbook. */
export const dayColumns: readonly TableColumn[] = [
  { key: 'date', title: '日期', type: 'date', required: true },
  { key: 'kind', title: '安排', required: true, width: 10 },
  { key: 'nameZh', title: '名称', width: 20 },
  { key: 'hours', title: '时段', width: 30 },
];

const kinds = { 上班: 'working', 放假: 'holiday' } as const;

const words = {
  kind: {
    zh: '“{value}”应为“上班”或“放假”。',
    en: '“{value}” should be 上班 (working) or 放假 (holiday).',
  },
  hours: {
    zh: '“{value}”不是时段，例如：08:30–12:00、14:00–17:30，先后不重叠。',
    en: '“{value}” is no list of hours such as 08:30–12:00、14:00–17:30 without overlap.',
  },
  twice: {
    zh: '{value} 在文件里出现了不止一次。',
    en: '{value} stands in the file more than once.',
  },
  name: { zh: '名称最多 40 个字。', en: 'A name has at most 40 letters.' },
} as const;

/** The town's own days as a file that can be imported again. */
export async function exportDays(ctx: Ctx): Promise<FileReply> {
  const { days } = await ctx.database.inTenant(ctx, calendarRows);
  const rows = days
    .filter(({ origin }) => origin === 'town')
    .map(({ date, kind, nameZh, hours }) => ({
      date: new Date(`${date}T00:00:00+08:00`),
      kind: kind === 'holiday' ? '放假' : '上班',
      nameZh,
      hours: writeHours(hours ?? []),
    }));
  const bytes = await writeWorkbook([{ name: '本镇日期', columns: dayColumns, rows }]);
  return { mediaType: sheetType, fileName: '本镇日期.xlsx', bytes: new Uint8Array(bytes) };
}

/** Reads and judges a workbook; nothing is kept. */
export async function previewDays(ctx: Ctx, contentBase64: string): Promise<DaysPreview> {
  const bytes = Buffer.from(contentBase64, 'base64');
  const book = await readWorkbook(bytes, { maxBytes: 1_048_576, maxRows: 1_001 });
  const [sheet] = book.sheets;
  const table = sheet ? readTable(sheet, dayColumns) : { rows: [], problems: book.problems };
  const faults: DaysPreview['faults'] = table.problems.map(({ row, column, message }) => {
    return { row, column, message: message[ctx.locale] };
  });
  const { present, revision } = await ctx.database.inTenant(ctx, async (tx) => ({
    present: (await calendarRows(tx)).days.filter(({ origin }) => origin === 'town'),
    revision: await calendarRevision(tx),
  }));
  const known = new Map(present.map((day) => [day.date, day]));
  const seen = new Set<string>();
  const accepted = table.rows.flatMap((row) => {
    const read = dayOf(row, seen);
    if ('word' in read) {
      faults.push({ row: row.row, column: read.column, message: say(read, ctx.locale) });
      return [];
    }
    return [{ row: row.row, day: read, action: actionOf(read, known.get(read.date)) }];
  });
  return { accepted, faults: faults.sort((a, b) => a.row - b.row).slice(0, 500), revision };
}

interface DayFault {
  readonly column: string;
  readonly word: keyof typeof words;
  readonly value: string;
}

function dayOf(row: TableRow, seen: Set<string>): SheetDay | DayFault {
  const text = (key: string): string => String(row.values[key] ?? '').trim();
  const date = localDay(row.values['date'] as Date);
  if (seen.has(date)) return { column: '日期', word: 'twice', value: date };
  const kind = kinds[text('kind') as keyof typeof kinds];
  if (!kind) return { column: '安排', word: 'kind', value: text('kind') };
  const nameZh = text('nameZh');
  if ([...nameZh].length > 40) return { column: '名称', word: 'name', value: nameZh };
  const hours = readHours(text('hours'));
  if (hours === null || hoursFault(hours))
    return { column: '时段', word: 'hours', value: text('hours') };
  seen.add(date);
  return { date, kind, nameZh, hours: kind === 'working' && hours.length > 0 ? hours : null };
}

function say({ word, value }: DayFault, locale: Locale): string {
  return words[word][locale].replace('{value}', value);
}

function actionOf(day: SheetDay, before: DayRow | undefined): 'add' | 'change' | 'same' {
  if (!before) return 'add';
  const { kind, nameZh, hours } = before;
  const same = isDeepStrictEqual(
    { kind, nameZh, hours },
    {
      kind: day.kind,
      nameZh: day.nameZh,
      hours: day.hours,
    },
  );
  return same ? 'same' : 'change';
}

/** Takes days over, all in one transaction. @throws calendar-faulty, changed-meanwhile */
export function importDays(
  ctx: Ctx,
  days: readonly SheetDay[],
  revision: string,
): Promise<{ saved: number }> {
  return editing(ctx, 'importDays', async (tx) => {
    if ((await calendarRevision(tx)) !== revision) throw stale();
    const rows: DayRow[] = [];
    for (const day of days) {
      const before = await lockTownDay(tx, day.date);
      const version = (before?.version ?? 0) + 1;
      const nameEn = before?.nameEn ?? '';
      rows.push({ tenantId: ctx.tenantId, origin: 'town', ...day, nameEn, version });
    }
    await saveDays(tx, rows);
    return { saved: rows.length };
  });
}
