import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '#modules/towns/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import {
  readTable,
  readWorkbook,
  type TableColumn,
  writeWorkbook,
} from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type PeopleKind } from '../contract.ts';
import { staffColumns } from '../service/imports/staff-columns.ts';

const admin = async (town: TestTown) => (await town.as('admin')).api(api);
type Admin = Awaited<ReturnType<typeof admin>>;
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

async function bytesOf(people: Admin, kind: PeopleKind, template = false): Promise<Buffer> {
  const { bytes } = await people.exportPeople({ query: { kind, template } });
  return Buffer.from(await (bytes as Blob).arrayBuffer());
}

type Row = Record<string, string | boolean | null>;

async function sheetOf(columns: readonly TableColumn[], rows: readonly Row[]): Promise<string> {
  const file = await writeWorkbook([{ name: '表', columns, rows }]);
  return file.toString('base64');
}

async function staffRowsOf(people: Admin): Promise<Row[]> {
  const { sheets } = await readWorkbook(await bytesOf(people, 'staff'));
  assert.ok(sheets[0]);
  return readTable(sheets[0], staffColumns).rows.map(({ values }) => values as Row);
}

const read = (people: Admin, kind: PeopleKind, contentBase64: string) =>
  people.previewImport({ body: { kind, contentBase64 } });

test('what is exported of staff, rights and residents comes back as nothing to change', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  for (const kind of ['staff', 'roles', 'residents'] as const) {
    const preview = await read(people, kind, (await bytesOf(people, kind)).toString('base64'));
    assert.deepEqual(preview.faults, [], kind);
    assert.ok(preview.accepted.length > 20, kind);
    assert.deepEqual(
      preview.accepted.filter(({ action }) => action !== 'same'),
      [],
      kind,
    );
    assert.equal(preview.importId, null, 'there is nothing to apply');
  }
});

test('the empty form has the headings, and says what may stand in them', async (t) => {
  const town = await testTown(t);
  const { sheets } = await readWorkbook(await bytesOf(await admin(town), 'staff', true));
  assert.deepEqual(
    sheets[0]?.rows[0]?.cells,
    staffColumns.map(({ title }) => title),
  );
  assert.equal(sheets[0]?.rows.length, 1);
  const said = sheets[1]?.rows.flatMap(({ cells }) => cells.map(String)).join(' ') ?? '';
  for (const word of ['网格员', '值班员', '综合行政执法']) assert.ok(said.includes(word), word);
});

test('staff enters from a workbook: the new one signs in with the password told once', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const { gridCells, departments } = await ground(town.ctx);
  const [department, cell] = [departments[0], gridCells[0]];
  assert.ok(department && cell);
  const present = await staffRowsOf(people);
  const officer = present.find(({ username }) => username === 'officer1');
  const rows: Row[] = [
    { ...officer, name: String(officer?.['name']), title: '值班长' },
    {
      name: '钱新来',
      username: 'qian01',
      phone: '13900001234',
      gender: '女',
      title: '网格员',
      department: department.shortZh,
      roles: `网格员(${cell.code})、处置人员`,
    },
  ];
  const preview = await read(people, 'staff', await sheetOf(staffColumns, rows));
  assert.deepEqual(preview.faults, []);
  assert.deepEqual(
    preview.accepted.map(({ row, name, action }) => [row, name, action]),
    [
      [2, officer?.['name'], 'change'],
      [3, '钱新来', 'add'],
    ],
  );
  const params = { importId: preview.importId ?? '' };
  const done = await people.applyImport({ params });
  assert.deepEqual([done.added, done.changed], [1, 1]);
  assert.deepEqual(
    done.accounts.map(({ username }) => username),
    ['qian01'],
    'who has a password keeps it',
  );
  const { password = '' } = done.accounts[0] ?? {};
  const me = await town
    .anonymous()
    .api(api)
    .signIn({ body: { username: 'qian01', password } });
  assert.ok('person' in me && me.mustChangePassword);
  assert.deepEqual(me.permissions, [], 'nothing is permitted before the password is changed');
  const newcomer = (await town.as('qian01')).api(api);
  await newcomer.changePassword({ body: { current: password, next: 'eine-lange-bruecke-5' } });
  const { scope } = await (await town.as('qian01')).api(api).me({});
  assert.deepEqual(scope.gridCellIds, [cell.id]);
  await town.settle();
  const after = await ground(town.ctx);
  assert.equal(after.gridCell(cell.id)?.gridWorkerId, me.person.id);
  const { items } = await people.staff({ query: { q: '值班长' } });
  const versions = await people.versions({
    params: { kind: 'staff', subject: items[0]?.id ?? '' },
  });
  assert.equal(versions.items[0]?.content['title'], '值班长');
  assert.equal(await codeOf(people.applyImport({ params })), 'people-import-gone');
  const [kept] = await town.sql<{ rows: unknown[] }>('SELECT rows FROM people.imports');
  assert.deepEqual(kept?.rows, [], 'nothing personal stays behind');
});

