import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Area, Position, Vertex } from './index.ts';
import {
  PolygonIndex,
  areaSquareMetres,
  bd09ToGcj02,
  bd09ToWgs84,
  boundingBox,
  centroid,
  distanceMetres,
  gcj02ToBd09,
  gcj02ToWgs84,
  offsetMetres,
  placeInPolygon,
  pointInPolygon,
  validateArea,
  wgs84ToBd09,
  wgs84ToGcj02,
} from './index.ts';

const anywhereInChina = fc.record({
  longitude: fc.double({ min: 74, max: 135, noNaN: true }),
  latitude: fc.double({ min: 4, max: 53, noNaN: true }),
});

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

test('known positions convert between the Chinese datums', () => {
  // Tiananmen, reference values of the eviltransform test set.
  const gcj = wgs84ToGcj02({ longitude: 116.404, latitude: 39.915 });
  assert.ok(distanceMetres(gcj, { longitude: 116.410244499, latitude: 39.916404281 }) < 0.5);
  const bd = gcj02ToBd09({ longitude: 116.404, latitude: 39.915 });
  assert.ok(distanceMetres(bd, { longitude: 116.41036949, latitude: 39.92133699 }) < 0.5);
  const home = { longitude: 112.95, latitude: 28.45 };
  const moved = distanceMetres(home, wgs84ToGcj02(home));
  assert.ok(moved > 300 && moved < 800, `moved ${moved} m`);
});

test('every conversion returns within a millimetre', () => {
  const there: [(p: Position) => Position, (p: Position) => Position][] = [
    [wgs84ToGcj02, gcj02ToWgs84],
    [gcj02ToBd09, bd09ToGcj02],
    [wgs84ToBd09, bd09ToWgs84],
  ];
  fc.assert(
    fc.property(anywhereInChina, (position) => {
      for (const [forward, back] of there) {
        assert.ok(distanceMetres(position, back(forward(position))) < 0.001);
      }
    }),
    { numRuns: 1000 },
  );
});

test('positions abroad are not shifted', () => {
  const paris = { longitude: 2.35, latitude: 48.85 };
  assert.deepEqual(wgs84ToGcj02(paris), paris);
  assert.deepEqual(gcj02ToWgs84(paris), paris);
});

test('distances, areas and centroids agree with plain geometry at town size', () => {
  const home = { longitude: 112.95, latitude: 28.45 };
  const east = offsetMetres(home, 300, 400);
  assert.ok(Math.abs(distanceMetres(home, east) - 500) < 0.1);
  const corner = offsetMetres(home, 1000, 1000);
  const [w, s, e, n] = [home.longitude, home.latitude, corner.longitude, corner.latitude];
  const cell = polygon([
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ]);
  assert.ok(Math.abs(areaSquareMetres(cell) - 1e6) < 500);
  const middle = centroid(cell);
  assert.ok(distanceMetres(middle, offsetMetres(home, 500, 500)) < 0.5);
  assert.deepEqual(boundingBox(cell), { west: w, south: s, east: e, north: n });
});

test('a hole takes area off and pulls the centroid away', () => {
  const holed = polygon(square(0, 0, 4), square(2, 1, 1));
  const whole = areaSquareMetres(polygon(square(0, 0, 4)));
  assert.ok(Math.abs(areaSquareMetres(holed) - whole * (15 / 16)) < whole * 0.001);
  const middle = centroid(holed);
  assert.ok(Math.abs(middle.longitude - (2 * 16 - 2.5) / 15) < 1e-9);
  assert.ok(Math.abs(middle.latitude - (2 * 16 - 1.5) / 15) < 1e-9);
  assert.throws(
    () =>
      centroid(
        polygon([
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ]),
      ),
    RangeError,
  );
});

test('inside, edge, hole and several parts', () => {
  const area: Area = {
    type: 'MultiPolygon',
    coordinates: [[square(0, 0, 4), square(1, 1, 2)], [square(10, 0, 1)]],
  };
  const place = (longitude: number, latitude: number) =>
    placeInPolygon({ longitude, latitude }, area);
  assert.equal(place(0.5, 0.5), 'inside');
  assert.equal(place(2, 2), 'outside');
  assert.equal(place(1, 2), 'edge');
  assert.equal(place(0, 4), 'edge');
  assert.equal(place(10.5, 0.5), 'inside');
  assert.equal(place(5, 0), 'outside');
  assert.equal(pointInPolygon({ longitude: 4, latitude: 1 }, area), true);
});

test('each position of a covered town lies in exactly one grid cell, the first listed on edges', () => {
  const cells = Array.from({ length: 24 }, (_, index) => ({
    key: index,
    area: polygon(square(112 + (index % 6) * 0.25, 28 + Math.floor(index / 6) * 0.25, 0.25)),
  }));
  const index = new PolygonIndex(cells);
  assert.equal(index.locate({ longitude: 112.25, latitude: 28.25 }), 0);
  assert.equal(index.locate({ longitude: 112.25, latitude: 28.3 }), 6);
  assert.equal(index.locate({ longitude: 111.9, latitude: 28.3 }), undefined);
  assert.equal(index.locate({ longitude: Number.NaN, latitude: 28.3 }), undefined);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 32 }), (x, y) => {
      const position = { longitude: 112 + x / 32, latitude: 28 + y / 32 };
      const slow = cells.find(({ area }) => pointInPolygon(position, area))?.key;
      assert.notEqual(slow, undefined);
      assert.equal(index.locate(position), slow);
    }),
    { numRuns: 500 },
  );
  assert.equal(new PolygonIndex([]).locate({ longitude: 0, latitude: 0 }), undefined);
});

test('a ring drawn by a star-shaped outline agrees with its angle', () => {
  const radii = fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 5, maxLength: 12 });
  fc.assert(
    fc.property(radii, fc.nat(999), fc.integer({ min: 1, max: 12 }), (lengths, turn, far) => {
      const step = (2 * Math.PI) / lengths.length;
      const ring = lengths.map((r, i): Vertex => [r * Math.cos(i * step), r * Math.sin(i * step)]);
      ring.push(ring[0] ?? [0, 0]);
      const part = Math.min(Math.floor((turn / 1000) * lengths.length), lengths.length - 1);
      const angle = (turn / 1000) * 2 * Math.PI - part * step;
      const [a, b] = [lengths[part] ?? 1, lengths[(part + 1) % lengths.length] ?? 1];
      const reach = (a * b * Math.sin(step)) / (a * Math.sin(angle) + b * Math.sin(step - angle));
      fc.pre(Math.abs(reach - far) > 1e-6);
      const position = {
        longitude: far * Math.cos((turn / 1000) * 2 * Math.PI),
        latitude: far * Math.sin((turn / 1000) * 2 * Math.PI),
      };
      assert.equal(pointInPolygon(position, polygon(ring)), far < reach);
      assert.deepEqual(validateArea(polygon(ring)).problems, []);
    }),
    { numRuns: 500 },
  );
});
