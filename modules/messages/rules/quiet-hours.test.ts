import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextAllowedTime } from './quiet-hours.ts';

const night = { from: '22:00', to: '07:00' };
const shanghai = (local: string) => new Date(`${local}+08:00`);

function allowed(local: string, urgent = false, quietHours = night): Date {
  return nextAllowedTime(shanghai(local), quietHours, 'Asia/Shanghai', urgent);
}

test('by day and for urgent messages the time is now', () => {
  for (const local of ['2026-03-01T07:00:00', '2026-03-01T12:34:56', '2026-03-01T21:59:59']) {
    assert.deepEqual(allowed(local), shanghai(local));
  }
  assert.deepEqual(allowed('2026-03-01T03:00:00', true), shanghai('2026-03-01T03:00:00'));
});

test('at night a message waits for seven, before and after midnight', () => {
  const morning = shanghai('2026-03-02T07:00:00');
  for (const local of ['2026-03-01T22:00:00', '2026-03-01T23:59:59', '2026-03-02T00:00:00']) {
    assert.deepEqual(allowed(local), morning);
  }
  assert.deepEqual(allowed('2026-03-02T06:59:59.999'), morning);
});

test('quiet hours need not cross midnight, and equal times mean none', () => {
  const noon = { from: '12:00', to: '14:00' };
  assert.deepEqual(allowed('2026-03-01T13:15:00', false, noon), shanghai('2026-03-01T14:00:00'));
  assert.deepEqual(allowed('2026-03-01T03:00:00', false, noon), shanghai('2026-03-01T03:00:00'));
  const none = { from: '22:00', to: '22:00' };
  assert.deepEqual(allowed('2026-03-01T22:00:00', false, none), shanghai('2026-03-01T22:00:00'));
});

test('where clocks change at night, the end is still seven by the wall clock', () => {
  const berlin = (now: string) => nextAllowedTime(new Date(now), night, 'Europe/Berlin', false);
  assert.deepEqual(berlin('2026-03-28T22:30:00Z'), new Date('2026-03-29T05:00:00Z'));
  assert.deepEqual(berlin('2026-10-24T21:30:00Z'), new Date('2026-10-25T06:00:00Z'));
});

test('a wrong time of day is told', () => {
  assert.throws(
    () => allowed('2026-03-01T22:00:00', false, { from: '24:00', to: '7:00' }),
    RangeError,
  );
});

test('the allowed time is never earlier, less than a day later, and itself allowed', () => {
  const minutes = fc.integer({ min: 0, max: 1439 });
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const instants = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2040-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(instants, minutes, minutes, (now, from, to) => {
      const hours = { from: clock(from), to: clock(to) };
      const then = nextAllowedTime(now, hours, 'Asia/Shanghai', false);
      assert.ok(then >= now && then.getTime() - now.getTime() < 86_400_000);
      assert.deepEqual(nextAllowedTime(then, hours, 'Asia/Shanghai', false), then);
    }),
  );
});