test('every faulty row of a workbook of staff is named with its column', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const rows: Row[] = [
    { name: '甲', department: '气象站' },
    { name: '乙', phone: '12345' },
    { name: '丙', username: '有空格 的' },
    { name: '丁', gender: '未知' },
    { name: '戊', roles: '镇长助理' },
    { name: '己', roles: '网格员' },
    { name: '庚', roles: '网格员(不存在的网格)' },
    { name: '', username: 'noname' },
    { name: '辛', username: 'xin', active: 'maybe' },
    { name: '壬', roles: '值班员(东街)' },
    { name: '癸', username: 'fine1', roles: '值班员' },
    { name: '再来', username: 'fine1' },
  ];
  const text = staffColumns.map(({ type: _, ...column }) => column);
  const preview = await read(people, 'staff', await sheetOf(text, rows));
  assert.deepEqual(
    preview.faults.map(({ row, column }) => `${row} ${column}`),
    [
      '2 部门',
      '3 手机号',
      '4 用户名',
      '5 性别',
      '6 角色',
      '7 角色',
      '8 角色',
      '9 A',
      '10 I',
      '11 角色',
      '13 用户名',
    ],
  );
  assert.match(preview.faults[0]?.message ?? '', /气象站.*可用的有/);
  assert.deepEqual(
    preview.accepted.map(({ name }) => name),
    ['癸'],
  );
});

test('what was changed after the preview is not overwritten, and nothing of the file is taken', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const present = await staffRowsOf(people);
  const [first, second] = present.filter(({ username }) => String(username).startsWith('grid'));
  const rows = [
    { ...first, title: '组长' },
    { ...second, title: '副组长' },
  ] as Row[];
  const preview = await read(people, 'staff', await sheetOf(staffColumns, rows));
  const all = (await people.staff({ query: {} })).items;
  const member = all.find(({ username }) => username === second?.['username']);
  assert.ok(member);
  const { id, roles, phone, gender: _, ...rest } = member;
  const body = {
    ...rest,
    phone,
    gender: null,
    title: '别人改的',
    roles: roles.map(({ code: __, ...role }) => role),
  };
  await people.saveStaff({ params: { personId: id }, body });
  const params = { importId: preview.importId ?? '' };
  assert.equal(await codeOf(people.applyImport({ params })), 'people-import-outdated');
  assert.equal((await people.staff({ query: { q: '组长' } })).items.length, 0);
});

test('two grid workers who change places in one file each get the cell of the other', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const cells = (await ground(town.ctx)).gridCells;
  const present = await staffRowsOf(people);
  const workers = present
    .filter(({ roles }) => /^网格员（[^、]*）$/.test(String(roles)))
    .slice(0, 2);
  const [one, other] = workers;
  assert.ok(one && other);
  const rows = [
    { ...one, roles: String(other['roles']) },
    { ...other, roles: String(one['roles']) },
  ] as Row[];
  const preview = await read(people, 'staff', await sheetOf(staffColumns, rows));
  await people.applyImport({ params: { importId: preview.importId ?? '' } });
  await town.settle();
  const after = (await ground(town.ctx)).gridCells;
  const idOf = async (row: Row) =>
    (await people.staff({ query: { q: String(row['username']) } })).items[0];
  for (const [row, before] of [
    [one, other],
    [other, one],
  ] as const) {
    const member = await idOf(row);
    const formerly = await idOf(before);
    const cell = cells.find(({ gridWorkerId }) => gridWorkerId === formerly?.id);
    assert.equal(after.find(({ id }) => id === cell?.id)?.gridWorkerId, member?.id);
  }
});

test('a file cannot take the town its last administrator, nor the administrator the right', async (t) => {
  const town = await testTown(t);
  const people = await admin(town);
  const present = await staffRowsOf(people);
  const last = present.filter(({ roles }) => String(roles).includes('管理员'));
  const rows = last.map((row) => ({ ...row, active: false }));
  const preview = await read(people, 'staff', await sheetOf(staffColumns, rows));
  const params = { importId: preview.importId ?? '' };
  assert.equal(await codeOf(people.applyImport({ params })), 'last-administrator');
  const columns: TableColumn[] = [
    { key: 'permission', title: '权限编码' },
    { key: 'administrator', title: '管理员' },
    { key: 'clerk', title: '窗口人员' },
  ];
  const rights = await read(
    people,
    'roles',
    await sheetOf(columns, [
      { permission: 'people.manage', administrator: '否', clerk: null },
      { permission: 'people.fly', administrator: '是', clerk: null },
      { permission: 'people.read', administrator: null, clerk: '否' },
    ]),
  );
  assert.deepEqual(
    rights.faults.map(({ row }) => row),
    [2, 3],
  );
  assert.deepEqual(
    rights.accepted.map(({ detail, action }) => [detail, action]),
    [['窗口人员 −', 'change']],
  );
  await people.applyImport({ params: { importId: rights.importId ?? '' } });
  const { roles } = await people.roles({});
  const clerk = roles.find(({ code }) => code === 'clerk');
  assert.equal(clerk?.permissions.includes('people.read'), false);
  const versions = await people.versions({ params: { kind: 'roles', subject: clerk?.id ?? '' } });
  assert.deepEqual(versions.items[0]?.content['withheld'], ['people.read']);
});

test('only administrators take people in or out', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  const contentBase64 = await sheetOf(staffColumns, [{ name: '甲' }]);
  assert.equal(await codeOf(officer.exportPeople({ query: { kind: 'staff' } })), 'not-permitted');
  const body = { kind: 'staff', contentBase64 } as const;
  assert.equal(await codeOf(officer.previewImport({ body })), 'not-permitted');
});
