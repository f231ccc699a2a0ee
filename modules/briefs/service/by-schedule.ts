/** What happens by the clock: drafts are composed, and issued when their time has come. */
import type { Ctx } from '#platform/context/index.ts';
import { working } from '#modules/calendar/index.ts';
import { latestOccasion } from '../rules/schedule.ts';
import { dueDrafts, editionRows } from '../store/issues.ts';
import { templateRow, templateRows } from '../store/templates.ts';
import { draft, issue } from './brief.ts';
import { tellReviewers } from './deliver.ts';

/** Does what is due in a town. Doing it twice changes nothing: a period has one first edition. */
export async function keepSchedule(ctx: Ctx): Promise<void> {
  const codes = await ctx.database.inTenant(ctx, async (tx) => {
    const rows = await templateRows(tx);
    return rows
      .filter(({ active, content }) => active && content.schedule.on)
      .map(({ code }) => code);
  });
  for (const code of codes) await composeDue(ctx, code);
  await ctx.database.inTenant(ctx, async (tx) => {
    for (const row of await dueDrafts(tx, ctx.clock.now())) await issue(tx, row);
  });
}

async function composeDue(ctx: Ctx, code: string): Promise<void> {
  await ctx.database.inTenant(ctx, async (tx) => {
    const calendar = await working(tx);
    const template = await templateRow(tx, code);
    if (!template) return;
    const { kind, schedule } = template.content;
    const due = latestOccasion(kind, schedule, calendar, ctx.clock.now());
    // What fell due before the schedule was set is nobody's wish.
    if (!due || due.sendAt < template.scheduledSince) return;
    if ((await editionRows(tx, code, [due.period])).length > 0) return;
    const locked = await templateRow(tx, code, true);
    if (!locked || (await editionRows(tx, code, [due.period])).length > 0) return;
    const row = await draft(tx, { template: locked, period: due.period, sendAt: due.sendAt });
    if (due.sendAt > ctx.clock.now()) await tellReviewers(tx, row);
  });
}
