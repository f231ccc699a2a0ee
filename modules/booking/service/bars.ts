/** Who books at the window only, as the desk sees it; ended early with a reason. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import type { BarLine } from '../contract/index.ts';
import { contactsOf } from '../store/contacts.ts';
import { barRows, liftBarRow, newestOf } from '../store/lists.ts';

const shownDays = 30;

/** Bars that hold or ended lately. */
export async function listBars(ctx: Ctx): Promise<{ items: BarLine[] }> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const since = new Date(ctx.clock.now().getTime() - shownDays * 86_400_000);
    const rows = await barRows(tx, since);
    const newest = await newestOf(
      tx,
      rows.map(({ personKey }) => personKey),
    );
    const contacts = new Map(
      (await contactsOf(tx, [...newest.values()])).map((one) => [one.bookingId, one]),
    );
    const items = rows.map((row) => ({
      id: row.id,
      personName: contacts.get(newest.get(row.personKey) ?? '')?.personName ?? '',
      since: row.since.toISOString(),
      until: row.until.toISOString(),
      missed: row.missed,
      liftedAt: row.liftedAt?.toISOString() ?? null,
      liftedBecause: row.liftedBecause,
    }));
    return { items };
  });
}

/** Ends a bar early. @throws not-found */
export async function liftBar(ctx: Ctx, barId: string, because: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    if (!(await liftBarRow(tx, barId, because.trim())))
      throw generalProblem('not-found', { what: '爽约限制' });
    await audit(tx, [{ action: 'booking.liftBar', subject: barId, detail: { because } }]);
  });
}
