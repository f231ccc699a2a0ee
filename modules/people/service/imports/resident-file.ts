/** Residents as a workbook, both ways. */
import type { Tx } from '#platform/database/index.ts';
import type { Locale } from '#platform/problems/index.ts';
import {
  readTable,
  readWorkbook,
  type SheetToWrite,
  type TableColumn,
  type TableRow,
} from '#platform/spreadsheet/index.ts';
import { standingOf } from '#platform/personal/index.ts';
import { canonicalMobile, maskPhone } from '#platform/text/index.ts';
import type { ResidentInput } from '../../contract.ts';
import { residentRows, residentRowsByPhone } from '../../store/residents.ts';
import { sayFault } from './import-words.ts';
import { explanation, type FileFault, type Judged, type JudgedRow, tableFault } from './judged.ts';

const genders = { 女: 'female', 男: 'male' } as const;
const mostRows = 20_001;

/** Columns of the workbook; whether a phone was proved is shown and not read. */
export const residentColumns: readonly TableColumn[] = [
  { key: 'name', title: '姓名', width: 14 },
  { key: 'phone', title: '手机号', required: true, width: 16 },
  { key: 'gender', title: '性别', width: 8 },
  { key: 'active', title: '启用', type: 'boolean' },
  { key: 'verified', title: '手机号已验证' },
];

/** What a row says of a resident. */
export type ResidentFields = Omit<ResidentInput, 'version'>;

/** Reads and judges a workbook of residents; somebody is known by the phone. */
export async function readResidentFile(tx: Tx, bytes: Buffer, locale: Locale): Promise<Judged> {
  const book = await readWorkbook(bytes, { maxBytes: 10_485_760, maxRows: mostRows });
  const [sheet] = book.sheets;
  const table = sheet ? readTable(sheet, residentColumns) : { rows: [], problems: book.problems };
  const faults: FileFault[] = table.problems.map((one) => tableFault(one, locale));
  const seen = new Set<string>();
  const drafts = table.rows.flatMap((row) => {
    const read = fieldsOf(row, seen);
    if ('fields' in read) return [{ row: row.row, fields: read.fields }];
    const { column, word, value } = read;
    faults.push({ row: row.row, column, message: sayFault(word, { value, most: 50 }, locale) });
    return [];
  });
  const present = await residentRowsByPhone(
    tx,
    drafts.map(({ fields }) => fields.phone),
  );
  const known = new Map(present.map((one) => [one.phone, one]));
  const rows = drafts.map(({ row, fields }): JudgedRow => {
    const before = known.get(fields.phone);
    const same =
      before?.name === fields.name &&
      before.gender === fields.gender &&
      before.active === fields.active;
    return {
      row,
      name: fields.name,
      detail: maskPhone(fields.phone),
      action: before ? (same ? 'same' : 'change') : 'add',
      kept: { subject: before?.id ?? null, version: before?.version ?? null, fields },
    };
  });
  return { rows, faults };
}

interface RowFault {
  readonly column: string;
  readonly word: 'phoneWrong' | 'genderUnknown' | 'twice' | 'tooLong';
  readonly value: string;
}

function fieldsOf(row: TableRow, seen: Set<string>): { fields: ResidentFields } | RowFault {
  const text = (key: string): string => String(row.values[key] ?? '').trim();
  const phone = canonicalMobile(text('phone'));
  if (!phone) return { column: '手机号', word: 'phoneWrong', value: text('phone') };
  const gender = genders[text('gender') as keyof typeof genders] ?? null;
  if (text('gender') !== '' && !gender)
    return { column: '性别', word: 'genderUnknown', value: text('gender') };
  const name = text('name');
  if ([...name].length > 50) return { column: '姓名', word: 'tooLong', value: name.slice(0, 8) };
  if (seen.has(phone)) return { column: '手机号', word: 'twice', value: maskPhone(phone) };
  seen.add(phone);
  return { fields: { name, phone, gender, active: row.values['active'] !== false } };
}

/** The residents as a workbook that can be read again; `template` leaves the rows out. */
export async function residentSheets(tx: Tx, template: boolean): Promise<SheetToWrite[]> {
  const present = template ? [] : await residentRows(tx);
  const { restricted } = await standingOf(
    tx,
    present.map(({ id }) => id),
  );
  const shown = present.filter(({ id }) => !restricted.has(id));
  const rows = shown.map(({ name, phone, gender, active, phoneVerifiedAt }) => ({
    name,
    phone,
    gender: gender && { female: '女', male: '男' }[gender],
    active,
    verified: phoneVerifiedAt ? '是' : '否',
  }));
  return [
    { name: '居民', columns: residentColumns, rows },
    explanation([
      { column: '手机号', text: '必填，11 位手机号；同一手机号即同一居民。' },
      { column: '姓名', text: '可不填，最多 50 字。' },
      { column: '启用', text: '是 或 否；留空为是。' },
      { column: '手机号已验证', text: '只供查看，不会读入：手机号须由本人用短信验证码验证。' },
    ]),
  ];
}
