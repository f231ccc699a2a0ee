/** A special list as a workbook, masked as on the page. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskAddress, maskIdNumber, maskPhone } from '#platform/text/index.ts';
import type { ListCode } from '../contract/kinds.ts';
import type { ListRow } from '../contract/shapes.ts';
import { readList } from './lists.ts';

const titles: Readonly<Record<ListCode, string>> = {
  eldersAlone: '独居老人',
  lowIncome: '低保与特困',
  elderAllowance: '高龄津贴',
  disabled: '残疾人',
  keysInCare: '钥匙托管',
};

const columns = [
  { key: 'number', title: '档号' },
  { key: 'name', title: '姓名' },
  { key: 'gender', title: '性别' },
  { key: 'age', title: '年龄' },
  { key: 'identityNumber', title: '公民身份号码' },
  { key: 'phone', title: '联系电话' },
  { key: 'address', title: '住址' },
  { key: 'says', title: '来源' },
];

const pageRows = 200;

/** The whole list as XLSX. @throws list-closed */
export async function listSheet(ctx: Ctx, code: ListCode, village?: string) {
  const all: ListRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await readList(ctx, code, { village, cursor, limit: pageRows });
    all.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const rows = all.map((row) => ({
    number: row.number,
    name: row.name,
    gender: row.gender === 'female' ? '女' : row.gender === 'male' ? '男' : '',
    age: row.age ?? '',
    identityNumber: maskIdNumber(row.identityNumber, 'staff'),
    phone: maskPhone(row.phone),
    address: maskAddress(row.address),
    says: row.resourcesZh.join('、'),
  }));
  const bytes = await writeWorkbook([{ name: titles[code], columns, rows }], exportMark(ctx));
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [
      {
        action: 'records.exportList',
        subject: code,
        detail: { rows: rows.length, ...(village ? { village } : {}) },
      },
    ]),
  );
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${titles[code]}-${localDay(ctx.clock.now())}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}
