import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '#modules/towns/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { readTable, readWorkbook, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { book } from '../index.ts';
import { dutyColumns } from '../service/sheet.ts';

const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

test('every category has somebody responsible in every cell of the demo towns', async (t) => {
  const town = await testTown(t);
  for (const ctx of [town.ctx, town.application.ctxOf(town.twinId)]) {
    const [matrix, { gridCells, departments }] = [await book(ctx), await ground(ctx)];
    assert.equal(matrix.categories.length, 154);
    for (const { code } of matrix.categories) {
      for (const { id, villageId } of gridCells) {
        const duty = matrix.dutyFor({ categoryCode: code, gridCellId: id, villageId });
        assert.ok(departments.some((one) => one.id === duty.leadDepartmentId));
      }
    }
  }
});

test('a duty for one village is added, previewed before, changed, refused when stale, removed', async (t) => {
  const town = await testTown(t);
  const duties = await admin(town);
  const { villages, departments, gridCells } = await ground(town.ctx);
  const village = villages.find(({ nameZh }) => nameZh === '石桥村');
  const [water, police] = ['water', 'police'].map(
    (code) => departments.find((one) => one.code === code)?.id ?? '',
  );
  assert.ok(village && water && police);
  const draft = {
    categoryCode: '020101',
    gridCellId: null,
    villageId: village.id,
    placeKind: null,
    leadDepartmentId: water,
    assistingDepartmentIds: [police],
    teamZh: '',
    response: { amount: 1, unit: 'hour' as const },
    deadline: { amount: 2, unit: 'workingDay' as const },
    verifyBy: 'none' as const,
    registrationCondition: '',
    closingCondition: '清理干净',
  };
  const cell = gridCells.find(({ villageId }) => villageId === village.id);
  const query = { categoryCode: '020101', gridCellId: cell?.id ?? '' };
  const before = await duties.dutyFor({ query });
  const preview = await duties.previewDuty({ body: { draft } });
  assert.deepEqual(
    preview.affected.map(({ villageZh, gridCellIds }) => [villageZh, gridCellIds.length]),
    [['石桥村', 3]],
  );
  assert.equal(preview.affected[0]?.after.leadDepartmentId, water);
  assert.equal(
    (await duties.dutyFor({ query })).dutyId,
    before.dutyId,
    'a preview changes nothing',
  );
  const { id, version } = await duties.addDuty({ body: draft });
  const now = await duties.dutyFor({ query });
  assert.deepEqual(
    [now.source, now.leadDepartmentId, now.verifyBy, now.closingCondition],
    ['village', water, 'none', '清理干净'],
  );
  assert.equal(await codeOf(duties.addDuty({ body: draft })), 'duty-doubled');
  await duties.saveDuty({ params: { id }, body: { ...draft, leadDepartmentId: police, version } });
  assert.equal(
    await codeOf(duties.saveDuty({ params: { id }, body: { ...draft, version } })),
    'changed-meanwhile',
  );
  assert.deepEqual((await duties.dutyFor({ query })).assistingDepartmentIds, []);
  await duties.removeDuty({ params: { id }, query: { version: version + 1 } });
  assert.equal((await duties.dutyFor({ query })).dutyId, before.dutyId);
  assert.equal((await duties.dutyVersions({ params: { id } })).items.length, 3);
});

test('a faulty duty is refused with every place named', async (t) => {
  const town = await testTown(t);
  const duties = await admin(town);
  const { villages, departments } = await ground(town.ctx);
  const nobody = '01900000-0000-7000-8000-00000000ffff';
  const error = await duties
    .addDuty({
      body: {
        categoryCode: '999999',
        gridCellId: null,
        villageId: villages[0]?.id ?? '',
        placeKind: 'school',
        leadDepartmentId: departments[0]?.id ?? '',
        assistingDepartmentIds: [nobody],
        teamZh: '',
        response: { amount: 0.5, unit: 'workingDay' },
        deadline: { amount: 2, unit: 'day' },
        verifyBy: 'officer',
        registrationCondition: '',
        closingCondition: '',
      },
    })
    .catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ProblemError);
  const pointers = error.problem.errors?.map(({ pointer }) => pointer);
  assert.deepEqual(pointers, [
    '/categoryCode',
    '/assistingDepartmentIds',
    '/placeKind',
    '/response',
  ]);
});

test('retiring a department hands its matters on at once', async (t) => {
  const town = await testTown(t);
  const sanitation = (await ground(town.ctx)).departments.find(({ code }) => code === 'sanitation');
  assert.ok(sanitation);
  const matter = { categoryCode: '010302', gridCellId: null, villageId: null };
  assert.equal((await book(town.ctx)).dutyFor(matter).leadDepartmentId, sanitation.id);
  const { api: towns } = await import('#modules/towns/contract.ts');
  await (await town.as('admin'))
    .api(towns)
    .retire({ params: { kind: 'departments', id: sanitation.id }, query: { version: 1 } });
  await town.settle();
  const duty = (await book(town.ctx)).dutyFor(matter);
  assert.notEqual(duty.leadDepartmentId, sanitation.id);
  assert.ok((await ground(town.ctx)).departments.some(({ id }) => id === duty.leadDepartmentId));
});

