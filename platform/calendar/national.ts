import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { NamedDay } from './types.ts';

/**
 * National public holidays and make-up working days by the yearly notices of the General Office of
 * the State Council, as collected in the npm package `chinese-days`. `publishedYears` lists the
 * years it covers whole; any other year is not yet published (or too long ago) and never guessed.
 */
export function nationalDays(): {
  publishedYears: number[];
  holidays: NamedDay[];
  makeUpDays: NamedDay[];
} {
  const holidays = named(published.holidays);
  const makeUpDays = named(published.workdays);
  return { publishedYears: coveredYears(holidays), holidays, makeUpDays };
}

// A notice may reach into the neighbouring year (a make-up day on 31 December): a year counts as
// published only when its own National Day is listed.
function coveredYears(holidays: readonly NamedDay[]): number[] {
  return holidays
    .filter((day) => day.date.endsWith('-10-01'))
    .map((day) => Number(day.date.slice(0, 4)));
}

function named(days: Record<string, string>): NamedDay[] {
  return Object.entries(days)
    .map(([date, text]) => {
      const [nameEn = '', nameZh = ''] = text.split(',');
      return { date, nameZh, nameEn };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
