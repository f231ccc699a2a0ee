/** What happens by itself: marks from events, sums soon after, months and checks in their time. */
import type { Database, Tx } from '#platform/database/index.ts';
import type { BatchListener, Service, ServiceHost, Tick } from '#platform/module/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { type Sources, sourcesOf } from './service/book.ts';
import { ensureShipped } from './service/edit.ts';
import { keep, wakeKeeper } from './service/keeper.ts';
import { fill, keepUpMonths, markFrom, marksListener, markRefreshed } from './service/keep-up.ts';
import { endOfDay } from './service/night.ts';

const known = new WeakMap<Database, Sources>();

/** Sources of the modules of a process, by its database. @throws before the start of the process */
export function sourcesIn(database: Database): Sources {
  const sources = known.get(database);
  if (!sources) throw new Error('the sources of indicators are not known before the start');
  return sources;
}

/** Reads the slots once. */
export function learnSources(database: Database, host: ServiceHost): Promise<void> {
  known.set(database, sourcesOf(host.slots));
  return Promise.resolve();
}

/** Gives a new town the shipped indicators and its first, empty roll-ups. */
export async function beginCounting(tx: Tx): Promise<void> {
  const sources = sourcesIn(tx.ctx.database);
  await ensureShipped(tx, sources.seeds);
  await fill(tx, sources);
}

/** Listens to every event that a source names; marking twice does no harm. */
export function marking(slots: Slots): readonly BatchListener[] {
  const sources = sourcesOf(slots);
  const events = [...new Set([...sources.facts.values()].flatMap((source) => source.events))];
  if (events.length === 0) return [];
  return [
    {
      name: marksListener,
      events,
      handleMany: (tx, told) => markFrom(tx, sources, told),
      afterwards: wakeKeeper,
    },
  ];
}

/** Sums marked days a moment after they were marked. */
export const keeper: Service = {
  name: 'indicators.keeper',
  role: 'worker',
  start: (host) => Promise.resolve(keep(host, sourcesIn(host.database))),
};

/** Work by the clock. */
export const ticks: readonly Tick[] = [
  {
    name: 'indicators.months',
    everySeconds: 60,
    run: async (ctxOf, tenants) => {
      for (const { tenantId } of await tenants.all()) {
        const ctx = ctxOf(tenantId);
        await keepUpMonths(ctx, sourcesIn(ctx.database));
      }
    },
  },
  {
    name: 'indicators.refresh',
    everySeconds: 300,
    run: async (ctxOf, tenants) => {
      for (const { tenantId } of await tenants.all()) {
        const ctx = ctxOf(tenantId);
        await ctx.database.inTenant(ctx, (tx) => markRefreshed(tx, sourcesIn(ctx.database)));
      }
    },
  },
  {
    name: 'indicators.night',
    everySeconds: 300,
    run: async (ctxOf, tenants) => {
      for (const { tenantId, kind } of await tenants.all()) {
        if (kind !== 'town') continue;
        const ctx = ctxOf(tenantId);
        const sources = sourcesIn(ctx.database);
        await ctx.database.inTenant(ctx, beginCounting);
        await endOfDay(ctx, sources);
      }
    },
  },
];
