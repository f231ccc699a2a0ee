/**
 * Control programmes and calendars in the shapes of TALQ 2.7.1 (ControlProgram with active periods,
 * Calendar with rules): what a lamp shall do in a night when nobody interferes.
 */
import type { Night } from './sun.ts';

/** When a step of a programme begins: by the sun, or by the clock. */
export type StepTime =
  /** Minutes after (negative: before) civil dusk or dawn. */
  | { readonly kind: 'dusk' | 'dawn'; readonly offsetMinutes: number }
  /** Minutes since local midnight, 0 to 1439; from noon on it is the evening, before it the morning. */
  | { readonly kind: 'clock'; readonly minute: number };

/** From `at` on the lamp shines at `levelPercent` of its full light; 0 is off. */
export interface ProgrammeStep {
  readonly at: StepTime;
  readonly levelPercent: number;
}

/** A control programme: its steps in any order. Before the first the lamp is off. */
export interface Programme {
  readonly code: string;
  readonly steps: readonly ProgrammeStep[];
}

/** Which nights a calendar rule means, by the local day of the evening. */
export type CalendarWhen =
  | { readonly kind: 'festival' }
  | { readonly kind: 'marketDay' }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  /** `MM-DD` each year, both included; may pass the turn of the year. */
  | { readonly kind: 'season'; readonly from: string; readonly to: string }
  /** `YYYY-MM-DD`, both included. */
  | { readonly kind: 'dates'; readonly from: string; readonly to: string };

/** A lighting calendar: the first rule that holds decides, else the usual programme. */
export interface LightingCalendar {
  readonly rules: readonly { readonly when: CalendarWhen; readonly programmeCode: string }[];
  readonly usualProgrammeCode: string;
}

/** What a calendar rule may ask of an evening. */
export interface EveningFacts {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** 0 = Sunday … 6 = Saturday. */
  readonly weekday: number;
  readonly isMarketDay: boolean;
  /** A public holiday with a name, the town's own included. */
  readonly isFestival: boolean;
}

/** A change of light inside a night. */
export interface SwitchPoint {
  readonly at: Date;
  readonly levelPercent: number;
}

/** Code of the programme for an evening. */
export function programmeCodeFor(calendar: LightingCalendar, facts: EveningFacts): string {
  const rule = calendar.rules.find(({ when }) => whenHolds(when, facts));
  return rule?.programmeCode ?? calendar.usualProgrammeCode;
}

/**
 * The switch points of a night, in order, all between dusk and dawn: whatever the steps say, the
 * first is not before dusk and the last, at dawn, is off. Equal neighbours are left out.
 */
export function switchPoints(programme: Programme, night: Night): SwitchPoint[] {
  const [dusk, dawn] = [night.duskAt.getTime(), night.dawnAt.getTime()];
  const wanted = programme.steps
    .map(({ at, levelPercent }, order) => ({ ms: stepMs(at, night), levelPercent, order }))
    .sort((a, b) => a.ms - b.ms || a.order - b.order);
  const points: SwitchPoint[] = [];
  let level = 0;
  for (const { ms, levelPercent } of wanted) {
    if (ms >= dawn) break;
    const at = new Date(Math.max(ms, dusk));
    // A step at the same instant replaces the one before it.
    if (points.at(-1)?.at.getTime() === at.getTime()) points.pop();
    level = points.at(-1)?.levelPercent ?? 0;
    if (levelPercent !== level) points.push({ at, levelPercent });
  }
  if ((points.at(-1)?.levelPercent ?? 0) !== 0) points.push({ at: night.dawnAt, levelPercent: 0 });
  return points;
}

/** The level that a night's switch points give at an instant. */
export function levelAt(points: readonly SwitchPoint[], at: Date): number {
  return points.findLast((point) => point.at <= at)?.levelPercent ?? 0;
}

/** Hours burning and full-light hours (Σ level × time) of a night between two instants. */
export function burningOf(
  points: readonly SwitchPoint[],
  from: Date,
  to: Date,
): { burningHours: number; fullHours: number } {
  let [burningMs, fullMs] = [0, 0];
  for (const [index, point] of points.entries()) {
    const end = points[index + 1]?.at ?? point.at;
    const span =
      Math.min(end.getTime(), to.getTime()) - Math.max(point.at.getTime(), from.getTime());
    if (span <= 0 || point.levelPercent === 0) continue;
    burningMs += span;
    fullMs += (span * point.levelPercent) / 100;
  }
  return { burningHours: burningMs / 3_600_000, fullHours: fullMs / 3_600_000 };
}

function stepMs(at: StepTime, night: Night): number {
  if (at.kind !== 'clock') {
    const anchor = at.kind === 'dusk' ? night.duskAt : night.dawnAt;
    return anchor.getTime() + at.offsetMinutes * 60_000;
  }
  const eveningMidnight = Date.parse(`${night.date}T00:00:00+08:00`);
  const nextDayMs = at.minute < 720 ? 86_400_000 : 0;
  return eveningMidnight + nextDayMs + at.minute * 60_000;
}

function whenHolds(when: CalendarWhen, facts: EveningFacts): boolean {
  switch (when.kind) {
    case 'festival':
      return facts.isFestival;
    case 'marketDay':
      return facts.isMarketDay;
    case 'weekdays':
      return when.weekdays.includes(facts.weekday);
    case 'dates':
      return when.from <= facts.date && facts.date <= when.to;
    case 'season':
      return seasonHolds(when.from, when.to, facts.date.slice(5));
  }
}

function seasonHolds(from: string, to: string, day: string): boolean {
  return from <= to ? from <= day && day <= to : day >= from || day <= to;
}
