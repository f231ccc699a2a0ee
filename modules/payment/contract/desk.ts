/** The cash desk: finding bills, cash and POS, shifts; refunds and waivers, which another person decides. */
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
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { BillRow } from './bills.ts';
import { refundStates, waiverStates } from './states.ts';
import { channels } from './words.ts';

const Text = Type.String();
const Fen = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });
const colleague = (what: string) => Type.String(notPersonal(what));

/** A shift at the cash desk. */
export const ShiftView = Type.Object({
  id: Text,
  number: Text,
  clerkName: colleague('a member of staff in office'),
  openingFen: Type.Integer(),
  openedAt: Instant,
  closedAt: nullable(Instant),
  cashCount: Type.Integer(),
  cashFen: Type.Integer(),
  cashBackFen: Type.Integer(),
  posCount: Type.Integer(),
  posFen: Type.Integer(),
  /** Cash that must be in the drawer. */
  expectedFen: Type.Integer(),
  countedFen: nullable(Type.Integer()),
  handedTo: colleague('who took over, a member of staff'),
  note: Text,
});
export type ShiftView = Static<typeof ShiftView>;

/** What was taken. */
export const Taken = Type.Object({
  number: Text,
  amountFen: Type.Integer(),
  changeFen: Type.Integer(),
  receiptIds: Type.Array(Text),
});
export type Taken = Static<typeof Taken>;

/** Something that waits for another person's decision, or was decided. */
export const DecisionRow = Type.Object({
  id: Text,
  what: oneOf(['refund', 'waiver']),
  billId: Text,
  billNumber: Text,
  titleZh: Text,
  titleEn: Text,
  amountFen: Type.Integer(),
  channel: nullable(oneOf(channels)),
  number: Text,
  surplus: Type.Boolean(),
  reasonCode: Text,
  reason: Text,
  state: oneOf([...new Set([...refundStates, ...waiverStates])]),
  askedByName: colleague('a member of staff in office'),
  decidedByName: colleague('a member of staff in office'),
  answer: Text,
  createdAt: Instant,
  decidedAt: nullable(Instant),
  doneAt: nullable(Instant),
  /** Whether whoever looks may decide it: has the right and did not ask for it. */
  open: Type.Boolean(),
  version: Type.Integer(),
});
export type DecisionRow = Static<typeof DecisionRow>;

const decision = Type.Object({
  approve: Type.Boolean(),
  answer: Type.String({ maxLength: 300 }),
});
const Ids = Type.Array(Id, { minItems: 1, maxItems: 20 });
const problems = [
  'shift-missing',
  'bill-settled',
  'cash-short',
  'slip-used',
  'bills-of-one-window',
];

export const deskOperations = defineApi('payment', {
  deskBills: {
    method: 'GET',
    path: '/payment/desk/bills',
    summary: 'Bills at the window by number of bill or account, name or phone: due ones first',
    permission: 'payment.window',
    query: Type.Object({
      q: Type.Optional(Type.String({ minLength: 2, maxLength: 60 })),
      /** A resident who is served: their bills. */
      person: Type.Optional(Id),
    }),
    reply: Type.Object({
      items: Type.Array(Type.Object({ ...BillRow.properties, receiptId: nullable(Text) })),
    }),
  },
  takeCash: {
    method: 'POST',
    path: '/payment/desk/cash',
    summary: 'Take cash for bills; the change is reckoned',
    permission: 'payment.window',
    onBehalf: 'payment',
    body: Type.Object({ billIds: Ids, tenderedFen: Fen }),
    reply: Taken,
    status: 201,
    idempotent: true,
    problems,
  },
  takePos: {
    method: 'POST',
    path: '/payment/desk/pos',
    summary: 'Note a card payment at the POS terminal by the number of its slip',
    permission: 'payment.window',
    onBehalf: 'payment',
    body: Type.Object({
      billIds: Ids,
      slipNumber: Type.String({ pattern: '^[A-Za-z0-9-]{4,24}$' }),
    }),
    reply: Taken,
    status: 201,
    idempotent: true,
    problems,
  },
  shift: {
    method: 'GET',
    path: '/payment/desk/shift',
    summary: 'The own shift that is open, if any',
    permission: 'payment.window',
    reply: Type.Object({ shift: nullable(ShiftView) }),
  },
  openShift: {
    method: 'POST',
    path: '/payment/desk/shift',
    summary: 'Open a shift with the change in the drawer',
    permission: 'payment.window',
    body: Type.Object({ openingFen: Fen }),
    reply: ShiftView,
    status: 201,
    problems: ['shift-open'],
  },
  closeShift: {
    method: 'POST',
    path: '/payment/desk/shift/close',
    summary: 'Count the drawer and hand over; the cash goes to the bank account',
    permission: 'payment.window',
    body: Type.Object({
      countedFen: Fen,
      handedTo: Type.String({ minLength: 1, maxLength: 40 }),
      note: Type.String({ maxLength: 300 }),
    }),
    reply: ShiftView,
    problems: ['shift-missing', 'payment-reason-short'],
  },
  shifts: {
    method: 'GET',
    path: '/payment/desk/shifts',
    summary: 'Shifts, newest first',
    permission: 'payment.window',
    query: Type.Object({ ...paging }),
    reply: pageOf(ShiftView),
  },
  askRefund: {
    method: 'POST',
    path: '/payment/orders/:orderId/refunds',
    summary: 'Ask that money be given back; somebody else decides',
    permission: 'payment.window',
    params: Type.Object({ orderId: Id }),
    body: Type.Object({
      amountFen: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }),
      reason: Type.String({ maxLength: 300 }),
    }),
    reply: Done,
    status: 201,
    problems: ['refund-too-much', 'order-not-paid', 'payment-reason-short'],
  },
  decisions: {
    method: 'GET',
    path: '/payment/decisions',
    summary: 'Refunds and waivers within reach, waiting ones first',
    permission: 'payment.read',
    reply: Type.Object({ items: Type.Array(DecisionRow) }),
  },
  decideRefund: {
    method: 'POST',
    path: '/payment/refunds/:refundId/decision',
    summary:
      'Approve or refuse a refund that somebody else asked for; approved ones go back by the same way',
    permission: 'payment.approve',
    params: Type.Object({ refundId: Id }),
    body: decision,
    reply: Done,
    problems: [
      'decided-already',
      'own-request',
      'payment-reason-short',
      'channel-failed',
      'shift-missing',
    ],
  },
  retryRefund: {
    method: 'POST',
    path: '/payment/refunds/:refundId/retry',
    summary: 'Send an approved refund to the channel again, under the same number',
    permission: 'payment.approve',
    params: Type.Object({ refundId: Id }),
    reply: Done,
    problems: ['decided-already', 'channel-failed'],
  },
  decideWaiver: {
    method: 'POST',
    path: '/payment/waivers/:waiverId/decision',
    summary: 'Approve or refuse a waiver that somebody else asked for',
    permission: 'payment.approve',
    params: Type.Object({ waiverId: Id }),
    body: decision,
    reply: Done,
    problems: ['decided-already', 'own-request', 'payment-reason-short', 'bill-settled'],
  },
});
