/** The town's calendar as the directory asks it. */
import { working } from '#modules/calendar/index.ts';
import {
  dayKind,
  isMarketDay,
  localDay,
  localMinute,
  lunarDayOf,
  nextMarketDay,
  type WorkingCalendar,
} from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { TownTime } from '../rules/departures.ts';
import type { DayKind } from '../rules/hours.ts';
import type { BusCalendar } from '../rules/timetable.ts';

/** What the directory asks of the calendar. */
export interface TownCalendar extends BusCalendar {
  readonly now: TownTime;
  readonly kindOf: (day: string) => DayKind;
  /** The first market day from today on, if one follows within a year. */
  readonly nextMarketDay: string | null;
}

/** Opens the calendar at the ctx's clock. */
export async function townCalendar(tx: Tx): Promise<TownCalendar> {
  const calendar: WorkingCalendar = await working(tx);
  const instant = tx.ctx.clock.now();
  const next = nextMarketDay(calendar, instant);
  return {
    now: { day: localDay(instant), minute: localMinute(instant) },
    isMarketDay: (day) => isMarketDay(calendar, day),
    lunarDay: lunarDayOf,
    kindOf: (day) => ({
      day,
      isHoliday: dayKind(calendar, day).kind === 'holiday',
      isMarketDay: isMarketDay(calendar, day),
    }),
    nextMarketDay: next && localDay(next),
  };
}
