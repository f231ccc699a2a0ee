/** What a clerk does here for the resident of an open session, and what a printed receipt says of it. */
import type { AssistAct, ReceiptSource } from '#platform/assist-acts/index.ts';
import { beyondReach } from '#platform/database/index.ts';
import { surroundings } from './service/book.ts';
import { sayState, sayTime } from './service/words.ts';
import { bookingOfNumber } from './store/bookings.ts';

export const assistActs: readonly AssistAct[] = [
  {
    code: 'booking.book',
    titleZh: '预约取号',
    titleEn: 'Book or take a number',
    hintZh: '约医生、窗口、会议室或上门，改期、取消、取号',
    hintEn: 'Doctor, window, room or a visit; move, give back, take a number',
    icon: 'calendar',
    kind: 'booking',
    path: '/booking/for/:personId',
    permission: 'booking.take',
    order: 30,
  },
];

/** A booking of this very resident in a line: when, what, and how it stands unless it simply stands. */
export const receiptOfBooking: ReceiptSource = async (tx, number, personId) => {
  const row = await beyondReach(tx, () => bookingOfNumber(tx, { number, personId }));
  if (!row) return undefined;
  const { book } = await surroundings(tx);
  const pool = book.pool.get(row.poolId);
  const resource = book.resource.get(row.resourceId);
  const words = [sayTime(row.from), pool?.nameZh, resource?.nameZh];
  if (row.state !== 'confirmed') words.push(sayState(row.state, 'zh'));
  return {
    what: words.filter(Boolean).join(' '),
    department: resource?.spotZh ?? '',
    dueAt: null,
    path: `/booking/mine/${row.id}`,
  };
};
