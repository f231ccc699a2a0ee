/** What waits for another person's decision, and what was decided. */
import { peopleByIds } from '#modules/people/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { DecisionRow } from '../contract/index.ts';
import { billsByIds } from '../store/bills.ts';
import { refundList, waiverList } from '../store/decisions.ts';
import { ordersByIds } from '../store/orders.ts';
import type { BillRecord, OrderRecord, RefundRecord, WaiverRecord } from '../store/tables.ts';

interface Around {
  readonly bills: ReadonlyMap<string, BillRecord>;
  readonly orders: ReadonlyMap<string, OrderRecord>;
  readonly names: ReadonlyMap<string, string>;
  readonly mayDecide: (askedBy: string | null) => boolean;
}

/** Refunds and waivers within reach, waiting ones first. */
export async function listDecisions(ctx: Ctx): Promise<DecisionRow[]> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const [refunds, waivers] = [await refundList(tx), await waiverList(tx)];
    const ids = [...refunds, ...waivers].flatMap(({ askedBy, decidedBy }) =>
      [askedBy, decidedBy].flatMap((id) => id ?? []),
    );
    const people = await peopleByIds(tx, [...new Set(ids)]);
    const bills = await billsByIds(
      tx,
      [...refunds, ...waivers].map(({ billId }) => billId),
    );
    const orders = await ordersByIds(
      tx,
      refunds.map(({ orderId }) => orderId),
    );
    const around: Around = {
      bills: new Map(bills.map((one) => [one.id, one])),
      orders: new Map(orders.map((one) => [one.id, one])),
      names: new Map(people.map(({ id, name }) => [id, name])),
      mayDecide: (askedBy) =>
        ctx.actor.permissions.has('payment.approve') && askedBy !== ctx.actor.personId,
    };
    const rows = [
      ...refunds.map((row) => refundRow(row, around)),
      ...waivers.map((row) => waiverRow(row, around)),
    ];
    const isWaiting = ({ state }: DecisionRow): boolean => state === 'asked' || state === 'failed';
    return rows.toSorted(
      (a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || (a.createdAt < b.createdAt ? 1 : -1),
    );
  });
}

function refundRow(row: RefundRecord, around: Around): DecisionRow {
  const order = around.orders.get(row.orderId);
  return {
    ...sharedRow(row, around),
    what: 'refund',
    amountFen: row.amountFen,
    channel: order?.channel ?? null,
    number: row.number,
    surplus: row.surplus,
    reasonCode: '',
    doneAt: row.doneAt?.toISOString() ?? null,
    open: (row.state === 'asked' || row.state === 'failed') && around.mayDecide(row.askedBy),
    version: row.version,
  };
}

function waiverRow(row: WaiverRecord, around: Around): DecisionRow {
  return {
    ...sharedRow(row, around),
    what: 'waiver',
    amountFen: around.bills.get(row.billId)?.amountFen ?? 0,
    channel: null,
    number: '',
    surplus: false,
    reasonCode: row.reasonCode,
    doneAt: null,
    open: row.state === 'asked' && around.mayDecide(row.askedBy),
    version: 1,
  };
}

function sharedRow(row: RefundRecord | WaiverRecord, { bills, names }: Around) {
  const bill = bills.get(row.billId);
  return {
    id: row.id,
    billId: row.billId,
    billNumber: bill?.number ?? '',
    titleZh: bill?.titleZh ?? '',
    titleEn: bill?.titleEn ?? '',
    reason: row.reason,
    state: row.state,
    askedByName: names.get(row.askedBy ?? '') ?? '',
    decidedByName: names.get(row.decidedBy ?? '') ?? '',
    answer: row.answer,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
