import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { offsetMetres, type Polygon, type Position } from '#platform/geo/index.ts';
import { edgeDistanceMetres } from './distance.ts';
import {
  continuesLate,
  dwellDueAt,
  type FenceShape,
  type FenceState,
  type Fix,
  freshState,
  type Happening,
  judgeDwell,
  judgeFix,
  judgeLate,
} from './judge.ts';
import { FencesNear } from './near.ts';
import { windowStart } from './windows.ts';

const centre: Position = { longitude: 113, latitude: 28.45 };
const east = (metres: number, north = 0): Position => offsetMetres(centre, metres, north);

/** A square of 200 m around the centre. */
const square = squareAt(centre, 100);
const start = Date.parse('2026-11-26T08:00:00+08:00');

function squareAt(middle: Position, half: number): Polygon {
  const corners = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
    [-half, -half],
  ].map(([x = 0, y = 0]) => {
    const { longitude, latitude } = offsetMetres(middle, x, y);
    return [longitude, latitude] as const;
  });
  return { type: 'Polygon', coordinates: [corners] };
}

const fence: FenceShape = {
  area: square,
  leaveBufferMetres: 20,
  dwellSeconds: null,
  speedLimitKmh: null,
  windows: [],
};

/** Fixes every 30 s at so many metres east of the centre. */
function walk(metres: readonly number[], more: Partial<Fix> = {}): Fix[] {
  return metres.map((metre, index) => ({
    at: new Date(start + index * 30_000),
    position: east(metre),
    accuracyMetres: 0,
    speedKmh: null,
    ...more,
  }));
}

function judgeAll(of: FenceShape, fixes: readonly Fix[]): { state: FenceState; told: Happening[] } {
  let state = freshState(new Date(start));
  const told: Happening[] = [];
  for (const fix of fixes) {
    const judged = judgeFix(of, state, fix);
    state = judged.state;
    told.push(...judged.happenings);
  }
  return { state, told };
}

const names = (told: readonly Happening[]): string[] => told.map(({ event }) => event);

test('two clear fixes inside are an entry, at the time of the first', () => {
  const { told } = judgeAll(fence, walk([300, 200, 50, 40]));
  assert.deepEqual(names(told), ['enter']);
  assert.equal(told[0]?.at.getTime(), start + 60_000);
});

test('one stray fix is nothing; neither is fluttering at the edge within the buffer', () => {
  assert.deepEqual(names(judgeAll(fence, walk([300, 300, 0, 300, 300, 300])).told), []);
  const flutter = walk([0, 0, 105, 95, 110, 90, 115, 99, 118]);
  assert.deepEqual(names(judgeAll(fence, flutter).told), ['enter']);
});

test('leaving needs the buffer, and says how long the stay was', () => {
  const { told } = judgeAll(fence, walk([300, 300, 0, 0, 0, 110, 150, 160]));
  assert.deepEqual(names(told), ['enter', 'leave']);
  assert.equal(told[1]?.stayedSeconds, 120);
});

test('a fix whose circle of accuracy crosses the edge votes for nothing', () => {
  const vague = walk([300, 300, 80, 80, 80, 80], { accuracyMetres: 50 });
  assert.deepEqual(names(judgeAll(fence, vague).told), []);
  const sharp = walk([300, 300, 80, 80], { accuracyMetres: 15 });
  assert.deepEqual(names(judgeAll(fence, sharp).told), ['enter']);
});

test('a thing first found outside has not left; one first found inside has entered', () => {
  assert.deepEqual(names(judgeAll(fence, walk([300, 300])).told), []);
  assert.deepEqual(names(judgeAll(fence, walk([0, 0])).told), ['enter']);
});

test('a stay is told once, by a fix or by the timer, and anew after leaving', () => {
  const watching = { ...fence, dwellSeconds: 90 };
  const long = walk([300, 300, 0, 0, 0, 0, 0, 0, 300, 300, 0, 0, 0, 0, 0]);
  assert.deepEqual(names(judgeAll(watching, long).told), [
    'enter',
    'dwell',
    'leave',
    'enter',
    'dwell',
  ]);
  const { state } = judgeAll(watching, walk([0, 0]));
  assert.equal(dwellDueAt(watching, state)?.getTime(), start + 90_000);
  assert.equal(judgeDwell(watching, state, new Date(start + 89_000)), null);
  assert.equal(judgeDwell(watching, state, new Date(start + 90_000))?.stayedSeconds, 90);
  assert.equal(dwellDueAt(watching, { ...state, dwellTold: true }), null);
});

test('speeding is told once an episode, which ends well below the limit', () => {
  const watching = { ...fence, speedLimitKmh: 30 };
  const speeds = [20, 20, 35, 36, 40, 29, 33, 34, 24, 35, 36];
  const fixes = speeds.map(
    (speedKmh, index) => ({ ...walk([0])[0], at: new Date(start + index * 1000), speedKmh }) as Fix,
  );
  assert.deepEqual(names(judgeAll(watching, fixes).told), ['enter', 'speed', 'speed']);
});

