/** Kinds of bill and tariffs, the register of payers, runs and imports, settings and merchant data, the overview. */
import {
  defineApi,
  Id,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Tariff } from './tariff.ts';
import { payerKinds, periods, type reliefs } from './words.ts';

const Text = Type.String();
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Base64 = Type.String({ minLength: 8, maxLength: 8_000_000, contentEncoding: 'base64' });

/** A kind of bill, as edited. */
export const KindInput = Type.Object({
  code: Type.String({ pattern: '^[a-z][A-Za-z0-9]{1,39}$' }),
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ minLength: 1, maxLength: 80 }),
  basisZh: Type.String({ maxLength: 200 }),
  departmentId: Id,
  payers: oneOf(payerKinds),
  period: oneOf(periods),
  tariff: Tariff,
  dueDays: Type.Integer({ minimum: 1, maximum: 180 }),
  active: Type.Boolean(),
});
export type KindInput = Static<typeof KindInput>;

/** A kind of bill. */
export const KindView = Type.Object({
  ...KindInput.properties,
  id: Text,
  departmentZh: Text,
  departmentEn: Text,
  version: Type.Integer(),
});
export type KindView = Static<typeof KindView>;

/** What an account is charged. */
export const AccountDuty = Type.Object({
  kindCode: Text,
  quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  reliefPercent: Type.Integer({ minimum: 0, maximum: 100 }),
  reliefCode: Type.String({ maxLength: 20 }),
});
export type AccountDuty = Static<typeof AccountDuty>;

/** An account of the register. */
export const AccountRow = Type.Object({
  id: Text,
  number: Text,
  kind: oneOf(payerKinds),
  holderName: Type.String(personal('payment.accounts.holder_name')),
  holderPhone: Type.String(personal('payment.accounts.holder_phone')),
  address: Type.String(personal('payment.accounts.address')),
  linked: Type.Boolean(),
  active: Type.Boolean(),
  duties: Type.Array(AccountDuty),
});
export type AccountRow = Static<typeof AccountRow>;

/** A row of a file that was not taken, with the reason. */
export const FileFault = Type.Object({
  row: Type.Integer(),
  column: Text,
  messageZh: Text,
  messageEn: Text,
});
export type FileFault = Static<typeof FileFault>;

/** A bill that would be made. */
export const PreviewRow = Type.Object({
  accountNumber: Text,
  holderName: Type.String(personal('payment.accounts.holder_name')),
  quantity: Type.Integer(),
  reliefPercent: Type.Integer(),
  amountFen: Type.Integer(),
});

/** What a run would make. */
export const RunPreview = Type.Object({
  kindCode: Text,
  period: Text,
  dueDay: Text,
  count: Type.Integer(),
  totalFen: Type.Integer(),
  /** Accounts that have a bill of that period already. */
  already: Type.Integer(),
  /** Accounts that owe nothing: relief in full, nothing used. */
  nothing: Type.Integer(),
  /** The first fifty. */
  rows: Type.Array(PreviewRow),
});
export type RunPreview = Static<typeof RunPreview>;

/** What came of a file. */
export const FileOutcome = Type.Object({
  count: Type.Integer(),
  totalFen: Type.Integer(),
  faults: Type.Array(FileFault),
  done: Type.Boolean(),
});
export type FileOutcome = Static<typeof FileOutcome>;

const run = Type.Object({
  kindCode: Type.String({ maxLength: 40 }),
  period: Type.String({ maxLength: 10 }),
});
const file = { file: Base64, apply: Type.Boolean() };

export const manageOperations = defineApi('payment', {
  kinds: {
    method: 'GET',
    path: '/payment/kinds',
    summary: 'Kinds of bill with their tariffs',
    permission: 'payment.read',
    reply: Type.Object({ items: Type.Array(KindView) }),
  },
  saveKind: {
    method: 'PUT',
    path: '/payment/kinds/:code',
    summary: 'Add or change a kind of bill; bills that stand keep their amounts',
    permission: 'payment.configure',
    params: Type.Object({ code: Type.String({ maxLength: 40 }) }),
    body: Type.Object({ ...KindInput.properties, version: Type.Integer({ minimum: 0 }) }),
    reply: KindView,
    problems: ['tariff-unfit', 'bill-department-unknown', 'changed-meanwhile'],
  },
  accounts: {
    method: 'GET',
    path: '/payment/accounts',
    summary: 'Register of households, stalls and vehicles, by number',
    permission: 'payment.manage',
    query: Type.Object({
      q: Type.Optional(Type.String({ maxLength: 60 })),
      kind: Type.Optional(oneOf(payerKinds)),
      ...paging,
    }),
    reply: pageOf(AccountRow),
  },
  importAccounts: {
    method: 'POST',
    path: '/payment/accounts/import',
    summary:
      'Read the register from a workbook; every faulty row is named, nothing is taken from a faulty file',
    permission: 'payment.manage',
    body: Type.Object(file),
    bodyLimitBytes: 9_000_000,
    reply: FileOutcome,
    problems: ['payment-file-unreadable'],
  },
  previewRun: {
    method: 'GET',
    path: '/payment/runs/preview',
    summary: 'What bills a run would make',
    permission: 'payment.manage',
    query: run,
    reply: RunPreview,
    problems: ['bill-kind-unknown', 'bill-period-unfit', 'kind-not-reckoned'],
  },
  runBills: {
    method: 'POST',
    path: '/payment/runs',
    summary: 'Make the bills of a period for every account; those that have one keep it',
    permission: 'payment.manage',
    body: run,
    reply: Type.Object({ count: Type.Integer(), totalFen: Type.Integer() }),
    status: 201,
    idempotent: true,
    problems: ['bill-kind-unknown', 'bill-period-unfit', 'kind-not-reckoned'],
  },
  importBills: {
    method: 'POST',
    path: '/payment/bills/import',
    summary:
      'Read bills from a workbook; every faulty row is named, nothing is taken from a faulty file',
    permission: 'payment.manage',
    body: Type.Object({ ...run.properties, ...file }),
    bodyLimitBytes: 9_000_000,
    reply: FileOutcome,
    problems: ['payment-file-unreadable', 'bill-kind-unknown', 'bill-period-unfit'],
  },
  importForm: {
    method: 'GET',
    path: '/payment/bills/import.xlsx',
    summary: 'The empty workbook for bills',
    permission: 'payment.manage',
    file: xlsx,
    reply: Type.Unknown(),
  },
});

/** Grounds of relief, as a file may name them. */
export const reliefWords: Readonly<Record<(typeof reliefs)[number], string>> = {
  lowIncome: '低保户',
  destitute: '特困供养',
  disabled: '重度残疾',
  martyrFamily: '烈属优抚',
  disaster: '受灾',
  vacant: '空置',
  wrongBill: '账单有误',
  other: '其他',
};
