import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProblemError } from '#platform/problems/index.ts';
import { boundingBox, type Polygon } from '#platform/geo/index.ts';
import { type TestTown, testTown } from '#testing';
import { api, type GridCellInput } from '../contract.ts';
import { ground } from '../index.ts';

/** The problem's code that a call ends with. */
async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ProblemError, 'the call must be refused');
  return error.problem.code;
}

const admin = async (town: TestTown) => (await town.as('admin')).api(api);

/** One cell as the console would send it back. */
async function firstCell(
  town: TestTown,
): Promise<{ id: string; body: GridCellInput & { version: number } }> {
  const { gridCells } = await (await admin(town)).ground({ query: { areas: true } });
  const cell = gridCells[0];
  assert.ok(cell?.area);
  const { id, code, nameZh, nameEn, active, villageId, version, area } = cell;
  return { id, body: { code, nameZh, nameEn, active, villageId, version, area } };
}

test('an administrator renames a cell; a stale save is refused; everyone sees the new name', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const { id, body } = await firstCell(town);
  const saved = await towns.saveGridCell({ params: { id }, body: { ...body, nameZh: '老街甲' } });
  assert.equal(saved.version, body.version + 1);
  assert.equal((await ground(town.ctx)).gridCell(id)?.nameZh, '老街甲');
  assert.equal(await codeOf(towns.saveGridCell({ params: { id }, body })), 'changed-meanwhile');
  const { items } = await towns.versions({ params: { kind: 'gridCells', id } });
  assert.equal(items[0]?.content['nameZh'], '老街甲');
  const audited = await town.sql('SELECT 1 FROM platform.audit WHERE subject = $1', [id]);
  assert.equal(audited.length, 1);
  const told = await town.sql(
    "SELECT 1 FROM platform.events WHERE type = 'towns.changed' AND tenant_id = $1 AND actor_id IS NOT NULL",
    [town.tenantId],
  );
  assert.equal(told.length, 1);
});

test('a cell that overlaps another or leaves its village is refused with the place named', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const { gridCells } = await towns.ground({ query: { areas: true } });
  const [first, second] = gridCells;
  assert.ok(first?.area && second?.area);
  const { nameEn, villageId } = first;
  const copy: GridCellInput = {
    code: 'NEW1',
    nameZh: '新格',
    nameEn,
    active: true,
    villageId,
    area: first.area,
  };
  assert.equal(await codeOf(towns.addGridCell({ body: copy })), 'cells-overlap');
  const other = gridCells.find((cell) => cell.villageId !== villageId);
  assert.ok(other);
  const wrongVillage = { ...copy, villageId: other.villageId };
  assert.equal(await codeOf(towns.addGridCell({ body: wrongVillage })), 'cell-outside-village');
  assert.equal(
    await codeOf(towns.addGridCell({ body: { ...copy, code: second.code } })),
    'code-taken',
  );
  const open: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [112.9, 28.4],
        [112.91, 28.4],
        [112.91, 28.41],
      ],
    ],
  };
  const error = await towns
    .addGridCell({ body: { ...copy, area: open } })
    .catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ProblemError);
  assert.equal(error.problem.code, 'area-invalid');
  assert.equal(error.problem.errors?.[0]?.pointer, '/area/coordinates/0');
});

test('a retired cell gives its ground free; its name stays', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const { id, body } = await firstCell(town);
  const village = (await ground(town.ctx)).village(body.villageId);
  assert.ok(village);
  const versions = await towns.ground({ query: {} });
  const version = versions.villages.find((one) => one.id === village.id)?.version ?? 0;
  const early = towns.retire({ params: { kind: 'villages', id: village.id }, query: { version } });
  assert.equal(await codeOf(early), 'village-has-cells');
  await towns.retire({ params: { kind: 'gridCells', id }, query: { version: body.version } });
  const after = await ground(town.ctx);
  assert.equal(
    after.gridCells.some((cell) => cell.id === id),
    false,
  );
  assert.equal(after.gridCell(id)?.nameZh, body.nameZh);
  const added = await towns.addGridCell({ body: { ...body, code: 'NEW2', nameZh: '重划' } });
  const box = boundingBox(body.area);
  const middle = { longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2 };
  assert.equal((await ground(town.ctx)).cellAt(middle)?.id, added.id);
});

test('there is always exactly one office', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const { departments } = await towns.ground({ query: {} });
  const office = departments.find(({ isOffice }) => isOffice);
  const other = departments.find(({ isOffice }) => !isOffice);
  assert.ok(office && other);
  const { id, version, ...body } = office;
  assert.equal(
    await codeOf(
      towns.saveDepartment({ params: { id }, body: { ...body, isOffice: false, version } }),
    ),
    'office-needed',
  );
  assert.equal(
    await codeOf(towns.retire({ params: { kind: 'departments', id }, query: { version } })),
    'office-needed',
  );
  const { id: otherId, ...rest } = other;
  await towns.saveDepartment({ params: { id: otherId }, body: { ...rest, isOffice: true } });
  const after = (await towns.ground({ query: {} })).departments.filter(({ isOffice }) => isOffice);
  assert.deepEqual(
    after.map((one) => one.id),
    [otherId],
  );
});

