/** The keeper: sums marked days a moment after they were marked, and rests by what it cost and by who looks. */
import type { Database } from '#platform/database/index.ts';
import type { RunningService, ServiceHost } from '#platform/module/index.ts';
import type { Sources } from './book.ts';
import { isTownWatched, keepUp } from './keep-up.ts';

/** Gathers what comes together. */
const gatherMs = 40;
/** Where nobody looks. */
const quietRestMs = 400;
const quietRestTimes = 20;
const longestRestMs = 30_000;
/** A rest that began while nobody looked is looked into so often: it ends where a screen has been opened since. */
const lookEveryMs = 1000;
const longestWatchedRestMs = 5000;
/** Marks of processes that cannot wake this one. */
const fallbackMs = 2000;

/**
 * How long the keeper rests after a go. Twenty times as long as it took, so that a day with very many facts leaves the
 * processor to those who report; while a screen shows the numbers as long as it took, on a slow machine too. So what
 * summing costs is bounded by the clock, not by the number of events.
 */
export function restAfter(tookMs: number, isWatched: boolean): number {
  if (isWatched) return Math.min(longestWatchedRestMs, Math.max(gatherMs, tookMs));
  return Math.min(longestRestMs, Math.max(quietRestMs, quietRestTimes * tookMs));
}

const wakers = new WeakMap<Database, () => void>();

/** Tells the keeper of this process, if it has one, that days were marked. */
export function wakeKeeper(database: Database): void {
  wakers.get(database)?.();
}

/** When a rest ends where a screen is open, and where none is. */
interface Rest {
  readonly watchedUntil: number;
  readonly until: number;
}

/** In how many milliseconds the keeper goes, or looks whether a screen was opened. */
function soonMs({ watchedUntil, until }: Rest): number {
  const now = performance.now();
  return Math.max(gatherMs, watchedUntil - now, Math.min(lookEveryMs, until - now));
}

/** Starts it. */
export function keep(host: ServiceHost, sources: Sources): RunningService {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let stopped = false;
  let isWanted = false;
  let rest: Rest = { watchedUntil: 0, until: 0 };
  const plan = (ms: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(go, ms);
  };
  const go = (): void => {
    const wasWanted = isWanted;
    isWanted = false;
    running = goOrRest(host, sources, rest).then((next) => {
      running = null;
      if (next === rest) isWanted ||= wasWanted;
      rest = next;
      plan(isWanted ? soonMs(rest) : fallbackMs);
    });
  };
  // Events that keep coming must not push a go further and further away: only the first one plans it.
  const wake = (): void => {
    if (isWanted) return;
    isWanted = true;
    if (!running) plan(soonMs(rest));
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

/** Sums what is marked unless the rest goes on. @returns the rest to be kept from now on: the same one where it goes on */
async function goOrRest(host: ServiceHost, sources: Sources, rest: Rest): Promise<Rest> {
  const rests = await isResting(host, rest.until).catch((error: unknown) => {
    host.logger.error({ err: error }, 'indicators: looking for screens');
    return true;
  });
  if (rests) return rest;
  const startedAt = performance.now();
  const isWatched = await sumAll(host, sources);
  const now = performance.now();
  const tookMs = now - startedAt;
  return { watchedUntil: now + restAfter(tookMs, true), until: now + restAfter(tookMs, isWatched) };
}

/** Whether a rest goes on: its time is not over, and no screen shows the numbers of any town. */
export async function isResting(
  { tenants, ctxOf }: Pick<ServiceHost, 'tenants' | 'ctxOf'>,
  untilMs: number,
): Promise<boolean> {
  if (performance.now() >= untilMs) return false;
  for (const { tenantId } of await tenants.all())
    if (await isTownWatched(ctxOf(tenantId))) return false;
  return true;
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
