/** Lists as XLSX: masked, but for the approved payment list that goes to the bank. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { exportMark, noteLooks } from '#platform/personal/index.ts';
import { type CellValue, type SheetColumn, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskPhone } from '#platform/text/index.ts';
import type { AllowanceFilter } from '../contract/allowances.ts';
import type { ElderFilter } from '../contract/elders.ts';
import type { VisitQuery } from '../contract/visits.ts';
import { sheetType } from '../contract/elders.ts';
import type { RequestState } from '../contract/states.ts';
import { wordZh } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { accountsOf, paymentById } from '../store/allowances.ts';
import { eldersByIds } from '../store/elders.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { listAllowances } from './allowances.ts';
import { requireCaring } from './caring.ts';
import { readBoard } from './checks.ts';
import { listElders } from './elders.ts';
import { linesOf } from './payments.ts';
import { elderNumber, timeText } from './places.ts';
import { listRequests } from './requests.ts';
import { listVisits } from './visit-lists.ts';

type Rows = readonly Readonly<Record<string, CellValue | undefined>>[];

const mostRows = 20_000;
const pageRows = 200;

const text = (key: string, title: string, width = 14): SheetColumn => ({ key, title, width });
const yuan = (key: string, title: string): SheetColumn => ({ key, title, type: 'yuan' });
const yes = (value: boolean): string => (value ? '是' : '');
const listed = (columns: readonly SheetColumn[]): SheetColumn[] => [
  text('number', '编号', 10),
  text('name', '姓名', 12),
  text('village', '村（社区）'),
  ...columns,
];

interface Sheet {
  readonly name: string;
  readonly action: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Rows;
}

async function fileOf(ctx: Ctx, { name, action, columns, rows }: Sheet): Promise<FileReply> {
  const bytes = await writeWorkbook([{ name, columns, rows }], exportMark(ctx));
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [{ action, subject: ctx.tenantId, detail: { rows: rows.length } }]),
  );
  return {
    mediaType: sheetType,
    fileName: `${name}-${localDay(ctx.clock.now())}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

/** Every row of a list that pages. */
async function whole<Row>(
  page: (cursor: string | undefined) => Promise<{ items: Row[]; nextCursor: string | null }>,
): Promise<Row[]> {
  const all: Row[] = [];
  let cursor: string | undefined;
  do {
    const next = await page(cursor);
    all.push(...next.items);
    cursor = next.nextCursor ?? undefined;
  } while (cursor && all.length < mostRows);
  return all;
}

export async function eldersSheet(ctx: Ctx, filter: ElderFilter): Promise<FileReply> {
  const items = await whole((cursor) =>
    listElders(ctx, { ...filter, limit: pageRows, ...(cursor ? { cursor } : {}) }),
  );
  const rows = items.map((row) => ({
    number: elderNumber(row.number),
    name: row.name,
    village: row.villageZh,
    cell: row.gridCellZh,
    gender: wordZh(row.gender),
    age: row.age ?? null,
    alone: yes(row.livingAlone),
    disability: wordZh(row.disability),
    times: row.times.map(timeText).join('、'),
    allowance: row.allowance ? wordZh(row.allowance) : '',
  }));
  const columns = listed([
    text('cell', '网格', 18),
    text('gender', '性别', 6),
    { key: 'age', title: '年龄', type: 'number', width: 6 },
    text('alone', '独居', 6),
    text('disability', '失能等级'),
    text('times', '打卡时间'),
    text('allowance', '高龄津贴'),
  ]);
  return fileOf(ctx, { name: '老人登记', action: 'care.exportElders', columns, rows });
}

const boardZh: Readonly<Record<string, string>> = {
  missed: '未打卡',
  due: '等待中',
  waiting: '未到时间',
  late: '迟打卡',
  closed: '已处理',
  done: '已打卡',
  paused: '暂停',
};

export async function boardSheet(ctx: Ctx, day?: string): Promise<FileReply> {
  const board = await readBoard(ctx, day);
  const rows = board.items.map((row) => ({
    number: elderNumber(row.number),
    name: row.name,
    village: row.villageZh,
    phone: maskPhone(row.phone),
    time: timeText(row.minute),
    state: boardZh[row.state] ?? row.state,
    doneAt: row.doneAt ? new Date(row.doneAt) : null,
    how: wordZh(row.how),
    case: row.caseNumber,
    outcome: wordZh(row.outcome),
  }));
  const columns = listed([
    text('phone', '电话'),
    text('time', '约定时间', 10),
    text('state', '状态', 10),
    { key: 'doneAt', title: '报平安时间', type: 'dateTime' },
    text('how', '方式', 10),
    text('case', '事件', 20),
    text('outcome', '查看结果', 12),
  ]);
  return fileOf(ctx, { name: `平安打卡 ${board.day}`, action: 'care.exportChecks', columns, rows });
}

