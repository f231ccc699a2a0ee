/** What happens by itself: marks from events, sums soon after, months and checks in their time. */
import type { Database, Tx } from '#platform/database/index.ts';
import type {
  BatchListener,
  RunningService,
  Service,
  ServiceHost,
  Tick,
} from '#platform/module/index.ts';
import type { Slots } from '#platform/slots/index.ts';
import { type Sources, sourcesOf } from './service/book.ts';
import { ensureShipped } from './service/edit.ts';
import { fill, keepUp, keepUpMonths, markFrom, markRefreshed } from './service/keep-up.ts';
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

const wakers = new WeakMap<Database, () => void>();

/** Listens to every event that a source names; marking twice does no harm. */
export function marking(slots: Slots): readonly BatchListener[] {
  const sources = sourcesOf(slots);
  const events = [...new Set([...sources.facts.values()].flatMap((source) => source.events))];
  if (events.length === 0) return [];
  return [
    {
      name: 'indicators.marks',
      events,
      handleMany: async (tx, told) => {
        await markFrom(tx, sources, told);
        wakers.get(tx.ctx.database)?.();
      },
    },
  ];
}

/** Gathers what comes together. */
const gatherMs = 120;
/** As long as a go takes a fifth of a second at most, no screen waits a second. */
const shortRestMs = 400;
const longestRestMs = 5000;

/**
 * How long the keeper rests after a go: five times as long as it took, so that a day with very many facts leaves the
 * processor to those who report; less where that lets a screen have its number within a second.
 */
export function restAfter(tookMs: number): number {
  const share = 5 * tookMs;
  return Math.min(longestRestMs, share, Math.max(shortRestMs, share - 600));
}

const fallbackMs = 2000;

/** Sums marked days a moment after they were marked. */
export const keeper: Service = {
  name: 'indicators.keeper',
  role: 'worker',
  start: (host) => Promise.resolve(keep(host)),
};

function keep(host: ServiceHost): RunningService {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;
  let isWanted = false;
  let restsUntil = 0;
  const soonMs = (): number => Math.max(gatherMs, restsUntil - performance.now());
  const plan = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(go, ms);
  };
  const go = (): void => {
    isWanted = false;
    running = sumAll(host).then((tookMs) => {
      running = null;
      restsUntil = performance.now() + restAfter(tookMs);
      plan(isWanted ? soonMs() : fallbackMs);
    });
  };
  // Events that keep coming must not push a go further and further away: only the first one plans it.
  const wake = (): void => {
    if (isWanted) return;
    isWanted = true;
    if (!running) plan(soonMs());
  };
  wakers.set(host.database, wake);
  plan(fallbackMs);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      wakers.delete(host.database);
      await running;
    },
  };
}

async function sumAll(host: ServiceHost): Promise<number> {
  const started = performance.now();
  try {
    for (const { tenantId } of await host.tenants.all()) {
      await keepUp(host.ctxOf(tenantId), sourcesIn(host.database));
    }
  } catch (error) {
    host.logger.error({ err: error }, 'indicators: summing');
  }
  return performance.now() - started;
}

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
