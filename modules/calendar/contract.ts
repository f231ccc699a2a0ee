/** What the module of the working calendar offers over HTTP. */
import { defineApi, Done, nullable, oneOf, type Static, Type } from '#platform/contract/index.ts';
import type { CalendarData, MarketRule, WeeklyHours } from '#platform/calendar/index.ts';

/** Minutes since local midnight; the end does not belong. */
export const Hours = Type.Object({
  startMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
  endMinute: Type.Integer({ minimum: 1, maximum: 1440 }),
});
const HoursList = Type.Array(Hours, { maxItems: 6 });

/** Hours by weekday, 0 = Sunday … 6 = Saturday. */
export const WeeklyHoursShape = Type.Unsafe<WeeklyHours>({
  type: 'object',
  properties: Object.fromEntries(
    ['0', '1', '2', '3', '4', '5', '6'].map((day) => [day, HoursList]),
  ),
  additionalProperties: false,
});

const endings = {
  type: 'array',
  items: { type: 'integer', minimum: 0, maximum: 9 },
  minItems: 1,
  maxItems: 10,
};
const rule = (kind: string, members: Record<string, unknown>) => ({
  type: 'object',
  properties: { kind: { const: kind }, ...members },
  required: ['kind', ...Object.keys(members)],
  additionalProperties: false,
});

/** A rule of the market days. */
export const MarketRuleShape = Type.Unsafe<MarketRule>({
  anyOf: [
    rule('lunarEndings', { endings }),
    rule('solarEndings', { endings }),
    rule('everyDays', {
      everyDays: { type: 'integer', minimum: 1, maximum: 60 },
      anchorDate: { type: 'string', format: 'date' },
    }),
    rule('weekdays', {
      weekdays: {
        type: 'array',
        items: { type: 'integer', minimum: 0, maximum: 6 },
        minItems: 1,
        maxItems: 7,
      },
    }),
  ],
});

const Day = Type.String({ format: 'date' });
const Name = Type.String({ maxLength: 40 });
const NamedDay = Type.Object({ date: Day, nameZh: Name, nameEn: Name });
const Year = Type.Integer({ minimum: 2000, maximum: 2099 });
const byYear = Type.Object({ year: Year });
const byDate = Type.Object({ date: Day });

