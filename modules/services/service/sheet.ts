/** Applications as a workbook: names masked, answers left out. */
import type { FileReply } from '#platform/contract/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskName } from '#platform/text/index.ts';
import { stageWords } from '../rules/words.ts';
import { deskPage } from '../store/applications.ts';
import { type DeskQuery, filterOf, noteExport, rowsOf } from './desk.ts';

const most = 20_000;

const columns = [
  { key: 'number', title: '办件编号', width: 22 },
  { key: 'item', title: '事项', width: 28 },
  { key: 'stage', title: '环节', width: 14 },
  { key: 'applicant', title: '申请人', width: 10 },
  { key: 'department', title: '承办部门', width: 26 },
  { key: 'handler', title: '承办人', width: 10 },
  { key: 'channel', title: '来源', width: 10 },
  { key: 'submitted', title: '提交时间', type: 'dateTime' as const },
  { key: 'due', title: '承诺时限', type: 'dateTime' as const },
  { key: 'late', title: '是否超期', width: 10 },
  { key: 'ended', title: '办结时间', type: 'dateTime' as const },
];
const channels = { resident: '网上', window: '窗口' } as const;

/** The filtered list, at most 20,000 rows. */
export async function applicationsSheet(ctx: Ctx, query: DeskQuery): Promise<FileReply> {
  const rows = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await deskPage(tx, await filterOf(tx, query), { limit: most, after: null });
    const shown = found.slice(0, most);
    await noteExport(tx, shown.length);
    return rowsOf(tx, shown);
  });
  const at = (text: string | null) => (text ? new Date(text) : null);
  const cells = rows.map((row) => ({
    number: row.number,
    item: row.itemTitleZh,
    stage: stageWords[row.stage].zh,
    applicant: maskName(row.applicantName),
    department: row.departmentZh,
    handler: row.handlerName,
    channel: channels[row.channel],
    submitted: at(row.submittedAt),
    due: at(row.dueAt),
    late: row.late ? '超期' : '',
    ended: at(row.endedAt),
  }));
  const bytes = await writeWorkbook([{ name: '办件', columns, rows: cells }], exportMark(ctx));
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `办件清单-${localDay(ctx.clock.now())}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}
