import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decide, type Situation } from './decide.ts';
import {
  burningOf,
  type LightingCalendar,
  levelAt,
  type Programme,
  programmeCodeFor,
  switchPoints,
} from './programme.ts';
import { dayAfter, darkHours, nightAt, nightOf, sunDay } from './sun.ts';

const place = { longitude: 113, latitude: 28.45 };
const halfNight: Programme = {
  code: 'half-night',
  steps: [
    { at: { kind: 'dusk', offsetMinutes: 5 }, levelPercent: 100 },
    { at: { kind: 'clock', minute: 1380 }, levelPercent: 50 },
    { at: { kind: 'clock', minute: 300 }, levelPercent: 80 },
    { at: { kind: 'dawn', offsetMinutes: -10 }, levelPercent: 0 },
  ],
};
const minutesBetween = (a: Date, b: Date): number =>
  Math.round((b.getTime() - a.getTime()) / 60_000);

/** Geometric altitude of the sun, degrees: low-precision formulas of the Astronomical Almanac. */
function almanacAltitude(at: Date, { longitude, latitude }: typeof place): number {
  const radians = Math.PI / 180;
  const days = at.getTime() / 86_400_000 - 10_957.5;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * radians;
  const ecliptic =
    (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * radians;
  const tilt = (23.439 - 0.0000004 * days) * radians;
  const ascension = Math.atan2(Math.cos(tilt) * Math.sin(ecliptic), Math.cos(ecliptic));
  const declination = Math.asin(Math.sin(tilt) * Math.sin(ecliptic));
  const sidereal = (280.46061837 + 360.98564736629 * days + longitude) * radians;
  const hourAngle = sidereal - ascension;
  return (
    Math.asin(
      Math.sin(latitude * radians) * Math.sin(declination) +
        Math.cos(latitude * radians) * Math.cos(declination) * Math.cos(hourAngle),
    ) / radians
  );
}

test('a year at 28.45 N has 4,017 hours of darkness', () => {
  const hours = darkHours(
    new Date('2026-01-01T00:00:00+08:00'),
    new Date('2027-01-01T00:00:00+08:00'),
    place,
  );
  assert.equal(Math.round(hours), 4017);
});

test('civil dusk and dawn are where the almanac puts the sun at −6°', () => {
  for (let date = '2026-01-01'; date < '2028-01-01'; date = dayAfter(date)) {
    const night = nightOf(date, place);
    assert.ok(night);
    for (const at of [night.duskAt, night.dawnAt]) {
      assert.ok(Math.abs(almanacAltitude(at, place) + 6) < 0.15, `${date} ${at.toISOString()}`);
    }
  }
});

test('a day is that of the place: its noon lies within the day, east and west', () => {
  for (const longitude of [-170, -77, 0, 15, 113, 179]) {
    const day = sunDay('2026-03-20', { longitude, latitude: -12 });
    assert.ok(day);
    const solarHours = (day.noonAt.getTime() - Date.parse('2026-03-20T00:00:00Z')) / 3_600_000;
    assert.ok(Math.abs(solarHours + longitude / 15 - 12) < 0.3, `${longitude}: ${solarHours}`);
  }
});

test('the longest day has the shortest night', () => {
  const summer = sunDay('2026-06-21', place);
  assert.ok(summer);
  assert.ok(summer.dawnAt < summer.sunriseAt && summer.sunriseAt < summer.noonAt);
  assert.ok(summer.noonAt < summer.sunsetAt && summer.sunsetAt < summer.duskAt);
  const night = nightOf('2026-06-21', place);
  assert.ok(night && minutesBetween(night.duskAt, night.dawnAt) < 560);
  assert.equal(nightAt(new Date('2026-06-21T12:00:00+08:00'), place), null);
  assert.equal(nightOf('2026-06-21', { longitude: 15.6, latitude: 78.2 }), null);
});

test('steps follow sun and clock, dimming in between, and end with the night', () => {
  const night = nightOf('2026-11-26', place);
  assert.ok(night);
  const points = switchPoints(halfNight, night);
  assert.deepEqual(
    points.map((point) => point.levelPercent),
    [100, 50, 80, 0],
  );
  assert.equal(minutesBetween(night.duskAt, points[0]?.at ?? night.duskAt), 5);
  assert.equal(points[1]?.at.toISOString(), '2026-11-26T15:00:00.000Z');
  assert.equal(points[2]?.at.toISOString(), '2026-11-26T21:00:00.000Z');
  assert.equal(levelAt(points, new Date('2026-11-26T15:00:00Z')), 50);
  assert.equal(levelAt(points, night.duskAt), 0);
  const burning = burningOf(points, night.duskAt, night.dawnAt);
  assert.ok(burning.fullHours < burning.burningHours && burning.burningHours < 13.5);
});

test('a programme that would begin before dusk begins at dusk, one without end ends at dawn', () => {
  const night = nightOf('2026-11-26', place);
  assert.ok(night);
  const eager: Programme = {
    code: 'eager',
    steps: [
      { at: { kind: 'clock', minute: 900 }, levelPercent: 30 },
      { at: { kind: 'dusk', offsetMinutes: -90 }, levelPercent: 70 },
    ],
  };
  assert.deepEqual(switchPoints(eager, night), [
    { at: night.duskAt, levelPercent: 70 },
    { at: night.dawnAt, levelPercent: 0 },
  ]);
});

test('the first rule of the calendar that holds decides: festival, market day, season, week', () => {
  const calendar: LightingCalendar = {
    usualProgrammeCode: 'usual',
    rules: [
      { when: { kind: 'festival' }, programmeCode: 'festive' },
      { when: { kind: 'marketDay' }, programmeCode: 'market' },
      { when: { kind: 'dates', from: '2026-07-01', to: '2026-07-03' }, programmeCode: 'works' },
      { when: { kind: 'season', from: '11-15', to: '02-15' }, programmeCode: 'winter' },
      { when: { kind: 'weekdays', weekdays: [5, 6] }, programmeCode: 'weekend' },
    ],
  };
  const plain = { date: '2026-06-10', weekday: 3, isMarketDay: false, isFestival: false };
  const codes = [
    plain,
    { ...plain, isMarketDay: true, isFestival: true },
    { ...plain, isMarketDay: true },
    { ...plain, date: '2026-07-03' },
    { ...plain, date: '2027-01-31' },
    { ...plain, weekday: 6 },
  ].map((facts) => programmeCodeFor(calendar, facts));
  assert.deepEqual(codes, ['usual', 'festive', 'market', 'works', 'winter', 'weekend']);
});

const situation: Situation = {
  place,
  overrides: [],
  sensor: null,
  programmeOf: () => halfNight,
};
const at = (text: string): Date => new Date(`${text}+08:00`);

test('emergency stands above override, override above daylight, daylight above the rest', () => {
  const noon = at('2026-11-26T12:00:00');
  const [from, until] = [at('2026-11-26T11:00:00'), at('2026-11-26T13:00:00')];
  const override = { kind: 'override', levelPercent: 20, from, until } as const;
  const emergency = { kind: 'emergency', levelPercent: 100, from, until } as const;
  const sensor = { levelPercent: 90, at: noon, holdSeconds: 600 };
  const by = (change: Partial<Situation>): unknown[] => {
    const { levelPercent, by } = decide(noon, { ...situation, ...change });
    return [levelPercent, by];
  };
  assert.deepEqual(by({ overrides: [override, emergency], sensor }), [100, 'emergency']);
  assert.deepEqual(by({ overrides: [override], sensor }), [20, 'override']);
  assert.deepEqual(by({ sensor }), [0, 'daylight']);
});

test('a sensor raises the light for its time and never lowers it', () => {
  const night = at('2026-11-27T01:00:00');
  const sensor = { levelPercent: 100, at: night, holdSeconds: 300 };
  assert.deepEqual(decide(night, { ...situation, sensor }), {
    levelPercent: 100,
    by: 'sensor',
    until: at('2026-11-27T01:05:00'),
  });
  const low = decide(night, { ...situation, sensor: { ...sensor, levelPercent: 10 } });
  assert.deepEqual([low.levelPercent, low.by], [50, 'programme']);
  assert.equal(decide(at('2026-11-27T01:05:00'), { ...situation, sensor }).by, 'programme');
});

test('an override ends by itself and the last given wins', () => {
  const from = at('2026-11-26T22:00:00');
  const overrides = [
    { kind: 'override', levelPercent: 0, from, until: at('2026-11-26T23:30:00') },
    {
      kind: 'override',
      levelPercent: 10,
      from: at('2026-11-26T22:10:00'),
      until: at('2026-11-26T22:30:00'),
    },
  ] as const;
  const level = (text: string): number =>
    decide(at(text), { ...situation, overrides }).levelPercent;
  assert.deepEqual(
    [
      '2026-11-26T21:59:00',
      '2026-11-26T22:05:00',
      '2026-11-26T22:15:00',
      '2026-11-26T22:40:00',
      '2026-11-26T23:30:00',
    ].map(level),
    [100, 0, 10, 0, 50],
  );
});

const stepTime = fc.oneof(
  fc.record({
    kind: fc.constantFrom('dusk' as const, 'dawn' as const),
    offsetMinutes: fc.integer({ min: -720, max: 720 }),
  }),
  fc.record({ kind: fc.constant('clock' as const), minute: fc.integer({ min: 0, max: 1439 }) }),
);
const anyProgramme = fc.record({
  code: fc.constant('any'),
  steps: fc.array(fc.record({ at: stepTime, levelPercent: fc.integer({ min: 0, max: 100 }) }), {
    maxLength: 8,
  }),
});
const anyVillage = fc.record({
  longitude: fc.double({ min: 112.8, max: 113.2, noNaN: true }),
  latitude: fc.double({ min: 28.3, max: 28.6, noNaN: true }),
});

test('whatever the programme, no lamp of any village burns in civil daylight in 2026 and 2027', () => {
  fc.assert(
    fc.property(
      anyProgramme,
      anyVillage,
      fc.integer({ min: 0, max: 719 }),
      (programme, village, shift) => {
        const sensor = { levelPercent: 100, at: new Date(0), holdSeconds: 4e9 };
        const own: Situation = {
          place: village,
          overrides: [],
          sensor,
          programmeOf: () => programme,
        };
        for (let date = '2026-01-01'; date < '2028-01-01'; date = dayAfter(date)) {
          const day = sunDay(date, village);
          assert.ok(day);
          const lengthMs = day.duskAt.getTime() - day.dawnAt.getTime();
          const inDay = new Date(day.dawnAt.getTime() + (lengthMs * shift) / 720);
          for (const moment of [day.dawnAt, inDay, new Date(day.duskAt.getTime() - 1)]) {
            assert.equal(decide(moment, own).levelPercent, 0, `${date} ${moment.toISOString()}`);
          }
        }
      },
    ),
    { numRuns: 12 },
  );
});

test('every minute of a year agrees with the almanac: light only when the sun is below −5.8°', () => {
  const always: Situation = {
    ...situation,
    programmeOf: () => ({
      code: 'a',
      steps: [{ at: { kind: 'clock', minute: 720 }, levelPercent: 60 }],
    }),
  };
  let lit = 0;
  for (
    let ms = Date.parse('2026-01-01T00:00:00Z');
    ms < Date.parse('2027-01-01T00:00:00Z');
    ms += 420_000
  ) {
    const moment = new Date(ms);
    if (decide(moment, always).levelPercent === 0) continue;
    lit += 1;
    assert.ok(almanacAltitude(moment, place) < -5.8, moment.toISOString());
  }
  assert.ok(lit > 30_000);
});

test('until names the next instant at which the decision may change', () => {
  fc.assert(
    fc.property(anyProgramme, fc.integer({ min: 0, max: 525_000 }), (programme, minute) => {
      const own: Situation = { ...situation, programmeOf: () => programme };
      const moment = new Date(Date.parse('2026-01-01T00:00:00Z') + minute * 60_000);
      const { levelPercent, until } = decide(moment, own);
      assert.ok(until && until > moment);
      for (const share of [0.3, 0.9, 0.999]) {
        const between: Date = new Date(
          moment.getTime() + (until.getTime() - moment.getTime()) * share,
        );
        assert.equal(decide(between, own).levelPercent, levelPercent);
      }
    }),
  );
});
