import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createCalendar,
  isMarketDay,
  lunarDayOf,
  standardCalendarData,
} from '#platform/calendar/index.ts';
import { readGtfs, writeGtfs } from '#protocols/gtfs/index.ts';
import type { BusService } from '../contract/bus.ts';
import type { Hours } from '../contract/hours.ts';
import { noticeMoves, noticeStates } from '../contract/notices.ts';
import { lineOn, nextDepartures } from './departures.ts';
import { hoursFaults, openAt, spansOn } from './hours.ts';
import { noticeActs, noticeAfter } from './notices.ts';
import { fromGtfs, isEmptyRule, nextDays, runsOn, type Timetable, toGtfs } from './timetable.ts';

const own = createCalendar({
  ...standardCalendarData(),
  marketRules: [{ kind: 'lunarEndings', endings: [3, 6, 9] }],
});
const calendar = { isMarketDay: (day: string) => isMarketDay(own, day), lunarDay: lunarDayOf };
const day = { day: '2026-11-23', isHoliday: false, isMarketDay: false };
const office: Hours = {
  weekly: [
    [],
    ...Array.from({ length: 5 }, () => [
      { from: '08:30', until: '12:00' },
      { from: '14:00', until: '17:30' },
    ]),
    [],
  ],
  onHolidays: 'closed',
  onMarketDays: [{ from: '08:00', until: '17:30' }],
  exceptions: [{ day: '2026-11-24', spans: [], note: '盘点' }],
};

test('a place is open by weekday, market day, holiday and single days', () => {
  assert.deepEqual(openAt(office, day, 9 * 60).at, '12:00');
  assert.deepEqual(
    [openAt(office, day, 13 * 60).state, openAt(office, day, 13 * 60).at],
    ['closed', '14:00'],
  );
  assert.equal(openAt(office, day, 18 * 60).at, '');
  assert.equal(openAt(office, { ...day, isMarketDay: true }, 13 * 60).state, 'open');
  assert.equal(
    openAt(office, { ...day, isHoliday: true, isMarketDay: true }, 9 * 60).state,
    'closed',
  );
  assert.deepEqual(spansOn(office, { ...day, day: '2026-11-24' }), { spans: [], note: '盘点' });
  assert.equal(openAt(null, day, 0).state, 'unknown');
  const wrong = {
    ...office,
    onMarketDays: [
      { from: '09:00', until: '08:00' },
      { from: '07:00', until: '09:30' },
    ],
  };
  assert.deepEqual(
    hoursFaults(wrong).map(({ detail, detailEn }) => [detail, detailEn]),
    [['09:00 到 08:00：结束不晚于开始', '09:00 to 08:00: it ends before it begins']],
  );
  assert.deepEqual(hoursFaults(office), []);
});

test('the table of notices has no dead end', () => {
  for (const state of noticeStates) assert.ok(noticeActs(state).length > 0, state);
  assert.equal(noticeAfter('published', 'change'), null);
  assert.equal(new Set(noticeMoves.map(({ act }) => act)).size, noticeMoves.length);
});

const span = {
  from: '2026-01-01',
  until: '2027-12-31',
  added: [] as string[],
  removed: [] as string[],
};
const rule = { weekdays: [] as number[], lunarDays: [] as number[] };
const market: BusService = { id: 'market', rule: { ...rule, kind: 'marketDays' }, ...span };
const daily: BusService = {
  id: 'daily',
  rule: { ...rule, kind: 'weekly', weekdays: [0, 1, 2, 3, 4, 5, 6] },
  ...span,
};
const temple: BusService = {
  id: 'temple',
  rule: { ...rule, kind: 'lunarDays', lunarDays: [1, 15] },
  ...span,
};
const at = (stopId: string, minute: number) => ({
  stopId,
  arrivalSeconds: minute * 60,
  departureSeconds: minute * 60,
});
const trip = (id: string, serviceId: string, from: number) => ({
  id,
  routeId: 'r',
  serviceId,
  headsign: '',
  direction: 0 as const,
  times: [at('a', from), at('b', from + 10), at('c', from + 20)],
});
const timetable: Timetable = {
  agencies: [{ id: 'x', name: '公交', url: '', timezone: 'Asia/Shanghai', phone: '' }],
  stops: ['a', 'b', 'c'].map((id) => ({ id, name: `站${id}`, latitude: 28, longitude: 112 })),
  routes: [{ id: 'r', agencyId: 'x', shortName: '1 路', longName: '', type: 3 }],
  services: [daily, market, temple],
  trips: [
    trip('t1', 'daily', 480),
    trip('t2', 'market', 540),
    trip('t3', 'temple', 600),
    trip('t4', 'daily', 1435),
  ],
};

