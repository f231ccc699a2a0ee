import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import { localClock, localDayOf, weekdayOf } from '../times.ts';
import { api } from '../../contract/index.ts';

/** The module's operations. */
export const booking = createClient(api);

/** Chinese or English of a pair of texts. */
export function usePick(): (zh: string, en: string) => string {
  const { locale } = useText();
  return (zh, en) => (locale === 'zh' ? zh : en || zh);
}

/** Times of bookings as people say them. */
export function useSay() {
  const { t } = useText();
  const day = (date: string): string =>
    t('booking.day.words', {
      month: String(Number(date.slice(5, 7))),
      day: String(Number(date.slice(8, 10))),
      weekday: t(`booking.weekday.${weekdayOf(date)}`),
    });
  /** `11月24日 周二 09:00`. */
  const time = (instant: string): string => `${day(localDayOf(instant))} ${localClock(instant)}`;
  return { day, time, clock: localClock };
}
