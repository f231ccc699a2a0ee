import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  defaultCatalogue,
  defaultDepartments,
  defaultDuties,
  defaultLargeClasses,
  defaultPlaceDuties,
  skillsFor,
} from './index.ts';

const general = defaultDuties.filter((duty) => duty.placeKind === null);
const codes = new Set(defaultCatalogue.map((category) => category.code));
const departmentCodes = new Set<string>(defaultDepartments.map((one) => one.code));
const hours = { hour: 1, day: 24, workingHour: 1, workingDay: 8 } as const;

test('the catalogue holds at least 90 categories with unique codes, names and icons', () => {
  assert.ok(defaultCatalogue.length >= 90, `${defaultCatalogue.length} categories`);
  assert.equal(codes.size, defaultCatalogue.length);
  assert.equal(new Set(defaultCatalogue.map((one) => one.nameZh)).size, defaultCatalogue.length);
  assert.equal(new Set(defaultCatalogue.map((one) => one.icon)).size, defaultCatalogue.length);
});

test('codes say kind, large class and small class', () => {
  const largeCodes = defaultLargeClasses.map((large) => large.code);
  assert.equal(new Set(largeCodes).size, largeCodes.length);
  for (const { code, kind, largeClassCode } of defaultCatalogue) {
    assert.match(code, /^\d{6}$/);
    assert.equal(code.slice(0, 4), largeClassCode);
    assert.equal(code.slice(0, 2), kind === 'component' ? '01' : '02');
  }
});

test('every category is written out for residents and officers', () => {
  for (const category of defaultCatalogue) {
    assert.ok(category.descriptionZh.endsWith('。'), category.nameZh);
    assert.ok(category.keywords.length >= 4, category.nameZh);
    assert.equal(new Set(category.keywords).size, category.keywords.length, category.nameZh);
    assert.ok(category.registrationConditionZh.length >= 6, category.nameZh);
    assert.ok(category.closingConditionZh.length >= 4, category.nameZh);
    assert.ok(category.nameEn.length > 2, category.nameZh);
  }
});

test('eight categories stand on the first screen and all of them are public', () => {
  const popular = defaultCatalogue.filter((category) => category.popular);
  assert.equal(popular.length, 8);
  assert.ok(popular.every((category) => category.public));
});

test('what is sensitive never shows on the public page', () => {
  const wrong = defaultCatalogue.filter((category) => category.sensitive && category.public);
  assert.deepEqual(wrong, []);
  for (const nameZh of ['邻里纠纷', '拖欠工资', '家庭矛盾家暴', '校园欺凌', '独居老人照料']) {
    const category = defaultCatalogue.find((one) => one.nameZh === nameZh);
    assert.equal(category?.public, false, nameZh);
  }
});

test('every category has exactly one general duty, whose lead exists', () => {
  assert.deepEqual(general.map((duty) => duty.categoryCode).sort(), [...codes].sort());
  for (const duty of defaultDuties) {
    assert.ok(codes.has(duty.categoryCode), duty.categoryCode);
    assert.ok(departmentCodes.has(duty.leadDepartmentCode), duty.leadDepartmentCode);
    assert.ok(!duty.assistingDepartmentCodes.includes(duty.leadDepartmentCode), duty.categoryCode);
    const assisting = duty.assistingDepartmentCodes;
    assert.equal(new Set(assisting).size, assisting.length, duty.categoryCode);
  }
});

test('there are eleven departments and each of them leads something', () => {
  assert.equal(departmentCodes.size, 11);
  const leading = new Set<string>(general.map((duty) => duty.leadDepartmentCode));
  assert.deepEqual([...leading].sort(), [...departmentCodes].sort());
});

test('at least ten duties depend on the place, each category and place only once', () => {
  assert.ok(defaultPlaceDuties.length >= 10);
  const keys = defaultPlaceDuties.map((duty) => `${duty.categoryCode}@${String(duty.placeKind)}`);
  assert.equal(new Set(keys).size, keys.length);
  assert.ok(defaultPlaceDuties.every((duty) => duty.teamZh !== ''));
});

test('rubbish is the village team’s in a village and the sanitation office’s in the quarter', () => {
  const lead = (kind: string) =>
    defaultDuties.find((duty) => duty.categoryCode === '020101' && duty.placeKind === kind);
  assert.equal(lead('village')?.leadDepartmentCode, 'agriculture');
  assert.equal(lead('marketQuarter')?.leadDepartmentCode, 'sanitation');
});

test('deadlines are positive, countable, and longer than the time to accept', () => {
  for (const { categoryCode, deadline, responseWithin } of defaultDuties) {
    for (const span of [deadline, responseWithin]) {
      assert.ok(span.amount > 0, categoryCode);
      assert.ok(span.unit !== 'workingDay' || Number.isInteger(span.amount), categoryCode);
    }
    const [last, first] = [deadline, responseWithin].map((span) => span.amount * hours[span.unit]);
    assert.ok((first ?? 0) < (last ?? 0), categoryCode);
  }
});

test('what is urgent is accepted within the hour and runs by the clock', () => {
  for (const category of defaultCatalogue.filter((one) => one.urgency === 'urgent')) {
    const duty = general.find((one) => one.categoryCode === category.code);
    assert.equal(duty?.responseWithin.unit, 'hour', category.nameZh);
    assert.ok((duty?.responseWithin.amount ?? 9) <= 1, category.nameZh);
    assert.ok(['hour', 'day'].includes(duty?.deadline.unit ?? ''), category.nameZh);
  }
});

test('skills point at categories that exist and are found for their department', () => {
  for (const department of defaultDepartments) {
    for (const { code, categoryPrefixes } of department.skills) {
      for (const prefix of categoryPrefixes) {
        const served = defaultCatalogue.some((one) => one.code.startsWith(prefix));
        assert.ok(served, `${department.code} ${code} ${prefix}`);
      }
    }
  }
  assert.deepEqual(skillsFor('construction', '010102'), ['lighting']);
  assert.deepEqual(skillsFor('sanitation', '021204'), []);
});
