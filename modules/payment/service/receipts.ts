/** Receipts: for whoever paid, for the window, and for anybody who holds one and doubts it. */
import { receiptsOf } from '#modules/ledger/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { beyondReach, elevate, type Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { RateLimit } from '#platform/rate-limit/index.ts';
import type { HttpServer } from '#platform/http/index.ts';
import type { ReceiptView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { capitalWords } from '../rules/cash.ts';
import { billById } from '../store/bills.ts';
import { orderById, receiptById, receiptByNumber } from '../store/orders.ts';
import type { ReceiptRecord } from '../store/tables.ts';
import { namingOf } from './naming.ts';
import { payerOf } from './subject.ts';

/** A receipt of the payer: of an own bill, or of one that they paid for another. @throws not-found */
export async function ownReceipt(
  ctx: Ctx,
  receiptId: string,
  server: Pick<HttpServer, 'tenants'>,
): Promise<ReceiptView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const receipt = await ownedReceipt(tx, receiptId);
    await elevate(tx);
    return receiptView(tx, receipt, server);
  });
}

async function ownedReceipt(tx: Tx, receiptId: string): Promise<ReceiptRecord> {
  const payer = payerOf(tx.ctx);
  const receipt = await beyondReach(tx, () => receiptById(tx, receiptId));
  const order = receipt && (await orderById(tx, receipt.orderId));
  const isOwn = receipt?.personId === payer || order?.personId === payer;
  if (!receipt || !isOwn) throw generalProblem('not-found', { what: '票据' });
  return receipt;
}

/** The ledger's receipt of a payment of the payer, to take home. @throws not-found, payment-not-signed */
export async function ownReceiptProof(
  ctx: Ctx,
  receiptId: string,
): Promise<{ readonly fileName: string; readonly text: string }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const { entryId, number } = await ownedReceipt(tx, receiptId);
    await elevate(tx);
    const [proof] = await receiptsOf(tx, 'payment', entryId);
    if (!proof) throw problem('payment-not-signed');
    return { fileName: `${number}-${proof.index}.tlog-proof`, text: proof.text };
  });
}

/** A receipt at the window. @throws not-found */
export async function windowReceipt(
  ctx: Ctx,
  receiptId: string,
  server: Pick<HttpServer, 'tenants'>,
): Promise<ReceiptView> {
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const receipt = await receiptById(tx, receiptId);
    if (!receipt) throw generalProblem('not-found', { what: '票据' });
    return receiptView(tx, receipt, server);
  });
}

async function receiptView(
  tx: Tx,
  receipt: ReceiptRecord,
  server: Pick<HttpServer, 'tenants'>,
): Promise<ReceiptView> {
  const bill = await billById(tx, receipt.billId);
  const order = await orderById(tx, receipt.orderId);
  if (!bill || !order) throw generalProblem('not-found', { what: '票据' });
  const naming = await namingOf(tx);
  const { zh, en } = naming.department(receipt.departmentId);
  const town = (await server.tenants.all()).find(({ tenantId }) => tenantId === tx.ctx.tenantId);
  return {
    id: receipt.id,
    number: receipt.number,
    code: receipt.code,
    billNumber: bill.number,
    titleZh: bill.titleZh,
    titleEn: bill.titleEn,
    payerName: receipt.payerName,
    amountFen: receipt.amountFen,
    refundedFen: bill.refundedFen,
    amountWords: capitalWords(receipt.amountFen),
    channel: order.channel,
    simulated: order.simulated,
    townZh: town?.nameZh ?? '',
    townEn: town?.nameEn ?? '',
    departmentZh: zh,
    departmentEn: en,
    issuedAt: receipt.issuedAt.toISOString(),
  };
}

const guesses = new RateLimit({ burst: 20, perMinute: 10 });
const unknown = {
  genuine: false,
  titleZh: '',
  titleEn: '',
  amountFen: 0,
  refundedFen: 0,
  issuedAt: null,
  simulated: false,
} as const;

/** Whether a receipt is genuine. Nobody's name is told. @throws too-many-requests */
export async function verifyReceipt(
  ctx: Ctx,
  given: { readonly number: string; readonly code: string },
  remoteAddress: string,
) {
  const seconds = guesses.take(`${ctx.database.url}|${remoteAddress}`, ctx.clock.now());
  if (seconds > 0) throw generalProblem('too-many-requests', { seconds });
  return ctx.database.inTenant(ctx, async (tx) => {
    await elevate(tx);
    const receipt = await receiptByNumber(tx, given.number.trim().toUpperCase());
    const code = given.code.replace(/[\s-]/g, '').toUpperCase();
    if (receipt?.code !== code) return unknown;
    const bill = await billById(tx, receipt.billId);
    const order = await orderById(tx, receipt.orderId);
    return {
      genuine: true,
      titleZh: bill?.titleZh ?? '',
      titleEn: bill?.titleEn ?? '',
      amountFen: receipt.amountFen,
      refundedFen: bill?.refundedFen ?? 0,
      issuedAt: receipt.issuedAt.toISOString(),
      simulated: order?.simulated ?? false,
    };
  });
}
