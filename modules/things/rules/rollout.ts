/** Rolling firmware out in steps: what to do next, decided from numbers. */

/** A roll-out as far as it decides. */
export interface RolloutFacts {
  /** Percent told after each step, rising to 100. */
  readonly steps: readonly number[];
  readonly step: number;
  readonly healthPercent: number;
  readonly watchMinutes: number;
  readonly stepEndedAt: Date | null;
  readonly forgiven: number;
}

/** How many devices stand where. */
export interface RolloutCounts {
  readonly total: number;
  /** Told so far, whatever became of it. */
  readonly told: number;
  readonly done: number;
  /** Failed or expired. */
  readonly failed: number;
}

/** What to do next. `wait` names when to look again; null: when a device answers. */
export type RolloutMove =
  | { readonly kind: 'tell'; readonly count: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'watch'; readonly until: Date }
  | { readonly kind: 'advance' }
  | { readonly kind: 'finish' }
  | { readonly kind: 'wait' };

/** How many devices are told by the end of a step; at least one. */
export function targetOf(total: number, percent: number): number {
  return Math.min(total, Math.max(1, Math.ceil((total * percent) / 100)));
}

/**
 * Whether too many failed: already so many that the step could not end healthy any more, so that a bad
 * package stops early.
 */
export function isUnhealthy(facts: RolloutFacts, counts: RolloutCounts): boolean {
  const failed = Math.max(0, counts.failed - facts.forgiven);
  const judged = targetOf(counts.total, facts.steps[facts.step] ?? 100) - facts.forgiven;
  return failed > 0 && (judged - failed) * 100 < facts.healthPercent * judged;
}

/** Decides the next move of a running roll-out. */
export function nextMove(facts: RolloutFacts, counts: RolloutCounts, now: Date): RolloutMove {
  if (counts.total === 0) return { kind: 'finish' };
  if (isUnhealthy(facts, counts)) return { kind: 'pause' };
  const target = targetOf(counts.total, facts.steps[facts.step] ?? 100);
  if (counts.told < target) return { kind: 'tell', count: target - counts.told };
  if (counts.done + counts.failed < counts.told) return { kind: 'wait' };
  if (counts.told >= counts.total) return { kind: 'finish' };
  const watchMs = facts.watchMinutes * 60_000;
  const until = new Date((facts.stepEndedAt ?? now).getTime() + watchMs);
  return until > now ? { kind: 'watch', until } : { kind: 'advance' };
}

/** Whether steps rise to 100. */
export function areSteps(steps: readonly number[]): boolean {
  const isRising = steps.every((step, index) => step > (steps[index - 1] ?? 0));
  return isRising && steps.at(-1) === 100;
}
