import { Solar } from 'lunar-typescript';
import { DAY_MS, OFFSET_MS, dayNumber, dayText, parseDay, weekdayOf } from './local-time.ts';
import type { MarketRule, WorkingCalendar } from './types.ts';

/**
 * True when the town holds its market 圩 on that local day.
 * @param day an instant of that day, or `YYYY-MM-DD`.
 */
export function isMarketDay(calendar: WorkingCalendar, day: Date | string): boolean {
  const number = typeof day === 'string' ? parseDay(day) : dayNumber(day.getTime());
  return (calendar.data.marketRules ?? []).some((rule) => ruleHolds(rule, number));
}

/** Local midnight of the first market day on or after `from`; null when none follows in a year. */
export function nextMarketDay(calendar: WorkingCalendar, from: Date): Date | null {
  const first = dayNumber(from.getTime());
  for (let day = first; day < first + 366; day += 1) {
    if (isMarketDay(calendar, dayText(day))) return new Date(day * DAY_MS - OFFSET_MS);
  }
  return null;
}

function ruleHolds(rule: MarketRule, day: number): boolean {
  switch (rule.kind) {
    case 'lunarEndings':
      return rule.endings.includes(lunarDayOfMonth(day) % 10);
    case 'solarEndings':
      return rule.endings.includes(Number(dayText(day).slice(8)) % 10);
    case 'weekdays':
      return rule.weekdays.includes(weekdayOf(day));
    case 'everyDays':
      return (day - parseDay(rule.anchorDate)) % rule.everyDays === 0;
  }
}

// Reckoning a lunar date takes tens of microseconds; a day's answer never changes.
const lunarDays = new Map<number, number>();

function lunarDayOfMonth(day: number): number {
  const known = lunarDays.get(day);
  if (known !== undefined) return known;
  const [year = 0, month = 0, date = 0] = dayText(day).split('-').map(Number);
  const found = Solar.fromYmd(year, month, date).getLunar().getDay();
  if (lunarDays.size > 40_000) lunarDays.clear();
  lunarDays.set(day, found);
  return found;
}

/** Day of the lunar month, 1 to 30, of a local day `YYYY-MM-DD`. */
export function lunarDayOf(day: string): number {
  return lunarDayOfMonth(parseDay(day));
}
