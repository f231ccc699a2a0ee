/** Queries about the book and the shifts at the cash desk. */
import { insertMany, type Kysely, sql, together, type Tx } from '#platform/database/index.ts';
import type { EntryRecord, LineRecord, PaymentTables, ShiftRecord } from './tables.ts';

const on = (tx: Tx): Kysely<PaymentTables> => tx.as<PaymentTables>();

/** Writes entries with their lines; the database refuses a second posting and what does not balance. */
export async function insertEntries(
  tx: Tx,
  entries: readonly EntryRecord[],
  lines: readonly LineRecord[],
): Promise<void> {
  await insertMany(tx, 'payment.entries', entries);
  await insertMany(tx, 'payment.lines', lines);
}

/** The same for many at once. */
export function insertBook(
  tx: Tx,
  entries: readonly EntryRecord[],
  lines: readonly LineRecord[],
): Promise<void> {
  return together(tx, () => insertEntries(tx, entries, lines));
}

/** Entries of bills, oldest first. */
export async function entriesOfBills(tx: Tx, billIds: readonly string[]): Promise<EntryRecord[]> {
  if (billIds.length === 0) return [];
  return on(tx)
    .selectFrom('payment.entries')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('billId', 'in', [...billIds])
    .orderBy('id')
    .execute();
}

/** Orders whose money was surplus. */
export async function surplusOrders(tx: Tx, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const rows = await on(tx)
    .selectFrom('payment.entries')
    .select('orderId')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('kind', '=', 'surplus')
    .where('orderId', 'in', [...orderIds])
    .execute();
  return new Set(rows.flatMap(({ orderId }) => orderId ?? []));
}

/** Sums of the whole book. */
export async function bookSums(
  tx: Tx,
): Promise<{ readonly debitFen: number; readonly creditFen: number }> {
  const sums = await on(tx)
    .selectFrom('payment.lines')
    .select([
      sql<number>`coalesce(sum(debit_fen), 0)::bigint`.as('debitFen'),
      sql<number>`coalesce(sum(credit_fen), 0)::bigint`.as('creditFen'),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .executeTakeFirst();
  return { debitFen: sums?.debitFen ?? 0, creditFen: sums?.creditFen ?? 0 };
}

export async function insertShift(tx: Tx, row: ShiftRecord): Promise<void> {
  await insertMany(tx, 'payment.shifts', [row]);
}

/** The open shift of a clerk, locked: closing waits for what is being taken. */
export function openShiftOf(tx: Tx, clerkId: string): Promise<ShiftRecord | undefined> {
  return on(tx)
    .selectFrom('payment.shifts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('clerkId', '=', clerkId)
    .where('closedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Changes a locked shift. */
export async function updateShift(tx: Tx, id: string, change: Partial<ShiftRecord>): Promise<void> {
  await on(tx)
    .updateTable('payment.shifts')
    .set(change)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .execute();
}

/** A page of shifts, newest first, one row longer than asked. */
export function shiftPage(
  tx: Tx,
  page: { readonly limit: number; readonly afterId: string | null },
): Promise<ShiftRecord[]> {
  let query = on(tx)
    .selectFrom('payment.shifts')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.afterId) query = query.where('id', '<', page.afterId);
  return query.execute();
}

/** What a shift took and gave back. */
export interface ShiftSums {
  readonly shiftId: string;
  readonly cashCount: number;
  readonly cashFen: number;
  readonly posCount: number;
  readonly posFen: number;
  readonly backFen: number;
}

/** Sums of shifts. */
export async function shiftSums(tx: Tx, ids: readonly string[]): Promise<ShiftSums[]> {
  const { rows } = await tx.client.query<ShiftSums>(
    `SELECT s.id AS "shiftId",
       (SELECT count(*)::int FROM payment.orders o WHERE o.tenant_id = $1 AND o.shift_id = s.id AND o.channel = 'cash') AS "cashCount",
       (SELECT coalesce(sum(amount_fen), 0)::bigint FROM payment.orders o WHERE o.tenant_id = $1 AND o.shift_id = s.id AND o.channel = 'cash') AS "cashFen",
       (SELECT count(*)::int FROM payment.orders o WHERE o.tenant_id = $1 AND o.shift_id = s.id AND o.channel = 'pos') AS "posCount",
       (SELECT coalesce(sum(amount_fen), 0)::bigint FROM payment.orders o WHERE o.tenant_id = $1 AND o.shift_id = s.id AND o.channel = 'pos') AS "posFen",
       (SELECT coalesce(sum(amount_fen), 0)::bigint FROM payment.refunds r WHERE r.tenant_id = $1 AND r.shift_id = s.id AND r.state = 'done') AS "backFen"
     FROM payment.shifts s WHERE s.tenant_id = $1 AND s.id = ANY ($2)`,
    [tx.ctx.tenantId, [...ids]],
  );
  return rows;
}
