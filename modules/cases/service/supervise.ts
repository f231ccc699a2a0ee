/** The supervisor's table: how departments and villages stand. */
import type { Ctx } from '#platform/context/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { SupervisionRow } from '../contract/index.ts';
import { supervisionBy } from '../store/supervision.ts';

/** Rows by department and by village over the last `days`. */
export function supervision(
  ctx: Ctx,
  days: number,
): Promise<{ departments: SupervisionRow[]; villages: SupervisionRow[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const town = await ground(ctx);
    const now = ctx.clock.now();
    const since = new Date(now.getTime() - days * 86_400_000);
    const departments = await supervisionBy(tx, 'lead_department_id', { now, since });
    const villages = await supervisionBy(tx, 'village_id', { now, since });
    const named = (
      rows: Awaited<ReturnType<typeof supervisionBy>>,
      places: readonly { id: string; nameZh: string }[],
    ) =>
      places.map(({ id, nameZh }): SupervisionRow => {
        const row = rows.find((one) => one.id === id);
        return { ...empty, ...row, id, name: nameZh };
      });
    return {
      departments: named(departments, town.departments),
      villages: named(villages, town.villages),
    };
  });
}

const empty = {
  open: 0,
  overdue: 0,
  dueSoon: 0,
  returned: 0,
  reopened: 0,
  closedInPeriod: 0,
  closedInTime: 0,
  medianHandlingHours: null,
  averageRating: null,
};