/** One day of the grid. */
export const DayView = Type.Object({
  date: Type.String(),
  /** 0 = Sunday … 6 = Saturday. */
  weekday: Type.Integer(),
  kind: oneOf(['working', 'weekend', 'holiday', 'makeUp']),
  /** False: the year's notice is not out; the kind follows the week alone. */
  published: Type.Boolean(),
  /** True: the town itself set this day. */
  overridden: Type.Boolean(),
  marketDay: Type.Boolean(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  hours: Type.Array(Hours),
  /** Version of the town's own setting; null without one. */
  version: nullable(Type.Integer()),
});

/** A year as a grid of months, with the settings that made it. */
export const CalendarView = Type.Object({
  year: Type.Integer(),
  published: Type.Boolean(),
  /** The shipped list has this year: it can be adopted. */
  shipped: Type.Boolean(),
  yearVersion: Type.Integer(),
  months: Type.Array(Type.Object({ month: Type.Integer(), days: Type.Array(DayView) })),
  weeklyHours: WeeklyHoursShape,
  makeUpHours: Type.Union([HoursList, Type.Null()]),
  marketRules: Type.Array(MarketRuleShape),
  version: Type.Integer(),
});
export type CalendarView = Static<typeof CalendarView>;

/** Everything of a calendar, as exported and imported. */
export const CalendarDataShape = Type.Unsafe<CalendarData>({
  type: 'object',
  properties: {
    weeklyHours: WeeklyHoursShape,
    makeUpHours: HoursList,
    publishedYears: Type.Array(Year, { maxItems: 100 }),
    holidays: Type.Array(NamedDay, { maxItems: 5000 }),
    makeUpDays: Type.Array(NamedDay, { maxItems: 5000 }),
    overrides: Type.Array(
      Type.Object({
        date: Day,
        kind: oneOf(['working', 'holiday']),
        hours: Type.Optional(HoursList),
        nameZh: Type.Optional(Name),
        nameEn: Type.Optional(Name),
      }),
      { maxItems: 5000 },
    ),
    marketRules: Type.Array(MarketRuleShape, { maxItems: 20 }),
  },
  required: ['weeklyHours', 'publishedYears', 'holidays', 'makeUpDays'],
  additionalProperties: false,
});

/** A day of a workbook, as it will be saved. */
export const SheetDay = Type.Object({
  date: Day,
  kind: oneOf(['working', 'holiday']),
  hours: nullable(HoursList),
  nameZh: Name,
});
export type SheetDay = Static<typeof SheetDay>;

/** What an uploaded workbook of days would do. */
export const DaysPreview = Type.Object({
  accepted: Type.Array(
    Type.Object({
      row: Type.Integer(),
      day: SheetDay,
      action: oneOf(['add', 'change', 'same']),
    }),
  ),
  faults: Type.Array(
    Type.Object({ row: Type.Integer(), column: Type.String(), message: Type.String() }),
  ),
  /** The calendar that was looked at; sent back when the days are taken. */
  revision: Type.String(),
});
export type DaysPreview = Static<typeof DaysPreview>;

const manage = 'calendar.manage';
const Saved = Type.Object({ version: Type.Integer() });

export const api = defineApi('calendar', {
  calendar: {
    method: 'GET',
    path: '/calendar',
    summary: 'A year of the working calendar',
    permission: 'signedIn',
    onBehalf: 'self',
    query: Type.Object({ year: Year }),
    reply: CalendarView,
  },
  saveWeek: {
    method: 'PUT',
    path: '/calendar/week',
    summary: 'Change the usual week, the make-up hours and the market days',
    permission: manage,
    body: Type.Object({
      weeklyHours: WeeklyHoursShape,
      makeUpHours: Type.Union([HoursList, Type.Null()]),
      marketRules: Type.Array(MarketRuleShape, { maxItems: 20 }),
      version: Type.Integer(),
    }),
    reply: Saved,
    problems: ['calendar-faulty', 'changed-meanwhile'],
  },
  saveDay: {
    method: 'PUT',
    path: '/calendar/days/:date',
    summary: "Set a day of the town's own: a holiday, a working day, other hours",
    permission: manage,
    params: byDate,
    body: Type.Object({
      kind: oneOf(['working', 'holiday']),
      hours: Type.Optional(HoursList),
      nameZh: Name,
      nameEn: Name,
      /** Version that was read; null when the town had not set this day. */
      version: nullable(Type.Integer()),
    }),
    reply: Saved,
    problems: ['calendar-faulty', 'changed-meanwhile'],
  },
  removeDay: {
    method: 'DELETE',
    path: '/calendar/days/:date',
    summary: 'Let a day follow the national calendar again',
    permission: manage,
    params: byDate,
    query: Type.Object({ version: Type.Integer() }),
    reply: Done,
    problems: ['changed-meanwhile'],
  },
  saveYear: {
    method: 'PUT',
    path: '/calendar/years/:year',
    summary: "Enter the holidays and make-up days of a year's notice",
    permission: manage,
    params: byYear,
    body: Type.Object({
      published: Type.Boolean(),
      holidays: Type.Array(NamedDay, { maxItems: 120 }),
      makeUpDays: Type.Array(NamedDay, { maxItems: 60 }),
      /** Version that was read; 0 for a year not entered before. */
      version: Type.Integer({ minimum: 0 }),
    }),
    reply: Saved,
    problems: ['calendar-faulty', 'day-not-of-year', 'changed-meanwhile'],
  },
  adoptYear: {
    method: 'POST',
    path: '/calendar/years/:year/adopt',
    summary: 'Take a year over from the shipped list of notices',
    permission: manage,
    params: byYear,
    body: Type.Object({ version: Type.Integer({ minimum: 0 }) }),
    reply: Saved,
    problems: ['year-not-published', 'changed-meanwhile'],
  },
  versions: {
    method: 'GET',
    path: '/calendar/versions',
    summary: 'What the calendar was when, and who changed it',
    permission: manage,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: CalendarDataShape,
          note: Type.String(),
          savedBy: nullable(Type.String()),
          savedByName: Type.String(),
          savedAt: Type.String(),
        }),
      ),
    }),
  },
  exportCalendar: {
    method: 'GET',
    path: '/calendar/export',
    summary: 'The whole calendar as JSON',
    permission: 'signedIn',
    reply: Type.Unsafe<never>({}),
    file: 'application/json',
  },
  importCalendar: {
    method: 'POST',
    path: '/calendar/import',
    summary: 'Replace the whole calendar by an exported one',
    permission: manage,
    body: Type.Object({ data: CalendarDataShape, version: Type.Integer() }),
    reply: Saved,
    problems: ['calendar-faulty', 'changed-meanwhile'],
  },
  exportDays: {
    method: 'GET',
    path: '/calendar/days/export',
    summary: "The town's own days as XLSX that can be imported again",
    permission: manage,
    reply: Type.Unsafe<never>({}),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  previewDays: {
    method: 'POST',
    path: '/calendar/days/preview',
    summary: "Upload a workbook of the town's own days and see what it would change",
    permission: manage,
    body: Type.Object({ contentBase64: Type.String({ minLength: 1, maxLength: 1_400_000 }) }),
    bodyLimitBytes: 1_500_000,
    reply: DaysPreview,
  },
  importDays: {
    method: 'POST',
    path: '/calendar/days/import',
    summary: 'Take over the days of a preview, all at once',
    permission: manage,
    body: Type.Object({
      days: Type.Array(SheetDay, { minItems: 1, maxItems: 1000 }),
      revision: Type.String({ maxLength: 60 }),
    }),
    reply: Type.Object({ saved: Type.Integer() }),
    problems: ['calendar-faulty', 'changed-meanwhile'],
  },
});
