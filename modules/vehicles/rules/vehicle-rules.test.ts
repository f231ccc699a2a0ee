import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distanceMetres, offsetMetres, type Position } from '#platform/geo/index.ts';
import { coverageOf, type PlannedRoute } from './coverage.ts';
import { sheetAround, toSegment } from './plane.ts';
import { measured, simplified, staysOf, type TrackFix, withoutJumps } from './track.ts';

const origin: Position = { longitude: 112.95, latitude: 28.45 };
const start = Date.parse('2026-11-26T06:00:00+08:00');
const at = (east: number, north = 0): Position => offsetMetres(origin, east, north);

/** Fixes every 10 s at so many metres east (and north) of the origin. */
function track(metres: readonly (number | readonly [number, number])[], speedKmh = 20): TrackFix[] {
  return metres.map((metre, index) => ({
    at: new Date(start + index * 10_000),
    position: typeof metre === 'number' ? at(metre) : at(...metre),
    speedKmh,
  }));
}

const straight = (from: number, to: number, step = 50): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);

test('a straight drive is drawn by its ends, a bend by its corner too', () => {
  assert.equal(simplified(track(straight(0, 1000)), 5).length, 2);
  const bent = track([
    [0, 0],
    [100, 0],
    [200, 0],
    [200, 100],
    [200, 200],
  ]);
  assert.deepEqual(
    simplified(bent, 5).map(({ at: time }) => (time.getTime() - start) / 10_000),
    [0, 2, 4],
  );
  assert.deepEqual(simplified([], 5), []);
});

test('no dropped fix lies farther from the drawn line than the tolerance', () => {
  const point = fc.tuple(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 800 }));
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 60 }), (points) => {
      const fixes = track(points);
      const drawn = simplified(fixes, 25);
      const flat = sheetAround(origin);
      let segment = 0;
      for (const fix of fixes) {
        if (drawn[segment + 1] === fix) segment += 1;
        const [from, to] = [drawn[segment], drawn[segment + 1] ?? drawn[segment]];
        assert.ok(from && to);
        const away = toSegment(flat(fix.position), flat(from.position), flat(to.position));
        assert.ok(away <= 25.001, String(away));
      }
    }),
  );
});

test('a wrong fix far away is left out; three in a row are believed', () => {
  const jump = track([0, 50, 90_000, 100, 150]);
  assert.equal(withoutJumps(jump).length, 4);
  const moved = track([0, 50, 90_000, 90_010, 90_020, 90_030]);
  assert.deepEqual(
    withoutJumps(moved).map(({ position }) => Math.round(distanceMetres(origin, position) / 1000)),
    [0, 0, 90, 90],
  );
});

test('what is driven is measured; standing and gaps are not', () => {
  const { kilometres, movingSeconds } = measured(track(straight(0, 1000)));
  assert.ok(Math.abs(kilometres - 1) < 0.01);
  assert.equal(movingSeconds, 200);
  assert.equal(measured(track([0, 2, 0, 3, 1])).kilometres, 0);
  const [first, second] = track([0, 500]);
  assert.ok(first && second);
  const late = { ...second, at: new Date(start + 3_600_000) };
  assert.equal(measured([first, late]).kilometres, 0);
});

test('a stay is where the vehicle kept within forty metres long enough', () => {
  const fixes = track([
    0,
    100,
    200,
    ...Array.from({ length: 30 }, (_, i) => 300 + (i % 3) * 8),
    400,
    500,
  ]);
  const stays = staysOf(fixes, 180);
  assert.equal(stays.length, 1);
  assert.equal(stays[0]?.seconds, 290);
  assert.ok(distanceMetres(stays[0]?.position ?? origin, at(300)) < 1);
  assert.deepEqual(staysOf(fixes, 600), []);
  assert.deepEqual(staysOf([], 60), []);
});

const route: PlannedRoute = {
  line: [at(0), at(1000)],
  points: [
    { name: '市场', position: at(200, 10) },
    { name: '学校', position: at(800, 10) },
  ],
  bufferMetres: 25,
};

test('half a route driven is half covered, and says what was missed', () => {
  const coverage = coverageOf(route, [track(straight(0, 500))]);
  assert.ok(Math.abs(coverage.share - 0.5) < 0.04, String(coverage.share));
  assert.equal(coverage.missed.length, 1);
  const [missed = []] = coverage.missed;
  assert.ok(distanceMetres(missed[0] ?? origin, at(540)) < 30);
  assert.ok(Math.abs(coverage.metres - 1000) < 1);
});

test('two vehicles together cover what neither does alone', () => {
  const [west, east] = [track(straight(0, 520)), track(straight(480, 1000))];
  assert.equal(coverageOf(route, [west, east]).share, 1);
  assert.ok(coverageOf(route, [east]).share < 0.6);
});

test('a parallel street is not the route; neither is a gap in the track', () => {
  const beside = track(straight(0, 1000).map((metre): [number, number] => [metre, 60]));
  assert.equal(coverageOf(route, [beside]).share, 0);
  const [first, last] = track([0, 1000]);
  assert.ok(first && last);
  const gap = [first, { ...last, at: new Date(start + 600_000) }];
  assert.ok(coverageOf(route, [gap]).share < 0.05);
});

test('a point is served when the vehicle comes near and slows down', () => {
  const passing = coverageOf(route, [track(straight(0, 1000), 30)]);
  assert.deepEqual(passing.served, [null, null]);
  const slow = track(straight(0, 1000)).map((fix, index) => ({
    ...fix,
    speedKmh: index === 4 ? 3 : 25,
  }));
  const { served } = coverageOf(route, [slow]);
  assert.deepEqual([served[0]?.getTime(), served[1]], [start + 40_000, null]);
});

test('coverage lies between nothing and all, and more driving never lowers it', () => {
  const walk = fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 30 });
  fc.assert(
    fc.property(walk, walk, (one, other) => {
      const alone = coverageOf(route, [track(one)]).share;
      const both = coverageOf(route, [track(one), track(other)]).share;
      assert.ok(alone >= 0 && both <= 1.000001 && both >= alone - 1e-9);
    }),
  );
});
