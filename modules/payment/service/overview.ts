/** Collected and due at a glance. */
import { localDay } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { beyondReach } from '#platform/database/index.ts';
import type { Overview } from '../contract/index.ts';
import { dayAfter } from '../rules/period.ts';
import { bookSums } from '../store/books.ts';
import { channelRows } from '../store/manage.ts';
import { daySums, kindSums, openMatters } from '../store/reconcile.ts';
import { namingOf } from './naming.ts';
import { simulatorOf } from './world.ts';

const shownDays = 30;

/** The overview within reach; sums of the book are the town's. */
export async function overview(ctx: Ctx): Promise<Overview> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const today = localDay(ctx.clock.now());
    const naming = await namingOf(tx);
    const kinds = await kindSums(tx, today);
    const hasLive = (await beyondReach(tx, () => channelRows(tx))).length > 0;
    return {
      kinds: kinds.map((sums) => {
        const { zh, en } = naming.kind(sums.kindCode);
        return { ...sums, nameZh: zh, nameEn: en };
      }),
      days: await daySums(tx, dayAfter(today, 1 - shownDays)),
      ...(await openMatters(tx)),
      simulated: !hasLive && simulatorOf(ctx) !== null,
      ...(await bookSums(tx)),
    };
  });
}
