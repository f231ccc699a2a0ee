/** Monthly payment lists of the allowance. */
import {
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { Month, sheetType, Version } from './elders.ts';
import { paymentStates } from './states.ts';

const Text = Type.String();
const Fen = Type.Integer();
const byPayment = Type.Object({ paymentId: Id });
/** Who acts in office: known to every colleague. */
const Colleague = Type.String(personal('people.people.name', 'staff'));

export const PaymentRow = Type.Object({
  id: Text,
  month: Text,
  state: oneOf(paymentStates),
  people: Type.Integer(),
  totalFen: Fen,
  preparedName: Colleague,
  preparedAt: Instant,
  submittedName: Colleague,
  approvedName: Colleague,
  approvedAt: nullable(Instant),
  paidAt: nullable(Instant),
  reason: Text,
  /** Whether whoever asks may approve: not the own work. */
  mayApprove: Type.Boolean(),
  version: Type.Integer(),
});
export type PaymentRow = Static<typeof PaymentRow>;

/** What a person is paid on a list. */
export const PaymentLine = Type.Object({
  allowanceId: Text,
  elderId: Text,
  number: Type.Integer(),
  name: Type.String(personal('care.elders.name')),
  age: nullable(Type.Integer()),
  villageZh: Text,
  villageEn: Text,
  fromAge: Type.Integer(),
  currentFen: Fen,
  backFen: Fen,
  backMonths: Type.Array(Text),
  amountFen: Fen,
  bankCard: Type.String(personal('care.allowances.bank_card')),
});
export type PaymentLine = Static<typeof PaymentLine>;

export const PaymentDetail = Type.Object({
  ...PaymentRow.properties,
  lines: Type.Array(PaymentLine),
});
export type PaymentDetail = Static<typeof PaymentDetail>;

const Reason = Type.String({ minLength: 2, maxLength: 300 });
const Versioned = Type.Object({ version: Version });
const moveProblems = ['not-found', 'changed-meanwhile', 'care-act-not-open'];

export const paymentOperations = {
  payments: {
    method: 'GET',
    path: '/care/payments',
    summary: 'Monthly payment lists, the newest first',
    permission: 'care.allowance',
    reply: Type.Object({ items: Type.Array(PaymentRow) }),
  },
  payment: {
    method: 'GET',
    path: '/care/payments/:paymentId',
    summary: 'A payment list with its lines',
    permission: 'care.allowance',
    params: byPayment,
    reply: PaymentDetail,
    problems: ['not-found'],
  },
  preparePayment: {
    method: 'POST',
    path: '/care/payments',
    summary: 'Reckon the list of a month, with what is paid back',
    permission: 'care.allowance',
    body: Type.Object({ month: Month }),
    reply: PaymentDetail,
    status: 201,
    problems: ['payment-there', 'payment-empty', 'month-ahead'],
  },
  submitPayment: {
    method: 'POST',
    path: '/care/payments/:paymentId/submit',
    summary: 'Hand a list in for approval',
    permission: 'care.allowance',
    params: byPayment,
    body: Versioned,
    reply: PaymentRow,
    problems: moveProblems,
  },
  decidePayment: {
    method: 'POST',
    path: '/care/payments/:paymentId/decision',
    summary: 'Approve a list that somebody else prepared, or send it back',
    permission: 'care.approve',
    params: byPayment,
    body: Type.Object({
      approve: Type.Boolean(),
      reason: Type.String({ maxLength: 300 }),
      version: Version,
    }),
    reply: PaymentRow,
    dangerous: true,
    problems: [...moveProblems, 'own-work', 'care-reason-missing'],
  },
  payPayment: {
    method: 'POST',
    path: '/care/payments/:paymentId/paid',
    summary: 'Note that the bank was given the list',
    permission: 'care.allowance',
    params: byPayment,
    body: Versioned,
    reply: PaymentRow,
    problems: moveProblems,
  },
  withdrawPayment: {
    method: 'POST',
    path: '/care/payments/:paymentId/withdraw',
    summary: 'Throw a draft away: its months are open again',
    permission: 'care.allowance',
    params: byPayment,
    body: Type.Object({ reason: Reason, version: Version }),
    reply: Done,
    problems: moveProblems,
  },
  paymentSheet: {
    method: 'GET',
    path: '/care/payments/:paymentId/file',
    summary:
      'An approved list as XLSX for the bank, whole; every person concerned sees who took it',
    permission: 'care.allowance',
    params: byPayment,
    reply: Type.Unknown(),
    file: sheetType,
    dangerous: true,
    problems: ['not-found', 'payment-not-approved'],
  },
} as const;