test('services run by week, market day, lunar day and single days', () => {
  // 2026-11-24 is the 16th of the tenth lunar month, a market day 逢六.
  assert.equal(lunarDayOf('2026-11-24'), 16);
  assert.ok(runsOn(market, '2026-11-24', calendar) && !runsOn(market, '2026-11-23', calendar));
  assert.ok(runsOn(temple, '2026-11-23', calendar), 'the 15th');
  assert.ok(!runsOn({ ...daily, removed: ['2026-11-23'] }, '2026-11-23', calendar));
  assert.ok(runsOn({ ...market, added: ['2026-11-23'] }, '2026-11-23', calendar));
  assert.ok(!runsOn(daily, '2028-01-01', calendar));
  assert.deepEqual(nextDays(market, '2026-11-23', { count: 2, within: 30, calendar }), [
    '2026-11-24',
    '2026-11-27',
  ]);
  assert.ok(
    isEmptyRule({ ...rule, kind: 'lunarDays' }) && !isEmptyRule({ ...rule, kind: 'marketDays' }),
  );
});

test('the next bus: today, after midnight from yesterday, tomorrow; none at the last stop', () => {
  const ask = (stopId: string, minute: number, on = '2026-11-24') =>
    nextDepartures(timetable, stopId, { now: { day: on, minute }, limit: 3, calendar });
  const morning = ask('a', 481);
  assert.deepEqual(
    morning.map(({ time, inMinutes, isMarketDayOnly }) => [time, inMinutes, isMarketDayOnly]),
    [
      ['09:00', 59, true],
      ['23:55', 954, false],
      ['08:00', 1439, false],
    ],
  );
  assert.equal(morning[0]?.headsign, '站c');
  assert.deepEqual(ask('b', 2)[0], {
    ...ask('b', 2)[0],
    time: '00:05',
    day: '2026-11-24',
    inMinutes: 3,
  });
  assert.deepEqual(ask('c', 0), []);
  const [out] = lineOn(timetable, 'r', {
    day: '2026-11-24',
    now: { day: '2026-11-24', minute: 500 },
    calendar,
  });
  assert.deepEqual(
    out?.trips.map(({ id, isGone }) => [id, isGone]),
    [
      ['t1', true],
      ['t2', false],
      ['t4', false],
    ],
  );
  assert.deepEqual(out?.trips[1]?.times, ['09:00', '09:10', '09:20']);
});

test('a round trip comes to a stop twice, and the night goes before the next morning', () => {
  const [trip] = timetable.trips;
  assert.ok(trip);
  const time = (stopId: string, minute: number) => ({
    stopId,
    arrivalSeconds: minute * 60,
    departureSeconds: minute * 60,
  });
  const round = { ...trip, id: 'round', times: [time('a', 480), time('b', 490), time('a', 500)] };
  const eight = { ...trip, id: 'eight', times: [...round.times, time('b', 510), time('c', 520)] };
  const late = { ...trip, id: 'late', times: [time('a', 1445), time('c', 1460)] };
  const early = { ...trip, id: 'early', times: [time('a', 2), time('c', 20)] };
  const always = timetable.services.find(({ id }) => id === trip.serviceId);
  assert.ok(always);
  const ask = (trips: Timetable['trips'], minute: number, limit: number) =>
    nextDepartures({ ...timetable, trips }, 'a', {
      now: { day: '2026-11-24', minute },
      limit,
      calendar,
    }).map(({ time: at, inMinutes }) => [at, inMinutes]);
  assert.deepEqual(ask([round], 479, 1), [['08:00', 1]]);
  assert.deepEqual(ask([eight], 479, 2), [
    ['08:00', 1],
    ['08:20', 21],
  ]);
  assert.deepEqual(ask([late, early], 1430, 1), [['00:02', 12]]);
  const [line] = lineOn({ ...timetable, trips: [eight] }, 'r', {
    day: '2026-11-24',
    now: { day: '2026-11-24', minute: 0 },
    calendar,
  });
  assert.deepEqual(line?.trips[0]?.times, ['08:00', '08:10', '08:20', '08:30', '08:40']);
});

test('market days leave as single dates, and the rule of the town outlives an import', () => {
  const feed = toGtfs(timetable, '2026-11-23', calendar);
  const sent = feed.services.find(({ id }) => id === 'market');
  assert.deepEqual(sent?.added.slice(0, 2), ['2026-11-24', '2026-11-27']);
  assert.ok((sent?.added.length ?? 0) > 110);
  const read = readGtfs(writeGtfs(feed));
  assert.ok(read.feed);
  const { timetable: again, keptRules } = fromGtfs(read.feed, timetable);
  assert.deepEqual(keptRules, ['market', 'temple']);
  assert.deepEqual(
    again.services.find(({ id }) => id === 'market'),
    market,
  );
  const fresh = fromGtfs(read.feed, null).timetable.services.find(({ id }) => id === 'market');
  assert.ok(
    fresh && runsOn(fresh, '2026-11-27', calendar) && !runsOn(fresh, '2026-11-26', calendar),
  );
});
