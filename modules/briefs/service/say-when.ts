import { exactInstant } from '#platform/i18n/index.ts';

/** An instant for a message: month, day, hour and minute. */
export function sayWhen(instant: Date): string {
  const [day = '', clock = ''] = exactInstant(instant).split(' ');
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日 ${clock.slice(0, 5)}`;
}
