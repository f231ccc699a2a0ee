/** Row types of the calendar schema. */
import type { MarketRule, WeeklyHours, WorkingHours } from '#platform/calendar/index.ts';

export interface CalendarSettingsRow {
  tenantId: string;
  weeklyHours: WeeklyHours;
  makeUpHours: readonly WorkingHours[] | null;
  marketRules: readonly MarketRule[];
  version: number;
  revision: string;
}

export interface YearRow {
  tenantId: string;
  year: number;
  published: boolean;
  version: number;
}

export interface DayRow {
  tenantId: string;
  date: string;
  origin: 'national' | 'town';
  kind: 'holiday' | 'makeUp' | 'working';
  hours: readonly WorkingHours[] | null;
  nameZh: string;
  nameEn: string;
  version: number;
}

export interface CalendarTables {
  'calendar.settings': CalendarSettingsRow;
  'calendar.years': YearRow;
  'calendar.days': DayRow;
}
