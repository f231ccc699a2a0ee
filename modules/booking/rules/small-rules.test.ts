import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCalendar, standardCalendarData } from '#platform/calendar/index.ts';
import { bookingMoves, bookingStates, takingStates, ticketMoves } from '../contract/states.ts';
import { houseRules } from '../contract/settings.ts';
import { calendarFile } from './calendar-file.ts';
import { bookableWindow, isBookable, laterDay, slotsOn, weekdayOfPlan } from './day.ts';
import { barFor } from './misses.ts';
import { afterMiss, ageOn, callingOrder, estimateWait } from './queue.ts';
import { bookingAfter, ticketAfter } from './transition.ts';

const at = (text: string) => new Date(`2026-11-${text}+08:00`);
const times = {
  slotMinutes: 30,
  beforeMinutes: 0,
  afterMinutes: 0,
  noticeMinutes: 60,
  horizonDays: 7,
  onHolidays: 'closed',
  makeUpWeekday: 1,
} as const;

test('every state of a booking is reached, and every one that is no end has a way out by the clock or a person', () => {
  const reached = new Set<string>(['held', ...bookingMoves.map(({ to }) => to)]);
  assert.deepEqual(
    bookingStates.filter((state) => !reached.has(state)),
    [],
  );
  for (const state of takingStates) {
    const byClock = bookingMoves.some(({ from, to, by }) => {
      return from === state && to !== state && by === 'clock';
    });
    assert.ok(byClock, `${state} ends by itself`);
  }
  assert.equal(bookingAfter('confirmed', 'miss', 'person'), null);
  assert.equal(ticketAfter('served', 'call'), null);
  assert.ok(ticketMoves.every(({ from }) => from === 'waiting' || from === 'called'));
});

test('holidays close, make-up days take the hours of another weekday, an exception cuts', () => {
  const weekly = [1, 2, 3, 4, 5].map((weekday) => {
    return { weekday, fromMinute: 480, untilMinute: 600 };
  });
  assert.equal(weekdayOfPlan({ kind: 'holiday', date: '2026-10-01' }, weekly, times), null);
  assert.equal(weekdayOfPlan({ kind: 'makeUp', date: '2026-10-10' }, weekly, times), 1);
  assert.equal(weekdayOfPlan({ kind: 'weekend', date: '2026-11-28' }, weekly, times), 6);
  const around = {
    times,
    calendar: createCalendar(standardCalendarData(), { firstYear: 2025, lastYear: 2027 }),
  };
  const ill = { kind: 'closed' as const, from: at('24T08:40'), until: at('24T23:00') };
  const slots = slotsOn('2026-11-24', { weekly, exceptions: [ill] }, around);
  assert.deepEqual(
    slots.map(({ from }) => from),
    [at('24T08:00')],
  );
  const extra = { kind: 'open' as const, from: at('28T09:00'), until: at('28T10:00') };
  assert.equal(slotsOn('2026-11-28', { weekly, exceptions: [extra] }, around).length, 2);
});

test('a time is bookable after the notice and up to the end of the last day', () => {
  const window = bookableWindow(at('23T10:00'), times);
  assert.equal(isBookable({ from: at('23T10:59') }, window), false);
  assert.equal(isBookable({ from: at('23T11:00') }, window), true);
  assert.equal(isBookable({ from: at('30T23:30') }, window), true);
  assert.equal(isBookable({ from: new Date('2026-12-01T00:00+08:00') }, window), false);
  assert.equal(laterDay('2026-11-30', 1), '2026-12-01');
});

const ticket = (
  id: string,
  favour: 'green' | 'booked' | 'none',
  time: string,
  notBeforeCall = 0,
) => ({
  id,
  favour,
  turnAt: at(`23T${time}`),
  notBeforeCall,
});

test('green before booked before others, and after two favoured ones somebody without favour', () => {
  const waiting = [
    ticket('n1', 'none', '09:00'),
    ticket('b1', 'booked', '09:30'),
    ticket('g1', 'green', '09:40'),
    ticket('g2', 'green', '09:50'),
    ticket('early', 'booked', '11:00'),
  ];
  const order = callingOrder(
    waiting,
    { calls: 0, favoured: 0 },
    { rules: houseRules, now: at('23T10:00') },
  );
  assert.deepEqual(
    order.map(({ id }) => id),
    ['g1', 'g2', 'n1', 'b1', 'early'],
  );
});

