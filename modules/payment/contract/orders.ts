/** Paying: orders at a channel, their receipts, notices of the channels. */
import {
  defineApi,
  Done,
  Id,
  Instant,
  nullable,
  oneOf,
  pageOf,
  paging,
  personal,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { orderStates } from './states.ts';
import { channels, noticeOutcomes, onlineChannels, ways } from './words.ts';

const Text = Type.String();

/** What the phone does to pay: open an address, show a code, or call WeChat's own window. */
export const PayWords = Type.Object({
  kind: oneOf(['redirect', 'qr', 'jsapi', 'simulator', 'none']),
  /** Address to open, or text of the code. */
  target: Text,
  /** Parameters of `WeixinJSBridge`, for `jsapi`. */
  jsapi: Type.Record(Text, Text),
});
export type PayWords = Static<typeof PayWords>;

/** An order for whoever pays. */
export const OrderView = Type.Object({
  id: Text,
  number: Text,
  billId: Text,
  billNumber: Text,
  titleZh: Text,
  titleEn: Text,
  amountFen: Type.Integer(),
  channel: oneOf(channels),
  way: oneOf(ways),
  state: oneOf(orderStates),
  simulated: Type.Boolean(),
  pay: PayWords,
  /** The code to be scanned, as the path of an SVG, with the side of its square; empty where none is. */
  codePath: Text,
  codeSide: Type.Integer(),
  createdAt: Instant,
  expiresAt: nullable(Instant),
  paidAt: nullable(Instant),
  /** The bill was paid otherwise meanwhile: this money goes back. */
  surplus: Type.Boolean(),
  receiptId: nullable(Text),
});
export type OrderView = Static<typeof OrderView>;

/** An order in the lists of the office. */
export const OrderRow = Type.Object({
  id: Text,
  number: Text,
  billId: Text,
  billNumber: Text,
  titleZh: Text,
  titleEn: Text,
  amountFen: Type.Integer(),
  receivedFen: nullable(Type.Integer()),
  refundedFen: Type.Integer(),
  channel: oneOf(channels),
  way: oneOf(ways),
  state: oneOf(orderStates),
  simulated: Type.Boolean(),
  surplus: Type.Boolean(),
  channelNo: Text,
  createdAt: Instant,
  paidAt: nullable(Instant),
});
export type OrderRow = Static<typeof OrderRow>;

/** A notice as it was received. */
export const NoticeRow = Type.Object({
  id: Text,
  channel: oneOf(onlineChannels),
  about: Text,
  orderNumber: Text,
  outcome: oneOf(noticeOutcomes),
  toldFen: nullable(Type.Integer()),
  receivedAt: Instant,
});
export type NoticeRow = Static<typeof NoticeRow>;

/** A receipt. */
export const ReceiptView = Type.Object({
  id: Text,
  number: Text,
  code: Text,
  billNumber: Text,
  titleZh: Text,
  titleEn: Text,
  payerName: Type.String(personal('payment.receipts.payer_name', 'own')),
  amountFen: Type.Integer(),
  refundedFen: Type.Integer(),
  amountWords: Text,
  channel: oneOf(channels),
  simulated: Type.Boolean(),
  townZh: Text,
  townEn: Text,
  departmentZh: Text,
  departmentEn: Text,
  issuedAt: Instant,
});
export type ReceiptView = Static<typeof ReceiptView>;

const ofOrder = Type.Object({ orderId: Id });
const ofReceipt = Type.Object({ receiptId: Id });
const codeQuery = Type.Object({ code: Type.Optional(Type.String({ maxLength: 12 })) });

export const orderOperations = defineApi('payment', {
  pay: {
    method: 'POST',
    path: '/payment/own/bills/:billId/orders',
    summary: 'Begin to pay a bill: own, or of somebody else with the code printed on it',
    permission: 'signedIn',
    onBehalf: 'payment',
    params: Type.Object({ billId: Id }),
    body: Type.Object({
      channel: oneOf(onlineChannels),
      way: oneOf(ways),
      code: Type.Optional(Type.String({ maxLength: 12 })),
      /** Id of the payer inside WeChat, for `jsapi`. */
      openId: Type.Optional(Type.String({ maxLength: 128 })),
    }),
    reply: OrderView,
    status: 201,
    idempotent: true,
    problems: [
      'bill-settled',
      'channel-closed',
      'way-unfit',
      'channel-failed',
      'bill-not-found-by-code',
      'too-many-requests',
    ],
  },
  ownOrder: {
    method: 'GET',
    path: '/payment/own/orders/:orderId',
    summary: 'How an own order stands; asks the channel where no notice came yet',
    permission: 'signedIn',
    onBehalf: 'payment',
    params: ofOrder,
    reply: OrderView,
  },
  cancelOrder: {
    method: 'POST',
    path: '/payment/own/orders/:orderId/cancel',
    summary: 'Give up an own order that was not paid',
    permission: 'signedIn',
    onBehalf: 'payment',
    params: ofOrder,
    reply: OrderView,
  },
  simulatePayment: {
    method: 'POST',
    path: '/payment/own/orders/:orderId/simulate',
    summary: 'Pay an own order at the simulator; no money moves',
    permission: 'signedIn',
    onBehalf: 'payment',
    params: ofOrder,
    reply: OrderView,
    problems: ['not-simulated', 'channel-failed'],
  },
  ownReceipt: {
    method: 'GET',
    path: '/payment/own/receipts/:receiptId',
    summary: 'A receipt of the signed-in resident, or of a bill that they paid for another',
    permission: 'signedIn',
    onBehalf: 'payment',
    params: ofReceipt,
    reply: ReceiptView,
  },
  ownReceiptPdf: {
    method: 'GET',
    path: '/payment/own/receipts/:receiptId/pdf',
    summary: 'The same as PDF',
    permission: 'signedIn',
    onBehalf: 'payment',
    params: ofReceipt,
    file: 'application/pdf',
    reply: Type.Unknown(),
  },
  ownReceiptProof: {
    method: 'GET',
    path: '/payment/own/receipts/:receiptId/proof',
    summary:
      "The ledger's receipt of the payment, a `.tlog-proof` file that is checked off line; it holds number, time and digests",
    permission: 'signedIn',
    onBehalf: 'payment',
    params: ofReceipt,
    reply: Type.Object({ fileName: Text, text: Text }),
    problems: ['payment-not-signed'],
  },
  verifyReceipt: {
    method: 'GET',
    path: '/payment/receipts/verify',
    summary: 'Whether a receipt is genuine: by its number and code, without signing in',
    permission: 'public',
    query: Type.Object({
      number: Type.String({ minLength: 4, maxLength: 40 }),
      code: Type.String({ minLength: 4, maxLength: 20 }),
    }),
    reply: Type.Object({
      genuine: Type.Boolean(),
      titleZh: Text,
      titleEn: Text,
      amountFen: Type.Integer(),
      refundedFen: Type.Integer(),
      issuedAt: nullable(Instant),
      simulated: Type.Boolean(),
    }),
    problems: ['too-many-requests'],
  },
  receiptPdf: {
    method: 'GET',
    path: '/payment/receipts/:receiptId/pdf',
    summary: 'A receipt in big type, to be printed at the window',
    permission: 'payment.window',
    params: ofReceipt,
    query: codeQuery,
    file: 'application/pdf',
    reply: Type.Unknown(),
  },
  orders: {
    method: 'GET',
    path: '/payment/orders',
    summary: 'Orders within reach, newest first',
    permission: 'payment.read',
    query: Type.Object({
      state: Type.Optional(oneOf(orderStates)),
      channel: Type.Optional(oneOf(channels)),
      q: Type.Optional(Type.String({ maxLength: 60 })),
      ...paging,
    }),
    reply: pageOf(OrderRow),
  },
  ordersSheet: {
    method: 'GET',
    path: '/payment/orders.xlsx',
    summary: 'Orders within reach as a workbook',
    permission: 'payment.read',
    query: Type.Object({
      state: Type.Optional(oneOf(orderStates)),
      channel: Type.Optional(oneOf(channels)),
    }),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    reply: Type.Unknown(),
  },
  askChannel: {
    method: 'POST',
    path: '/payment/orders/:orderId/query',
    summary: 'Ask the channel how an order stands',
    permission: 'payment.window',
    params: ofOrder,
    reply: Done,
    problems: ['channel-failed', 'channel-closed'],
  },
  notices: {
    method: 'GET',
    path: '/payment/notices',
    summary: 'What the channels told, newest first, each with what it came to',
    permission: 'payment.read',
    query: Type.Object({ ...paging }),
    reply: pageOf(NoticeRow),
  },
});
