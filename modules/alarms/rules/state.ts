/** What a rule remembers of one thing. All of it is plain JSON; instants in ms since 1970. */
import type { Scalar } from '../contract/condition.ts';
import { type CompiledRule, leavesOf, type SeriesId } from './compile.ts';

/** The last good value of a series. */
export interface Last {
  readonly value: Scalar;
  readonly at: number;
}

/** A sample of a sliding window. */
export type Sample = readonly [at: number, value: number];

/** The memory of a rule for a thing. */
export interface RuleState {
  /** How far it has judged, in the things' own time. */
  readonly clock: number;
  /** Arrival minus source time of the newest value: a clock that goes wrong by this much. */
  readonly lag: number;
  readonly last: Readonly<Record<SeriesId, Last>>;
  /** Beginnings of unbroken runs, by path. */
  readonly since: Readonly<Record<string, number>>;
  /** By path: instants of hits (so many within a time), or 1 and 0 of the last values in a row. */
  readonly hits: Readonly<Record<string, readonly number[]>>;
  /** By path: samples that may still be the lowest of the window, values rising. */
  readonly low: Readonly<Record<string, readonly Sample[]>>;
  /** By path: samples that may still be the highest of the window, values falling. */
  readonly high: Readonly<Record<string, readonly Sample[]>>;
  /** Silence counts from here when nothing ever came. */
  readonly armedAt: number;
  readonly active: boolean;
}

/** The part that cannot be read again from the stored values: kept in rows. */
export interface DurableState {
  readonly since: RuleState['since'];
  readonly hits: RuleState['hits'];
  readonly active: boolean;
  /** How far the rule had judged when this was kept. */
  readonly clock: number;
  /** What it knew then; newer values are read from the observations. */
  readonly last: RuleState['last'];
}

/** A rule that begins to watch a thing. */
export function freshState(armedAt: number): RuleState {
  return {
    clock: 0,
    lag: 0,
    last: {},
    since: {},
    hits: {},
    low: {},
    high: {},
    armedAt,
    active: false,
  };
}

/** What must be kept in a row. */
export function durableOf({ since, hits, active, clock, last }: RuleState): DurableState {
  return { since, hits, active, clock, last };
}

/** Whether nothing needs to be kept: as if the rule had just begun. */
export function isQuiet({ since, hits, active }: Pick<RuleState, 'since' | 'hits' | 'active'>) {
  return !active && Object.keys(since).length === 0 && Object.keys(hits).length === 0;
}

/** Whether two memories differ in what must be kept. */
export function sameDurable(a: RuleState, b: RuleState): boolean {
  if (a === b) return true;
  return (
    a.active === b.active &&
    (a.since === b.since || JSON.stringify(a.since) === JSON.stringify(b.since)) &&
    (a.hits === b.hits || JSON.stringify(a.hits) === JSON.stringify(b.hits))
  );
}

/** A value as it was stored. */
export interface StoredValue {
  readonly series: SeriesId;
  readonly value: Scalar;
  readonly at: number;
  readonly receivedAt: number;
}

/**
 * The memory after a restart: the row, and the newest stored values of every series; for rates of
 * change all values of their windows, oldest first.
 */
export function restoreState(
  rule: CompiledRule,
  durable: DurableState,
  stored: readonly StoredValue[],
  armedAt: number,
): RuleState {
  const ordered = [...stored].sort((a, b) => a.at - b.at);
  const last: Record<SeriesId, Last> = {};
  let newest: StoredValue | null = null;
  for (const one of ordered) {
    last[one.series] = { value: one.value, at: one.at };
    if (rule.hasAbsence && !one.series.includes('/')) last['*'] = { value: one.value, at: one.at };
    if (!newest || one.receivedAt >= newest.receivedAt) newest = one;
  }
  return {
    ...freshState(armedAt),
    ...durable,
    ...windowsOf(rule, ordered),
    last: newerOf(durable.last, last),
    lag: newest ? newest.receivedAt - newest.at : 0,
    clock: Math.max(durable.clock, ...Object.values(last).map(({ at }) => at)),
  };
}

/** Of each series the newer of two last values. */
export function newerOf(a: RuleState['last'], b: RuleState['last']): RuleState['last'] {
  const merged: Record<SeriesId, Last> = { ...a };
  for (const [series, last] of Object.entries(b)) {
    if (last.at >= (merged[series]?.at ?? 0)) merged[series] = last;
  }
  return merged;
}

function windowsOf(rule: CompiledRule, ordered: readonly StoredValue[]) {
  const low: Record<string, readonly Sample[]> = {};
  const high: Record<string, readonly Sample[]> = {};
  for (const leaf of leavesOf(rule.when).concat(rule.clear ? leavesOf(rule.clear) : [])) {
    if (leaf.kind !== 'rateOfChange') continue;
    for (const { series, value, at } of ordered) {
      if (series !== leaf.series || typeof value !== 'number') continue;
      low[leaf.path] = pushed(low[leaf.path] ?? [], [at, value], leaf.withinMs, lower);
      high[leaf.path] = pushed(high[leaf.path] ?? [], [at, value], leaf.withinMs, higher);
    }
  }
  return { low, high };
}

/** Keeps what is lower in front. */
export const lower = (a: number, b: number): boolean => a < b;
/** Keeps what is higher in front. */
export const higher = (a: number, b: number): boolean => a > b;

/**
 * A window with one more sample: samples that left it go, and those that the new one beats, since
 * they can never be the extreme again.
 */
export function pushed(
  window: readonly Sample[],
  sample: Sample,
  withinMs: number,
  beats: (a: number, b: number) => boolean,
): readonly Sample[] {
  const kept = window.filter(([at, value]) => at > sample[0] - withinMs && beats(value, sample[1]));
  return [...kept, sample];
}