test('who missed a call is called again after three others, or at once when nobody else waits', () => {
  const after = afterMiss({ misses: 0, calls: 5 }, houseRules);
  assert.deepEqual(after, { ends: false, misses: 1, notBeforeCall: 8 });
  assert.equal(afterMiss({ misses: 2, calls: 9 }, houseRules).ends, true);
  const late = ticket('late', 'green', '08:00', 8);
  const others = ['a', 'b', 'c', 'd'].map((id, index) => ticket(id, 'none', `09:0${index}`));
  const around = { rules: houseRules, now: at('23T10:00') };
  const order = callingOrder([late, ...others], { calls: 5, favoured: 0 }, around);
  assert.deepEqual(
    order.map(({ id }) => id),
    ['a', 'b', 'c', 'late', 'd'],
  );
  assert.equal(callingOrder([late], { calls: 5, favoured: 0 }, around)[0]?.id, 'late');
});

test('waiting is a span from measured times, and unknown is said with its reason', () => {
  const measured = { minutes: [6, 8, 10, 7, 9, 8, 6, 10], windows: 1 };
  const short = estimateWait(0, measured);
  const long = estimateWait(4, measured);
  assert.ok(short.known && long.known && short.high < long.high);
  assert.deepEqual([long.low, long.high], [30, 45]);
  assert.equal(long.known && long.low <= 4 * 8 && long.high >= 4 * 8, true);
  assert.deepEqual(estimateWait(3, { minutes: [5, 6], windows: 1 }), {
    known: false,
    because: 'fewMeasured',
    ahead: 3,
  });
  assert.deepEqual(estimateWait(3, { ...measured, windows: 0 }), {
    known: false,
    because: 'noWindow',
    ahead: 3,
  });
});

test('three missed within ninety days bar for thirty, and those do not count again', () => {
  const missed = [at('02T10:00'), at('10T10:00'), at('20T10:00')];
  const now = at('20T10:30');
  const bar = barFor(missed, houseRules, { now, countedFrom: null });
  assert.deepEqual(bar, { missed: 3, until: new Date('2026-12-20T10:30+08:00') });
  assert.equal(barFor(missed, houseRules, { now, countedFrom: at('05T00:00') }), null);
  const old = [new Date('2026-06-01T00:00Z'), ...missed.slice(1)];
  assert.equal(barFor(old, houseRules, { now, countedFrom: null }), null);
});

test('age counts full years', () => {
  assert.equal(ageOn('1951-11-24', '2026-11-23'), 74);
  assert.equal(ageOn('1951-11-23', '2026-11-23'), 75);
});

test('a calendar file escapes, folds at 75 octets without cutting characters, and unfolds to what it was', () => {
  const title = '预约:全科门诊,张医生;请带社保卡\\身份证,提前十分钟到二楼2诊室候诊,谢谢配合';
  const file = calendarFile({
    uid: '0190-a@zhenshu',
    sequence: 2,
    madeAt: at('23T10:00'),
    from: at('24T09:00'),
    until: at('24T09:15'),
    title,
    location: '清溪镇卫生院',
    description: '第一行\n第二行',
    cancelled: false,
    remindMinutesBefore: 120,
  });
  const lines = file.split('\r\n');
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  assert.ok(!file.includes('\uFFFD') && file.endsWith('END:VCALENDAR\r\n'));
  const whole = file.replaceAll('\r\n ', '').split('\r\n');
  assert.ok(whole.includes('DTSTART:20261124T010000Z'));
  const summary = whole.find((line) => line.startsWith('SUMMARY:'))?.slice(8);
  assert.equal(summary?.replace(/\\([\\;,])/g, '$1'), title);
  assert.ok(whole.includes('DESCRIPTION:第一行\\n第二行'));
  assert.ok(whole.includes('TRIGGER:-PT120M'));
});
