/** Notable cases with their names. */
import type { Tx } from '#platform/database/index.ts';
import { book } from '#modules/duties/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { Words } from '../contract/shapes.ts';
import { type Notable, type NotableCase, type Reason, reasons } from '../rules/facts.ts';
import { notableRows } from '../store/notable.ts';

/** Cases worth naming of a span of time, a few of each reason. */
export async function notableOf(
  tx: Tx,
  span: { readonly from: Date; readonly to: Date },
  limit: number,
): Promise<Notable> {
  const [town, duties] = [await ground(tx), await book(tx.ctx)];
  const counts: Record<Reason, number> = {
    overdue: 0,
    supervised: 0,
    reopened: 0,
    badlyRated: 0,
    merged: 0,
  };
  const cases: NotableCase[] = [];
  for (const reason of reasons) {
    const rows = await notableRows(tx, reason, span, limit);
    counts[reason] = rows[0]?.total ?? 0;
    cases.push(
      ...rows.map((row) => ({
        id: row.id,
        number: row.number,
        reason,
        amount: row.amount,
        category: named(duties.category(row.categoryCode), row.categoryCode),
        village: named(row.villageId ? town.village(row.villageId) : undefined, '—'),
        department: named(row.departmentId ? town.department(row.departmentId) : undefined, '—'),
      })),
    );
  }
  return { counts, cases };
}

function named(found: { nameZh: string; nameEn: string } | undefined, else_: string): Words {
  return found ? { zh: found.nameZh, en: found.nameEn || found.nameZh } : { zh: else_, en: else_ };
}
