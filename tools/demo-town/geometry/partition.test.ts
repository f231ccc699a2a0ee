import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../random.ts';
import { createCounty } from './county.ts';
import type { Division, LngLat, TownGeometry } from './index.ts';
import { demoTown } from './index.ts';
import { insideRing, signedArea, toPlane } from './plane.ts';
import { mainRiver } from './river.ts';

function contains(division: Division, at: readonly [number, number]): boolean {
  const [outer, ...holes] = division.geometry.coordinates;
  if (!outer || !insideRing(at[0], at[1], outer)) return false;
  return !holes.some((hole) => insideRing(at[0], at[1], hole));
}

function areaOf(division: Division): number {
  return division.geometry.coordinates.reduce((sum, ring) => sum + signedArea(ring), 0);
}

const both: TownGeometry[] = [demoTown().qingxi, demoTown().baisha];

test('every place of a town lies in exactly one grid cell and one village', () => {
  const random = createRandom(5, 'partition-test');
  for (const town of both) {
    const [west, south, east, north] = town.bounds;
    for (let draw = 0; draw < 3000; draw += 1) {
      const at = [random.between(west, east), random.between(south, north)] as const;
      const cells = town.gridCells.features.filter((cell) => contains(cell, at));
      const villages = town.villages.features.filter((village) => contains(village, at));
      const expected = contains(town.outline, at) ? 1 : 0;
      assert.equal(cells.length, expected, `cells at ${at.join(',')}`);
      assert.equal(villages.length, expected, `villages at ${at.join(',')}`);
      if (cells[0]) assert.equal(cells[0].properties.parentCode, villages[0]?.properties.code);
    }
  }
});

test('cells, villages and neighbours cover their parents to the last square metre', () => {
  const county = demoTown();
  for (const town of both) {
    const whole = areaOf(town.outline);
    for (const parts of [town.gridCells, town.villages]) {
      const sum = parts.features.reduce((total, part) => total + areaOf(part), 0);
      assert.ok(Math.abs(sum - whole) < 1e-12, `${town.nameZh}: ${String(sum - whole)}`);
    }
  }
  const towns = [...both.map((town) => town.outline), ...county.neighbours.features];
  const sum = towns.reduce((total, town) => total + areaOf(town), 0);
  assert.ok(Math.abs(sum - areaOf(county.county)) < 1e-11);
});

test('neighbouring cells share their borders edge by edge', () => {
  for (const town of both) {
    const edges = new Map<string, number>();
    const walk = (ring: readonly LngLat[], sign: number): void => {
      for (let index = 1; index < ring.length; index += 1) {
        const [from, to] = [String(ring[index - 1]), String(ring[index])];
        const [key, way] = from < to ? [`${from}|${to}`, sign] : [`${to}|${from}`, -sign];
        edges.set(key, (edges.get(key) ?? 0) + way);
      }
    };
    for (const cell of town.gridCells.features) {
      for (const ring of cell.geometry.coordinates) walk(ring, 1);
    }
    for (const ring of town.outline.geometry.coordinates) walk(ring, -1);
    assert.ok([...edges.values()].every((balance) => balance === 0));
  }
});

test('the towns have the planned sizes, cells and villages', () => {
  const [qingxi, baisha] = both;
  assert.equal(qingxi?.gridCells.features.length, 24);
  assert.equal(qingxi.villages.features.length, 7);
  assert.equal(baisha?.gridCells.features.length, 6);
  assert.equal(baisha.villages.features.length, 3);
  const squareKm = qingxi.outline.properties.areaSquareMetres / 1e6;
  assert.ok(squareKm > 60 && squareKm < 85, String(squareKm));
  const [x, y] = toPlane(qingxi.centre);
  assert.ok(Math.hypot(x, y) < 0.6, 'Qingxi lies at its centre');
  assert.ok(qingxi.buildings.features.length > 600);
});

test('landmarks of a town stand in one of its grid cells', () => {
  for (const town of both) {
    const codes = new Set(town.gridCells.features.map((cell) => cell.properties.code));
    for (const { properties } of town.landmarks.features) {
      assert.ok(codes.has(properties.gridCellCode), properties.nameZh);
    }
  }
});

test('bridges stand over the river, everything else stays dry', () => {
  const banks = demoTown().river.geometry.coordinates[0] ?? [];
  for (const town of both) {
    for (const { properties, geometry } of town.landmarks.features) {
      const [x, y] = geometry.coordinates;
      assert.equal(insideRing(x, y, banks), properties.kind === 'bridge', properties.nameZh);
    }
    for (const { id, geometry } of town.buildings.features) {
      const [x, y] = geometry.coordinates[0]?.[0] ?? [0, 0];
      assert.ok(!insideRing(x, y, banks), id);
    }
  }
});

test('the same seed draws the same county, another seed another one', () => {
  assert.deepEqual(createCounty(1), demoTown(1));
  assert.notDeepEqual(mainRiver(2), mainRiver(1));
});
