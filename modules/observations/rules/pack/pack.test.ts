import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Columns, merged, normal } from '../columns.ts';
import { pack, unpack } from './index.ts';

const dayUs = 86_400_000_000;
const startUs = Date.UTC(2026, 10, 1) * 1000;

function columnsOf(
  rows: readonly { at: number; value: number; flag?: string; lag?: number }[],
): Columns {
  return {
    at: Float64Array.from(rows, ({ at }) => at),
    value: Float64Array.from(rows, ({ value }) => value),
    quality: Uint8Array.from(rows, ({ flag }) => (flag ?? 'N').charCodeAt(0)),
    lag: Float64Array.from(rows, ({ lag }) => lag ?? 0),
  };
}

test('what is packed comes back bit by bit, whatever the values, times, flags and lags', () => {
  const row = fc.record({
    at: fc.integer({ min: 946_684_800_000_000, max: startUs + 400 * dayUs }),
    value: fc.oneof(
      fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => n / 100),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
      fc.constantFrom(0, 1, 1e15, -1e15, 0.1, 1e-9),
    ),
    flag: fc.constantFrom('N', 'F', 'M', 'T'),
    lag: fc.integer({ min: -600_000, max: 86_400_000 * 30 }).map((ms) => ms / 1000),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
      const columns = merged([columnsOf(rows)]);
      assert.deepEqual(unpack(pack(columns)), {
        at: Float64Array.from(columns.at),
        value: Float64Array.from(columns.value, (value) => value + 0),
        quality: Uint8Array.from(columns.quality),
        lag: Float64Array.from(columns.lag),
      });
    }),
  );
});

test('a month of a sensor by the minute takes less than six bytes a value', () => {
  let temperature = 20;
  const rows = Array.from({ length: 43_200 }, (_, index) => {
    temperature += Math.sin(index / 230) / 20 + ((index * 7919) % 13) / 100 - 0.06;
    const jitterUs = ((index * 104_729) % 900) * 1000;
    return {
      at: startUs + index * 60_000_000 + jitterUs,
      value: Math.round(temperature * 10) / 10,
      lag: ((index * 31) % 90) / 1000,
    };
  });
  const bytes = pack(columnsOf(rows)).length / rows.length;
  assert.ok(bytes < 6, `${bytes} bytes a value`);
});

test('two values of one instant are both kept, a repeat is kept once', () => {
  const one = columnsOf([
    { at: startUs, value: 1 },
    { at: startUs, value: 2 },
  ]);
  const again = columnsOf([{ at: startUs, value: 2, lag: 9 }]);
  const all = merged([one, again]);
  assert.deepEqual([...all.value], [1, 2]);
  assert.deepEqual([...all.lag], [0, 0]);
  assert.equal(all.quality[0], normal);
});

test('bytes of something else are refused, not guessed', () => {
  assert.throws(() => unpack(Uint8Array.of(9, 0, 0)), /version 9/);
  assert.throws(() => unpack(Uint8Array.of(1, 1, 0, 5, 0, 2)), /end too early/);
});
