/** Devices through HTTP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown, type TestTown } from '#testing';
import { uuidv7 } from '#platform/ids/index.ts';
import { api, type ThingInput } from '../contract/index.ts';
import { addThings, findKey, saveModels, secretMatches } from '../index.ts';
import { lampModel } from './lamp-model.ts';

const lamp: ThingInput & { code: string } = {
  code: '',
  name: '政府路路灯 1 号',
  modelCode: 'street-lamp',
  door: 'mqtt',
  externalId: 'lamp-1',
  gatewayId: null,
  position: null,
  address: '政府路 1 号',
  departmentId: null,
  groupCodes: [],
  tags: {},
  settings: {},
};

async function admin(town: TestTown) {
  return (await town.as('admin')).api(api);
}

test('a device is added, told its secret once, found, changed, disabled and retired', async (t) => {
  const town = await testTown(t);
  const things = await admin(town);
  const added = await things.addThing({ body: lamp });
  assert.match(added.code, /^SL-\d{4}$/);
  assert.ok(added.secret);
  const key = await findKey(town.database, 'mqtt', 'lamp-1');
  assert.ok(key && secretMatches(key, added.secret));
  const detail = await things.thing({ params: { id: added.id } });
  assert.equal(detail.model.code, 'street-lamp');
  assert.equal(detail.status, 'never');
  assert.equal(detail.hasSecret, true);
  assert.doesNotMatch(JSON.stringify(detail), new RegExp(added.secret));
  const { code: _, ...input } = lamp;
  const at = { params: { id: added.id } };
  const saved = await things.saveThing({
    ...at,
    body: { ...input, name: '改名', version: detail.version },
  });
  await assert.rejects(
    things.saveThing({ ...at, body: { ...input, version: detail.version } }),
    (error: { problem: { code: string } }) => error.problem.code === 'changed-meanwhile',
  );
  const { secret } = await things.rotateSecret(at);
  const fresh = await findKey(town.database, 'mqtt', 'lamp-1');
  assert.ok(fresh && secretMatches(fresh, secret) && !secretMatches(fresh, added.secret));
  const disabled = await things.setThingState({
    ...at,
    body: { state: 'disabled', version: saved.version },
  });
  assert.equal((await findKey(town.database, 'mqtt', 'lamp-1'))?.state, 'disabled');
  await things.setThingState({ ...at, body: { state: 'retired', version: disabled.version } });
  assert.equal(await findKey(town.database, 'mqtt', 'lamp-1'), null);
  await things.addThing({ body: lamp });
  assert.equal((await things.thingVersions(at)).items.length, 4);
});

test('a grid worker sees the devices of the own cell only, a clerk none', async (t) => {
  const town = await testTown(t);
  const cells = await town.sql<{ id: string; village_id: string; grid_worker_id: string }>(
    'SELECT id, village_id, grid_worker_id FROM towns.grid_cells WHERE tenant_id = $1 AND grid_worker_id IS NOT NULL ORDER BY code',
    [town.tenantId],
  );
  const worker = await town.as('grid01');
  const own = cells.find((cell) => cell.grid_worker_id === worker.personId);
  const other = cells.find((cell) => cell.village_id !== own?.village_id);
  assert.ok(own && other);
  const hereAndThere = [own, other].map((cell, index) => ({
    name: `设备 ${index}`,
    modelCode: 'noise-meter',
    door: 'none' as const,
    gridCellId: cell.id,
    villageId: cell.village_id,
  }));
  const added = await town.database.inTenant(town.ctx, (tx) => addThings(tx, hereAndThere));
  const list = await worker.api(api).things({ query: { modelCode: ['noise-meter'] } });
  const ids = new Set(list.items.map(({ id }) => id));
  assert.ok(ids.has(added[0]?.id ?? '') && !ids.has(added[1]?.id ?? ''));
  await assert.rejects(worker.api(api).thing({ params: { id: added[1]?.id ?? '' } }));
  const officer = await (await town.as('officer1')).api(api).things({ query: { q: '设备' } });
  assert.ok(officer.items.length >= 2);
});

test('the list pages by code, filters and counts', async (t) => {
  const town = await testTown(t);
  await town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [lampModel]);
    await addThings(
      tx,
      Array.from({ length: 7 }, (_, index) => ({
        name: `测试灯 ${index}`,
        modelCode: lampModel.code,
        door: 'none' as const,
        position: index < 3 ? { longitude: 115.85, latitude: 28.45 } : null,
      })),
    );
  });
  const things = (await town.as('officer1')).api(api);
  const filter = { modelCode: [lampModel.code] };
  const first = await things.things({ query: { ...filter, limit: 4 } });
  assert.equal(first.items.length, 4);
  const rest = await things.things({
    query: { ...filter, limit: 4, cursor: first.nextCursor ?? '' },
  });
  assert.equal(rest.items.length, 3);
  assert.equal(rest.nextCursor, null);
  const counts = await things.thingCounts({ query: filter });
  assert.deepEqual([counts.total, counts.never, counts.online], [7, 7, 0]);
  assert.equal((await things.thingMap({ query: filter })).items.length, 3);
  assert.equal((await things.things({ query: { q: '灯 TL-0003', ...filter } })).items.length, 1);
  const sheet = await things.exportThings({ query: filter });
  assert.match(sheet.fileName, /\.xlsx$/);
});

test('groups are made, filled, and removed without their devices', async (t) => {
  const town = await testTown(t);
  const things = await admin(town);
  const group = { code: 'main-road', nameZh: '主干道', nameEn: 'Main road', note: '' };
  await things.addGroup({ body: group });
  await assert.rejects(things.addGroup({ body: group }));
  const { id } = await things.addThing({ body: { ...lamp, groupCodes: ['main-road'] } });
  const other = await things.addThing({ body: { ...lamp, externalId: 'lamp-2' } });
  const params = { code: 'main-road' };
  const body = { add: [other.id], remove: [] };
  assert.equal((await things.groupThings({ params, body })).changed, 1);
  const known = (await things.groups({})).items.find(({ code }) => code === 'main-road');
  assert.equal(known?.thingCount, 2);
  await things.removeGroup({ params });
  assert.deepEqual((await things.thing({ params: { id } })).groupCodes, []);
});

test('an officer commands, a leader may not; a repeat is the same; what waits can be taken back', async (t) => {
  const town = await testTown(t);
  const { id } = await (await admin(town)).addThing({ body: lamp });
  const officer = (await town.as('officer1')).api(api);
  const order = {
    params: { id },
    body: { service: 'override', input: { brightness: 100, minutes: 30 } },
  };
  const key = { idempotencyKey: uuidv7() };
  const first = await officer.sendCommand(order, key);
  assert.equal((await officer.sendCommand(order, key)).id, first.id);
  await officer.cancelCommand({ params: { id, commandId: first.id } });
  await assert.rejects(officer.cancelCommand({ params: { id, commandId: first.id } }));
  const [listed] = (await officer.thingCommands({ params: { id }, query: {} })).items;
  assert.equal(listed?.state, 'failed');
  const leader = (await town.as('leader')).api(api);
  await assert.rejects(leader.sendCommand(order));
  const twin = await officer.desireThing({
    params: { id },
    body: { patch: { on: true }, reason: '试灯' },
  });
  assert.deepEqual([twin.desired, twin.reported, twin.delta], [{ on: true }, null, null]);
});
