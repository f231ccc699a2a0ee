import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Area, Vertex } from './index.ts';
import { validateArea, validateFeatureCollection } from './index.ts';

function square(west: number, south: number, size: number): Vertex[] {
  const [east, north] = [west + size, south + size];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function polygon(...rings: Vertex[][]): Area {
  return { type: 'Polygon', coordinates: rings };
}

test('faulty outlines are named with their place', () => {
  const faults = (coordinates: unknown) =>
    validateArea({ type: 'Polygon', coordinates }, '/g').problems.map(
      ({ code, path }) => `${code} ${path}`,
    );
  assert.deepEqual(faults([square(0, 0, 1)]), []);
  assert.deepEqual(faults([]), ['wrong-type /g/coordinates']);
  assert.deepEqual(
    faults([
      [
        [0, 0],
        [1, 0],
        [0, 0],
      ],
    ]),
    ['too-few-positions /g/coordinates/0'],
  );
  assert.deepEqual(
    faults([
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ]),
    ['ring-not-closed /g/coordinates/0/3'],
  );
  assert.deepEqual(
    faults([
      [
        [0, 0],
        [1, '0'],
        [1, 1],
        [0, 0],
      ],
    ]),
    ['not-a-position /g/coordinates/0/1'],
  );
  assert.deepEqual(
    faults([
      [
        [28, 112],
        [28, 113],
        [29, 113],
        [28, 112],
      ],
    ])[0],
    'axes-swapped /g/coordinates/0/0',
  );
  assert.deepEqual(
    faults([
      [
        [0, 0],
        [200, 0],
        [1, 1],
        [0, 0],
      ],
    ]),
    ['out-of-range /g/coordinates/0/1'],
  );
  assert.deepEqual(
    faults([
      [
        [0, 0],
        [1, 1],
        [2, 2],
        [0, 0],
      ],
    ]),
    ['no-area /g/coordinates/0'],
  );
  assert.deepEqual(
    faults([
      [
        [0, 0],
        [3, 3],
        [3, 0],
        [0, 2],
        [0, 0],
      ],
    ]),
    ['self-intersection /g/coordinates/0/0'],
  );
  assert.deepEqual(faults([square(0, 0, 4), square(3, 3, 2)]), [
    'self-intersection /g/coordinates/0/1',
  ]);
  assert.deepEqual(faults([square(0, 0, 4), square(5, 5, 1)]), ['hole-outside /g/coordinates/1']);
  assert.deepEqual(faults([square(0, 0, 4), square(1, 1, 1)]), []);
  assert.deepEqual(
    faults([
      [
        [0, 0],
        [4, 0],
        [2, 0],
        [2, 3],
        [0, 0],
      ],
    ]),
    ['self-intersection /g/coordinates/0/0'],
  );
});

test('doubled positions and heights are tolerated', () => {
  const ring = [
    [0, 0, 5],
    [1, 0, 5],
    [1, 0, 5],
    [1, 1, 5],
    [0, 0, 5],
  ];
  const { area, problems } = validateArea({ type: 'Polygon', coordinates: [ring] });
  assert.deepEqual(problems, []);
  assert.deepEqual(area?.coordinates[0]?.[0], [0, 0]);
});

test('a collection keeps its good features and names the bad ones', () => {
  const good = { type: 'Feature', geometry: polygon(square(0, 0, 1)), properties: { name: '一' } };
  const bad = { type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] } };
  const read = validateFeatureCollection({ type: 'FeatureCollection', features: [bad, good, 7] });
  assert.deepEqual(
    read.features.map(({ index, properties }) => [index, properties]),
    [[1, { name: '一' }]],
  );
  assert.deepEqual(
    read.problems.map(({ path }) => path),
    ['/features/0/geometry/type', '/features/2'],
  );
  assert.equal(validateFeatureCollection('x').problems[0]?.code, 'not-geojson');
});
