/** A camera with a place stands on the one map and is found by its name; its address is told to nobody there. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as mapApi } from '#modules/map/contract.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';

const bbox = '112.5,28,113.5,29';

test('cameras with a place are a layer of the map, within the reader’s rights', async (t) => {
  const town = await testTown(t);
  const admin = (await town.as('admin')).api(api);
  await admin.saveCameraHosts({ body: { hosts: [{ host: 'cam.test', direct: false }] } });
  const leader = (await town.as('leader')).api(mapApi);
  const offered = async () =>
    (await leader.layers({})).items.some(({ code }) => code === 'screen-cameras');
  const body = {
    nameZh: '菜市场',
    nameEn: 'Market',
    kind: 'still' as const,
    everySeconds: 5,
    address: 'http://eye:secret@cam.test/still.jpg',
  };
  const cameraId = crypto.randomUUID();
  const kept = await admin.saveCamera({ params: { cameraId }, body });
  assert.equal(kept.position, null);
  assert.equal(await offered(), false, 'none has a place yet');

  const position = { longitude: 112.95, latitude: 28.45 };
  await admin.saveCamera({ params: { cameraId }, body: { ...body, position } });
  assert.deepEqual((await admin.cameras({})).items[0]?.position, position);
  assert.equal(await offered(), true);
  const params = { code: 'screen-cameras' };
  const seen = await leader.features({ params, query: { bbox, zoom: 12 } });
  assert.deepEqual(
    seen.points.map(({ id, label, longitude }) => [id, label, longitude]),
    [[cameraId, '菜市场', 112.95]],
  );
  const one = await leader.detail({ params: { ...params, id: cameraId } });
  assert.deepEqual([one.item.title, one.item.cells], ['菜市场', { kind: '图片' }]);
  const found = await leader.search({ query: { q: '菜市' } });
  assert.ok(found.items.some(({ id, layer }) => id === cameraId && layer === 'screen-cameras'));
  assert.doesNotMatch(JSON.stringify([seen, one, found]), /secret|cam\.test/);

  const again = await admin.saveCamera({ params: { cameraId }, body });
  assert.deepEqual(again.position, position, 'left out it stays as it was');
  await admin.saveCamera({ params: { cameraId }, body: { ...body, position: null } });
  assert.equal(await offered(), false);
});
