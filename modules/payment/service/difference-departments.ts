/** Which department settles a difference. */
import type { Tx } from '#platform/database/index.ts';
import type { Difference } from '../rules/reconcile.ts';
import { orderByNumber } from '../store/orders.ts';
import { financeDepartment } from './settings.ts';

/**
 * Money that differs belongs to finance; a payment that came twice, or whose status differs, to the department that charges: it
 * must talk to the payer.
 */
export async function departmentsFor(
  tx: Tx,
  differences: readonly Difference[],
): Promise<(one: Difference) => string> {
  const finance = await financeDepartment(tx);
  const charging = new Map<string, string>();
  for (const { type, key } of differences) {
    if (type !== 'duplicate' && type !== 'statusDiffers') continue;
    const order = await orderByNumber(tx, key);
    if (order) charging.set(key, order.departmentId);
  }
  return ({ type, key }) =>
    type === 'duplicate' || type === 'statusDiffers' ? (charging.get(key) ?? finance) : finance;
}
