/** What the ledger holds of a reporter's own case, to take home. */
import type { Ctx } from '#platform/context/index.ts';
import { receiptsOf } from '#modules/ledger/index.ts';
import { asHolder, heldReport, type Holder } from './follow.ts';
import { publicAction } from './public.ts';

/** Receipts of the steps that residents are told of, in order. */
export function stepReceipts(ctx: Ctx, holder: Holder) {
  const reader = asHolder(ctx);
  return ctx.database.inTenant(reader, async (tx) => {
    const { record } = await heldReport(tx, holder);
    const receipts = await receiptsOf(tx, 'cases', record.id);
    return {
      items: receipts.flatMap(({ kind, at, index, text }) => {
        const action = kind.replace('cases.', '');
        const words = publicAction(action === 'history' ? 'register' : action);
        if (!words) return [];
        const fileName = `${record.number}-${index}.tlog-proof`;
        return [{ action, ...words, at: at.toISOString(), fileName, text }];
      }),
    };
  });
}
