/** Words of bookings in messages and problems. */
import type { Locale } from '#platform/i18n/index.ts';
import { localDay, localMinute } from '#platform/calendar/index.ts';
import type { BookingState } from '../contract/states.ts';

const weekdaysZh = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const two = (number: number): string => String(number).padStart(2, '0');

/** `11月24日 周二 09:00`, in the town's time; in English `2026-11-24 09:00`. */
export function sayTime(instant: Date, locale: Locale = 'zh'): string {
  const day = localDay(instant);
  const minute = localMinute(instant);
  const clock = `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
  if (locale === 'en') return `${day} ${clock}`;
  return `${sayDay(day)} ${clock}`;
}

/** `11月24日 周二`. */
export function sayDay(day: string, locale: Locale = 'zh'): string {
  if (locale === 'en') return day;
  const weekday = weekdaysZh[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日 ${weekday}`;
}

const states: Readonly<Record<BookingState, readonly [zh: string, en: string]>> = {
  held: ['暂留', 'held'],
  pending: ['待确认', 'waiting for a yes'],
  confirmed: ['已预约', 'booked'],
  arrived: ['已报到', 'arrived'],
  served: ['已办完', 'done'],
  left: ['已离开', 'left'],
  noShow: ['未到', 'missed'],
  excused: ['未到（已说明）', 'missed, excused'],
  cancelled: ['已取消', 'cancelled'],
  refused: ['未通过', 'refused'],
  expired: ['已过期', 'expired'],
};

/** A state in words. */
export function sayState(state: BookingState, locale: Locale): string {
  return states[state][locale === 'zh' ? 0 : 1];
}

/** The Chinese or the English of a pair. */
export function say(locale: Locale, zh: string, en: string): string {
  return locale === 'zh' ? zh : en || zh;
}
