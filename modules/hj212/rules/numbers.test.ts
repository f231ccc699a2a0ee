import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numberIn } from './numbers.ts';
import { stationSettings } from './settings.ts';

test('numbers are read as they were written, other texts stay texts', () => {
  assert.equal(numberIn(' 12.30'), 12.3);
  assert.equal(numberIn('-.5'), -0.5);
  assert.equal(numberIn('0.033', 1000), 33);
  assert.equal(numberIn('1e308'), 1e308);
  for (const text of ['', '0x10', '1,5', '--1', '正常']) assert.equal(numberIn(text), text);
  for (const text of ['NaN', '-inf', 'Infinity']) assert.ok(Number.isNaN(numberIn(text)));
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      assert.equal(numberIn(String(value)), value === 0 ? Number(String(value)) : value);
    }),
  );
});

test('a device is judged strictly until its settings say otherwise; nonsense in them is passed over', () => {
  const strict = stationSettings({});
  assert.ok(Object.values(strict.tolerance).every((one) => one === false));
  assert.equal(strict.answerSeconds, 5);
  const own = stationSettings({
    lowerCaseCrc: true,
    noCrcCheck: 'yes',
    line: 'mobile',
    st: '220',
    allowBackfill: 1,
    aliases: {
      PM25: 'a34004',
      x: 3,
    },
    scale: {
      a21005: 1e3,
      y: 'z',
    },
  });
  assert.equal(own.tolerance.lowerCaseCrc, true);
  assert.equal(own.tolerance.noCrcCheck, false);
  assert.deepEqual(own.aliases, { PM25: 'a34004' });
  assert.deepEqual(own.scale, { a21005: 1000 });
  assert.deepEqual([own.answerSeconds, own.st, own.allowBackfill], [10, null, false]);
});
