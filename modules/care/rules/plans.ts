/** Days of plans, and the order in which a carer goes. Pure. */
import { distanceMetres, type Position } from '#platform/geo/index.ts';
import { dayPlus, weekdayOf } from './age.ts';

/** What decides over the days of a plan. */
export interface PlanDays {
  readonly weekdays: readonly number[];
  readonly fromDay: string;
  readonly untilDay: string | null;
  readonly pausedFrom: string | null;
  readonly pausedUntil: string | null;
}

/** Days of a plan within a span, both ends included. */
export function daysOfPlan(plan: PlanDays, from: string, until: string): string[] {
  const first = plan.fromDay > from ? plan.fromDay : from;
  const last = plan.untilDay !== null && plan.untilDay < until ? plan.untilDay : until;
  const days: string[] = [];
  for (let day = first; day <= last; day = dayPlus(day, 1)) {
    const rests =
      plan.pausedFrom !== null &&
      day >= plan.pausedFrom &&
      (plan.pausedUntil === null || day <= plan.pausedUntil);
    if (!rests && plan.weekdays.includes(weekdayOf(day))) days.push(day);
  }
  return days;
}

/** A stop on a carer's way. */
export interface Stop {
  readonly day: string;
  readonly minute: number;
  readonly home: Position | null;
}

/** By day and time; of those at the same time the nearest to the one before goes first. */
export function inOrder<S extends Stop>(stops: readonly S[]): S[] {
  const groups = Map.groupBy(
    [...stops].sort((a, b) => (a.day === b.day ? a.minute - b.minute : a.day < b.day ? -1 : 1)),
    ({ day, minute }) => `${day} ${minute}`,
  );
  const ordered: S[] = [];
  for (const group of groups.values()) {
    const left = [...group];
    while (left.length > 0) {
      const here = ordered.at(-1)?.home ?? null;
      const nearest = left.reduce((best, one) =>
        farFrom(here, one) < farFrom(here, best) ? one : best,
      );
      ordered.push(nearest);
      left.splice(left.indexOf(nearest), 1);
    }
  }
  return ordered;
}

function farFrom(here: Position | null, { home }: Stop): number {
  return here && home ? distanceMetres(here, home) : Number.MAX_SAFE_INTEGER;
}
