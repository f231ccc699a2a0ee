/** Sums of bills by the department that charges, for indicators. */
import type { Tx } from '#platform/database/index.ts';
import type { NumberRow } from '#platform/facts/index.ts';

/** What is summed; `$2` is a local day. */
const sums = {
  due: `count(*) FILTER (WHERE state = 'due')`,
  overdue: `count(*) FILTER (WHERE state = 'due' AND due_day < $2::text)`,
  dueFen: `coalesce(sum(amount_fen) FILTER (WHERE state = 'due'), 0)`,
  billedFen: `coalesce(sum(amount_fen) FILTER (WHERE state <> 'withdrawn' AND due_day < $2::text), 0)`,
  paidFen: `coalesce(sum(amount_fen - refunded_fen) FILTER (WHERE state IN ('paid', 'partlyRefunded') AND due_day < $2::text), 0)`,
} as const;
export type PaymentSum = keyof typeof sums;

/** A sum as it stands on a local day over bills of the last year, whole or by department. */
export async function paymentNumbers(
  tx: Tx,
  what: PaymentSum,
  { day, byDepartment }: { readonly day: string; readonly byDepartment: boolean },
): Promise<NumberRow[]> {
  const key = byDepartment ? 'department_id::text' : 'NULL::text';
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${key} AS key, (${sums[what]})::float8 AS value FROM payment.bills
     WHERE tenant_id = $1 AND due_day >= ($2::text::date - 365)::text GROUP BY 1`,
    [tx.ctx.tenantId, day],
  );
  return byDepartment || rows.length > 0 ? rows : [{ key: null, value: 0 }];
}
