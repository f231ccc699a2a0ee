/** One line an operation. */
import type { Handlers } from '#platform/module/index.ts';
import type { api } from './contract/index.ts';
import { importAccounts, listAccounts } from './service/accounts.ts';
import { listBills, oneBill, remindBills, withdrawBill } from './service/bills.ts';
import { listDecisions } from './service/decisions.ts';
import { deskBills, takeCash, takePos } from './service/desk.ts';
import { listDifferences, listReconciliations, settleDifference } from './service/differences.ts';
import { billForm, importBills } from './service/import-bills.ts';
import { listKinds, saveKind } from './service/kinds.ts';
import { askChannel, listNotices, listOrders } from './service/order-views.ts';
import { overview } from './service/overview.ts';
import { findBill, ownBill, ownBills } from './service/own-bills.ts';
import { cancelOrder, ownOrder, pay, simulatePayment } from './service/pay.ts';
import { receiptPdf } from './service/receipt-pdf.ts';
import { ownReceipt, ownReceiptProof, verifyReceipt, windowReceipt } from './service/receipts.ts';
import { reconcileDay } from './service/reconcile.ts';
import { askRefund, decideRefund, retryRefund } from './service/refunds.ts';
import { previewRun, runBills } from './service/runs.ts';
import { removeChannel, saveChannel, saveSettings, settingsPage } from './service/settings.ts';
import { billsSheet, differencesSheet, ordersSheet } from './service/sheets.ts';
import { closeShift, currentShift, listShifts, openShift } from './service/shifts.ts';
import { importTreasury } from './service/treasury.ts';
import { askWaiver, decideWaiver } from './service/waivers.ts';
import { publicUrlOf } from './service/world.ts';

const done = { done: true } as const;

export const handlers: Handlers<typeof api.operations> = {
  ownBills: (ctx) => ownBills(ctx),
  ownBill: (ctx, { params }) => ownBill(ctx, params.billId),
  findBill: (ctx, { body }) => findBill(ctx, body),
  pay: (ctx, { params, body }, call) => pay(ctx, { billId: params.billId, input: body }, call),
  ownOrder: (ctx, { params }) => ownOrder(ctx, params.orderId),
  cancelOrder: (ctx, { params }) => cancelOrder(ctx, params.orderId),
  simulatePayment: (ctx, { params }) => simulatePayment(ctx, params.orderId),
  ownReceipt: (ctx, { params }, { server }) => ownReceipt(ctx, params.receiptId, server),
  ownReceiptPdf: async (ctx, { params }, { server }) =>
    receiptPdf(await ownReceipt(ctx, params.receiptId, server), ctx.locale),
  ownReceiptProof: (ctx, { params }) => ownReceiptProof(ctx, params.receiptId),
  verifyReceipt: (ctx, { query }, { remoteAddress }) => verifyReceipt(ctx, query, remoteAddress),
  receiptPdf: async (ctx, { params }, { server }) =>
    receiptPdf(await windowReceipt(ctx, params.receiptId, server), ctx.locale),
  bills: (ctx, { query }) => listBills(ctx, query),
  billsSheet: (ctx, { query }) => billsSheet(ctx, query),
  bill: (ctx, { params }) => oneBill(ctx, params.billId),
  withdrawBill: async (ctx, { params, body }) => {
    await withdrawBill(ctx, params.billId, body);
    return done;
  },
  remindBills: (ctx, { body }) => remindBills(ctx, body.billIds),
  askWaiver: async (ctx, { params, body }) => {
    await askWaiver(ctx, params.billId, body);
    return done;
  },
  orders: (ctx, { query }) => listOrders(ctx, query),
  ordersSheet: (ctx, { query }) => ordersSheet(ctx, query),
  askChannel: async (ctx, { params }) => {
    await askChannel(ctx, params.orderId);
    return done;
  },
  notices: (ctx, { query }) => listNotices(ctx, query),
  deskBills: (ctx, { query }) => deskBills(ctx, query),
  takeCash: (ctx, { body }, call) => takeCash(ctx, body, call.idempotencyKey),
  takePos: (ctx, { body }, call) => takePos(ctx, body, call.idempotencyKey),
  shift: (ctx) => currentShift(ctx),
  openShift: (ctx, { body }) => openShift(ctx, body.openingFen),
  closeShift: (ctx, { body }) => closeShift(ctx, body),
  shifts: (ctx, { query }) => listShifts(ctx, query),
  askRefund: async (ctx, { params, body }) => {
    await askRefund(ctx, params.orderId, body);
    return done;
  },
  decisions: async (ctx) => ({ items: await listDecisions(ctx) }),
  decideRefund: async (ctx, { params, body }, call) => {
    await decideRefund(ctx, params.refundId, body, call);
    return done;
  },
  retryRefund: async (ctx, { params }, call) => {
    await retryRefund(ctx, params.refundId, call);
    return done;
  },
  decideWaiver: async (ctx, { params, body }) => {
    await decideWaiver(ctx, params.waiverId, body);
    return done;
  },
  overview: (ctx) => overview(ctx),
  kinds: (ctx) => listKinds(ctx),
  saveKind: (ctx, { params, body }) => saveKind(ctx, params.code, body),
  accounts: (ctx, { query }) => listAccounts(ctx, query),
  importAccounts: (ctx, { body }) => importAccounts(ctx, body),
  previewRun: (ctx, { query }) => previewRun(ctx, query),
  runBills: (ctx, { body }, call) => runBills(ctx, body, call.idempotencyKey),
  importBills: (ctx, { body }) => importBills(ctx, body),
  importForm: () => billForm(),
  settings: (ctx, _input, { server }) =>
    settingsPage(ctx, publicUrlOf(ctx) || (server.settings.publicUrl ?? '')),
  saveSettings: async (ctx, { body }) => {
    await saveSettings(ctx, body);
    return done;
  },
  saveChannel: async (ctx, { params, body }) => {
    await saveChannel(ctx, params.channel, body);
    return done;
  },
  removeChannel: async (ctx, { params }) => {
    await removeChannel(ctx, params.channel);
    return done;
  },
  reconciliations: (ctx, { query }) => listReconciliations(ctx, query),
  reconcile: async (ctx, { body }) => ({ differences: await reconcileDay(ctx, body.day) }),
  differences: (ctx, { query }) => listDifferences(ctx, query),
  differencesSheet: (ctx) => differencesSheet(ctx),
  settleDifference: async (ctx, { params, body }) => {
    await settleDifference(ctx, params.differenceId, body);
    return done;
  },
  importTreasury: (ctx, { body }) => importTreasury(ctx, body),
};
