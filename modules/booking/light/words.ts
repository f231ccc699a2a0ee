/** Words of the pages without script. */
import type { LightRequest } from '#platform/light/index.ts';
import type { BookingState } from '../contract/states.ts';

const weekdays = [
  ['周日', 'Sun'],
  ['周一', 'Mon'],
  ['周二', 'Tue'],
  ['周三', 'Wed'],
  ['周四', 'Thu'],
  ['周五', 'Fri'],
  ['周六', 'Sat'],
] as const;
const offsetMs = 8 * 3_600_000;

const local = (instant: string): string => new Date(Date.parse(instant) + offsetMs).toISOString();

/** `09:00`, in the town's time. */
export const clockOf = (instant: string): string => local(instant).slice(11, 16);

/** `11月24日 周二`. */
export function sayDay(page: LightRequest, day: string): string {
  const [zh = '', en = ''] = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? [];
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return page.say(`${month}月${date}日 ${zh}`, `${en} ${day}`);
}

/** `11月24日 周二 09:00`. */
export const sayTime = (page: LightRequest, instant: string): string =>
  `${sayDay(page, local(instant).slice(0, 10))} ${clockOf(instant)}`;

const states: Readonly<Record<BookingState, readonly [zh: string, en: string]>> = {
  held: ['待您确认', 'for you to confirm'],
  pending: ['等待审核', 'waiting for a yes'],
  confirmed: ['已约好', 'booked'],
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
export const sayState = (page: LightRequest, state: BookingState): string =>
  page.say(...states[state]);
