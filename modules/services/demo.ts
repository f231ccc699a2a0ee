/** The shipped catalogue in every demo town; in the first one, applications at every stage. */
import { fixedClock } from '#platform/clock/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import { ground } from '#modules/towns/index.ts';
import { demoApplications } from './demo/applications.ts';
import { shippedFor, takeOver } from './service/catalogue-file.ts';

/** The service hall, as the directory knows it. */
const hallCode = 'hall-qingxi';

/** Fills a town. */
export async function fillDemo(demo: DemoContext): Promise<void> {
  const { ctx, tenant, historyCount } = demo;
  if (tenant.kind !== 'town') return;
  const town = await ground(ctx);
  const hall = town.centre;
  // Published a season ago, so that the first version is older than every application.
  const since = new Date(ctx.clock.now().getTime() - 120 * 86_400_000);
  const then: Ctx = { ...ctx, clock: fixedClock(since) };
  await ctx.database.inTenant(then, async (tx) => {
    const shipped = await shippedFor(tx);
    const items = shipped.items.map((item) => ({
      ...item,
      content: { ...item.content, position: item.content.placeCode === hallCode ? hall : null },
    }));
    await takeOver(tx, { ...shipped, items }, 'take');
  });
  if (historyCount > 0) await demoApplications(demo);
}
