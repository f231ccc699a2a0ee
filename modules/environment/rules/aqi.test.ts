import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { aqi, iaqi, levelOf, standardOf } from './aqi.ts';
import { columnOf, iaqiSteps, type Period, type Pollutant } from './breakpoints.ts';
import { roundHalfEvenScaled } from './round-even.ts';

const now = '2026-06-01';
const before = '2026-02-28';

const columns: readonly [Pollutant, Period][] = [
  ['SO2', '24h'],
  ['SO2', '1h'],
  ['NO2', '24h'],
  ['NO2', '1h'],
  ['CO', '24h'],
  ['CO', '1h'],
  ['O3', '8h'],
  ['O3', '1h'],
  ['PM10', '24h'],
  ['PM2.5', '24h'],
];

/** The formula again, by fractions of BigInt over hundredths; concentration = value / scale. */
function oracle(pollutant: Pollutant, period: Period, value: number, scale: number): number {
  const { steps, above } = columnOf(pollutant, period, now);
  for (let at = 1; at < steps.length; at += 1) {
    const [low, high] = [BigInt(steps[at - 1] ?? 0), BigInt(steps[at] ?? 0)];
    const [from, to] = [BigInt(iaqiSteps[at - 1] ?? 0), BigInt(iaqiSteps[at] ?? 0)];
    const over = BigInt(scale);
    if (BigInt(value) > high * over) continue;
    const numerator = (to - from) * (BigInt(value) - low * over) + from * (high - low) * over;
    const denominator = (high - low) * over;
    return Number((numerator + denominator - 1n) / denominator);
  }
  return above;
}

test('rounding is half to even on the decimal text', () => {
  const cases: [number, number, number][] = [
    [0.5, 0, 0],
    [1.5, 0, 2],
    [2.5, 0, 2],
    [2.500001, 0, 3],
    [2.25, 1, 22],
    [2.35, 1, 24],
    [1.005, 2, 100],
    [1e-7, 0, 0],
    [1e21, 0, Number.NaN],
    [119.5, 0, 120],
  ];
  for (const [value, places, wanted] of cases) {
    if (Number.isNaN(wanted)) assert.throws(() => roundHalfEvenScaled(value, places), RangeError);
    else assert.equal(roundHalfEvenScaled(value, places), wanted, `${String(value)} @ ${places}`);
  }
});

test('each breakpoint gives its own step exactly', () => {
  for (const [pollutant, period] of columns) {
    const { steps } = columnOf(pollutant, period, now);
    for (const [at, step] of steps.entries()) {
      assert.equal(iaqi(pollutant, period, step, now), iaqiSteps[at], `${pollutant} ${period}`);
    }
  }
});

test('every integer (CO tenth) concentration agrees with exact fractions', () => {
  let compared = 0;
  for (const [pollutant, period] of columns) {
    const scale = pollutant === 'CO' ? 10 : 1;
    const top = (columnOf(pollutant, period, now).steps.at(-1) ?? 0) * scale;
    for (let value = 0; value <= top + 12; value += 1) {
      const wanted = oracle(pollutant, period, value, scale);
      assert.equal(iaqi(pollutant, period, value / scale, now), wanted, `${pollutant} ${value}`);
      compared += 1;
    }
  }
  assert.ok(compared > 13_000);
});

test('CO 2.2 mg/m³ over 24 h is 55, not 56 as binary fractions would have it', () => {
  assert.equal(iaqi('CO', '24h', 2.2, now), 55);
});

test('the particle limits changed on 2026-03-01', () => {
  assert.equal(iaqi('PM2.5', '24h', 75, before), 100);
  assert.equal(iaqi('PM2.5', '24h', 60, '2026-03-01'), 100);
  assert.equal(iaqi('PM10', '24h', 150, before), 100);
  assert.equal(iaqi('PM10', '24h', 120, '2026-03-01'), 100);
  assert.equal(standardOf(before), 'HJ 633-2012');
  assert.equal(standardOf('2026-03-01'), 'HJ 633-2026');
});

test('hourly particles are judged by the daily columns', () => {
  assert.equal(iaqi('PM2.5', '1h', 61, now), iaqi('PM2.5', '24h', 61, now));
  assert.equal(iaqi('PM10', '1h', 121, now), iaqi('PM10', '24h', 121, now));
});

test('beyond the table the index stays at its last step', () => {
  assert.equal(iaqi('PM2.5', '24h', 501, now), 500);
  assert.equal(iaqi('NO2', '1h', 1e300, now), 500);
  assert.equal(iaqi('SO2', '1h', 800.5, now), 200);
  assert.equal(iaqi('SO2', '1h', 801, now), 200);
  assert.equal(iaqi('O3', '8h', 801, now), 300);
});

test('what cannot be judged is refused with a reason', () => {
  assert.throws(() => iaqi('SO2', '24h', -1, now), /at least 0, not -1/);
  assert.throws(() => iaqi('SO2', '24h', Number.NaN, now), RangeError);
  assert.throws(() => iaqi('NO2', '8h', 10, now), /no 8h breakpoints for NO2/);
  assert.throws(() => iaqi('O3', '24h', 10, now), /no 24h breakpoints for O3/);
  assert.throws(() => iaqi('O3', '1h', 10, 'yesterday'), /YYYY-MM-DD/);
  assert.throws(() => iaqi('O3', '1h', 10, '2026-13-01'), /YYYY-MM-DD/);
});

test('the index never falls when the concentration rises', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...columns),
      fc.double({ min: 0, max: 5000, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      ([pollutant, period], value, more) => {
        const low = iaqi(pollutant, period, value, now);
        assert.ok(low <= iaqi(pollutant, period, value + more, now));
      },
    ),
  );
});

test('the largest index decides; ties are named together; below 51 nothing is primary', () => {
  const tie = aqi(
    [
      { pollutant: 'PM2.5', period: '24h', value: 60 },
      { pollutant: 'PM10', period: '24h', value: 120 },
      { pollutant: 'O3', period: '8h', value: 40 },
    ],
    now,
  );
  assert.deepEqual(tie?.primary, ['PM2.5', 'PM10']);
  assert.equal(tie?.aqi, 100);
  assert.equal(tie?.level, 2);
  assert.deepEqual(tie?.exceeding, []);
  const clean = aqi([{ pollutant: 'NO2', period: '1h', value: 100 }], now);
  assert.deepEqual([clean?.aqi, clean?.primary], [50, []]);
  assert.equal(aqi([], now), null);
});

test('of ozone over 1 h and 8 h the worse counts', () => {
  const result = aqi(
    [
      { pollutant: 'O3', period: '1h', value: 210 },
      { pollutant: 'O3', period: '8h', value: 120 },
    ],
    now,
  );
  assert.equal(result?.iaqi.O3, iaqi('O3', '1h', 210, now));
  assert.deepEqual(result?.exceeding, ['O3']);
});

test('levels end where the standard says', () => {
  const tops = [0, 50, 51, 100, 101, 150, 151, 200, 201, 300, 301, 500].map(levelOf);
  assert.deepEqual(tops, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
});
