import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf, measuresOf, sayMeasures } from './drawing.ts';

const corner = (x: number, y: number): [number, number] => [112.95 + x / 1000, 28.45 + y / 1000];

test('a line has a length, an area what lies within it, a point neither', () => {
  const line = measuresOf({
    type: 'LineString',
    coordinates: [corner(0, 0), corner(0, 1), corner(1, 1)],
  });
  // A thousandth of a degree: 111 m north, 98 m east at this latitude.
  assert.ok(Math.abs(line.lengthMetres - 209) < 1, `${line.lengthMetres}`);
  assert.equal(line.squareMetres, 0);
  const ring = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)];
  const area = measuresOf({ type: 'Polygon', coordinates: [ring] });
  assert.ok(Math.abs(area.squareMetres - 10_890) < 60, `${area.squareMetres}`);
  assert.ok(Math.abs(area.lengthMetres - 418) < 2, `${area.lengthMetres}`);
  const point = measuresOf({ type: 'Point', coordinates: corner(0, 0) });
  assert.deepEqual(point, { lengthMetres: 0, squareMetres: 0 });
});

test('measures are told in the words of the reader', () => {
  const area = { lengthMetres: 418, squareMetres: 10_890 };
  assert.equal(sayMeasures(area, 'zh'), '10890 m² · 16.3 亩 · 周长 418 m');
  assert.equal(sayMeasures({ lengthMetres: 3420, squareMetres: 0 }, 'en'), '3.42 km');
  assert.equal(sayMeasures({ lengthMetres: 0, squareMetres: 0 }, 'zh'), '');
});

test('what is neither point, line nor area is no drawing', () => {
  assert.equal(kindOf({ type: 'Polygon' }), 'area');
  assert.equal(kindOf({ type: 'GeometryCollection' }), null);
});
