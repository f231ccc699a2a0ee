/** Allowances as lists show them. */
import type { Tx } from '#platform/database/index.ts';
import type { AllowanceRow } from '../contract/allowances.ts';
import { ageOn, monthOf } from '../rules/age.ts';
import { overpaidMonths, tierOf } from '../rules/allowance.ts';
import { paidMonths } from '../store/allowances.ts';
import { eldersByIds } from '../store/elders.ts';
import { tariffRows } from '../store/settings.ts';
import type { AllowanceRecord } from '../store/tables.ts';
import { today } from './allowance-moves.ts';
import { placesOf } from './places.ts';

/** Rows of a list; those of people out of reach are left out. */
export async function allowanceViews(
  tx: Tx,
  rows: readonly AllowanceRecord[],
): Promise<AllowanceRow[]> {
  const elders = await eldersByIds(
    tx,
    rows.map(({ elderId }) => elderId),
  );
  const paid = await paidMonths(
    tx,
    rows.map(({ id }) => id),
  );
  const [tariffs, names, day] = [await tariffRows(tx), await placesOf(tx), today(tx)];
  return rows.flatMap((row) => {
    const elder = elders.get(row.elderId);
    if (!elder) return [];
    const months = paid.get(row.id) ?? new Map<string, number>();
    const over = overpaidMonths({ lastMonth: row.lastMonth, paid: new Set(months.keys()) });
    return [
      {
        id: row.id,
        elderId: elder.id,
        number: elder.number,
        name: elder.name,
        age: ageOn(elder.birthDay, day),
        villageZh: names(elder).villageZh,
        villageEn: names(elder).villageEn,
        state: row.state,
        fromMonth: row.fromMonth,
        lastMonth: row.lastMonth,
        provedOn: row.provedOn,
        proofDue: row.proofDue,
        suspendedFrom: row.suspendedFrom,
        monthlyFen: tierOf(tariffs, elder.birthDay, monthOf(day))?.monthlyFen ?? null,
        paidMonths: months.size,
        overpaidFen: over.reduce((sum, month) => sum + (months.get(month) ?? 0), 0),
        reason: row.reason,
        version: row.version,
      },
    ];
  });
}

/** One of them. */
export async function allowanceView(tx: Tx, row: AllowanceRecord): Promise<AllowanceRow> {
  const [view] = await allowanceViews(tx, [row]);
  if (!view) throw new Error('an allowance within reach has a view');
  return view;
}
