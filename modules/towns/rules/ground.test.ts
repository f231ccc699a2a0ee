import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Polygon } from '#platform/geo/index.ts';
import type { GridCellRow, PlaceRow, SettingsRow, VillageRow } from '../store/tables.ts';
import { overlapShare, samplesOf, shareInside } from './coverage.ts';
import { groundOf } from './ground.ts';
import { houseAt } from './locate.ts';

const square = (west: number, south: number, side: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

test('the overlap of two areas is found within a thousandth, and touching is none', () => {
  const area = square(112.9, 28.4, 0.02);
  const share = (other: Polygon) => overlapShare(area, samplesOf(area), other);
  assert.ok(Math.abs(share(square(112.91, 28.4, 0.02)) - 0.5) < 0.02);
  assert.equal(share(square(112.92, 28.4, 0.02)), 0);
  assert.equal(share(square(113.5, 28.4, 0.02)), 0);
  assert.ok(share(square(112.905, 28.405, 0.004)) > 0.9, 'a small area within a large one');
  assert.equal(shareInside(samplesOf(area), area), 1);
});

test('a house number lies between its neighbours on its side of the street', () => {
  const street = [
    [1, 112.9, 28.4],
    [2, 112.9, 28.401],
    [5, 112.904, 28.4],
    [6, 112.904, 28.401],
  ] as const;
  assert.deepEqual(houseAt(street, 5), { longitude: 112.904, latitude: 28.4 });
  const third = houseAt(street, 3);
  assert.ok(third && Math.abs(third.longitude - 112.902) < 1e-9 && third.latitude === 28.4);
  assert.equal(houseAt(street, 4)?.latitude, 28.401);
  assert.equal(houseAt(street, 7), null, 'beyond the last number');
});

const common = { tenantId: 't', nameEn: '', active: true, version: 1 };
const village = (id: string, nameZh: string, area: Polygon): VillageRow => ({
  ...common,
  id,
  code: id,
  nameZh,
  kind: 'village',
  area,
  areaSquareMetres: 1,
});
const cell = (id: string, villageId: string, area: Polygon): GridCellRow => ({
  ...common,
  id,
  code: id,
  nameZh: id,
  villageId,
  gridWorkerId: null,
  area,
  areaSquareMetres: 1,
  population: null,
});
const place = (
  id: string,
  nameZh: string,
  kind: string,
  rest: Partial<PlaceRow> = {},
): PlaceRow => ({
  ...common,
  id,
  code: id,
  nameZh,
  kind,
  isQr: false,
  aliases: [],
  longitude: 112.905,
  latitude: 28.405,
  precisionMetres: 60,
  gridCellId: null,
  houseNumbers: null,
  ...rest,
});
const settings: SettingsRow = {
  tenantId: 't',
  nameZh: '镇',
  nameEn: 'Town',
  dutyPhone: '',
  centreLongitude: null,
  centreLatitude: null,
  countyOutline: null,
  revision: 'r',
};
const ground = groundOf({
  settings,
  villages: [
    village('v1', '东村', square(112.9, 28.4, 0.01)),
    village('v2', '西村', square(112.91, 28.4, 0.01)),
  ],
  gridCells: [
    cell('c1', 'v1', square(112.9, 28.4, 0.01)),
    cell('c2', 'v2', square(112.91, 28.4, 0.01)),
  ],
  departments: [],
  places: [
    place('p1', '东村', 'village', { precisionMetres: 1000 }),
    place('p2', '西村', 'village', { precisionMetres: 1000 }),
    place('p3', '老屋组', 'hamlet', { gridCellId: 'c1', precisionMetres: 200 }),
    place('p4', '老屋组', 'hamlet', { gridCellId: 'c2', precisionMetres: 200 }),
    place('p5', '大街', 'road', { precisionMetres: 700, houseNumbers: [[2, 112.915, 28.405]] }),
    place('p6', '大街小学', 'landmark', { gridCellId: 'c2', aliases: ['小学'] }),
    place('p7', '旧桥', 'landmark', { active: false }),
  ],
});

test('the longest name wins, the nearest place comes first', () => {
  assert.deepEqual(
    ground.locate('大街小学门口').map((one) => one.place.id),
    ['p6'],
  );
  assert.deepEqual(
    ground.locate('大街上，小学旁边').map((one) => one.place.id),
    ['p6', 'p5'],
  );
  assert.deepEqual(
    ground.locate('东村大街二号').map((one) => [one.place.id, one.precision]),
    [
      ['p5', 'door'],
      ['p1', 'area'],
    ],
  );
  assert.equal(ground.locate('大街2号')[0]?.gridCell?.id, 'c2');
  assert.equal(ground.locate('大街 99 号')[0]?.precision, 'street');
});

test('of two hamlets of one name the one in the village named comes first', () => {
  assert.equal(ground.locate('西村老屋组')[0]?.place.id, 'p4');
  assert.equal(ground.locate('东村老屋组')[0]?.place.id, 'p3');
});

test('what is retired is not found by words, only by its id', () => {
  assert.deepEqual(ground.locate('旧桥'), []);
  assert.equal(ground.place('p7')?.nameZh, '旧桥');
});

test('a position on a shared edge belongs to one cell; without an outline every place may be the county', () => {
  assert.ok(ground.cellAt({ longitude: 112.91, latitude: 28.405 }));
  assert.equal(ground.cellAt({ longitude: 112.95, latitude: 28.405 }), null);
  assert.equal(ground.insideCounty({ longitude: 0, latitude: 0 }), true);
});
