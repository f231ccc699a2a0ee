import type { Random } from '../random.ts';
import { drawOpenState } from './fate.ts';
import type { HistoricState } from './types.ts';

/** A case that may still be open: when it came in, and when it would fall due. */
export interface Candidate {
  sequence: number;
  reportedMs: number;
  dueMs: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** States in which no deadline runs. */
const WAITING: readonly HistoricState[] = ['done', 'verified', 'suspended'];

/** The younger, the likelier to be open still. */
function likelihood(ageDays: number): number {
  const steps: readonly (readonly [number, number])[] = [
    [0.5, 9],
    [1, 6],
    [2, 3],
    [3, 2],
    [6, 1],
  ];
  return steps.find(([limit]) => ageDays < limit)?.[1] ?? 0.25;
}

/** Weighted choice without replacement (Efraimidis and Spirakis 2006). */
function choose(
  pool: readonly Candidate[],
  count: number,
  untilMs: number,
  random: Random,
): Candidate[] {
  return pool
    .map((candidate) => ({
      candidate,
      key: -Math.log(1 - random.next()) / likelihood((untilMs - candidate.reportedMs) / DAY),
    }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

/**
 * Chooses which of the latest cases are open now, and in which state: `overdueCount` among those
 * whose deadline has passed, the rest among those who still have time.
 */
export function chooseOpen(
  candidates: readonly Candidate[],
  until: Date,
  wanted: { openCount: number; overdueOpenCount: number },
  random: Random,
): Map<number, HistoricState> {
  const untilMs = until.getTime();
  const passed = candidates.filter(({ dueMs }) => dueMs < untilMs - HOUR);
  const ahead = candidates.filter(({ dueMs }) => dueMs > untilMs + HOUR);
  const chosen = new Map<number, HistoricState>();
  for (const { sequence } of choose(passed, wanted.overdueOpenCount, untilMs, random)) {
    chosen.set(sequence, random.chance(0.3) ? 'dispatched' : 'accepted');
  }
  for (const { sequence, reportedMs } of choose(
    ahead,
    wanted.openCount - chosen.size,
    untilMs,
    random,
  )) {
    chosen.set(sequence, drawOpenState(random, (untilMs - reportedMs) / DAY));
  }
  // Where deadlines are short, too few have time left: what is missing is done and awaits its check.
  const rest = passed.filter(({ sequence }) => !chosen.has(sequence));
  for (const { sequence } of choose(rest, wanted.openCount - chosen.size, untilMs, random)) {
    chosen.set(sequence, WAITING[random.weighted([0.62, 0.27, 0.11])] ?? 'done');
  }
  return chosen;
}
