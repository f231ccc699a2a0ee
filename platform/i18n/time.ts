import { instantText } from '../clock/index.ts';
import type { Locale } from './locale.ts';

/** Every time on a screen is the town's: China keeps one zone, UTC+8 without summer time. */
const timeZone = 'Asia/Shanghai';
const secondsPerMinute = 60;
const secondsPerHour = 3600;
const secondsPerDay = 86_400;

const wallClock = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** `14:20` */
  readonly clock: string;
  readonly second: string;
  /** Days since 1970-01-01 of the local date. */
  readonly dayNumber: number;
}

/** Since 1992 China has had no summer time: from then on the wall clock is a sum, and soon reckoned. */
const steadySince = Date.UTC(1992, 0, 1);
/** Later years have more than four digits. */
const steadyUntil = Date.UTC(9999, 0, 1);
const offsetMs = 8 * secondsPerHour * 1000;

function partsOf(instant: Date): Parts {
  if (instant.getTime() < steadySince) return partsByZone(instant);
  const [day = '', clock = ''] = new Date(instant.getTime() + offsetMs).toISOString().split('T');
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return {
    year,
    month,
    day: date,
    clock: clock.slice(0, 5),
    second: clock.slice(6, 8),
    dayNumber: Math.floor((instant.getTime() + offsetMs) / (secondsPerDay * 1000)),
  };
}

function partsByZone(instant: Date): Parts {
  const found = new Map(wallClock.formatToParts(instant).map((part) => [part.type, part.value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(found.get(type));
  const [year, month, day] = [number('year'), number('month'), number('day')];
  return {
    year,
    month,
    day,
    clock: `${found.get('hour')}:${found.get('minute')}`,
    second: String(found.get('second')),
    dayNumber: Date.UTC(year, month - 1, day) / (secondsPerDay * 1000),
  };
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const nearDays: Record<Locale, Record<string, string>> = {
  zh: { '-2': '前天', '-1': '昨天', '0': '今天', '1': '明天', '2': '后天' },
  en: { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' },
};

/** A day as people say it: `今天`, `昨天`, `3月5日`, `2024年3月5日`. */
export function sayDay(instant: Date, now: Date, locale: Locale): string {
  const [at, today] = [partsOf(instant), partsOf(now)];
  const near = nearDays[locale][String(at.dayNumber - today.dayNumber)];
  if (near) return near;
  const sameYear = at.year === today.year;
  if (locale === 'zh') return `${sameYear ? '' : `${at.year}年`}${at.month}月${at.day}日`;
  return `${at.day} ${months[at.month - 1]}${sameYear ? '' : ` ${at.year}`}`;
}

/** An instant as people say it: `今天 14:20`, `昨天 09:05`, `3月5日 14:20`. */
export function sayInstant(instant: Date, now: Date, locale: Locale): string {
  return `${sayDay(instant, now, locale)} ${partsOf(instant).clock}`;
}

/** An instant to the second, for hover and prints: `2026-03-05 14:20:35`. */
export function exactInstant(instant: Date): string {
  const ms = instant.getTime();
  if (ms >= steadySince && ms < steadyUntil) {
    const wall = instantText(new Date(ms + offsetMs));
    return `${wall.slice(0, 10)} ${wall.slice(11, 19)}`;
  }
  const at = partsOf(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.year}-${two(at.month)}-${two(at.day)} ${at.clock}:${at.second}`;
}

const unitNames = {
  zh: { day: '天', hour: '小时', minute: '分钟' },
  en: { day: 'd', hour: 'h', minute: 'min' },
} as const;

/**
 * A length of time in at most two units, rounded down: `2 小时`, `1 天 3 小时`, `35 分钟`; under a
 * minute `不到 1 分钟`. A minus sign is dropped: say the direction in words.
 */
export function sayDuration(durationSeconds: number, locale: Locale): string {
  const seconds = Math.floor(Math.abs(durationSeconds));
  if (seconds < secondsPerMinute) return locale === 'zh' ? '不到 1 分钟' : 'under 1 min';
  const days = Math.floor(seconds / secondsPerDay);
  const hours = Math.floor((seconds % secondsPerDay) / secondsPerHour);
  const minutes = Math.floor((seconds % secondsPerHour) / secondsPerMinute);
  const unit = unitNames[locale];
  const amounts =
    days > 0
      ? [
          { amount: days, unit: unit.day },
          { amount: hours, unit: unit.hour },
        ]
      : [
          { amount: hours, unit: unit.hour },
          { amount: minutes, unit: unit.minute },
        ];
  return amounts
    .filter(({ amount }) => amount > 0)
    .map((part) => `${part.amount} ${part.unit}`)
    .join(' ');
}

/** How a deadline stands: `还剩 2 小时` before it, `已超期 35 分钟` after it. */
export function sayDeadline(deadline: Date, now: Date, locale: Locale): string {
  const leftSeconds = (deadline.getTime() - now.getTime()) / 1000;
  const length = sayDuration(leftSeconds, locale);
  if (leftSeconds >= 0) return locale === 'zh' ? `还剩 ${length}` : `${length} left`;
  return locale === 'zh' ? `已超期 ${length}` : `${length} overdue`;
}
