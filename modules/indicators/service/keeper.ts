/** The keeper: sums marked days a moment after they were marked, and rests by what it cost and by who looks. */
import type { Database } from '#platform/database/index.ts';
import type { RunningService, ServiceHost } from '#platform/module/index.ts';
import type { Sources } from './book.ts';
import { keepUp } from './keep-up.ts';

/** Gathers what comes together. */
const gatherMs = 40;
/** Where nobody looks. */
const quietRestMs = 400;
const longestRestMs = 30_000;
const longestWatchedRestMs = 5000;
/** Marks of processes that cannot wake this one. */
const fallbackMs = 2000;

/**
 * How long the keeper rests after a go. Five times as long as it took, so that a day with very many facts leaves the
 * processor to those who report; while a screen shows the numbers as long as it took, on a slow machine too. So what
 * summing costs is bounded by the clock, not by the number of events.
 */
export function restAfter(tookMs: number, isWatched: boolean): number {
  if (isWatched) return Math.min(longestWatchedRestMs, Math.max(gatherMs, tookMs));
  return Math.min(longestRestMs, Math.max(quietRestMs, 5 * tookMs));
}

const wakers = new WeakMap<Database, () => void>();

/** Tells the keeper of this process, if it has one, that days were marked. */
export function wakeKeeper(database: Database): void {
  wakers.get(database)?.();
}

/** Starts it. */
export function keep(host: ServiceHost, sources: Sources): RunningService {
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
    const startedAt = performance.now();
    running = sumAll(host, sources).then((isWatched) => {
      running = null;
      restsUntil = performance.now() + restAfter(performance.now() - startedAt, isWatched);
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

/** @returns whether a screen shows the numbers of any town that was summed */
async function sumAll(host: ServiceHost, sources: Sources): Promise<boolean> {
  let isWatched = false;
  try {
    for (const { tenantId } of await host.tenants.all()) {
      const kept = await keepUp(host.ctxOf(tenantId), sources);
      isWatched ||= kept.days > 0 && kept.isWatched;
    }
  } catch (error) {
    host.logger.error({ err: error }, 'indicators: summing');
  }
  return isWatched;
}
