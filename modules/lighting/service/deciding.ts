/** Everything that has a say about the lamps at one instant, gathered once and asked for each. */
import { dayKind, isMarketDay, type WorkingCalendar } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { working } from '#modules/calendar/index.ts';
import { type Decision, decide, type Override, type SensorWish } from '../rules/decide.ts';
import { type EveningFacts, type Programme, programmeCodeFor } from '../rules/programme.ts';
import { runningOverrides, runningWishes } from '../store/control.ts';
import type { OverrideRow, ProgrammeRow, WishRow } from '../store/tables.ts';
import type { Lamp } from './lamps.ts';
import { type LightingPlan, plan } from './plan.ts';

/** What decides. */
export interface Surroundings {
  readonly at: Date;
  readonly plan: LightingPlan;
  readonly overrides: readonly OverrideRow[];
  readonly wishes: readonly WishRow[];
  readonly calendar: WorkingCalendar;
}

/** Gathers it for now. */
export async function surroundings(tx: Tx): Promise<Surroundings> {
  const at = tx.ctx.clock.now();
  return {
    at,
    plan: await plan(tx),
    overrides: await runningOverrides(tx, at),
    wishes: await runningWishes(tx, at),
    calendar: await working(tx),
  };
}

/** What a lamp shall do at an instant; null where its place is not known. */
export function decisionFor(lamp: Lamp, around: Surroundings, at = around.at): Decision | null {
  if (!lamp.place) return null;
  return decide(at, {
    place: lamp.place,
    overrides: around.overrides.filter((one) => concerns(one, lamp)).map(overrideOf),
    sensor: wishOf(lamp, around.wishes),
    programmeOf: (date) => programmeOn(around, lamp.groupCode, date) ?? null,
  });
}

/** The programme of a group in the night of an evening. */
export function programmeOn(
  { plan: { settings, calendars, groups, programmes }, calendar }: Surroundings,
  groupCode: string,
  date: string,
): (ProgrammeRow & Programme) | undefined {
  const code = groups.get(groupCode)?.calendarCode ?? settings.calendarCode;
  const lighting = calendars.get(code);
  return lighting && programmes.get(programmeCodeFor(lighting, factsOf(calendar, date)));
}

function factsOf(calendar: WorkingCalendar, date: string): EveningFacts {
  const day = dayKind(calendar, date);
  return {
    date,
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay(),
    isMarketDay: isMarketDay(calendar, date),
    isFestival: day.kind === 'holiday' && Boolean(day.nameZh),
  };
}

function concerns({ targetKind, target }: OverrideRow, lamp: Lamp): boolean {
  switch (targetKind) {
    case 'all':
      return true;
    case 'group':
      return target === lamp.groupCode;
    case 'cabinet':
      return target === lamp.cabinet?.id;
    case 'lamp':
      return target === lamp.thing.id;
  }
}

function overrideOf({ kind, levelPercent, fromAt, untilAt }: OverrideRow): Override {
  return { kind, levelPercent, from: fromAt, until: untilAt };
}

function wishOf(lamp: Lamp, wishes: readonly WishRow[]): SensorWish | null {
  const level = lamp.group?.sensorLevel ?? null;
  const wish = wishes.find(({ groupCode }) => groupCode === lamp.groupCode);
  if (level === null || !wish) return null;
  const holdSeconds = (wish.untilAt.getTime() - wish.at.getTime()) / 1000;
  return { levelPercent: level, at: wish.at, holdSeconds };
}
