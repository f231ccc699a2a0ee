/** The model editor through HTTP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { addThings, modelsOf, thingsOf } from '../index.ts';
import { lampModel } from './lamp-model.ts';

test('a model is judged, previewed, saved as a version, and its devices follow', async (t) => {
  const town = await testTown(t);
  const things = (await town.as('admin')).api(api);
  const params = { code: lampModel.code };
  const first = await things.saveModel({
    params,
    body: { model: lampModel, version: 0, note: '' },
  });
  assert.equal(first.version, 1);
  const [added] = await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [{ name: '灯', modelCode: lampModel.code, door: 'none' }]),
  );
  const [brightness, power] = lampModel.properties;
  assert.ok(brightness && power);
  const narrower = { ...lampModel, properties: [{ ...brightness, max: 80 }, power] };
  const preview = await things.previewModel({ body: narrower });
  assert.deepEqual(preview.faults, []);
  assert.deepEqual([preview.version, preview.thingCount], [2, 1]);
  assert.deepEqual(
    preview.changes.map(({ kind, key, breaking }) => [kind, key, breaking]),
    [['changed', 'brightness', true]],
  );
  await things.saveModel({ params, body: { model: narrower, version: 1, note: '限功率' } });
  const thing = (await thingsOf(town.ctx)).byId(added?.id ?? '');
  assert.equal(thing?.modelVersion, 2);
  const verdict = thing && (await modelsOf(town.ctx)).of(thing)?.check('brightness', 90);
  assert.equal(verdict?.ok, false);
  await assert.rejects(
    things.saveModel({ params, body: { model: lampModel, version: 1, note: '' } }),
    (error: { problem: { code: string } }) => error.problem.code === 'changed-meanwhile',
  );
  const { items } = await things.modelVersions({ params });
  assert.deepEqual(
    items.map(({ version, note }) => [version, note]),
    [
      [2, '限功率'],
      [1, ''],
    ],
  );
});

test('a faulty model is refused with the place of each fault', async (t) => {
  const town = await testTown(t);
  const things = (await town.as('admin')).api(api);
  const [brightness] = lampModel.properties;
  assert.ok(brightness);
  const model = {
    ...lampModel,
    properties: [brightness, { ...brightness, unit: 'bananas', min: 9, max: 1 }],
  };
  const { faults } = await things.previewModel({ body: model });
  assert.deepEqual(faults.map(({ pointer }) => pointer).sort(), [
    '/properties/1/key',
    '/properties/1/max',
    '/properties/1/unit',
  ]);
  const params = { code: model.code };
  await assert.rejects(
    things.saveModel({ params, body: { model, version: 0, note: '' } }),
    (error: { problem: { code: string } }) => error.problem.code === 'model-faulty',
  );
});

test('models leave as JSON and come back; a retired model takes no new devices', async (t) => {
  const town = await testTown(t);
  const things = (await town.as('admin')).api(api);
  const file = await things.exportModels({ query: { code: 'air-station' } });
  const text = Buffer.from(await (file.bytes as Blob).arrayBuffer()).toString();
  const preview = await things.previewModel({ body: JSON.parse(text) });
  assert.deepEqual([preview.faults, preview.version], [[], null]);
  await things.retireModel({ params: { code: 'manhole' }, body: { retired: true } });
  const body = {
    code: '',
    name: '井盖',
    modelCode: 'manhole',
    door: 'none' as const,
    externalId: null,
    gatewayId: null,
    position: null,
    address: '',
    departmentId: null,
    groupCodes: [],
    tags: {},
    settings: {},
  };
  await assert.rejects(things.addThing({ body }));
});
