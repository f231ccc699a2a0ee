/** Numbers of now of bookings, and the indicators that ship over them. */
import { badShare, type IndicatorSeed, liveBy, seedsOf } from '#platform/facts/index.ts';
import { events } from './contract/index.ts';
import { type BookingCount, bookingNumbers } from './store/numbers.ts';

const number = liveBy('department', [events.changed]);
const read = (what: BookingCount) => ({
  read: (tx: Parameters<typeof bookingNumbers>[0], by: string | null) =>
    bookingNumbers(tx, what, by !== null),
});

export const liveNumbers = [
  number(
    'booking.ahead',
    ['未到的预约', 'Bookings ahead'],
    ['已约好、还没有到时间的预约。', 'Bookings whose time is still to come.'],
    read('ahead'),
  ),
  number(
    'booking.settled',
    ['近 30 天的预约', 'Bookings of the last 30 days'],
    ['近 30 天到时间的预约，来了的和没来的。', 'Bookings of the last 30 days, kept or missed.'],
    read('settled'),
  ),
  number(
    'booking.missed',
    ['近 30 天约了没来', 'Missed in the last 30 days'],
    ['近 30 天约了没有来的。', 'Of them, those to which nobody came.'],
    read('missed'),
  ),
];

const seed = seedsOf('services');

export const indicatorSeeds: readonly IndicatorSeed[] = [
  seed(
    'bookings-ahead',
    ['未到的预约', 'Bookings ahead'],
    ['已约好、还没有到时间的预约。', 'Bookings whose time is still to come.'],
    { formula: 'now.booking.ahead' },
  ),
  seed(
    'bookings-missed',
    ['爽约率', 'Share of bookings missed'],
    [
      '近 30 天到时间的预约中，约了没有来的比例。',
      'Of the bookings of the last 30 days, the share missed.',
    ],
    {
      ...badShare,
      target: 5,
      warning: 15,
      formula: 'percent(now.booking.missed, now.booking.settled)',
    },
  ),
];
