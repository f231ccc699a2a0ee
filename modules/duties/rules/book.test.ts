import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  defaultCatalogue,
  defaultDepartments,
  defaultDuties,
  defaultLargeClasses,
} from '../catalogue/index.ts';
import type { DutyRow } from '../store/tables.ts';
import { type BookGround, type BookRows, changedMatters, dutyBook } from './book.ts';
import { largeClassDuties } from './large-class-duties.ts';

const tenantId = 't';
/** Seven villages and 24 cells, as the demo town has them. */
const villages = Array.from({ length: 7 }, (_, at) => ({
  id: `v${at}`,
  kind: at === 0 ? ('quarter' as const) : ('village' as const),
}));
const gridCells = Array.from({ length: 24 }, (_, at) => ({
  id: `c${at}`,
  villageId: at < 6 ? 'v0' : `v${1 + Math.floor((at - 6) / 3)}`,
}));
const departments = defaultDepartments.map(({ code }) => ({ id: code }));
const ground: BookGround = { villages, gridCells, departments, office: { id: 'office' } };

const row = (id: string, change: Partial<DutyRow>): DutyRow => ({
  id,
  tenantId,
  categoryCode: '020101',
  gridCellId: null,
  villageId: null,
  placeKind: null,
  leadDepartmentId: 'office',
  assistingDepartmentIds: [],
  teamZh: '',
  responseAmount: 1,
  responseUnit: 'hour',
  deadlineAmount: 1,
  deadlineUnit: 'day',
  verifyBy: 'officer',
  registrationCondition: '',
  closingCondition: '',
  version: 1,
  ...change,
});

const duties = [...defaultDuties, ...largeClassDuties(defaultDuties)].map((seed, at) =>
  row(`d${at}`, {
    categoryCode: seed.categoryCode,
    placeKind: seed.placeKind,
    leadDepartmentId: seed.leadDepartmentCode,
    assistingDepartmentIds: [...seed.assistingDepartmentCodes],
  }),
);
const rows: BookRows = {
  largeClasses: defaultLargeClasses.map(({ code, kind, nameZh, nameEn }) => ({
    tenantId,
    code,
    kind,
    nameZh,
    nameEn,
    version: 1,
  })),
  categories: defaultCatalogue.map((seed) => ({
    tenantId,
    code: seed.code,
    largeClassCode: seed.largeClassCode,
    nameZh: seed.nameZh,
    nameEn: seed.nameEn,
    descriptionZh: '',
    keywords: [],
    registrationCondition: seed.registrationConditionZh,
    closingCondition: seed.closingConditionZh,
    urgency: seed.urgency,
    icon: seed.icon,
    popular: seed.popular,
    public: seed.public,
    sensitive: seed.sensitive,
    active: true,
    version: 1,
  })),
  duties,
};

function assertTotal(book: ReturnType<typeof dutyBook>, kept: BookGround): void {
  const active = new Set(kept.departments.map(({ id }) => id));
  for (const { code } of defaultCatalogue) {
    for (const { id: gridCellId, villageId } of [...gridCells, { id: null, villageId: null }]) {
      const duty = book.dutyFor({ categoryCode: code, gridCellId, villageId });
      assert.ok(active.has(duty.leadDepartmentId), `${code} in ${gridCellId} has nobody`);
      assert.ok(duty.deadline.amount > 0 && duty.response.amount > 0);
      assert.ok(
        duty.assistingDepartmentIds.every((id) => active.has(id) && id !== duty.leadDepartmentId),
      );
    }
  }
}

test('every category has somebody responsible in every cell of the town', () => {
  assertTotal(dutyBook(rows, ground), ground);
});

test('and still has after any deletion of duties, categories, cells and departments', () => {
  const part = <T>(list: readonly T[]) => fc.subarray([...list]);
  const everything = fc.record({
    duties: part(duties),
    categories: part(rows.categories),
    largeClasses: part(rows.largeClasses),
    departments: part(departments.filter(({ id }) => id !== 'office')),
    villages: part(villages),
    gridCells: part(gridCells),
  });
  fc.assert(
    fc.property(everything, (left) => {
      const kept: BookGround = {
        ...left,
        departments: [{ id: 'office' }, ...left.departments],
        office: { id: 'office' },
      };
      assertTotal(dutyBook(left, kept), kept);
    }),
    { numRuns: 40 },
  );
});

test('the more special place wins: cell, village, kind of place, division, anywhere, large class, office', () => {
  const ladder = [
    row('cell', { gridCellId: 'c6' }),
    row('village', { villageId: 'v1' }),
    row('school', { placeKind: 'school' }),
    row('division', { placeKind: 'village' }),
    row('anywhere', {}),
    row('large', { categoryCode: '0201' }),
  ];
  const matter = { categoryCode: '020101', gridCellId: 'c6', villageId: null, placeKind: 'school' };
  const found = ladder.map(
    (_, at) => dutyBook({ ...rows, duties: ladder.slice(at) }, ground).dutyFor(matter).dutyId,
  );
  assert.deepEqual(found, ['cell', 'village', 'school', 'division', 'anywhere', 'large']);
  const last = dutyBook({ ...rows, duties: [] }, ground).dutyFor(matter);
  assert.deepEqual([last.source, last.leadDepartmentId], ['office', 'office']);
  const quarter = dutyBook({ ...rows, duties: ladder }, ground).dutyFor({
    categoryCode: '020101',
    gridCellId: 'c0',
    villageId: 'v0',
  });
  assert.equal(quarter.dutyId, 'anywhere');
});

test('a retired lead is passed over and a retired helper left out', () => {
  const own = [
    row('special', { gridCellId: 'c6', leadDepartmentId: 'gone' }),
    row('anywhere', { assistingDepartmentIds: ['gone', 'police'] }),
  ];
  const duty = dutyBook({ ...rows, duties: own }, ground).dutyFor({
    categoryCode: '020101',
    gridCellId: 'c6',
    villageId: 'v1',
  });
  assert.equal(duty.dutyId, 'anywhere');
  assert.deepEqual(duty.assistingDepartmentIds, ['police']);
});

test('a duty without conditions of its own has those of the category', () => {
  const duty = dutyBook(rows, ground).dutyFor({
    categoryCode: '020101',
    gridCellId: 'c0',
    villageId: 'v0',
  });
  const category = rows.categories.find(({ code }) => code === '020101');
  assert.equal(duty.closingCondition, category?.closingCondition);
});

test('what changes between two books is named by category and village, and nothing else', () => {
  const before = dutyBook(rows, ground);
  const special = row('new', { villageId: 'v2', leadDepartmentId: 'police' });
  const changed = changedMatters(
    before,
    dutyBook({ ...rows, duties: [...duties, special] }, ground),
    ground,
  );
  assert.equal(changed.length, 1);
  assert.deepEqual(
    [changed[0]?.categoryCode, changed[0]?.villageId, changed[0]?.gridCellIds.length],
    ['020101', 'v2', 3],
  );
  assert.equal(changed[0]?.after.leadDepartmentId, 'police');
  assert.deepEqual(changedMatters(before, dutyBook(rows, ground), ground), []);
});
