/** Queries about refunds and waivers. */
import { insertMany, type Kysely, sql, type Tx } from '#platform/database/index.ts';
import type { PaymentTables, RefundRecord, WaiverRecord } from './tables.ts';

const on = (tx: Tx): Kysely<PaymentTables> => tx.as<PaymentTables>();

export async function insertRefund(tx: Tx, row: RefundRecord): Promise<void> {
  await insertMany(tx, 'payment.refunds', [row]);
}

export async function insertWaiver(tx: Tx, row: WaiverRecord): Promise<void> {
  await insertMany(tx, 'payment.waivers', [row]);
}

/** A refund within reach. */
export function refundById(tx: Tx, id: string): Promise<RefundRecord | undefined> {
  return on(tx)
    .selectFrom('payment.refunds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** A refund by the number that the channel knows. */
export function refundByNumber(tx: Tx, number: string): Promise<RefundRecord | undefined> {
  return on(tx)
    .selectFrom('payment.refunds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** A refund within reach, locked. Lock bill and order first. */
export function lockRefund(tx: Tx, id: string): Promise<RefundRecord | undefined> {
  return on(tx)
    .selectFrom('payment.refunds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** A waiver within reach, locked. */
export function lockWaiver(tx: Tx, id: string): Promise<WaiverRecord | undefined> {
  return on(tx)
    .selectFrom('payment.waivers')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes a locked refund and counts its version up. */
export async function updateRefund(
  tx: Tx,
  id: string,
  change: Partial<Omit<RefundRecord, 'id' | 'tenantId' | 'version'>>,
): Promise<void> {
  await on(tx)
    .updateTable('payment.refunds')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Changes a locked waiver. */
export async function updateWaiver(
  tx: Tx,
  id: string,
  change: Partial<WaiverRecord>,
): Promise<void> {
  await on(tx)
    .updateTable('payment.waivers')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Refunds of an order. */
export function refundsOfOrder(tx: Tx, orderId: string): Promise<RefundRecord[]> {
  return on(tx)
    .selectFrom('payment.refunds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('orderId', '=', orderId)
    .orderBy('id')
    .execute();
}

/** Refunds that are on their way and were not asked about for a while. */
export function refundsToCheck(tx: Tx, before: Date): Promise<RefundRecord[]> {
  return on(tx)
    .selectFrom('payment.refunds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'sending')
    .where('decidedAt', '<', before)
    .orderBy('id')
    .limit(50)
    .execute();
}

/** The newest refunds within reach, waiting ones first. */
export function refundList(tx: Tx): Promise<RefundRecord[]> {
  return on(tx)
    .selectFrom('payment.refunds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy(sql`state NOT IN ('asked', 'failed')`)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** The newest waivers within reach, waiting ones first. */
export function waiverList(tx: Tx): Promise<WaiverRecord[]> {
  return on(tx)
    .selectFrom('payment.waivers')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy(sql`state <> 'asked'`)
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

/** Waivers and refunds of a bill, oldest first. */
export async function decisionsOfBill(tx: Tx, billId: string) {
  const refunds = await on(tx)
    .selectFrom('payment.refunds')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('billId', '=', billId)
    .orderBy('id')
    .execute();
  const waivers = await on(tx)
    .selectFrom('payment.waivers')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('billId', '=', billId)
    .orderBy('id')
    .execute();
  return { refunds, waivers };
}
