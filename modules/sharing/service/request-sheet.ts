/** Requests as a workbook. */
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import type { RequestRow } from '../contract/index.ts';
import { stateWords } from './state-words.ts';
import { listRequests } from './request-lists.ts';

const most = 10_000;

/** Requests within reach, newest first. */
export async function requestSheet(ctx: Ctx): Promise<FileReply> {
  const rows: RequestRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listRequests>> = await listRequests(ctx, {
      limit: 200,
      ...(cursor ? { cursor } : {}),
    });
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && rows.length < most);
  const columns = [
    { key: 'number', title: '编号', width: 22 },
    { key: 'resource', title: '数据资源', width: 26 },
    { key: 'owner', title: '数源部门', width: 24 },
    { key: 'department', title: '申请部门', width: 24 },
    { key: 'purpose', title: '用途', width: 40 },
    { key: 'fields', title: '字段数', type: 'number' as const },
    { key: 'from', title: '开始', width: 12 },
    { key: 'until', title: '截止', width: 12 },
    { key: 'perDay', title: '每日行数', type: 'number' as const },
    { key: 'state', title: '状态', width: 12 },
    { key: 'due', title: '答复期限', type: 'dateTime' as const },
  ];
  const bytes = await writeWorkbook([
    {
      name: '共享申请',
      columns,
      rows: rows.map((row) => ({
        number: row.number,
        resource: row.resourceZh,
        owner: row.ownerZh,
        department: row.departmentZh,
        purpose: row.purpose,
        fields: row.fieldCount,
        from: row.fromDay,
        until: row.untilDay,
        perDay: row.rowsPerDay,
        state: stateWords(row.state, 'zh'),
        due: row.dueAt ? new Date(row.dueAt) : null,
      })),
    },
  ]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: '共享申请.xlsx',
    bytes: new Uint8Array(bytes),
  };
}
