import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Drawing } from '#platform/contract/map-drawings.ts';
import { cornersOf, geometryOf, isDraggable, isDrawn } from './pen.ts';
import fc from 'fast-check';
import type { MapLayerView } from '#platform/contract/map.ts';
import {
  lengthMetres,
  ringSquareMetres,
  roundLength,
  sayMetres,
  saySquareMetres,
} from './measure.ts';
import { beginnings, kindAt, placeAt, pointsAt, secondsOfDay, trailsAt } from './replay.ts';
import { snapWindow } from './snap.ts';
import { areSame } from './use-unchanged.ts';
import { lookOf, type MapView, plainView, readMapView, shownLayers, writeMapView } from './view.ts';

const code = fc.stringMatching(/^[a-z][a-z-]{0,12}$/);
const degrees = (most: number) =>
  fc.integer({ min: -most * 1e5, max: most * 1e5 }).map((value) => value / 1e5);
const position = fc.record({ longitude: degrees(180), latitude: degrees(84) });
const view: fc.Arbitrary<MapView> = fc.record({
  layers: fc.option(
    fc.array(
      fc.record(
        {
          code,
          look: code,
          hidden: fc.array(code, { minLength: 1, maxLength: 3 }),
          heat: fc.constant(true),
        },
        { requiredKeys: ['code'] },
      ),
      { minLength: 1, maxLength: 5 },
    ),
  ),
  centre: fc.constant({ longitude: 112.95, latitude: 28.45 }),
  zoom: fc.integer({ min: 0, max: 2200 }).map((value) => value / 100),
  day: fc.constant('2026-03-05'),
  second: fc.integer({ min: 0, max: 86_400 }),
  ring: fc.option(fc.array(position, { minLength: 3, maxLength: 30 })),
  open: fc.option(fc.record({ layer: code, id: fc.uuid() })),
  ground: fc.constantFrom('tiles', 'own'),
  tone: fc.constantFrom('auto', 'dark', 'light'),
});

test('an address brings back exactly the view that was written into it', () => {
  fc.assert(
    fc.property(view, (one) => {
      const plain = structuredClone(one);
      assert.deepEqual(readMapView(new URLSearchParams(writeMapView(plain).toString())), plain);
    }),
  );
  assert.equal(writeMapView(plainView).toString(), '');
  assert.deepEqual(readMapView(new URLSearchParams('')), plainView);
});

test('an address full of nonsense is read as the plain view', () => {
  const nonsense =
    'layers=%00,:::,a b&at=NaN,9e99,1&day=tomorrow&second=-5&area=zz_&open=x&ground=moon';
  const read = readMapView(new URLSearchParams(nonsense));
  assert.deepEqual(read, { ...plainView, layers: [] });
  fc.assert(fc.property(fc.string(), (text) => assert.ok(readMapView(new URLSearchParams(text)))));
});

test('a small move asks the server nothing new, and the window asked for holds the one that is seen', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 70, max: 130, noNaN: true }),
      fc.double({ min: 5, max: 50, noNaN: true }),
      fc.double({ min: 8, max: 20, noNaN: true }),
      (west, south, zoom) => {
        const width = (1440 * 360) / (512 * 2 ** zoom);
        const asked = snapWindow([west, south, west + width, south + width / 2], zoom);
        const [w = 0, s = 0, e = 0, n = 0] = asked.bbox.split(',').map(Number);
        assert.ok(w <= west && s <= south && e >= west + width && n >= south + width / 2);
        assert.ok(e - w < width + (2.1 * 2 * 360) / 2 ** (Math.floor(zoom) + 1));
        assert.ok(asked.zoom <= zoom && zoom - asked.zoom < 0.5);
      },
    ),
  );
  const [a, b] = [0.0001, 0.0004].map((by) =>
    snapWindow([112.9 + by, 28.4, 112.95 + by, 28.42], 14),
  );
  assert.deepEqual(a, b);
});