test('a place is found by its poster and by its name; outside the county it is refused', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const body = {
    code: 'QX900',
    nameZh: '东风桥头',
    nameEn: 'Dongfeng Bridge',
    active: true,
    kind: 'notice' as const,
    isQr: true,
    aliases: ['东风桥'],
    position: { longitude: 112.95, latitude: 28.4513 },
    precisionMetres: 20,
  };
  const { id } = await towns.addPlace({ body });
  const found = await town
    .anonymous()
    .api(api)
    .placeByCode({ params: { code: 'QX900' } });
  assert.equal(found.nameZh, '东风桥头');
  assert.equal((await towns.locate({ query: { text: '东风桥边有垃圾' } })).items[0]?.placeId, id);
  const far = { ...body, code: 'QX901', position: { longitude: 116.4, latitude: 39.9 } };
  assert.equal(await codeOf(towns.addPlace({ body: far })), 'outside-county');
  assert.equal(
    await codeOf(
      town
        .anonymous()
        .api(api)
        .placeByCode({ params: { code: 'G0001' } }),
    ),
    'not-found',
  );
});

test('a grid worker reads the ground but may not change it; nobody reads it unsigned', async (t) => {
  const town = await testTown(t);
  const worker = (await town.as('grid01')).api(api);
  const { id, body } = await firstCell(town);
  assert.equal((await worker.ground({ query: {} })).gridCells.length, 24);
  assert.equal(await codeOf(worker.saveGridCell({ params: { id }, body })), 'not-permitted');
  assert.equal(await codeOf(town.anonymous().api(api).ground({ query: {} })), 'sign-in-required');
});

test("the twin town neither sees nor changes this town's ground", async (t) => {
  const town = await testTown(t);
  const twin = (await town.as('baisha-admin', 'baisha')).api(api);
  const { id, body } = await firstCell(town);
  const seen = await twin.ground({ query: { areas: true } });
  assert.equal(seen.townName, '白沙镇');
  assert.equal(
    seen.gridCells.some((cell) => cell.id === id),
    false,
  );
  assert.equal(await codeOf(twin.saveGridCell({ params: { id }, body })), 'not-found');
});

test('the base map is public, complete, and not sent twice', async (t) => {
  const town = await testTown(t);
  const reply = await town.anonymous().fetch('/api/v1/map/base');
  const map = (await reply.json()) as {
    layers: { kind: string; features: unknown[] }[];
    bounds: number[];
  };
  const kinds = map.layers.map(({ kind }) => kind);
  for (const kind of [
    'outline',
    'roads',
    'waters',
    'buildings',
    'villages',
    'gridCells',
    'landmarks',
  ])
    assert.ok(kinds.includes(kind), kind);
  assert.equal(map.layers.find(({ kind }) => kind === 'gridCells')?.features.length, 24);
  const etag = reply.headers.get('etag') ?? '';
  const again = await town
    .anonymous()
    .fetch('/api/v1/map/base', { headers: { 'if-none-match': etag } });
  assert.equal(again.status, 304);
  const { id, body } = await firstCell(town);
  await (await admin(town)).saveGridCell({ params: { id }, body: { ...body, nameZh: '改名' } });
  await town.settle();
  const changed = await town
    .anonymous()
    .fetch('/api/v1/map/base?town=baisha', { headers: { 'if-none-match': etag } });
  assert.equal(changed.status, 200);
  const here = await town.anonymous().api(api).here({});
  assert.equal(here.nameZh, '清溪镇');
});

test('an administrator changes the duty telephone', async (t) => {
  const town = await testTown(t);
  const towns = await admin(town);
  const { centre, revision } = await towns.ground({ query: {} });
  assert.ok(centre);
  await towns.saveSettings({ body: { dutyPhone: '0731-12345', centre, revision } });
  assert.equal((await town.anonymous().api(api).here({})).dutyPhone, '0731-12345');
  assert.equal(
    await codeOf(towns.saveSettings({ body: { dutyPhone: '1', centre, revision } })),
    'changed-meanwhile',
  );
});

test('the demo town is as densely settled as a market town of the south', async (t) => {
  const town = await testTown(t);
  const rows = await town.sql<{ name: string; kind: string; density: number }>(
    `SELECT v.name_zh AS name, v.kind, (sum(c.population) / (v.area_square_metres / 1e6))::integer AS density
     FROM towns.villages v JOIN towns.grid_cells c ON c.village_id = v.id
     WHERE v.tenant_id = $1 GROUP BY v.id, v.name_zh, v.kind, v.area_square_metres`,
    [town.tenantId],
  );
  assert.equal(rows.length, 7);
  for (const { name, kind, density } of rows) {
    const [least, most] = kind === 'quarter' ? [2000, 10_000] : [300, 800];
    assert.ok(density >= least && density <= most, `${name}: ${density} per km²`);
  }
});
