import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { conditionFits } from './conditions.ts';
import { boxConditions, featureOf, isDatetime, placeFields, readBox } from './features.ts';
import { csvLine, safeText } from './lines.ts';
import { closedBy, dayBegins, dayEnds, daysBetween, laterDay, localDay } from './period.ts';
import { sharedValue } from './values.ts';
import { isSigned, mostAttempts, signature, waitSeconds } from './webhook.ts';

test('a local day begins and ends in Shanghai, and a grant holds through its last day', () => {
  assert.equal(dayBegins('2026-11-23').toISOString(), '2026-11-22T16:00:00.000Z');
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 400 }),
      (from, length) => {
        const first = laterDay('1990-01-01', from);
        const last = laterDay(first, length);
        assert.equal(daysBetween(first, last), length + 1);
        const grant = { state: 'live' as const, fromAt: dayBegins(first), untilAt: dayEnds(last) };
        const lastMoment = new Date(grant.untilAt.getTime() - 1);
        assert.equal(localDay(lastMoment), last);
        assert.equal(closedBy(grant, lastMoment), null);
        assert.equal(closedBy(grant, grant.untilAt), 'ended');
        assert.equal(closedBy(grant, new Date(grant.fromAt.getTime() - 1)), 'notYet');
        assert.equal(closedBy({ ...grant, state: 'revoked' }, lastMoment), 'revoked');
      },
    ),
    { numRuns: 200 },
  );
});

test('an instant or an interval of OGC API Features, and nothing else', () => {
  for (const text of [
    '2026-02-12T23:20:50Z',
    '2026-02-12T23:20:50.52+08:00',
    '2026-02-12',
    '2026-02-12T00:00:00Z/2026-03-18T12:31:12Z',
    '2026-02-12T00:00:00Z/..',
    '../2026-03-18T12:31:12Z',
    '/2026-03-18T12:31:12Z',
  ]) {
    assert.ok(isDatetime(text), text);
  }
  for (const text of [
    '',
    '..',
    '../..',
    '/',
    'yesterday',
    '2026-13-01',
    '2026-02-12/2026-02-11',
    '2026-02-12/../..',
    '2026-02-12 10:00',
  ]) {
    assert.ok(!isDatetime(text), text);
  }
});

/** Reads a line as a spreadsheet does (RFC 4180). */
function cellsOf(line: string): string[] {
  const cells: string[] = [];
  let rest = `${line.slice(0, -2)},`;
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)",/.exec(rest);
    const end = quoted ? quoted[0].length : rest.indexOf(',') + 1;
    cells.push(quoted?.[1]?.replaceAll('""', '"') ?? rest.slice(0, end - 1));
    rest = rest.slice(end);
  }
  return cells;
}

test('a CSV line reads back as its cells, and no cell is a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 6 }), (cells) => {
      const read = cellsOf(csvLine(cells));
      assert.equal(read.length, cells.length);
      for (const [at, cell] of cells.entries()) {
        assert.equal(read[at], safeText(cell));
        assert.doesNotMatch(read[at] ?? '', /^[=+\-@\t\r]/);
      }
    }),
    { numRuns: 300 },
  );
});

test('a box is read as four or six numbers within the world, and parted at the meridian of 180 degrees', () => {
  assert.deepEqual(readBox('112.9,28.4,113,28.5'), [112.9, 28.4, 113, 28.5]);
  assert.deepEqual(readBox('112.9,28.4,0,113,28.5,100'), [112.9, 28.4, 113, 28.5]);
  for (const text of ['', '1,2,3', '1,2,3,x', '1,2,3,', '0,91,1,92', '0,10,1,5', '1,2,3,4,5']) {
    assert.equal(readBox(text), null, text);
  }
  const at = { longitude: 'x', latitude: 'y' };
  assert.equal(boxConditions([170, -10, -170, 10], at).length, 2);
  assert.equal(boxConditions([112, 28, 113, 29], at).length, 1);
});

test('a place needs both fields granted whole', () => {
  const fields = [
    { key: 'x', type: 'longitude' },
    { key: 'y', type: 'latitude' },
  ];
  const whole = { key: 'x', masked: false };
  assert.deepEqual(placeFields(fields, [whole, { key: 'y', masked: false }]), {
    longitude: 'x',
    latitude: 'y',
  });
  assert.equal(placeFields(fields, [whole, { key: 'y', masked: true }]), null);
  assert.equal(placeFields(fields, [whole]), null);
  const nowhere = featureOf('7', { x: null, y: 2, z: 1 }, { longitude: 'x', latitude: 'y' });
  assert.deepEqual([nowhere.geometry, nowhere.properties], [null, { z: 1 }]);
});

test('conditions fit their fields or are refused', () => {
  const fits = (
    type: 'text' | 'integer' | 'date' | 'boolean' | 'instant',
    op: 'equals' | 'startsWith' | 'in' | 'atLeast',
    value: never,
  ) => conditionFits({ key: 'k', op, value }, { key: 'k', type });
  assert.ok(fits('date', 'atLeast', '2026-02-28' as never));
  assert.ok(!fits('date', 'atLeast', '2026-02-30' as never));
  assert.ok(!fits('integer', 'equals', '5' as never));
  assert.ok(!fits('integer', 'startsWith', 5 as never));
  assert.ok(!fits('boolean', 'atLeast', true as never));
  assert.ok(fits('text', 'in', ['a', 'b'] as never));
  assert.ok(!fits('text', 'equals', ['a'] as never));
  assert.ok(fits('instant', 'atLeast', '2026-02-28T10:00:00+08:00' as never));
});

test('values leave as what they are', () => {
  assert.equal(sharedValue('integer', '42'), 42);
  assert.equal(sharedValue('integer', '9007199254740993'), '9007199254740993');
  assert.equal(sharedValue('decimal', '1.5'), 1.5);
  assert.equal(sharedValue('instant', '2026-11-23 10:00:00+08'), '2026-11-23T02:00:00.000Z');
  assert.equal(sharedValue('text', null), null);
});

test('waits between attempts grow and end; a signature is bound to body, secret and time', () => {
  const waits = Array.from({ length: mostAttempts }, (_, at) => waitSeconds(at + 1));
  assert.equal(waits.at(-1), null);
  const known = waits.slice(0, -1) as number[];
  for (const [at, wait] of known.entries()) if (at > 0) assert.ok(wait >= (known[at - 1] ?? 0));
  const at = new Date('2026-11-23T02:00:00Z');
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (body, other, secret) => {
      const header = signature(secret, body, at);
      const check = { header, now: at, toleranceSeconds: 300 };
      assert.ok(isSigned(secret, body, check));
      assert.equal(isSigned(secret, other, check), other === body);
      assert.equal(isSigned(`${secret}x`, body, check), false);
      assert.equal(
        isSigned(secret, body, { ...check, now: new Date(at.getTime() + 301_000) }),
        false,
      );
    }),
    { numRuns: 100 },
  );
});
