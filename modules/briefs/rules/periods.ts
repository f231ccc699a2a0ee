/** Which days a brief speaks of, with which it is compared, and how both are called. */
import type { BriefKind, Period, Words } from '../contract/shapes.ts';
import type { Comparison } from '../contract/template.ts';
import {
  daysOf,
  lengthDays,
  monthOf,
  partsOf,
  plusDays,
  weekday,
  weekOf,
  yearBefore,
} from './days.ts';
import type { Frame } from './facts.ts';

/** The period of a kind that a day lies in. */
export function periodOf(kind: BriefKind, day: string): Period {
  if (kind === 'weekly') return weekOf(day);
  return kind === 'monthly' ? monthOf(day) : { from: day, to: day };
}

/** The period that another is compared with; null for none. */
export function comparedPeriod(
  kind: BriefKind,
  period: Period,
  comparison: Comparison,
): Period | null {
  if (comparison === 'none') return null;
  if (comparison === 'weekBefore') return moved(period, -7);
  if (comparison === 'yearBefore') return lastYear(kind, period);
  if (kind === 'monthly') return monthOf(plusDays(period.from, -1));
  return moved(period, -lengthDays(period));
}

function lastYear(kind: BriefKind, period: Period): Period {
  const from = yearBefore(period.from);
  // A month is compared with the whole month, a week with seven days that begin on a Monday too.
  if (kind === 'monthly') return monthOf(from);
  if (kind === 'weekly') return moved(period, -364);
  return { from, to: yearBefore(period.to) };
}

const moved = ({ from, to }: Period, days: number): Period => ({
  from: plusDays(from, days),
  to: plusDays(to, days),
});

const weekdays: readonly Words[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A day: `11月22日`, `22 November`. */
export function sayDay(day: string): Words {
  const [, month = 1, date = 1] = partsOf(day);
  return { zh: `${month}月${date}日`, en: `${date} ${months[month - 1]}` };
}

/** A period as it stands under the title: with its year. */
export function sayPeriod(kind: BriefKind, period: Period): Words {
  const [year = 0, month = 1] = partsOf(period.from);
  if (kind === 'monthly') return { zh: `${year}年${month}月`, en: `${months[month - 1]} ${year}` };
  const said = sayDays(period);
  const toYear = partsOf(period.to)[0] ?? year;
  const years = toYear === year ? '' : `${toYear}年`;
  const zh = years ? said.zh.replace('至', `至${years}`) : said.zh;
  return { zh: `${year}年${zh}`, en: `${said.en} ${toYear}` };
}

/** Days without the year: `11月22日(周日)`, `11月16日至22日`, `11月30日至12月6日`. */
export function sayDays({ from, to }: Period): Words {
  const [first, last] = [sayDay(from), sayDay(to)];
  if (from === to) {
    const name = weekdays[weekday(from) - 1] ?? { zh: '', en: '' };
    return { zh: `${first.zh}（${name.zh}）`, en: `${name.en}, ${first.en}` };
  }
  const [, fromMonth] = partsOf(from);
  const [, toMonth, toDate = 1] = partsOf(to);
  return fromMonth === toMonth
    ? {
        zh: `${first.zh}至${toDate}日`,
        en: `${partsOf(from)[2]}–${last.en}`,
      }
    : { zh: `${first.zh}至${last.zh}`, en: `${first.en} – ${last.en}` };
}

/** The period at the beginning of a sentence: `本周(11月16日至22日)`. */
export function sayThis({ kind, period }: Frame): Words {
  const days = sayDays(period);
  if (kind === 'weekly') return { zh: `本周（${days.zh}）`, en: `In the week of ${days.en}` };
  if (kind === 'monthly') {
    const [, month = 1] = partsOf(period.from);
    return { zh: `${month}月`, en: `In ${months[month - 1]}` };
  }
  const count = lengthDays(period);
  if (count === 1) return { zh: days.zh, en: `On ${days.en}` };
  return { zh: `${days.zh}的 ${count} 天里`, en: `In the ${count} days of ${days.en}` };
}

/** The period in the middle of a sentence: `本周`. */
export function sayThisShort({ kind, period }: Frame): Words {
  if (kind === 'weekly') return { zh: '本周', en: 'this week' };
  if (kind === 'monthly') return { zh: '本月', en: 'this month' };
  return lengthDays(period) === 1
    ? { zh: '当日', en: 'that day' }
    : { zh: '这几天', en: 'these days' };
}

/** What it is compared with: `上周`, `上周同期`, `上月`, `上年同期`, `前一日`. */
export function sayBefore({ kind, period, comparison }: Frame): Words {
  if (comparison === 'yearBefore') {
    return { zh: '上年同期', en: 'the same time a year before' };
  }
  if (comparison === 'weekBefore') {
    return { zh: '上周同期', en: 'the same days a week before' };
  }
  if (kind === 'weekly') return { zh: '上周', en: 'the week before' };
  if (kind === 'monthly') return { zh: '上月', en: 'the month before' };
  const count = lengthDays(period);
  return count === 1
    ? { zh: '前一日', en: 'the day before' }
    : { zh: `前 ${count} 天`, en: `the ${count} days before` };
}

/** The same in a heading or under a number: `比上周`, `on last week`. */
export function sayOn(frame: Frame): Words {
  const { zh } = sayBefore(frame);
  if (frame.comparison === 'yearBefore') return { zh: `比${zh}`, en: 'on last year' };
  if (frame.comparison === 'weekBefore') return { zh: `比${zh}`, en: 'on last week' };
  const en = { daily: 'on the day before', weekly: 'on last week', monthly: 'on last month' };
  return { zh: `比${zh}`, en: en[frame.kind] };
}

/** Labels of the days of a period, for charts. */
export function dayLabels(kind: BriefKind, period: Period): Words[] {
  return daysOf(period).map((day) => {
    const [, month = 1, date = 1] = partsOf(day);
    if (kind === 'weekly') return weekdays[weekday(day) - 1] ?? { zh: '', en: '' };
    return kind === 'monthly'
      ? { zh: `${date}日`, en: `${date} ${(months[month - 1] ?? '').slice(0, 3)}` }
      : { zh: `${month}-${date}`, en: `${month}-${date}` };
  });
}
