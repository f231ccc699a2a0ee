import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type AirHour, judgeAirDay, judgeAirHour, largestOfEight } from './air-day.ts';
import {
  dayNightLevel,
  energyMean,
  exceededLevel,
  judgeDay,
  noisePeriodOf,
  noiseZones,
} from './noise.ts';
import { factorClass, judgeWater, timesOver } from './water.ts';

test('levels are averaged by energy: 60 and 70 dB(A) make 67.4, not 65', () => {
  assert.equal(Math.round((energyMean([60, 70]) ?? 0) * 10) / 10, 67.4);
  assert.equal(energyMean([]), null);
});

test('an energy mean lies between the arithmetic mean and the loudest', () => {
  const levels = fc.array(fc.double({ min: 20, max: 120, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(levels, (list) => {
      const mean = energyMean(list) ?? 0;
      const plain = list.reduce((sum, level) => sum + level, 0) / list.length;
      assert.ok(mean >= plain - 1e-9 && mean <= Math.max(...list) + 1e-9);
    }),
  );
});

test('L10 is louder than L50, L50 than L90', () => {
  const levels = Array.from({ length: 101 }, (_, index) => index);
  assert.deepEqual(
    [10, 50, 90].map((percent) => exceededLevel(levels, percent)),
    [90, 50, 10],
  );
  assert.equal(exceededLevel([55], 10), 55);
  assert.equal(exceededLevel([], 10), null);
  assert.throws(() => exceededLevel([55], 101), RangeError);
});

test('day begins at 06:00 and ends at 22:00', () => {
  const minutes = [0, 359, 360, 1319, 1320, 1439];
  assert.deepEqual(minutes.map(noisePeriodOf), ['night', 'night', 'day', 'day', 'night', 'night']);
});

test('a village is judged stricter at night; hours beyond are counted', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => ({ hour, level: hour === 23 ? 58 : 48 }));
  const [day, night] = judgeDay('1', hours);
  assert.deepEqual([day?.level, day?.over, day?.hours, day?.hoursOver], [48, 0, 16, 0]);
  assert.deepEqual([night?.limit, night?.hours, night?.hoursOver], [45, 8, 8]);
  assert.equal(night?.level, 51.3);
  assert.equal(night?.over, 6.3);
  assert.equal(noiseZones.length, 6);
  assert.equal(judgeDay('2', [])[0]?.level, null);
  assert.equal(dayNightLevel(55, 45), 55);
  assert.equal(dayNightLevel(55, null), null);
});

test('the worst factor decides; oxygen counts downwards', () => {
  const clean = { pH: 7.2, DO: 8, CODMn: 1.8, NH3N: 0.1, TP: 0.02 };
  assert.deepEqual(judgeWater(clean, 'river')?.class, 1);
  assert.deepEqual(judgeWater({ ...clean, NH3N: 1.2 }, 'river'), {
    class: 4,
    deciding: ['NH3N'],
    byFactor: { pH: 1, DO: 1, CODMn: 1, NH3N: 4, TP: 1 },
  });
  assert.equal(judgeWater({ ...clean, DO: 1.9 }, 'river')?.class, 6);
  assert.equal(judgeWater({ ...clean, pH: 9.1 }, 'river')?.class, 6);
  assert.deepEqual(judgeWater(clean, 'river')?.deciding, []);
});

test('nitrogen judges lakes only, phosphorus is stricter there', () => {
  assert.equal(judgeWater({ TN: 3 }, 'river'), null);
  assert.equal(judgeWater({ TN: 3 }, 'lake')?.class, 6);
  assert.equal(factorClass('TP', 0.1, 'river'), 2);
  assert.equal(factorClass('TP', 0.1, 'lake'), 4);
  assert.equal(timesOver('TP', 0.3, 'river', 3), 0.5);
  assert.equal(timesOver('TP', 0.1, 'river', 3), 0);
  assert.equal(timesOver('DO', 1, 'river', 3), null);
  assert.throws(() => judgeWater({ CODMn: -1 }, 'river'), RangeError);
});

test('more of a pollutant never betters the class', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (a, more) => {
        assert.ok(factorClass('NH3N', a, 'river') <= factorClass('NH3N', a + more, 'river'));
        assert.ok(factorClass('DO', a, 'river') >= factorClass('DO', a + more, 'river'));
      },
    ),
  );
});

const steady = (hour: AirHour): AirHour[] => Array.from({ length: 24 }, () => hour);

test('a day of air needs 20 hours a pollutant', () => {
  const full = judgeAirDay(steady({ 'PM2.5': 60, PM10: 80 }), '2026-06-01');
  assert.deepEqual([full.index?.aqi, full.index?.primary], [100, ['PM2.5']]);
  const cut = steady({ 'PM2.5': 60 }).map((hour, index) => (index < 5 ? {} : hour));
  const short = judgeAirDay(cut, '2026-06-01');
  assert.equal(short.index, null);
  assert.equal(short.hours['PM2.5'], 19);
});

test('ozone counts by its worst eight hours and its worst hour', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    O3: hour >= 10 && hour < 18 ? 180 : 40,
  }));
  const day = judgeAirDay(hours, '2026-06-01');
  assert.equal(day.means.O3, 180);
  assert.equal(day.index?.aqi, 119);
  const gaps = hours.map((hour, index) => (index % 2 ? hour.O3 : undefined));
  assert.equal(largestOfEight(gaps), null);
});

test('an hour is judged by the hourly columns', () => {
  assert.equal(judgeAirHour({ SO2: 500 }, '2026-06-01')?.aqi, 100);
  assert.equal(judgeAirHour({}, '2026-06-01'), null);
});
