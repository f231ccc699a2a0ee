/** What happens by itself: orders are asked about and closed, refunds followed, payers reminded, days compared. */
import { localDay, localMinute } from '#platform/calendar/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tick } from '#platform/module/index.ts';
import { ChannelFault } from './adapters/protocol.ts';
import { dayAfter } from './rules/period.ts';
import { remindDue } from './service/bills.ts';
import { confirmOrder } from './service/confirm.ts';
import { reconcileDay } from './service/reconcile.ts';
import { checkRefund } from './service/refunds.ts';
import { settingsOf } from './service/settings.ts';
import { refundsToCheck } from './store/decisions.ts';
import { ordersToCheck } from './store/orders.ts';
import { wasReconciled } from './store/reconcile.ts';

const askAfterMs = 30_000;

/** Orders and refunds of which no notice came: the channel is asked. */
export const asking: Tick = {
  name: 'payment.ask',
  everySeconds: 20,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      if (kind === 'town') await askChannels(ctxOf(tenantId));
    }
  },
};

/** Asks about what is under way in a town. */
export async function askChannels(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - askAfterMs);
  const { orders, refunds } = await ctx.database.inTenant(ctx, async (tx) => ({
    orders: await ordersToCheck(tx, before),
    refunds: await refundsToCheck(tx, before),
  }));
  for (const order of orders) await confirmOrder(ctx, order).catch(asLater);
  for (const refund of refunds) await checkRefund(ctx, refund).catch(asLater);
}

/** A channel that does not answer is asked again at the next turn. */
function asLater(error: unknown): void {
  if (error instanceof ChannelFault) return;
  if (
    (error as { readonly problem?: { readonly code?: string } }).problem?.code === 'channel-closed'
  )
    return;
  if ((error as { readonly code?: string }).code === 'channel-closed') return;
  throw error;
}

/** Reminders at nine in the morning, the comparison from the hour that the town set. */
export const daily: Tick = {
  name: 'payment.daily',
  everySeconds: 900,
  run: async (ctxOf, tenants) => {
    for (const { tenantId, kind } of await tenants.all()) {
      if (kind === 'town') await dailyWork(ctxOf(tenantId));
    }
  },
};

const remindHour = 9;

/** What is due in a town at this hour. */
export async function dailyWork(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  const hour = Math.floor(localMinute(now) / 60);
  if (hour === remindHour) await remindDue(ctx);
  const yesterday = dayAfter(localDay(now), -1);
  const isDue = await ctx.database.inTenant(ctx, async (tx) => {
    const { reconcileHour } = await settingsOf(tx);
    return hour >= reconcileHour && !(await wasReconciled(tx, yesterday));
  });
  if (isDue) await reconcileDay(ctx, yesterday);
}
