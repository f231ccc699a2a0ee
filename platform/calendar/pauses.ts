import { addWorkingMs, addWorkingTime, nextWorkingMs, workedMs } from './working-time.ts';
import type { WorkingCalendar, WorkingUnit } from './types.ts';
import { CalendarError } from './types.ts';

/** A suspension 挂起: no time counts from `from` to `to`; `to` null means it still lasts. */
export interface Pause {
  from: Date;
  to: Date | null;
}

/**
 * The deadline when the clock stood still during pauses; null while an open pause keeps it from
 * ever being reached. Pauses may overlap, stand in any order or lie before the start.
 *
 * The span from `start` to the deadline without pauses is the budget (working time for
 * `workingHour` and `workingDay`, clock time for `hour` and `day`); time inside pauses does not
 * use it up, and the deadline is when it is used up. A pause that begins at or after the deadline
 * changes nothing, and neither does any pause for a span of zero. For `workingDay` a result at closing time moves to the next opening, as the
 * deadline without pauses lies in working time too.
 * @throws CalendarError as `addWorkingTime`, or for a pause that ends before it begins.
 */
export function deadlineWithPauses(
  calendar: WorkingCalendar,
  start: Date,
  span: { amount: number; unit: WorkingUnit },
  pauses: readonly Pause[],
): Date | null {
  const unpaused = addWorkingTime(calendar, start, span.amount, span.unit);
  const startMs = start.getTime();
  const touching = mergedPauses(pauses).filter(({ toMs }) => toMs > startMs);
  const first = touching[0];
  if (!first || span.amount === 0 || first.fromMs >= unpaused.getTime()) return unpaused;
  const ruler = span.unit === 'hour' || span.unit === 'day' ? clockRuler : workingRuler(calendar);
  const endMs = consume(ruler, startMs, ruler.between(startMs, unpaused.getTime()), touching);
  if (endMs === null) return null;
  const inWorkingTime =
    span.unit === 'workingDay' &&
    nextWorkingMs(calendar, unpaused.getTime()) === unpaused.getTime();
  return new Date(inWorkingTime ? nextWorkingMs(calendar, endMs) : endMs);
}

interface Ruler {
  between(fromMs: number, toMs: number): number;
  add(fromMs: number, spanMs: number): number;
}

const clockRuler: Ruler = {
  between: (fromMs, toMs) => toMs - fromMs,
  add: (fromMs, spanMs) => fromMs + spanMs,
};

function workingRuler(calendar: WorkingCalendar): Ruler {
  return {
    between: (fromMs, toMs) => workedMs(calendar, toMs) - workedMs(calendar, fromMs),
    add: (fromMs, spanMs) => addWorkingMs(calendar, fromMs, spanMs),
  };
}

interface PauseMs {
  fromMs: number;
  toMs: number;
}

function consume(
  ruler: Ruler,
  startMs: number,
  budgetMs: number,
  pauses: readonly PauseMs[],
): number | null {
  let atMs = startMs;
  let leftMs = budgetMs;
  for (const { fromMs, toMs } of pauses) {
    const runningMs = fromMs > atMs ? ruler.between(atMs, fromMs) : 0;
    if (fromMs > atMs && runningMs >= leftMs) return ruler.add(atMs, leftMs);
    if (toMs === Number.POSITIVE_INFINITY) return null;
    leftMs -= runningMs;
    atMs = toMs;
  }
  return ruler.add(atMs, leftMs);
}

function mergedPauses(pauses: readonly Pause[]): PauseMs[] {
  const sorted = pauses.map(pauseMs).sort((a, b) => a.fromMs - b.fromMs);
  const merged: PauseMs[] = [];
  for (const pause of sorted) {
    const last = merged.at(-1);
    if (last && pause.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, pause.toMs);
    else merged.push(pause);
  }
  return merged;
}

function pauseMs({ from, to }: Pause): PauseMs {
  const fromMs = from.getTime();
  const toMs = to === null ? Number.POSITIVE_INFINITY : to.getTime();
  if (!(toMs >= fromMs)) throw new CalendarError('a pause ends before it begins');
  return { fromMs, toMs };
}
