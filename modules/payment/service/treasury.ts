/** The treasury's statement of days: a CSV or workbook from the bank, every faulty row named. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { MoneyError, parseYuan } from '#platform/money/index.ts';
import {
  readTable,
  readWorkbook,
  type ReadSheet,
  type TableColumn,
  type TableRow,
} from '#platform/spreadsheet/index.ts';
import type { FileFault, FileOutcome } from '../contract/index.ts';
import { type Channel, mostRows } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { replaceStatement } from '../store/reconcile.ts';
import type { StatementRecord } from '../store/tables.ts';
import { readCsv } from '../rules/csv.ts';
import { faultAt, mostFaults, textIn } from './files.ts';

const columns: readonly TableColumn[] = [
  { key: 'day', title: '入账日期', type: 'text', required: true },
  { key: 'channel', title: '渠道', type: 'text', required: true },
  { key: 'kind', title: '收支', type: 'text', required: true },
  { key: 'key', title: '订单号', type: 'text', required: true },
  { key: 'amount', title: '金额（元）', type: 'text', required: true },
];

const channelsByWords: Readonly<Record<string, Channel>> = {
  微信: 'wechat',
  支付宝: 'alipay',
  现金: 'cash',
  刷卡: 'pos',
};

/** Reads a statement; with `apply` its days take the place of what was told of them before. @throws payment-file-unreadable */
export async function importTreasury(
  ctx: Ctx,
  input: { readonly name: string; readonly file: string; readonly apply: boolean },
): Promise<FileOutcome> {
  const sheet = await sheetOf(input.name, Buffer.from(input.file, 'base64'));
  const { rows, problems } = readTable(sheet, columns);
  const whole = problems.find(({ row }) => row === 0);
  if (whole) throw problem('payment-file-unreadable', { words: whole.message.zh });
  const named = problems.map(({ row, column, message }) =>
    faultAt(row, column, message.zh, message.en),
  );
  const read = rows.map((row) => recordOf(ctx, row));
  const faults = [...named, ...read.flatMap(({ fault }) => fault ?? [])].toSorted(
    (a, b) => a.row - b.row,
  );
  const records = read.flatMap(({ record }) => record ?? []);
  const totalFen = records.reduce(
    (sum, { kind, amountFen }) => sum + (kind === 'refund' ? -amountFen : amountFen),
    0,
  );
  const outcome = { count: records.length, totalFen, faults: faults.slice(0, mostFaults) };
  if (!input.apply || faults.length > 0 || records.length === 0) return { ...outcome, done: false };
  const days = [...new Set(records.map(({ day }) => day))];
  await ctx.database.inTenant(ctx, async (tx) => {
    await replaceStatement(tx, { source: 'treasury', channel: null }, days, records);
    const detail = { days, rows: records.length, totalFen };
    await audit(tx, [{ action: 'payment.importTreasury', subject: ctx.tenantId, detail }]);
  });
  return { ...outcome, done: true };
}

async function sheetOf(name: string, file: Buffer): Promise<ReadSheet> {
  if (/\.csv$/i.test(name)) {
    const cells = readCsv(textOf(file));
    if (cells.length > mostRows + 1)
      throw problem('payment-file-unreadable', { words: `超过 ${mostRows} 行` });
    return { name, rows: cells.map((row, at) => ({ row: at + 1, cells: row })) };
  }
  const { sheets, problems } = await readWorkbook(file, { maxRows: mostRows + 1 });
  const [sheet] = sheets;
  const [broken] = problems;
  if (broken || !sheet)
    throw problem('payment-file-unreadable', { words: broken?.message.zh ?? '没有工作表' });
  return sheet;
}

/** Banks write CSV in UTF-8 or in GB 18030. */
function textOf(file: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('gb18030').decode(file);
  }
}

function recordOf(
  ctx: Ctx,
  row: TableRow,
): { readonly record?: StatementRecord; readonly fault?: FileFault } {
  const at = row.row;
  const channel = channelsByWords[textIn(row, 'channel')];
  const kind = { 收入: 'payment', 退款: 'refund' }[textIn(row, 'kind')] as
    | 'payment'
    | 'refund'
    | undefined;
  const day = dayOf(textIn(row, 'day'));
  const key = textIn(row, 'key');
  const amountFen = fenOf(textIn(row, 'amount'));
  if (!day)
    return { fault: faultAt(at, '入账日期', '日期写成 2026-11-22', 'Write days as 2026-11-22') };
  if (!channel)
    return {
      fault: faultAt(
        at,
        '渠道',
        '渠道填：微信、支付宝、现金、刷卡',
        'The channel is 微信, 支付宝, 现金 or 刷卡',
      ),
    };
  if (!kind) return { fault: faultAt(at, '收支', '收支填：收入、退款', 'It is 收入 or 退款') };
  if (!/^[A-Za-z0-9-]{4,64}$/.test(key))
    return {
      fault: faultAt(
        at,
        '订单号',
        '订单号只有字母、数字和短横',
        'Numbers are letters, digits and hyphens',
      ),
    };
  if (amountFen === null)
    return { fault: faultAt(at, '金额（元）', '金额写成 60.00', 'Write amounts as 60.00') };
  const { tenantId } = ctx;
  const rest = { status: 'done' as const, rowNumber: at, simulated: false };
  return {
    record: {
      id: uuidv7(),
      tenantId,
      source: 'treasury',
      channel,
      day,
      kind,
      key,
      amountFen,
      ...rest,
    },
  };
}

function dayOf(text: string): string | null {
  const found = /^(20\d{2})[-/年.]?(\d{1,2})[-/月.]?(\d{1,2})日?$/.exec(text);
  if (!found) return null;
  const [, year = '', month = '', day = ''] = found;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written ? null : written;
}

function fenOf(text: string): number | null {
  try {
    return Math.abs(parseYuan(text));
  } catch (error) {
    if (error instanceof MoneyError) return null;
    throw error;
  }
}
