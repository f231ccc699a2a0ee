export {
  type CalendarData,
  type CalendarDay,
  type DayOverride,
  type DayRange,
  type MarketRule,
  type NamedDay,
  type WeeklyHours,
  type WorkingCalendar,
  type WorkingHours,
  type WorkingUnit,
  CalendarError,
} from './types.ts';
export { createCalendar, standardCalendarData } from './compile.ts';
export { dayKind, unpublishedYears, workingHoursOf } from './days.ts';
export { isMarketDay, lunarDayOf, nextMarketDay } from './market-days.ts';
export { nationalDays } from './national.ts';
export { type Pause, deadlineWithPauses } from './pauses.ts';
export { instantAt, localDay, localMinute } from './local-time.ts';
export {
  addWorkingTime,
  isWorkingInstant,
  nextWorkingInstant,
  workingSecondsBetween,
} from './working-time.ts';
