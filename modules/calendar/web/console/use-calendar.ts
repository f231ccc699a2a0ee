import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api, type CalendarView } from '../../contract.ts';

/** The client of this module. */
export const calendar = createClient(api);

export type Month = CalendarView['months'][number];
export type Day = Month['days'][number];
export type Hours = Day['hours'][number];
export type MarketRule = CalendarView['marketRules'][number];
export type WeeklyHours = CalendarView['weeklyHours'];

/** One year of the calendar. */
export function useYear(year: number) {
  return useQuery({
    queryKey: ['calendar', 'year', year],
    queryFn: async () => calendar.calendar({ query: { year } }),
    placeholderData: keepPreviousData,
  });
}

/** Reads the calendar anew after a change. */
export function useRenewCalendar(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => queries.invalidateQueries({ queryKey: ['calendar'] }), [queries]);
}

/** Hours in words: `08:30–12:00、14:30–17:30`. */
export function sayHours(hours: readonly Hours[]): string {
  return hours.map((one) => `${clockOf(one.startMinute)}–${clockOf(one.endMinute)}`).join('、');
}

/** Minutes since midnight as `08:30`. */
export function clockOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** `08:30` as minutes since midnight; null for anything else. */
export function minuteOf(clock: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})$/.exec(clock) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

/** Names of the weekdays, from Monday, with their numbers (0 = Sunday). */
export function useWeekdays(): { day: 0 | 1 | 2 | 3 | 4 | 5 | 6; name: string }[] {
  const { t } = useText();
  return ([1, 2, 3, 4, 5, 6, 0] as const).map((day) => ({
    day,
    name: t(`calendar.weekday.${day}`),
  }));
}