test('a replayed day: what began is there from its instant to its end, in the class that held', () => {
  const { from, to } = secondsOfDay('2026-03-05');
  assert.equal(new Date(from * 1000).toISOString(), '2026-03-04T16:00:00.000Z');
  const steps: [number, number][] = [
    [from + 100, 2],
    [from + 200, 1],
    [from + 300, -1],
  ];
  assert.deepEqual(
    [0, 99, 100, 199, 200, 299, 300].map((second) => kindAt(steps, from + second)),
    [-1, -1, 2, 2, 1, 1, -1],
  );
  const span = { id: 'a', label: 'A', longitude: 1, latitude: 2, steps };
  assert.equal(pointsAt([span], from + 150, []).length, 1);
  assert.equal(pointsAt([span], from + 150, [2]).length, 0, 'its class is left out');
  assert.deepEqual(beginnings([span], { from, to }, 24).slice(0, 2), [1, 0]);
});

test('between two near fixes a vehicle is where it drove, between two far ones nowhere', () => {
  const path: [number, number, number][] = [
    [1000, 112, 28],
    [1100, 112.01, 28],
    [9000, 113, 29],
  ];
  const track = { id: 'v', label: 'V', kind: 0, path };
  assert.deepEqual(placeAt(track, 1050), [112.005, 28]);
  assert.equal(placeAt(track, 900), null);
  assert.deepEqual(placeAt(track, 1200), [112.01, 28], 'it stands where it was heard last');
  assert.equal(placeAt(track, 5000), null);
  assert.equal(trailsAt([track], 1050)[0]?.length, 2);
});

test('measures agree with plain geometry and are said in round words', () => {
  const a = { longitude: 112.95, latitude: 28.45 };
  const b = { longitude: 112.96, latitude: 28.45 };
  const c = { longitude: 112.96, latitude: 28.46 };
  assert.ok(Math.abs(lengthMetres([a, b]) - 977.6) < 2);
  assert.ok(Math.abs(ringSquareMetres([a, b, c]) - (977.6 * 1112) / 2) < 2500);
  assert.equal(ringSquareMetres([a, b]), 0);
  assert.deepEqual([sayMetres(859.6), sayMetres(3421)], ['860 m', '3.42 km']);
  assert.equal(saySquareMetres(1000, '亩'), '1000 m² · 1.5 亩');
  assert.deepEqual([roundLength(730), roundLength(199), roundLength(99)], [500, 100, 50]);
});

test('a layer or look that is gone is left out', () => {
  const layer = { code: 'cases', startsShown: true, looks: [{ code: 'state' }] } as MapLayerView;
  assert.deepEqual(shownLayers(plainView, [layer]), [{ code: 'cases' }]);
  const old = { layers: [{ code: 'gone' }, { code: 'cases', look: 'mood' }] };
  assert.deepEqual(shownLayers(old, [layer]), [{ code: 'cases', look: 'mood' }]);
  assert.equal(lookOf(layer, { look: 'mood' }).code, 'state');
});

test('what the pen drew comes back corner by corner; a shape with a hole or too many corners is not dragged', () => {
  const corners = [
    { longitude: 112.95, latitude: 28.45 },
    { longitude: 112.96, latitude: 28.45 },
    { longitude: 112.96, latitude: 28.46 },
  ];
  for (const [kind, least] of [
    ['point', 1],
    ['line', 2],
    ['area', 3],
  ] as const) {
    const drawn = corners.slice(0, kind === 'point' ? 1 : 3);
    const geometry = geometryOf({ kind, corners: drawn });
    assert.deepEqual(cornersOf({ geometry }), drawn, kind);
    assert.ok(isDrawn({ kind, corners: corners.slice(0, least) }));
    assert.ok(!isDrawn({ kind, corners: corners.slice(0, least - 1) }), `${kind} needs ${least}`);
  }
  const area = geometryOf({ kind: 'area', corners }) as GeoJSON.Polygon;
  const kept = { geometry: area, corners: 4 } as Drawing;
  assert.ok(isDraggable(kept));
  assert.ok(!isDraggable({ ...kept, corners: 201 }));
  const [ring = []] = area.coordinates;
  assert.ok(!isDraggable({ ...kept, geometry: { ...area, coordinates: [ring, ring] } }));
});

test('a list is unchanged while each row holds the same fields, else it is another', () => {
  const answer = { points: [] };
  const row = { code: 'cases', answer, pending: false };
  assert.ok(areSame([row], [{ ...row }]));
  assert.ok(areSame([], []));
  assert.ok(!areSame([row], []));
  assert.ok(!areSame([row], [{ ...row, answer: { points: [] } }]));
  assert.ok(!areSame([row], [{ ...row, pending: true }]));
  assert.ok(!areSame<object>([row], [{ ...row, error: undefined }]));
});
