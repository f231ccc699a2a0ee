/** Minutes since local midnight, `startMinute` included, `endMinute` (at most 1440) not. */
export interface WorkingHours {
  startMinute: number;
  endMinute: number;
}

/** Working hours by weekday, 0 = Sunday … 6 = Saturday; a missing weekday has none. */
export type WeeklyHours = Partial<Record<0 | 1 | 2 | 3 | 4 | 5 | 6, readonly WorkingHours[]>>;

/** A local day, `YYYY-MM-DD` in Asia/Shanghai, with its name for people. */
export interface NamedDay {
  date: string;
  nameZh: string;
  nameEn: string;
}

/** A day the town itself sets: an extra holiday, an extra working day, or other hours. */
export interface DayOverride {
  date: string;
  kind: 'working' | 'holiday';
  /** Hours of that day; the make-up hours when left out. Must be absent on a holiday. */
  hours?: readonly WorkingHours[];
  nameZh?: string;
  nameEn?: string;
}

/** One rule of the market days 圩日; a day is a market day when any rule says so. */
export type MarketRule =
  /** Days of the lunar month whose last digit is listed: [3, 8] means 逢三八. */
  | { kind: 'lunarEndings'; endings: readonly number[] }
  /** Days of the solar month whose last digit is listed. */
  | { kind: 'solarEndings'; endings: readonly number[] }
  /** Every so many days, counted from a known market day, before and after it. */
  | { kind: 'everyDays'; everyDays: number; anchorDate: string }
  /** Weekdays, 0 = Sunday … 6 = Saturday. */
  | { kind: 'weekdays'; weekdays: readonly number[] };

/** Everything that makes a town's calendar; plain JSON, kept and versioned as data. */
export interface CalendarData {
  weeklyHours: WeeklyHours;
  /** Hours on make-up days; the first weekday that has hours, from Monday, when left out. */
  makeUpHours?: readonly WorkingHours[];
  /** Years whose holiday notice the State Council has published. */
  publishedYears: readonly number[];
  holidays: readonly NamedDay[];
  makeUpDays: readonly NamedDay[];
  overrides?: readonly DayOverride[];
  marketRules?: readonly MarketRule[];
}

/** First and last year that a compiled calendar can count in. */
export interface DayRange {
  firstYear: number;
  lastYear: number;
}

/** What one local day is. */
export interface CalendarDay {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  date: string;
  kind: 'working' | 'weekend' | 'holiday' | 'makeUp';
  /**
   * False when the year's holiday notice is not yet published (and the town has not set the day
   * itself): `kind` then follows the week alone and must be shown as 尚未公布, not as fact.
   */
  published: boolean;
  /** True when the town's own override decided. */
  overridden: boolean;
  nameZh?: string;
  nameEn?: string;
}

/**
 * Units of a deadline. `hour` and `day` (24 hours) run day and night; `workingHour` runs in
 * working time only; `workingDay` means the same local time so many working days later.
 */
export type WorkingUnit = 'workingHour' | 'workingDay' | 'hour' | 'day';

/**
 * A calendar ready to count with: tables over every local day of its range. Immutable; make a new
 * one when the data changes. Day numbers count from `firstDay`, itself days since 1970-01-01.
 */
export interface WorkingCalendar {
  readonly data: CalendarData;
  readonly range: DayRange;
  readonly firstDay: number;
  readonly dayCount: number;
  /** Working milliseconds before each day; one entry more than days. */
  readonly workedMsBefore: Float64Array;
  /** Number of working days before each day; one entry more than days. */
  readonly workingDaysBefore: Int32Array;
  /** Day number of each working day, in order. */
  readonly workingDays: Int32Array;
  /** Index into `shapes` for each day. */
  readonly shapeOfDay: Uint16Array;
  /** The distinct lists of working hours as flat pairs start, end in ms since local midnight. */
  readonly shapes: readonly (readonly number[])[];
  readonly overrides: ReadonlyMap<string, DayOverride>;
  readonly holidays: ReadonlyMap<string, NamedDay>;
  readonly makeUpDays: ReadonlyMap<string, NamedDay>;
  readonly publishedYears: ReadonlySet<number>;
}

/** Faulty calendar data, an impossible amount, or a date outside the calendar's range. */
export class CalendarError extends RangeError {
  override readonly name = 'CalendarError';
}
