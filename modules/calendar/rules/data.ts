/** Between the rows of a town's calendar and the data that the platform counts with. */
import {
  type CalendarData,
  type DayOverride,
  standardCalendarData,
} from '#platform/calendar/index.ts';
import type { CalendarSettingsRow, DayRow, YearRow } from '../store/tables.ts';

/** The rows of a town's calendar. */
export interface CalendarRows {
  readonly settings: CalendarSettingsRow | undefined;
  readonly years: readonly YearRow[];
  readonly days: readonly DayRow[];
}

/** Calendar data from rows; before the set-up the national calendar with the usual office hours. */
export function dataOf({ settings, years, days }: CalendarRows): CalendarData {
  if (!settings) return standardCalendarData();
  const named = (kind: DayRow['kind']) =>
    days
      .filter((day) => day.origin === 'national' && day.kind === kind)
      .map(({ date, nameZh, nameEn }) => ({ date, nameZh, nameEn }));
  return {
    weeklyHours: settings.weeklyHours,
    ...(settings.makeUpHours ? { makeUpHours: settings.makeUpHours } : {}),
    marketRules: settings.marketRules,
    publishedYears: years.filter(({ published }) => published).map(({ year }) => year),
    holidays: named('holiday'),
    makeUpDays: named('makeUp'),
    overrides: days.filter(({ origin }) => origin === 'town').map(overrideOf),
  };
}

function overrideOf({ date, kind, hours, nameZh, nameEn }: DayRow): DayOverride {
  return {
    date,
    kind: kind === 'holiday' ? 'holiday' : 'working',
    nameZh,
    nameEn,
    ...(hours ? { hours } : {}),
  };
}

/** Day and year rows of calendar data, for a town that has none yet. */
export function rowsOfData(
  tenantId: string,
  data: CalendarData,
): { years: YearRow[]; days: DayRow[] } {
  const national = { tenantId, origin: 'national', hours: null, version: 1 } as const;
  const days: DayRow[] = [
    ...data.holidays.map((day) => ({ ...national, ...day, kind: 'holiday' as const })),
    ...data.makeUpDays.map((day) => ({ ...national, ...day, kind: 'makeUp' as const })),
    ...(data.overrides ?? []).map(({ date, kind, hours, nameZh, nameEn }) => ({
      tenantId,
      date,
      origin: 'town' as const,
      kind,
      hours: hours ?? null,
      nameZh: nameZh ?? '',
      nameEn: nameEn ?? '',
      version: 1,
    })),
  ];
  const years = data.publishedYears.map((year) => ({
    tenantId,
    year,
    published: true,
    version: 1,
  }));
  return { years, days };
}
