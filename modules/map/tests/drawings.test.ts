import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingsLayer } from '#platform/contract/map-drawings.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { testTown } from '#testing';
import { api } from '../contract.ts';

const whole = { bbox: '112.8,28.3,113.1,28.6', zoom: 12 } as const;
const square: GeoJSON.Polygon = {
  type: 'Polygon',
  coordinates: [
    [
      [112.95, 28.45],
      [112.951, 28.45],
      [112.951, 28.451],
      [112.95, 28.451],
      [112.95, 28.45],
    ],
  ],
};
const said = {
  name: '庙会管制区',
  note: '初八至十二',
  audience: 'mine',
  geometry: square,
} as const;

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  return 'none';
};

test('a drawing is its maker’s until it is shared: with the department, then with the town', async (t) => {
  const town = await testTown(t);
  const head = (await town.as('head-sanitation')).api(api);
  const crew = (await town.as('crew-sanitation-1')).api(api);
  const other = (await town.as('head-health')).api(api);
  const leader = (await town.as('leader')).api(api);
  const twin = (await town.as('baisha-officer1', 'baisha')).api(api);
  const kept = await head.keepDrawing({ body: said });
  assert.deepEqual([kept.kind, kept.isMine, kept.version], ['area', true, 1]);
  const params = { drawingId: kept.id };
  const sees = async (who: typeof head): Promise<boolean> => {
    const { items } = await who.drawings({});
    const isListed = items.some(({ id }) => id === kept.id);
    const drawn = await who.features({ params: { code: drawingsLayer }, query: whole });
    const found = await who.search({ query: { q: '庙会' } });
    assert.equal(
      drawn.shapes.some(({ id }) => id === kept.id),
      isListed,
      'map as list',
    );
    assert.equal(
      found.items.some(({ id }) => id === kept.id),
      isListed,
      'search as list',
    );
    assert.equal(await codeOf(who.drawing({ params })), isListed ? 'none' : 'map-drawing-unknown');
    return isListed;
  };
  const all = async () => {
    const seen: boolean[] = [];
    for (const who of [head, crew, other, leader, twin]) seen.push(await sees(who));
    return seen;
  };
  assert.deepEqual(await all(), [true, false, false, false, false]);
  const change = { name: said.name, note: '', geometry: null };
  await head.changeDrawing({ params, body: { ...change, audience: 'department', version: 1 } });
  assert.deepEqual(await all(), [true, true, false, true, false]);
  await head.changeDrawing({ params, body: { ...change, audience: 'town', version: 2 } });
  assert.deepEqual(await all(), [true, true, true, true, false]);

  const stolen = { params, body: { ...change, audience: 'mine', version: 3 } } as const;
  assert.equal(await codeOf(crew.changeDrawing(stolen)), 'map-drawing-not-yours');
  const removal = { params, query: { version: 3 } };
  assert.equal(await codeOf(leader.removeDrawing(removal)), 'map-drawing-not-yours');
  const stale = head.removeDrawing({ params, query: { version: 1 } });
  assert.equal(await codeOf(stale), 'changed-meanwhile');
  const file = await other.exportDrawings({ query: { ids: [kept.id] } });
  const document = JSON.parse(await (file.bytes as Blob).text()) as GeoJSON.FeatureCollection;
  assert.deepEqual(document.features[0]?.geometry, square);
  await (await town.as('admin')).api(api).removeDrawing(removal);
  assert.deepEqual(await all(), [false, false, false, false, false]);

  const crossed = {
    ...square,
    coordinates: [
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ],
    ],
  };
  const faulty = { ...said, geometry: crossed as GeoJSON.Polygon };
  assert.equal(await codeOf(head.keepDrawing({ body: faulty })), 'map-shape-faulty');
  const many = { type: 'MultiPoint', coordinates: [[1, 2]] } as unknown as GeoJSON.Polygon;
  assert.equal(
    await codeOf(head.keepDrawing({ body: { ...said, geometry: many } })),
    'map-shape-faulty',
  );
  const fine = Array.from({ length: 501 }, (_, at): [number, number] => [112.9 + at / 1e5, 28.45]);
  const line: GeoJSON.LineString = { type: 'LineString', coordinates: fine };
  assert.equal(
    await codeOf(head.keepDrawing({ body: { ...said, geometry: line } })),
    'map-drawing-too-fine',
  );
});
