import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { asId, caseNumber, isUuid, parseCaseNumber, uuidTime, uuidv7 } from './index.ts';

test('ids are version 7 UUIDs, unique and sorted by creation', () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7());
  assert.ok(ids.every((id) => isUuid(id) && id[14] === '7'));
  assert.deepEqual([...ids].sort(), ids);
  assert.equal(new Set(ids).size, ids.length);
});

test('ids under one standing clock still sort and stay near that time', () => {
  const at = Date.parse('2026-11-23T00:00:00Z');
  const ids = Array.from({ length: 20_000 }, () => uuidv7(at));
  assert.deepEqual([...ids].sort(), ids);
  assert.ok(uuidTime(ids.at(-1) ?? '').getTime() - at <= 10);
});

test('a given time is kept, in the past too', () => {
  uuidv7(Date.parse('2026-11-23T00:00:00Z'));
  const past = new Date('2024-05-01T01:02:03.456Z');
  assert.equal(uuidTime(uuidv7(past.getTime())).toISOString(), past.toISOString());
});

test('a seeded random source gives the same id again', () => {
  const at = Date.parse('2020-01-01T00:00:00Z');
  const first = uuidv7(at, () => 0.25);
  uuidv7(at - 1);
  uuidv7(at - 2);
  assert.equal(uuidv7(at, () => 0.25).slice(0, 13), first.slice(0, 13));
  assert.equal(uuidv7(at + 1, () => 0.25).slice(19), first.slice(19));
});

test('a time that does not fit is refused', () => {
  assert.throws(() => uuidv7(-1), RangeError);
  assert.throws(() => uuidv7(Number.NaN), RangeError);
  assert.throws(() => uuidv7(2 ** 48), RangeError);
});

test('texts that are no UUID are refused', () => {
  for (const text of ['', 'x', '018f0000-0000-0000-0000-000000000000', `${uuidv7()} `]) {
    assert.equal(isUuid(text), false);
    assert.throws(() => asId(text), TypeError);
  }
  const id = uuidv7();
  assert.equal(asId(id.toUpperCase()), id);
});

test('a case number shows town, Shanghai day, running number and check digit', () => {
  const number = caseNumber(new Date('2026-11-22T16:00:00Z'), 42);
  assert.match(number, /^QX-20261123-0042-\d$/);
  assert.deepEqual(parseCaseNumber(number), { prefix: 'QX', date: '2026-11-23', sequence: 42 });
  assert.deepEqual(parseCaseNumber(number.toLowerCase().replaceAll('-', ' '))?.sequence, 42);
});

test('every single wrong digit and every swap of neighbours is found', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99_999 }),
      fc.nat(12),
      fc.nat(9),
      (sequence, at, digit) => {
        const number = caseNumber(new Date('2026-11-23T00:00:00Z'), sequence);
        const digits = number.replace(/\D/g, '');
        const wrong = digits.slice(0, at) + digit + digits.slice(at + 1);
        if (wrong !== digits) assert.equal(parseCaseNumber(`QX${wrong}`), undefined);
        if (at + 1 >= digits.length || digits[at] === digits[at + 1]) return;
        const swapped = `${digits.slice(0, at)}${digits[at + 1]}${digits[at]}${digits.slice(at + 2)}`;
        assert.equal(parseCaseNumber(`QX${swapped}`), undefined);
      },
    ),
  );
});

test('impossible running numbers and prefixes are refused', () => {
  const day = new Date('2026-11-23T00:00:00Z');
  assert.throws(() => caseNumber(day, 0), RangeError);
  assert.throws(() => caseNumber(day, 1.5), RangeError);
  assert.throws(() => caseNumber(day, 1, 'qx'), RangeError);
});
