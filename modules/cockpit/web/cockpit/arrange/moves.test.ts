import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { columns, newTile, type Tile } from '#modules/cockpit/contract/index.ts';
import { done, freePlace, type History, placed, redone, undone } from './moves.ts';

const tileAt = (id: string, x: number, y: number, [w, h] = [4, 3]): Tile =>
  newTile('number', id, { x, y, w: w ?? 4, h: h ?? 3 });

const overlapping = (tiles: readonly Tile[]): boolean =>
  tiles.some((a, at) =>
    tiles
      .slice(at + 1)
      .some((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h),
  );

test('a tile that is moved stands where it was put, and what was there goes below', () => {
  const moved = placed([tileAt('a', 0, 0), tileAt('b', 4, 0)], 'a', { x: 4, y: 0, w: 4, h: 3 });
  assert.deepEqual(
    moved.map(({ x, y }) => [x, y]),
    [
      [4, 0],
      [4, 3],
    ],
  );
});

test('however tiles are moved and resized, none overlap and none leave the columns', () => {
  const box = fc.record({
    x: fc.integer({ min: -5, max: 30 }),
    y: fc.integer({ min: -3, max: 20 }),
    w: fc.integer({ min: 0, max: 30 }),
    h: fc.integer({ min: 0, max: 12 }),
  });
  const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), box), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (moves) => {
      let tiles = ['a', 'b', 'c', 'd'].map((id, at) => tileAt(id, at * 6, 0));
      for (const [id, to] of moves) tiles = placed(tiles, id, to);
      assert.equal(overlapping(tiles), false);
      for (const { x, w } of tiles) assert.ok(x >= 0 && x + w <= columns);
    }),
  );
});

test('a new tile finds the first free place', () => {
  const tiles = [tileAt('a', 0, 0, [20, 2])];
  assert.deepEqual(freePlace(tiles, { w: 4, h: 2 }), { x: 20, y: 0, w: 4, h: 2 });
  assert.deepEqual(freePlace(tiles, { w: 6, h: 2 }), { x: 0, y: 2, w: 6, h: 2 });
});

test('what was done is undone and done again, and a drag is one step', () => {
  const content = (rows: number) => ({
    nameZh: '版面',
    nameEn: '',
    audience: 'town' as const,
    placeCode: '',
    rows,
    tiles: [],
  });
  let history: History = { past: [], present: content(1), future: [] };
  history = done(history, content(2));
  history = done(history, content(3), true);
  history = undone(history);
  assert.equal(history.present.rows, 1);
  assert.equal(redone(history).present.rows, 3);
  assert.equal(undone(undone(history)).present.rows, 1);
});
