/** The shipped catalogue in every demo town; in the first one, applications at every stage. */
import { fixedClock } from '#platform/clock/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { ground } from '#modules/towns/index.ts';
import { defaultCatalogue } from './catalogue/index.ts';
import { demoApplications } from './demo/applications.ts';
import { takeOver } from './service/catalogue.ts';

/** Fills a town. */
export async function fillDemo(demo: DemoContext): Promise<void> {
  const { ctx, tenant, historyCount } = demo;
  if (tenant.kind !== 'town') return;
  const town = await ground(ctx);
  const hall = town.centre;
  const items = defaultCatalogue.items.map(({ code, active, content }) => ({
    code,
    active,
    content: { ...content, position: content.placeCode === 'hall-qingxi' ? hall : null },
  }));
  // Published a season ago, so that the first version is older than every application.
  const since = new Date(ctx.clock.now().getTime() - 120 * 86_400_000);
  const then: Ctx = { ...ctx, clock: fixedClock(since) };
  await ctx.database.inTenant(then, (tx) => takeOver(tx, { ...defaultCatalogue, items }, 'take'));
  if (historyCount > 0) await demoApplications(demo);
}
