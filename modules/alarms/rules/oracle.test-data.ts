/**
 * A second, naive reading of the rules for tests: it looks at whole series second by second and by
 * the definitions, keeps nothing between two seconds but whether the alarm is on, and shares no code
 * with the engine.
 */
import type { AtOnceCondition, Condition, Operator, Scalar } from '../contract/condition.ts';
import type { Decisive } from './compile.ts';

/** A value that came live: `second` is when it counts. */
export interface Heard {
  readonly series: string;
  readonly value: Scalar;
  /** Source time, whole seconds. */
  readonly at: number;
  /** When it counts: never before what counted earlier. */
  readonly second: number;
}

/** What the oracle says. */
export interface Verdict {
  readonly kind: 'raise' | 'clear';
  readonly at: number;
}

type Open = (second: number) => boolean;

/** When the alarm went on, and how many values had been heard then. */
interface On {
  readonly second: number;
  readonly heard: number;
}

interface View {
  /** Everything heard so far, in the order it counted. */
  readonly heard: readonly Heard[];
  readonly second: number;
  readonly isOpen: Open;
  /** For the clear rule: runs and hits count from the moment the alarm went on. */
  readonly on: On | null;
}

/** Alarms of a rule over a whole series, from second 0 to `until`. */
export function naiveVerdicts(
  rule: Decisive,
  heard: readonly Heard[],
  until: number,
  isOpen: Open = () => true,
): Verdict[] {
  const verdicts: Verdict[] = [];
  let on: On | null = null;
  const look = (count: number, second: number): void => {
    const view = { heard: heard.slice(0, count), second, isOpen, on: null };
    if (on === null) {
      if (!isOpen(second) || !isTrue(rule.when, view)) return;
      verdicts.push({ kind: 'raise', at: second });
      on = { second, heard: count };
      return;
    }
    const isOver = rule.clear
      ? isTrue(rule.clear, { ...view, on }) && !isTrue(rule.when, view)
      : !isKept(rule.when, view, rule.hysteresis);
    if (isOpen(second) && !isOver) return;
    verdicts.push({ kind: 'clear', at: second });
    on = null;
  };
  let next = 0;
  for (let second = 0; second <= until; second += 1) {
    look(next, second);
    while (next < heard.length && heard[next]?.second === second) {
      next += 1;
      look(next, second);
    }
  }
  return verdicts;
}

function isTrue(condition: Condition, view: View): boolean {
  const { heard, second } = view;
  switch (condition.kind) {
    case 'all':
      return condition.of.every((one) => isTrue(one, view));
    case 'any':
      return condition.of.some((one) => isTrue(one, view));
    case 'duration': {
      const start = runStart(condition.of, view);
      return start !== null && second - start >= condition.seconds;
    }
    case 'repetition':
      return hits(condition, view) >= condition.times;
    case 'rateOfChange':
      return change(condition, view) > condition.amount;
    case 'absence': {
      const seen = heard.filter((one) =>
        condition.key === null ? !one.series.includes('/') : one.series === condition.key,
      );
      return second - Math.max(0, ...seen.map(({ at }) => at)) >= condition.seconds;
    }
    default:
      return isSo(condition, heard, 0);
  }
}

function isKept(condition: Condition, view: View, slack: number): boolean {
  if (condition.kind === 'all') return condition.of.every((one) => isKept(one, view, slack));
  if (condition.kind === 'any') return condition.of.some((one) => isKept(one, view, slack));
  if (condition.kind === 'duration') return isSo(condition.of, view.heard, slack);
  if (condition.kind === 'rateOfChange') return change(condition, view) > condition.amount - slack;
  if (condition.kind === 'threshold' || condition.kind === 'comparison')
    return isSo(condition, view.heard, slack);
  return isTrue(condition, view);
}

/** Whether an instant condition holds after the values given. */
function isSo(condition: AtOnceCondition, heard: readonly Heard[], slack: number): boolean {
  if (condition.kind === 'all') return condition.of.every((one) => isSo(one, heard, slack));
  if (condition.kind === 'any') return condition.of.some((one) => isSo(one, heard, slack));
  const newest = (series: string) => heard.findLast((one) => one.series === series)?.value;
  const own = newest(condition.key);
  if (own === undefined) return false;
  if (condition.kind === 'threshold') return stands(own, condition.op, condition.value, slack);
  const { otherThingCode, otherKey, offset, op } = condition;
  const other = newest(otherThingCode ? `${otherThingCode}/${otherKey}` : otherKey);
  if (other === undefined) return false;
  return stands(own, op, typeof other === 'number' ? other + offset : other, slack);
}

function stands(value: Scalar, op: Operator, limit: Scalar, slack: number): boolean {
  if (op === 'equals') return value === limit;
  if (op === 'differs') return value !== limit;
  if (typeof value !== 'number' || typeof limit !== 'number') return false;
  const bound = op === 'above' || op === 'atLeast' ? limit - slack : limit + slack;
  return {
    above: value > bound,
    atLeast: value >= bound,
    below: value < bound,
    atMost: value <= bound,
  }[op];
}

/** The second in which the present unbroken run began, by walking through all values. */
function runStart(condition: AtOnceCondition, { heard, isOpen, second, on }: View): number | null {
  let start: number | null = null;
  let index = on?.heard ?? 0;
  const look = (at: number): void => {
    if (!isOpen(at) || !isSo(condition, heard.slice(0, index), 0)) start = null;
    else start ??= at;
  };
  for (let at = on?.second ?? 0; at <= second; at += 1) {
    look(at);
    while (index < heard.length && heard[index]?.second === at) {
      index += 1;
      look(at);
    }
  }
  return start;
}

function hits(
  condition: Extract<Condition, { kind: 'repetition' }>,
  { heard, second, isOpen, on }: View,
): number {
  const series = new Set(seriesOf(condition.of));
  const trials = heard
    .map((one, index) => ({ one, index }))
    .filter(({ one, index }) => series.has(one.series) && index >= (on?.heard ?? 0))
    .filter(({ one }) => sameOpening(one.second, second, isOpen))
    .map(({ one, index }) => ({
      at: one.second,
      hit: isSo(condition.of, heard.slice(0, index + 1), 0),
    }));
  const within = condition.withinSeconds;
  const counted = within
    ? trials.filter(({ at }) => at > second - within)
    : trials.slice(-(condition.among ?? condition.times));
  return counted.filter(({ hit }) => hit).length;
}

/** Whether the watch was open without a break from one second to another. */
function sameOpening(from: number, to: number, isOpen: Open): boolean {
  for (let at = from; at <= to; at += 1) if (!isOpen(at)) return false;
  return true;
}

function change(
  condition: Extract<Condition, { kind: 'rateOfChange' }>,
  { heard, second }: View,
): number {
  const own = heard.filter((one) => one.series === condition.key && typeof one.value === 'number');
  const last = own.at(-1);
  const window = own.filter(({ at }) => at > second - condition.withinSeconds);
  if (!last || window.length === 0) return 0;
  const values = window.map(({ value }) => Number(value));
  const rise = Number(last.value) - Math.min(...values);
  const fall = Math.max(...values) - Number(last.value);
  return { rise, fall, either: Math.max(rise, fall) }[condition.direction];
}

function seriesOf(condition: AtOnceCondition): string[] {
  if (condition.kind === 'all' || condition.kind === 'any') return condition.of.flatMap(seriesOf);
  if (condition.kind === 'threshold') return [condition.key];
  const other = condition.otherThingCode
    ? `${condition.otherThingCode}/${condition.otherKey}`
    : condition.otherKey;
  return [condition.key, other];
}
