/** Bills as people pay them and as the office keeps them. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  notPersonal,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { billStates } from './states.ts';
import { CalculationLine } from './tariff.ts';
import { channels, reliefs } from './words.ts';

const Text = Type.String();
const field = (column: string, shown: 'byRight' | 'own') =>
  Type.String(personal(`payment.bills.${column}`, shown));

const shared = {
  id: Text,
  number: Text,
  kindCode: Text,
  kindZh: Text,
  kindEn: Text,
  period: Text,
  accountNumber: Text,
  titleZh: Text,
  titleEn: Text,
  amountFen: Type.Integer(),
  refundedFen: Type.Integer(),
  state: oneOf(billStates),
  dueDay: Text,
  overdue: Type.Boolean(),
  createdAt: Instant,
  paidAt: nullable(Instant),
};

/** A bill in the lists of the office. */
export const BillRow = Type.Object({
  ...shared,
  payerName: field('payer_name', 'byRight'),
  payerPhone: field('payer_phone', 'byRight'),
  departmentZh: Text,
  departmentEn: Text,
});
export type BillRow = Static<typeof BillRow>;

/** A step in the life of a bill. */
export const BillStep = Type.Object({
  at: Instant,
  /** Words under `payment.step`. */
  kind: Text,
  amountFen: Type.Integer(),
  channel: nullable(oneOf(channels)),
  number: Text,
  words: Text,
});
export type BillStep = Static<typeof BillStep>;

/** One bill with what happened to it. */
export const BillView = Type.Object({
  ...BillRow.properties,
  payCode: Text,
  basisZh: Text,
  calculation: Type.Array(CalculationLine),
  reason: Text,
  remindedAt: nullable(Instant),
  steps: Type.Array(BillStep),
  /** The paid order that a refund would go back through. */
  paidOrderId: nullable(Text),
  refundableFen: Type.Integer(),
  receiptId: nullable(Text),
  openWaiver: Type.Boolean(),
  version: Type.Integer(),
});
export type BillView = Static<typeof BillView>;

/** A bill for whoever pays it. */
export const OwnBill = Type.Object({
  ...shared,
  payerName: field('payer_name', 'own'),
  basisZh: Text,
  calculation: Type.Array(CalculationLine),
  departmentZh: Text,
  departmentEn: Text,
  departmentPhone: Type.String(notPersonal('telephone of an office')),
  /** An order under way whose money is not confirmed yet. */
  payingOrderId: nullable(Text),
  receiptId: nullable(Text),
  reason: Text,
});
export type OwnBill = Static<typeof OwnBill>;

/** A bill found by number and code: enough to be sure, no more. */
export const FoundBill = Type.Object({
  id: Text,
  number: Text,
  titleZh: Text,
  titleEn: Text,
  amountFen: Type.Integer(),
  state: oneOf(billStates),
  dueDay: Text,
  payerName: field('payer_name', 'byRight'),
  receiptId: nullable(Text),
});
export type FoundBill = Static<typeof FoundBill>;

/** Number and code as printed on the bill. */
export const Printed = Type.Object({
  number: Type.String({ minLength: 6, maxLength: 40 }),
  code: Type.String({ minLength: 4, maxLength: 12 }),
});

const ofBill = Type.Object({ billId: Id });
const filters = {
  state: Type.Optional(oneOf(billStates)),
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  /** A number of a bill or account, a name, a phone. */
  q: Type.Optional(Type.String({ maxLength: 60 })),
  overdue: Type.Optional(Type.Boolean()),
};

export const billOperations = defineApi('payment', {
  ownBills: {
    method: 'GET',
    path: '/payment/own/bills',
    summary: 'The bills of the signed-in resident: due ones first',
    permission: 'signedIn',
    onBehalf: 'payment',
    reply: Type.Object({
      items: Type.Array(OwnBill),
      dueFen: Type.Integer(),
      online: Type.Boolean(),
      windowWords: Text,
    }),
  },
  ownBill: {
    method: 'GET',
    path: '/payment/own/bills/:billId',
    summary: 'One bill of the signed-in resident',
    permission: 'signedIn',
    onBehalf: 'payment',
    params: ofBill,
    reply: OwnBill,
  },
  findBill: {
    method: 'POST',
    path: '/payment/own/find',
    summary: 'A bill of somebody else by its number and the code printed beside it',
    permission: 'signedIn',
    onBehalf: 'payment',
    body: Printed,
    reply: FoundBill,
    problems: ['bill-not-found-by-code', 'too-many-requests'],
  },
  bills: {
    method: 'GET',
    path: '/payment/bills',
    summary: 'Bills within reach, newest first',
    permission: 'payment.read',
    query: Type.Object({ ...filters, ...paging }),
    reply: pageOf(BillRow),
  },
  billsSheet: {
    method: 'GET',
    path: '/payment/bills.xlsx',
    summary: 'Bills within reach as a workbook',
    permission: 'payment.read',
    query: Type.Object(filters),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: Type.Unknown(),
  },
  bill: {
    method: 'GET',
    path: '/payment/bills/:billId',
    summary: 'One bill with everything that happened to it',
    permission: 'payment.read',
    params: ofBill,
    reply: BillView,
  },
  withdrawBill: {
    method: 'POST',
    path: '/payment/bills/:billId/withdraw',
    summary: 'Withdraw a bill that was made by mistake',
    permission: 'payment.manage',
    params: ofBill,
    body: Type.Object({ reason: Type.String({ maxLength: 300 }), version: Type.Integer() }),
    reply: Done,
    problems: ['bill-settled', 'payment-reason-short', 'changed-meanwhile'],
  },
  remindBills: {
    method: 'POST',
    path: '/payment/bills/remind',
    summary: 'Remind the payers of due bills by message',
    permission: 'payment.manage',
    body: Type.Object({ billIds: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
    reply: Type.Object({ reminded: Type.Integer(), unreachable: Type.Integer() }),
  },
  askWaiver: {
    method: 'POST',
    path: '/payment/bills/:billId/waiver',
    summary: 'Ask that a bill be waived; somebody else decides',
    permission: 'payment.window',
    params: ofBill,
    body: Type.Object({ reasonCode: oneOf(reliefs), reason: Type.String({ maxLength: 300 }) }),
    reply: Done,
    status: 201,
    problems: ['bill-settled', 'payment-reason-short', 'waiver-open'],
  },
});
