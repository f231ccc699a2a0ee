/** Bills from a workbook: meter readings reckoned by the tariff, or amounts that are given. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type TableColumn, type TableRow, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { canonicalMobile } from '#platform/text/index.ts';
import type { FileFault, FileOutcome } from '../contract/index.ts';
import { mostFen } from '../contract/words.ts';
import { dayAfter } from '../rules/period.ts';
import { givenAmount, reckon } from '../rules/tariff.ts';
import { accountsBilled } from '../store/bills.ts';
import { accountsByNumbers } from '../store/manage.ts';
import type { AccountRecord, KindRow } from '../store/tables.ts';
import { doubled, faultAt, mostFaults, numberIn, readRows, textIn } from './files.ts';
import { kindFor } from './kinds.ts';
import { type BillDraft, makeBills } from './new-bills.ts';
import { noteRun, type RunInput, titlesOf } from './runs.ts';

const columns: readonly TableColumn[] = [
  { key: 'number', title: '户号', type: 'text' },
  { key: 'name', title: '姓名', type: 'text' },
  { key: 'phone', title: '电话', type: 'text' },
  { key: 'quantity', title: '用量', type: 'number' },
  { key: 'amount', title: '金额（元）', type: 'yuan' },
  { key: 'words', title: '说明', type: 'text' },
];

/** The empty workbook. */
export async function billForm(): Promise<FileReply> {
  const example = {
    number: 'H0001',
    name: '',
    phone: '',
    quantity: 12,
    amount: null,
    words: '有户号的不用填姓名电话；按量收费填用量，其余填金额',
  };
  const bytes = await writeWorkbook([{ name: '账单', columns: [...columns], rows: [example] }]);
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: '账单导入表.xlsx',
    bytes: new Uint8Array(bytes),
  };
}

/** Reads bills; with `apply` they are made when no row is faulty. @throws payment-file-unreadable, bill-kind-unknown, bill-period-unfit */
export async function importBills(
  ctx: Ctx,
  input: RunInput & { readonly file: string; readonly apply: boolean },
): Promise<FileOutcome> {
  const { rows, faults } = await readRows(input.file, columns);
  return ctx.database.inTenant(ctx, async (tx) => {
    const kind = await kindFor(tx, input.kindCode, input.period);
    const judged = await judge(tx, { kind, period: input.period, rows });
    const all = [...faults, ...judged.faults].toSorted((a, b) => a.row - b.row);
    const totalFen = judged.drafts.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const outcome = { count: judged.drafts.length, totalFen, faults: all.slice(0, mostFaults) };
    if (!input.apply || all.length > 0 || judged.drafts.length === 0)
      return { ...outcome, done: false };
    const { kindCode, period } = input;
    const billCount = judged.drafts.length;
    const runId = await noteRun(tx, { kindCode, period, source: 'file', billCount, totalFen });
    await makeBills(
      tx,
      judged.drafts.map((draft) => ({ ...draft, runId })),
    );
    const detail = { kindCode, period, billCount, totalFen };
    await audit(tx, [{ action: 'payment.importBills', subject: runId, detail }]);
    return { ...outcome, done: true };
  });
}

interface Given {
  readonly kind: KindRow;
  readonly period: string;
  readonly rows: readonly TableRow[];
}

async function judge(tx: Tx, { kind, period, rows }: Given) {
  const numbers = rows
    .map((row) => textIn(row, 'number').toUpperCase())
    .filter((one) => one !== '');
  const accounts = new Map(
    (await accountsByNumbers(tx, [...new Set(numbers)])).map((one) => [one.number, one]),
  );
  const billed = period === '' ? new Set<string>() : await accountsBilled(tx, kind.code, period);
  const again = doubled(rows, 'number');
  const faults: FileFault[] = [];
  const drafts: BillDraft[] = [];
  const dueDay = dayAfter(localDay(tx.ctx.clock.now()), kind.dueDays);
  for (const row of rows) {
    const number = textIn(row, 'number').toUpperCase();
    const account = accounts.get(number);
    const amountFen = amountOf(kind, row, account);
    const fault = faultOf(row, { number, account, amountFen, again, billed });
    if (fault) faults.push(fault);
    else drafts.push(draftOf(row, { kind, period, account, amountFen, dueDay }));
  }
  return { faults, drafts };
}

function amountOf(kind: KindRow, row: TableRow, account: AccountRecord | undefined): number {
  const given = numberIn(row, 'amount');
  if (given !== null) return given;
  const quantity = numberIn(row, 'quantity');
  if (kind.tariff.type === 'given' || !account) return 0;
  if (quantity === null && kind.tariff.type !== 'flat') return 0;
  return reckon(kind.tariff, quantity ?? 1, 0).amountFen;
}

function faultOf(
  row: TableRow,
  of: {
    readonly number: string;
    readonly account: AccountRecord | undefined;
    readonly amountFen: number;
    readonly again: ReadonlySet<number>;
    readonly billed: ReadonlySet<string>;
  },
): FileFault | null {
  const at = row.row;
  const phone = textIn(row, 'phone');
  if (of.number !== '' && !of.account)
    return faultAt(at, '户号', `没有户号 ${of.number}`, `There is no account ${of.number}`);
  if (of.again.has(at))
    return faultAt(at, '户号', '同一户号在表里出现了两次', 'This account stands twice in the file');
  if (of.account && of.billed.has(of.account.id))
    return faultAt(
      at,
      '户号',
      '该户本期已经出过账',
      'This account has a bill of this period already',
    );
  if (!of.account && textIn(row, 'name') === '')
    return faultAt(at, '姓名', '没有户号时必须填姓名', 'Give a name where there is no account');
  if (phone !== '' && canonicalMobile(phone) === undefined)
    return faultAt(at, '电话', '不是手机号', 'This is no mobile number');
  if (of.amountFen < 1)
    return faultAt(
      at,
      '金额（元）',
      '没有金额，按用量也算不出金额',
      'No amount is given, and none follows from the quantity',
    );
  if (of.amountFen > mostFen)
    return faultAt(at, '金额（元）', '金额超过一千万元', 'The amount is above ten million yuan');
  return null;
}

function draftOf(
  row: TableRow,
  of: {
    readonly kind: KindRow;
    readonly period: string;
    readonly account: AccountRecord | undefined;
    readonly amountFen: number;
    readonly dueDay: string;
  },
): BillDraft {
  const { kind, period, account, amountFen, dueDay } = of;
  const quantity = numberIn(row, 'quantity');
  const isReckoned = numberIn(row, 'amount') === null;
  const words = textIn(row, 'words');
  const titles = titlesOf(kind, period);
  return {
    kindCode: kind.code,
    period,
    departmentId: kind.departmentId,
    accountId: account?.id ?? null,
    accountNumber: account?.number ?? '',
    personId: account?.personId ?? null,
    payerName: account?.holderName ?? textIn(row, 'name').slice(0, 40),
    payerPhone: account?.holderPhone ?? canonicalMobile(textIn(row, 'phone')) ?? null,
    titleZh: words ? `${titles.titleZh}（${words.slice(0, 30)}）` : titles.titleZh,
    titleEn: titles.titleEn,
    calculation: isReckoned ? reckon(kind.tariff, quantity ?? 1, 0).lines : givenAmount(amountFen),
    amountFen,
    dueDay,
  };
}