test('categories are public; a new one is dispatched by its large class; a retired one is no longer offered', async (t) => {
  const town = await testTown(t);
  const duties = await admin(town);
  const { items, largeClasses } = await town.anonymous().api(api).categories({ query: {} });
  assert.deepEqual([items.length, largeClasses.length], [154, 19]);
  assert.ok(items.filter(({ popular }) => popular).length >= 6);
  const first = items[0];
  assert.ok(first);
  const { code, largeClassCode: _, version, ...input } = first;
  const added = await duties.addCategory({ body: { ...input, code: '020199', nameZh: '新垃圾' } });
  assert.equal(added.id, '020199');
  assert.equal(
    await codeOf(duties.addCategory({ body: { ...input, code: '020199' } })),
    'category-taken',
  );
  assert.equal(
    await codeOf(duties.addCategory({ body: { ...input, code: '999999' } })),
    'large-class-unknown',
  );
  assert.equal((await duties.dutyFor({ query: { categoryCode: '020199' } })).source, 'largeClass');
  await duties.saveCategory({ params: { code }, body: { ...input, active: false, version } });
  assert.equal(
    await codeOf(duties.saveCategory({ params: { code }, body: { ...input, version } })),
    'changed-meanwhile',
  );
  const matrix = await book(town.ctx);
  assert.equal(
    matrix.categories.some((one) => one.code === code),
    false,
  );
  assert.equal(matrix.category(code)?.nameZh, input.nameZh);
  assert.equal((await town.anonymous().api(api).categories({ query: {} })).items.length, 154);
});

test('the matrix leaves and enters as a workbook; faulty rows are named', async (t) => {
  const town = await testTown(t);
  const duties = await admin(town);
  const exported = await duties.exportDuties({});
  const bytes = Buffer.from(await (exported.bytes as Blob).arrayBuffer());
  const same = await duties.previewImport({ body: { contentBase64: bytes.toString('base64') } });
  assert.deepEqual(same.faults, []);
  assert.ok(same.accepted.length > 170 && same.accepted.every(({ action }) => action === 'same'));
  const { sheets } = await readWorkbook(bytes);
  assert.ok(sheets[0]);
  const small = readTable(sheets[0], dutyColumns).rows.filter(
    ({ values }) => String(values['categoryCode']).length === 6 && !values['placeKind'],
  );
  const [first, second, third, fourth] = small.map(({ values }) => values);
  const rows = [
    { ...first, deadlineAmount: 9 },
    { ...second, lead: '气象站' },
    { ...third, deadlineUnit: '世纪' },
    { ...fourth, categoryCode: '999999' },
    { ...first, village: '石桥村', placeKind: null },
    { ...first, deadlineAmount: 8 },
  ];
  const file = await writeWorkbook([{ name: '权责', columns: dutyColumns, rows }]);
  const preview = await duties.previewImport({ body: { contentBase64: file.toString('base64') } });
  assert.deepEqual(
    preview.accepted.map(({ row, action }) => [row, action]),
    [
      [2, 'change'],
      [6, 'add'],
    ],
  );
  assert.deepEqual(
    preview.faults.map(({ row }) => row),
    [3, 4, 5, 7],
  );
  assert.match(preview.faults[0]?.message ?? '', /气象站/);
  const importId = preview.importId ?? '';
  assert.deepEqual(await duties.applyImport({ params: { importId } }), { added: 1, changed: 1 });
  assert.equal(await codeOf(duties.applyImport({ params: { importId } })), 'duties-import-gone');
  const changed = await duties.dutyFor({
    query: { categoryCode: String(first?.['categoryCode']) },
  });
  assert.equal(changed.deadline.amount, 9);
});

test('staff read the matrix, only administrators change it, the twin town has its own', async (t) => {
  const town = await testTown(t);
  const worker = (await town.as('grid01')).api(api);
  const { items } = await worker.duties({ query: { categoryCode: '020101' } });
  assert.ok(items.length >= 3);
  const one = items[0];
  assert.ok(one);
  assert.equal(
    await codeOf(worker.removeDuty({ params: { id: one.id }, query: { version: 1 } })),
    'not-permitted',
  );
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  assert.equal(
    await codeOf(twin.removeDuty({ params: { id: one.id }, query: { version: 1 } })),
    'not-found',
  );
  assert.equal(await codeOf(town.anonymous().api(api).duties({ query: {} })), 'sign-in-required');
});
