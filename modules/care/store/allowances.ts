/** Queries about allowances, proofs and payment lists. */
import {
  insertMany,
  openRow,
  openRows,
  sealChange,
  sql,
  type Tx,
} from '#platform/database/index.ts';
import type { AllowanceFilter } from '../contract/allowances.ts';
import type {
  AllowanceRecord,
  CareTables,
  PaymentItemRecord,
  PaymentRecord,
  ProofRecord,
} from './tables.ts';

const on = (tx: Tx) => tx.as<CareTables>();
const table = 'care.allowances';

export async function insertAllowances(tx: Tx, rows: readonly AllowanceRecord[]): Promise<void> {
  await insertMany(tx, table, rows);
}

/** One allowance of a person within reach. */
export async function allowanceById(
  tx: Tx,
  allowanceId: string,
  lock = false,
): Promise<AllowanceRecord | undefined> {
  const query = on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', allowanceId)
    .where(sql<boolean>`EXISTS (SELECT 1 FROM care.elders e WHERE e.id = elder_id)`);
  return openRow(tx, table, await (lock ? query.forUpdate() : query).executeTakeFirst());
}

/** The allowance of each person: a live one before those that ended. */
export async function allowancesOf(
  tx: Tx,
  elderIds: readonly string[],
): Promise<Map<string, AllowanceRecord>> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(sql<boolean>`elder_id = ANY(${[...elderIds]}::uuid[])`)
    .orderBy(sql`state IN ('applied', 'active', 'suspended')`)
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.elderId, row]));
}

/** Which allowances, as of a day. */
export interface AllowanceQuestion extends AllowanceFilter {
  readonly today: string;
  readonly soon: string;
}

/** Allowances of people within reach: what is overdue first. */
export async function allowanceRows(
  tx: Tx,
  question: AllowanceQuestion,
  page: { readonly offset: number; readonly limit: number },
): Promise<AllowanceRecord[]> {
  let query = on(tx)
    .selectFrom('care.allowances as allowance')
    .innerJoin('care.elders as elder', 'elder.id', 'allowance.elderId')
    .selectAll('allowance')
    .where('allowance.tenantId', '=', tx.ctx.tenantId)
    .orderBy(sql`allowance.state = 'applied'`, 'desc')
    .orderBy(sql`allowance.state IN ('refused', 'ended')`)
    .orderBy('allowance.proofDue')
    .orderBy('elder.number')
    .offset(page.offset)
    .limit(page.limit);
  if (question.state) query = query.where('allowance.state', '=', question.state);
  if (question.villageId) query = query.where('elder.villageId', '=', question.villageId);
  if (question.due) {
    query = query.where('allowance.state', 'in', ['active', 'suspended']);
    query =
      question.due === 'overdue'
        ? query.where('allowance.proofDue', '<', question.today)
        : query.where('allowance.proofDue', '<=', question.soon);
  }
  return query.execute();
}

/** Every allowance that may be paid, with its person; for a list. The reach is that of the whole town. */
export function payableAllowances(tx: Tx): Promise<(AllowanceRecord & { birthDay: string })[]> {
  return on(tx)
    .selectFrom('care.allowances as allowance')
    .innerJoin('care.elders as elder', 'elder.id', 'allowance.elderId')
    .selectAll('allowance')
    .select('elder.birthDay')
    .where('allowance.tenantId', '=', tx.ctx.tenantId)
    .where('allowance.state', 'in', ['active', 'ended'])
    .execute();
}

/** Changes a row. @returns whether it still had the version */
export async function updateAllowance(
  tx: Tx,
  { id, version }: Pick<AllowanceRecord, 'id' | 'version'>,
  change: Partial<AllowanceRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable(table)
    .set(await sealChange(tx, table, id, { ...change, version: version + 1 }))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

export async function insertProofs(tx: Tx, rows: readonly ProofRecord[]): Promise<void> {
  await insertMany(tx, 'care.proofs', rows);
}

/** Whose proof a photo belongs to, within reach. */
export async function proofOfPhoto(tx: Tx, proofId: string): Promise<boolean> {
  const row = await on(tx)
    .selectFrom('care.proofs')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', proofId)
    .where(sql<boolean>`EXISTS (SELECT 1 FROM care.elders e WHERE e.id = elder_id)`)
    .executeTakeFirst();
  return row !== undefined;
}

/** Months that stand on lists, by allowance, with what each came to. */
export async function paidMonths(
  tx: Tx,
  allowanceIds: readonly string[] | 'all',
): Promise<Map<string, Map<string, number>>> {
  let query = on(tx)
    .selectFrom('care.paymentItems')
    .select(['allowanceId', 'month', 'amountFen'])
    .where('tenantId', '=', tx.ctx.tenantId);
  if (allowanceIds !== 'all')
    query = query.where(sql<boolean>`allowance_id = ANY(${[...allowanceIds]}::uuid[])`);
  const paid = new Map<string, Map<string, number>>();
  for (const { allowanceId, month, amountFen } of await query.execute()) {
    const months = paid.get(allowanceId) ?? new Map<string, number>();
    paid.set(allowanceId, months.set(month, Number(amountFen)));
  }
  return paid;
}

// Lists

export function paymentRows(tx: Tx): Promise<PaymentRecord[]> {
  return on(tx)
    .selectFrom('care.payments')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('month', 'desc')
    .orderBy('id', 'desc')
    .limit(120)
    .execute();
}

export async function paymentById(
  tx: Tx,
  paymentId: string,
  lock = false,
): Promise<PaymentRecord | undefined> {
  const query = on(tx)
    .selectFrom('care.payments')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', paymentId);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** Whether a list of this month, or of a later one, is there. */
export async function hasPaymentFrom(tx: Tx, month: string, only = false): Promise<boolean> {
  const row = await on(tx)
    .selectFrom('care.payments')
    .select('id')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('month', only ? '=' : '>=', month)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertPayment(tx: Tx, row: PaymentRecord): Promise<number> {
  return insertMany(
    tx,
    'care.payments',
    [row],
    "ON CONFLICT (tenant_id, month) WHERE state <> 'withdrawn' DO NOTHING",
  );
}

export async function insertItems(tx: Tx, rows: readonly PaymentItemRecord[]): Promise<void> {
  await insertMany(tx, 'care.payment_items', rows);
}

export function itemsOfPayment(tx: Tx, paymentId: string): Promise<PaymentItemRecord[]> {
  return on(tx)
    .selectFrom('care.paymentItems')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('paymentId', '=', paymentId)
    .orderBy('month')
    .execute();
}

/** Bank cards and holders of allowances, opened. */
export async function accountsOf(
  tx: Tx,
  allowanceIds: readonly string[],
): Promise<Map<string, AllowanceRecord>> {
  const rows = await on(tx)
    .selectFrom(table)
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where(sql<boolean>`id = ANY(${[...allowanceIds]}::uuid[])`)
    .execute();
  return new Map((await openRows(tx, table, rows)).map((row) => [row.id, row]));
}

export async function updatePayment(
  tx: Tx,
  { id, version }: Pick<PaymentRecord, 'id' | 'version'>,
  change: Partial<PaymentRecord>,
): Promise<boolean> {
  const done = await on(tx)
    .updateTable('care.payments')
    .set({ ...change, version: version + 1 })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

/** Frees the months of a list that was withdrawn. */
export async function deleteItems(tx: Tx, paymentId: string): Promise<void> {
  await on(tx)
    .deleteFrom('care.paymentItems')
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('paymentId', '=', paymentId)
    .execute();
}