export async function allowancesSheet(ctx: Ctx, filter: AllowanceFilter): Promise<FileReply> {
  const items = await whole((cursor) =>
    listAllowances(ctx, { ...filter, limit: pageRows, ...(cursor ? { cursor } : {}) }),
  );
  const rows = items.map((row) => ({
    number: elderNumber(row.number),
    name: row.name,
    village: row.villageZh,
    age: row.age ?? null,
    state: wordZh(row.state),
    monthly: row.monthlyFen,
    from: row.fromMonth,
    proved: row.provedOn ?? '',
    due: row.proofDue ?? '',
    suspended: row.suspendedFrom ?? '',
    overpaid: row.overpaidFen || null,
  }));
  const columns = listed([
    { key: 'age', title: '年龄', type: 'number', width: 6 },
    text('state', '状态', 10),
    yuan('monthly', '月标准（元）'),
    text('from', '起发月份', 10),
    text('proved', '上次认证', 12),
    text('due', '认证到期', 12),
    text('suspended', '暂停起始', 10),
    yuan('overpaid', '多发（元）'),
  ]);
  return fileOf(ctx, { name: '高龄津贴', action: 'care.exportAllowances', columns, rows });
}

export async function requestsSheet(ctx: Ctx, state?: RequestState): Promise<FileReply> {
  const { items } = await listRequests(ctx, state);
  const rows = items.map((row) => ({
    number: String(row.number),
    name: row.name,
    village: row.villageZh,
    service: row.serviceZh,
    day: row.day,
    time: timeText(row.minute),
    case: row.caseNumber,
    state: { dispatched: '待安排', arranged: '已安排', done: '已完成', cancelled: '已取消' }[
      row.state
    ],
    due: row.dueAt ? new Date(row.dueAt) : null,
    asked: new Date(row.askedAt),
  }));
  const columns = listed([
    text('service', '服务'),
    text('day', '日期', 12),
    text('time', '时间', 8),
    text('case', '事件', 20),
    text('state', '状态', 10),
    { key: 'due', title: '时限', type: 'dateTime' },
    { key: 'asked', title: '提出时间', type: 'dateTime' },
  ]);
  return fileOf(ctx, { name: '服务需求', action: 'care.exportRequests', columns, rows });
}

const visitZh: Readonly<Record<string, string>> = {
  planned: '待上门',
  arrived: '服务中',
  done: '已完成',
  refused: '被拒绝',
  nobodyHome: '无人应门',
};

export async function visitsSheet(ctx: Ctx, query: VisitQuery): Promise<FileReply> {
  const { items } = await listVisits(ctx, query);
  const rows = items.map((row) => ({
    number: row.day,
    name: row.name,
    village: row.villageZh,
    time: timeText(row.minute),
    service: row.serviceZh,
    carer: row.carerName,
    state: visitZh[row.state] ?? row.state,
    arrived: row.arrivedAt ? new Date(row.arrivedAt) : null,
    left: row.leftAt ? new Date(row.leftAt) : null,
    distance: row.distanceMetres,
    done: row.done.map(wordZh).join('、'),
  }));
  const columns = [
    text('number', '日期', 12),
    ...listed([
      text('time', '时间', 8),
      text('service', '服务'),
      text('carer', '人员', 10),
      text('state', '状态', 10),
      { key: 'arrived', title: '签到', type: 'dateTime' as const },
      { key: 'left', title: '签退', type: 'dateTime' as const },
      { key: 'distance', title: '签到距离（米）', type: 'number' as const },
      text('done', '做了什么', 30),
    ]).slice(1),
  ];
  return fileOf(ctx, { name: '上门服务', action: 'care.exportVisits', columns, rows });
}

/** The approved list of a month with whole bank cards; everybody concerned sees who took it. @throws payment-not-approved */
export async function paymentSheet(ctx: Ctx, paymentId: string): Promise<FileReply> {
  const { month, rows } = await ctx.database.inTenant(ctx, async (tx) => {
    await requireCaring(tx, 'care.allowance');
    const payment = await paymentById(tx, paymentId);
    if (!payment) throw generalProblem('not-found', { what: '发放名册' });
    if (payment.state !== 'approved' && payment.state !== 'paid')
      throw problem('payment-not-approved');
    const lines = await linesOf(tx, payment);
    const accounts = await accountsOf(
      tx,
      lines.map(({ allowanceId }) => allowanceId),
    );
    const elders = await eldersByIds(
      tx,
      lines.map(({ elderId }) => elderId),
    );
    await noteLooks(
      tx,
      lines.map((line) => ({
        kind: 'export',
        subjectId: elders.get(line.elderId)?.personId ?? null,
        fields: ['care.allowances.account_name', 'care.allowances.bank_card'],
        rowKey: line.allowanceId,
        reason: `发放 ${payment.month} 高龄津贴`,
      })),
    );
    return {
      month: payment.month,
      rows: lines.map((line) => ({
        number: elderNumber(line.number),
        name: line.name,
        village: line.villageZh,
        age: line.age ?? null,
        tier: `${line.fromAge} 岁以上`,
        current: line.currentFen,
        back: line.backFen || null,
        months: line.backMonths.join('、'),
        amount: line.amountFen,
        holder: accounts.get(line.allowanceId)?.accountName ?? '',
        card: line.bankCard,
      })),
    };
  });
  const columns = listed([
    { key: 'age', title: '年龄', type: 'number', width: 6 },
    text('tier', '档次', 12),
    yuan('current', '本月（元）'),
    yuan('back', '补发（元）'),
    text('months', '补发月份', 24),
    yuan('amount', '合计（元）'),
    text('holder', '户名', 12),
    text('card', '银行卡号', 24),
  ]);
  return fileOf(ctx, {
    name: `高龄津贴发放名册 ${month}`,
    action: 'care.exportPayment',
    columns,
    rows,
  });
}