test('outside its hours a fence says nothing, but keeps watching', () => {
  const morning = { ...fence, windows: [{ weekdays: [], fromMinute: 481, toMinute: 600 }] };
  assert.deepEqual(names(judgeAll(morning, walk([300, 300, 0, 0])).told), ['enter']);
  const evening = { ...fence, windows: [{ weekdays: [], fromMinute: 1200, toMinute: 360 }] };
  const { told, state } = judgeAll(evening, walk([300, 300, 0, 0]));
  assert.deepEqual([names(told), state.side], [[], 'in']);
});

test('a window over midnight holds on the morning after its weekday', () => {
  const thursdayNight = [{ weekdays: [4], fromMinute: 1320, toMinute: 360 }];
  const startOf = (text: string): string | undefined =>
    windowStart(thursdayNight, new Date(`${text}+08:00`))?.toISOString();
  assert.equal(startOf('2026-11-26T22:00:00'), '2026-11-26T14:00:00.000Z');
  assert.equal(startOf('2026-11-27T05:59:00'), '2026-11-26T14:00:00.000Z');
  assert.equal(startOf('2026-11-27T06:00:00'), undefined);
  assert.equal(startOf('2026-11-26T05:00:00'), undefined);
});

test('a late track is judged in its own order', () => {
  const shuffled = walk([300, 300, 0, 0, 300, 300]).toReversed();
  assert.deepEqual(names(judgeLate(fence, freshState(new Date(0)), shuffled).happenings), [
    'enter',
    'leave',
  ]);
});

test('a late track goes on after a short gap and begins anew after a long one', () => {
  const { state } = judgeLate(fence, freshState(new Date(0)), walk([0, 0]));
  const after = (minutes: number): Date => new Date(start + 30_000 + minutes * 60_000);
  assert.deepEqual(
    [-1, 0, 1, 30, 31].map((minutes) => continuesLate(state, after(minutes))),
    [false, false, true, true, false],
  );
});

test('the distance to the edge is that of the nearest of many points on it', () => {
  const middle = fc.record({
    x: fc.integer({ min: -300, max: 300 }),
    y: fc.integer({ min: -300, max: 300 }),
  });
  fc.assert(
    fc.property(middle, ({ x, y }) => {
      const signed = edgeDistanceMetres(east(x, y), square);
      const [outX, outY] = [Math.abs(x) - 100, Math.abs(y) - 100];
      const outside = Math.hypot(Math.max(0, outX), Math.max(0, outY));
      const wanted = outX <= 0 && outY <= 0 ? Math.max(outX, outY) : outside;
      assert.ok(Math.abs(signed - wanted) < 0.15, `${x},${y}: ${signed} for ${wanted}`);
    }),
  );
});

/** The words of the rule again, naively: all votes kept, the last three looked at each time. */
function oracle(inside: readonly boolean[]): string[] {
  let side: boolean | null = null;
  let from = 0;
  const told: string[] = [];
  for (let now = 0; now < inside.length; now += 1) {
    const three = inside.slice(Math.max(from, now - 2), now + 1);
    const turned = [true, false].find(
      (one) => one !== side && three.filter((vote) => vote === one).length >= 2,
    );
    if (turned === undefined) continue;
    if (turned) told.push('enter');
    else if (side !== null) told.push('leave');
    side = turned;
    from = Math.max(0, now - 1);
  }
  return told;
}

test('entries and leavings agree with a naive reading of the rule on any walk', () => {
  const plain = { ...fence, leaveBufferMetres: 0 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -200, max: 200 }), { maxLength: 40 }), (metres) => {
      const clear = metres.filter((metre) => Math.abs(metre) !== 100);
      const inside = clear.map((metre) => Math.abs(metre) < 100);
      assert.deepEqual(names(judgeAll(plain, walk(clear)).told), oracle(inside));
    }),
    { numRuns: 500 },
  );
});

test('the index finds every fence in reach that a look at all of them finds', () => {
  const point = fc.record({
    x: fc.integer({ min: -2000, max: 2000 }),
    y: fc.integer({ min: -2000, max: 2000 }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 30 }), point, (middles, { x, y }) => {
      const fences = middles.map((middle) => ({
        area: squareAt(east(middle.x, middle.y), 80),
        leaveBufferMetres: 30,
      }));
      const found = new FencesNear(fences).at(east(x, y), 10);
      const inReach = fences.filter(({ area }) => edgeDistanceMetres(east(x, y), area) <= 10);
      for (const one of inReach) assert.ok(found.includes(one));
    }),
  );
});
