import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { readTable, readWorkbook, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract.ts';
import { ground } from '../index.ts';
import { departmentColumns, placeColumns } from '../service/columns.ts';

const admin = async (town: TestTown) => (await town.as('admin')).api(api);
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

test('a workbook of places: faulty rows are named, the others taken over at once', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const place = {
    code: 'IM1',
    nameZh: '新桥头',
    kind: '地标',
    isQr: true,
    aliases: '新桥、桥头边',
    longitude: 112.95,
    latitude: 28.4513,
    precisionMetres: 30,
  };
  const rows = [
    place,
    { ...place, code: 'IM2', kind: '飞碟' },
    { ...place, code: 'IM3', longitude: 116.4, latitude: 39.9 },
    { ...place, code: 'IM1', nameZh: '又是新桥' },
    { ...place, code: 'IM4', nameZh: null },
    { ...place, code: 'QX001', nameZh: '改了名的东门' },
  ];
  const file = await writeWorkbook([
    {
      name: '地点',
      columns: placeColumns.map((column) => ({
        ...column,
        type: column.key === 'kind' ? 'text' : (column.type ?? 'text'),
      })),
      rows,
    },
  ]);
  const preview = await towns.previewImport({
    body: { kind: 'places', format: 'xlsx', contentBase64: base64(file) },
  });
  assert.deepEqual(
    preview.accepted.map(({ row, action }) => [row, action]),
    [
      [2, 'add'],
      [7, 'change'],
    ],
  );
  assert.deepEqual(
    preview.faults.map(({ row }) => row),
    [3, 4, 5, 6],
  );
  assert.match(preview.faults[0]?.message ?? '', /飞碟/);
  assert.match(preview.faults[1]?.message ?? '', /不在本县/);
  assert.match(preview.faults[2]?.message ?? '', /第 2 行/);
  assert.equal((await ground(town.ctx)).placeByCode('IM1'), undefined, 'a preview changes nothing');
  const importId = preview.importId ?? '';
  assert.deepEqual(await towns.applyImport({ params: { importId } }), { added: 1, changed: 1 });
  const after = await ground(town.ctx);
  assert.equal(after.placeByCode('QX001')?.nameZh, '改了名的东门');
  assert.ok(after.placeByCode('IM1')?.gridCellId);
  assert.equal(await codeOf(towns.applyImport({ params: { importId } })), 'import-gone');
});

test('a preview ends after an hour, and when what it changes was changed meanwhile', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const exported = await towns.exportGround({ query: { kind: 'departments', format: 'xlsx' } });
  const sheets = await readWorkbook(Buffer.from(await (exported.bytes as Blob).arrayBuffer()));
  const sheet = sheets.sheets[0];
  assert.ok(sheet);
  const table = readTable(sheet, departmentColumns);
  assert.equal(table.rows.length, 11);
  const rows = table.rows.map(({ values }) => ({ ...values, phone: '0731-5' }));
  const file = base64(await writeWorkbook([{ name: '部门', columns: departmentColumns, rows }]));
  const upload = { kind: 'departments', format: 'xlsx', contentBase64: file } as const;
  const preview = await towns.previewImport({ body: upload });
  assert.equal(preview.accepted.length, 11);
  assert.deepEqual(preview.faults, []);
  const { departments } = await towns.ground({ query: {} });
  const first = departments[0];
  assert.ok(first);
  const { id, ...body } = first;
  await towns.saveDepartment({ params: { id }, body: { ...body, phone: '0731-9' } });
  assert.equal(
    await codeOf(towns.applyImport({ params: { importId: preview.importId ?? '' } })),
    'import-outdated',
  );
  const second = await towns.previewImport({ body: upload });
  town.clock.advance(3601);
  assert.equal(
    await codeOf(towns.applyImport({ params: { importId: second.importId ?? '' } })),
    'import-gone',
  );
  assert.equal((await ground(town.ctx)).departments[0]?.phone, '0731-9');
});

test('grid cells leave and enter as GeoJSON; overlapping and unclosed ones are named', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const exported = await towns.exportGround({ query: { kind: 'gridCells', format: 'geojson' } });
  for (const kind of ['gridCells', 'villages'] as const)
    assert.equal(
      await codeOf(towns.exportGround({ query: { kind, format: 'xlsx' } })),
      'format-lacking',
    );
  const text = await (exported.bytes as Blob).text();
  const same = await towns.previewImport({
    body: { kind: 'gridCells', format: 'geojson', contentBase64: base64(text) },
  });
  assert.equal(same.accepted.length, 24);
  assert.ok(same.accepted.every(({ action }) => action === 'same'));
  const collection = JSON.parse(text) as {
    features: { properties: Record<string, unknown>; geometry: { coordinates: number[][][] } }[];
  };
  const [first, second] = structuredClone(collection.features);
  assert.ok(first && second);
  first.properties['code'] = 'DOUBLE';
  second.properties['villageCode'] = 'NOWHERE';
  const third = structuredClone(collection.features[2]);
  third?.geometry.coordinates[0]?.pop();
  const file = base64(
    JSON.stringify({ type: 'FeatureCollection', features: [first, second, third] }),
  );
  const preview = await towns.previewImport({
    body: { kind: 'gridCells', format: 'geojson', contentBase64: file },
  });
  assert.equal(preview.importId, null);
  assert.match(preview.faults.find(({ row }) => row === 1)?.message ?? '', /重叠/);
  assert.match(preview.faults.find(({ row }) => row === 2)?.message ?? '', /NOWHERE/);
  assert.match(preview.faults.find(({ row }) => row === 3)?.message ?? '', /闭合/);
});

test('what is no workbook and no GeoJSON is refused or named as a whole', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const junk = base64('hello');
  const sheet = await towns.previewImport({
    body: { kind: 'places', format: 'xlsx', contentBase64: junk },
  });
  assert.deepEqual([sheet.importId, sheet.faults[0]?.row], [null, 0]);
  assert.equal(
    await codeOf(
      towns.previewImport({ body: { kind: 'villages', format: 'geojson', contentBase64: junk } }),
    ),
    'file-unreadable',
  );
  assert.equal(
    await codeOf(
      towns.previewImport({ body: { kind: 'villages', format: 'xlsx', contentBase64: junk } }),
    ),
    'file-unreadable',
  );
  const officer = (await town.as('officer1')).api(api);
  assert.equal(
    await codeOf(
      officer.previewImport({ body: { kind: 'places', format: 'xlsx', contentBase64: junk } }),
    ),
    'not-permitted',
  );
  const large = 'A'.repeat(15_000_000);
  assert.equal(
    await codeOf(
      towns.previewImport({ body: { kind: 'places', format: 'xlsx', contentBase64: large } }),
    ),
    'too-large',
  );
});
