/** Lists as workbooks. */
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type SheetColumn, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { maskName, maskPhone } from '#platform/text/index.ts';
import type { BillRow, DifferenceRow, OrderRow } from '../contract/index.ts';
import type { OrderState } from '../contract/states.ts';
import type { Channel } from '../contract/words.ts';
import { billStateWords } from './bill-words.ts';
import { type BillQuery, listBills } from './bills.ts';
import { differenceTypeWords, sideWords } from './difference-words.ts';
import { listDifferences } from './differences.ts';
import { listOrders } from './order-views.ts';
import { channelWords } from './world.ts';

const most = 20_000;
const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every page of a list, one after the other. */
async function all<T>(
  page: (
    cursor: string | null,
  ) => Promise<{ readonly items: T[]; readonly nextCursor: string | null }>,
): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | null = null;
  do {
    const next = await page(cursor);
    rows.push(...next.items);
    cursor = next.nextCursor;
  } while (cursor && rows.length < most);
  return rows;
}

async function sheet(
  name: string,
  columns: SheetColumn[],
  rows: Parameters<typeof writeWorkbook>[0][number]['rows'],
): Promise<FileReply> {
  const bytes = await writeWorkbook([{ name, columns, rows }]);
  return { mediaType, fileName: `${name}.xlsx`, bytes: new Uint8Array(bytes) };
}

/** Bills; names and phones as the lists show them to whoever asks. */
export async function billsSheet(ctx: Ctx, query: BillQuery): Promise<FileReply> {
  const rows = await all<BillRow>((cursor) =>
    listBills(ctx, { ...query, limit: 200, ...(cursor ? { cursor } : {}) }),
  );
  const { permissions } = ctx.actor;
  const isWhole = permissions.has('payment.window') || permissions.has('payment.manage');
  return sheet(
    '账单',
    [
      { key: 'number', title: '账单编号', width: 20 },
      { key: 'title', title: '项目', width: 30 },
      { key: 'account', title: '户号', width: 12 },
      { key: 'name', title: '户名', width: 12 },
      { key: 'phone', title: '电话', width: 14 },
      { key: 'amount', title: '金额（元）', type: 'yuan' },
      { key: 'refunded', title: '已退（元）', type: 'yuan' },
      { key: 'state', title: '状态', width: 10 },
      { key: 'due', title: '截止日', width: 12 },
      { key: 'paid', title: '缴费时间', type: 'dateTime' },
      { key: 'department', title: '收费部门', width: 20 },
    ],
    rows.map((row) => ({
      number: row.number,
      title: row.titleZh,
      account: row.accountNumber,
      name: isWhole ? row.payerName : maskName(row.payerName),
      phone: isWhole ? row.payerPhone : maskPhone(row.payerPhone),
      amount: row.amountFen,
      refunded: row.refundedFen,
      state: billStateWords(row.state, 'zh'),
      due: row.dueDay,
      paid: row.paidAt ? new Date(row.paidAt) : null,
      department: row.departmentZh,
    })),
  );
}

const orderWords: Readonly<Record<OrderState, string>> = {
  created: '已创建',
  paying: '待支付',
  paid: '已到账',
  disputed: '金额不符',
  closed: '已关闭',
  refunding: '退款中',
  partlyRefunded: '部分退款',
  refunded: '已退款',
};

/** Orders. */
export async function ordersSheet(
  ctx: Ctx,
  query: { readonly state?: OrderState; readonly channel?: Channel },
): Promise<FileReply> {
  const rows = await all<OrderRow>((cursor) =>
    listOrders(ctx, { ...query, limit: 200, ...(cursor ? { cursor } : {}) }),
  );
  return sheet(
    '缴费订单',
    [
      { key: 'number', title: '订单号', width: 26 },
      { key: 'bill', title: '账单编号', width: 20 },
      { key: 'title', title: '项目', width: 30 },
      { key: 'channel', title: '渠道', width: 10 },
      { key: 'amount', title: '金额（元）', type: 'yuan' },
      { key: 'refunded', title: '已退（元）', type: 'yuan' },
      { key: 'state', title: '状态', width: 10 },
      { key: 'channelNo', title: '渠道流水号', width: 30 },
      { key: 'simulated', title: '模拟', width: 8 },
      { key: 'made', title: '下单时间', type: 'dateTime' },
      { key: 'paid', title: '到账时间', type: 'dateTime' },
    ],
    rows.map((row) => ({
      number: row.number,
      bill: row.billNumber,
      title: row.titleZh,
      channel: channelWords[row.channel],
      amount: row.amountFen,
      refunded: row.refundedFen,
      state: orderWords[row.state],
      channelNo: row.channelNo,
      simulated: row.simulated ? '是' : '',
      made: new Date(row.createdAt),
      paid: row.paidAt ? new Date(row.paidAt) : null,
    })),
  );
}

/** Differences. */
export async function differencesSheet(ctx: Ctx): Promise<FileReply> {
  const rows = await all<DifferenceRow>((cursor) =>
    listDifferences(ctx, { limit: 200, ...(cursor ? { cursor } : {}) }),
  );
  const states = { open: '待处理', settled: '已处理', vanished: '已一致' } as const;
  return sheet(
    '对账差异',
    [
      { key: 'day', title: '日期', width: 12 },
      { key: 'channel', title: '渠道', width: 10 },
      { key: 'type', title: '差异', width: 20 },
      { key: 'side', title: '哪一方', width: 10 },
      { key: 'key', title: '订单或退款号', width: 26 },
      { key: 'ours', title: '我方（元）', type: 'yuan' },
      { key: 'theirs', title: '渠道（元）', type: 'yuan' },
      { key: 'treasury', title: '财政（元）', type: 'yuan' },
      { key: 'department', title: '处理部门', width: 20 },
      { key: 'case', title: '事件编号', width: 20 },
      { key: 'state', title: '状态', width: 10 },
      { key: 'words', title: '处理结果', width: 40 },
    ],
    rows.map((row) => ({
      day: row.day,
      channel: channelWords[row.channel],
      type: differenceTypeWords(row.type),
      side: sideWords(row.source),
      key: row.key,
      ours: row.oursFen,
      theirs: row.channelFen,
      treasury: row.treasuryFen,
      department: row.departmentZh,
      case: row.caseNumber,
      state: states[row.state],
      words: row.words,
    })),
  );
}
