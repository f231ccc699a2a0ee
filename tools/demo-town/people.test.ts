import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultDepartments } from '#modules/duties/catalogue/index.ts';
import { demoGazetteer } from './gazetteer.ts';
import { demoTown } from './geometry/index.ts';
import { baishaStaff, countyStaff, demoResidents, demoStaff, qingxiStaff } from './people.ts';
import { demoQrPlaces } from './qr-places.ts';
import { createRandom } from './random.ts';

test('Qingxi has 62 staff, Baisha 12, the county 3, with user names of their own', () => {
  const staff = demoStaff(defaultDepartments);
  assert.equal(qingxiStaff(defaultDepartments).length, 62);
  assert.equal(baishaStaff(defaultDepartments).length, 12);
  assert.equal(countyStaff().length, 3);
  assert.equal(new Set(staff.map(({ username }) => username)).size, staff.length);
  for (const { username } of staff) assert.match(username, /^[a-z0-9][a-z0-9._-]*$/u);
});

test('each department has a head and a hand, each grid cell one grid worker', () => {
  const staff = qingxiStaff(defaultDepartments);
  for (const { code } of defaultDepartments) {
    for (const role of ['departmentHead', 'crew']) {
      assert.ok(
        staff.some((one) => one.departmentCode === code && one.role === role),
        `${role} of ${code}`,
      );
    }
  }
  const known = new Set(demoTown().qingxi.gridCells.features.map((cell) => cell.properties.code));
  const kept = staff.flatMap(({ gridCellCodes }) => gridCellCodes);
  assert.deepEqual(new Set(kept), known);
  assert.equal(kept.length, 24);
});

test('each skill of a department is known to one of its crew', () => {
  const staff = qingxiStaff(defaultDepartments);
  for (const department of defaultDepartments) {
    const crew = staff.filter(
      (one) => one.departmentCode === department.code && one.role === 'crew',
    );
    const known = new Set(crew.flatMap(({ skills }) => skills));
    assert.deepEqual(known, new Set(department.skills.map(({ code }) => code)));
  }
});

test('no phone is given twice, and all are of the invented block', () => {
  const residents = demoResidents();
  assert.equal(residents.length, 300);
  const people = [
    ...demoStaff(defaultDepartments),
    ...residents,
    ...demoResidents(40, 1, demoTown().baisha),
  ];
  assert.equal(new Set(people.map(({ phone }) => phone)).size, people.length);
  for (const { phone } of people) assert.match(phone, /^1990000\d{4}$/u);
  assert.ok(residents.every(({ gridCellCode }) => gridCellCode !== ''));
});

test('QR places and house numbers lie in grid cells; place names are unique', () => {
  const { qingxi, baisha } = demoTown();
  for (const town of [qingxi, baisha]) {
    const places = demoQrPlaces(town);
    assert.ok(places.every(({ gridCellCode }) => gridCellCode !== ''));
    assert.equal(new Set(places.map(({ code }) => code)).size, places.length);
    const { entries, doors } = demoGazetteer(town);
    assert.ok(doors.every(({ gridCellCode }) => gridCellCode.startsWith(town.code)));
    const names = entries.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  }
  const count = demoQrPlaces(qingxi).length;
  assert.ok(count >= 55 && count <= 75, String(count));
});

test('the seeded source repeats itself, and its forks are independent', () => {
  const draw = (purpose: string): number[] => {
    const random = createRandom(7, purpose);
    return Array.from({ length: 5 }, () => random.next());
  };
  assert.deepEqual(draw('a'), draw('a'));
  assert.notDeepEqual(draw('a'), draw('b'));
  const random = createRandom(3);
  const sample = Array.from({ length: 4000 }, () => random.poisson(4));
  assert.ok(Math.abs(sample.reduce((sum, value) => sum + value, 0) / 4000 - 4) < 0.15);
});
