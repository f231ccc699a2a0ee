import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeStaff, type PresentStaff, type StaffFields } from './staff-import.ts';

const nobody: StaffFields = {
  name: '张三',
  phone: null,
  gender: null,
  title: '',
  departmentId: 'water',
  skills: [],
  active: true,
  username: null,
  roles: [],
};
const inCell = (gridCellId: string) => [
  { roleId: 'gridWorker', departmentId: null, villageId: null, gridCellId },
];
const present = (id: string, fields: Partial<StaffFields>): PresentStaff => ({
  id,
  version: 1,
  fields: { ...nobody, ...fields },
});
const draft = (row: number, fields: Partial<StaffFields>) => ({
  row,
  fields: { ...nobody, ...fields },
});

test('somebody is known by user name before phone, and by phone before name and department', () => {
  const there = [
    present('a', { username: 'zhang', phone: '13800000001' }),
    present('b', { name: '李四', phone: '13800000002' }),
    present('c', { name: '王五', departmentId: 'police' }),
  ];
  const { accepted, faults } = judgeStaff(
    [
      draft(2, { username: 'zhang', phone: '13800000002', name: '张三丰' }),
      draft(3, { name: '李四', phone: '13800000002', title: '所长' }),
      draft(4, { name: '王五', departmentId: 'police' }),
      draft(5, { name: '王五', departmentId: 'water' }),
    ],
    there,
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(
    accepted.map((one) => [one.row, one.present?.id ?? null, one.action]),
    [
      [2, 'a', 'change'],
      [3, 'b', 'change'],
      [4, 'c', 'same'],
      [5, null, 'add'],
    ],
  );
});

test('a blank user name keeps the account that is there', () => {
  const { accepted } = judgeStaff(
    [draft(2, { phone: '13800000001' })],
    [present('a', { username: 'zhang', phone: '13800000001' })],
  );
  assert.deepEqual([accepted[0]?.fields.username, accepted[0]?.action], ['zhang', 'same']);
});

test('namesakes, a person twice, a user name twice and a grid cell twice are refused by row', () => {
  const there = [present('a', {}), present('b', {}), present('c', { username: 'chen' })];
  const { accepted, faults } = judgeStaff(
    [
      draft(2, {}),
      draft(3, { username: 'chen' }),
      draft(4, { username: 'chen', name: '陈某' }),
      draft(5, { username: 'new1', roles: inCell('k1') }),
      draft(6, { username: 'new1', name: '另一人' }),
      draft(7, { username: 'new2', roles: inCell('k1') }),
      draft(8, { username: 'new3', roles: inCell('k1'), active: false }),
    ],
    there,
  );
  assert.deepEqual(
    faults.map(({ row, column, code }) => [row, column, code]),
    [
      [2, 'name', 'ambiguous'],
      [4, 'name', 'twice'],
      [6, 'username', 'twice'],
      [7, 'roles', 'cellTwice'],
    ],
  );
  assert.deepEqual(
    accepted.map(({ row }) => row),
    [3, 5, 8],
  );
});
