/** Past issues of the demo town, composed from its history as the product composes them. */
import { instantAt, localDay } from '#platform/calendar/index.ts';
import { fixedClock } from '#platform/clock/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { DemoContext } from '#platform/module/index.ts';
import type { Period } from './contract/shapes.ts';
import { monthOf, plusDays, weekOf } from './rules/days.ts';
import { digestOf, draft } from './service/brief.ts';
import { ensureShipped } from './service/templates.ts';
import { updateIssue } from './store/issues.ts';
import { templateRow } from './store/templates.ts';

/** Periods of each template that the demo has behind it. */
const past = { daily: 5, weekly: 5, monthly: 2 } as const;

/** Fills one tenant of the demo county. */
export async function fillDemo({ ctx, tenant, historyCount }: DemoContext): Promise<void> {
  if (tenant.kind !== 'town') return;
  await ctx.database.inTenant(ctx, (tx) =>
    ensureShipped(tx, (template) => ({
      ...template,
      schedule: { ...template.schedule, on: historyCount > 0 },
    })),
  );
  if (historyCount === 0) return;
  for (const [code, periods] of Object.entries(periodsBefore(localDay(ctx.clock.now())))) {
    for (const period of periods) await issuePast(ctx, code, period);
  }
}

function periodsBefore(today: string): Record<keyof typeof past, Period[]> {
  const lastDay = (back: number): string => plusDays(today, -back);
  const weekOfBack = (back: number): Period => weekOf(plusDays(today, -7 * back));
  const months: Period[] = [];
  for (let day = today; months.length < past.monthly; ) {
    day = plusDays(monthOf(day).from, -1);
    months.unshift(monthOf(day));
  }
  return {
    monthly: months,
    weekly: Array.from({ length: past.weekly }, (_, at) => weekOfBack(past.weekly - at)),
    daily: Array.from({ length: past.daily }, (_, at) => {
      const day = lastDay(past.daily - at);
      return { from: day, to: day };
    }),
  };
}

/** Composes and freezes a brief as of the morning after its period; nobody is told of the past. */
async function issuePast(ctx: Ctx, code: string, period: Period): Promise<void> {
  const morning = new Date(instantAt(plusDays(period.to, 1)).getTime() + 8.5 * 3_600_000);
  const then: Ctx = {
    ...ctx,
    clock: fixedClock(morning < ctx.clock.now() ? morning : ctx.clock.now()),
  };
  await ctx.database.inTenant(then, (tx) => freeze(tx, code, period));
}

async function freeze(tx: Tx, code: string, period: Period): Promise<void> {
  const template = await templateRow(tx, code);
  if (!template) return;
  const row = await draft(tx, { template, period, sendAt: null });
  await updateIssue(tx, {
    ...row,
    state: 'issued',
    issuedAt: tx.ctx.clock.now(),
    sha256: digestOf(row),
  });
}
