/** Lists as XLSX, masked where they speak of older people. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { type CellValue, type SheetColumn, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskName, maskPhone } from '#platform/text/index.ts';
import { sheetType, skills, wordZh } from '../contract/index.ts';
import type { VisitFilter } from '../store/visits.ts';
import { readCoverage } from './coverage.ts';
import { stationLog } from './stations.ts';
import { listVisits } from './visits.ts';
import { listVolunteers } from './volunteers.ts';

const text = (key: string, title: string, width = 14): SheetColumn => ({ key, title, width });
const count = (key: string, title: string): SheetColumn => ({ key, title, type: 'number' });

interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly Readonly<Record<string, CellValue | undefined>>[];
}

async function fileOf(ctx: Ctx, sheet: Sheet): Promise<FileReply> {
  const bytes = await writeWorkbook([sheet], exportMark(ctx));
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [
      { action: 'volunteering.export', subject: sheet.name, detail: { rows: sheet.rows.length } },
    ]),
  );
  return {
    mediaType: sheetType,
    fileName: `${sheet.name}-${localDay(ctx.clock.now())}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

export async function coverageSheet(ctx: Ctx): Promise<FileReply> {
  const { items } = await readCoverage(ctx);
  const columns = [
    text('village', '村（社区）'),
    count('older', '60 岁以上'),
    count('visited', '已走访'),
    count('percent', '覆盖率 %'),
    count('planned', '已安排'),
    count('alone', '独居'),
    count('aloneVisited', '独居已走访'),
    ...skills.map((skill) => count(skill, wordZh(skill))),
  ];
  const rows = items.map(({ villageZh, skills: able, ...row }) => ({
    village: villageZh,
    older: row.older,
    visited: row.visited,
    percent: row.percent,
    planned: row.planned,
    alone: row.alone,
    aloneVisited: row.aloneVisited,
    ...Object.fromEntries(skills.map((skill) => [skill, able[skill] ?? 0])),
  }));
  return fileOf(ctx, { name: '志愿走访覆盖', columns, rows });
}

export async function volunteersSheet(ctx: Ctx): Promise<FileReply> {
  const { items } = await listVolunteers(ctx);
  const columns = [
    text('name', '姓名', 12),
    text('phone', '电话'),
    text('skills', '能教', 30),
    text('state', '状态', 8),
    count('visits', '走访次数'),
    count('hours', '服务小时'),
  ];
  const rows = items.map((row) => ({
    name: row.name,
    phone: maskPhone(row.phone),
    skills: row.skills.map(wordZh).join('、'),
    state: { active: '参加', paused: '暂停', ended: '退出' }[row.state],
    visits: row.visits,
    hours: Math.round((row.minutes / 60) * 10) / 10,
  }));
  return fileOf(ctx, { name: '志愿者', columns, rows });
}

export async function visitsSheet(ctx: Ctx, filter: VisitFilter): Promise<FileReply> {
  const { items } = await listVisits(ctx, filter);
  const columns = [
    text('day', '日期', 12),
    text('name', '老人', 10),
    text('village', '村（社区）'),
    text('volunteer', '志愿者', 10),
    text('state', '状态', 10),
    count('minutes', '分钟'),
    text('skills', '学会了', 36),
  ];
  const rows = items.map((row) => ({
    day: row.day,
    name: maskName(row.name),
    village: row.villageZh,
    volunteer: row.volunteerName,
    state: wordZh(row.state),
    minutes: row.minutes,
    skills: row.skills.map(wordZh).join('、'),
  }));
  return fileOf(ctx, { name: '志愿走访', columns, rows });
}

export async function stationSheet(ctx: Ctx, stationId: string): Promise<FileReply> {
  const { items } = await stationLog(ctx, stationId);
  const columns = [
    text('day', '日期', 12),
    text('matter', '事项'),
    count('people', '人数'),
    count('older', '其中老人'),
  ];
  const rows = items.map((row) => ({ ...row, matter: wordZh(row.matter) }));
  return fileOf(ctx, { name: '驿站来访', columns, rows });
}
