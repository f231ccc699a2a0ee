/** Firmware: upload, staged roll-out with its health gate, download by the device. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { addThings, commandProgress, saveModels, takeCommands } from '../index.ts';
import { lampModel } from './lamp-model.ts';

const bytes = Buffer.from('not really firmware');
const codeIs = (code: string) => (error: { problem: { code: string } }) =>
  error.problem.code === code;

async function withLamps(town: TestTown, count: number) {
  return town.database.inTenant(town.ctx, async (tx) => {
    await saveModels(tx, [lampModel]);
    return addThings(
      tx,
      Array.from({ length: count }, (_, index) => ({
        name: `灯 ${index}`,
        modelCode: lampModel.code,
        door: 'mqtt' as const,
        externalId: `fw-${index}`,
        secret: `secret-of-lamp-number-${index}`,
      })),
    );
  });
}

async function uploaded(town: TestTown) {
  const things = (await town.as('admin')).api(api);
  const firmware = await things.addFirmware({
    body: {
      modelCode: lampModel.code,
      version: '1.2.0',
      note: '修复',
      fileName: 'lamp.bin',
      contentBase64: bytes.toString('base64'),
    },
  });
  return { things, firmware };
}

/** Every device that was told answers. @returns how many */
async function answer(town: TestTown, ids: readonly string[], to: 'done' | 'failed') {
  let count = 0;
  for (const id of ids) {
    await town.database.inTenant(town.ctx, async (tx) => {
      for (const { id: commandId, input } of await takeCommands(tx, id)) {
        assert.equal(input['sha256'], createHash('sha256').update(bytes).digest('hex'));
        await commandProgress(tx, commandId, to);
        count += 1;
      }
    });
  }
  await town.settle();
  return count;
}

test('a roll-out goes step by step, watched between the steps, to its end', async (t) => {
  const town = await testTown(t);
  const ids = (await withLamps(town, 10)).map(({ id }) => id);
  const { things, firmware } = await uploaded(town);
  const plan = {
    firmwareId: firmware.id,
    groupCode: '',
    steps: [10, 50, 100],
    healthPercent: 90,
    watchMinutes: 30,
  };
  const started = await things.startRollout({ body: plan });
  assert.deepEqual([started.total, started.told], [10, 1]);
  await assert.rejects(things.startRollout({ body: plan }), codeIs('rollout-running'));
  assert.equal(await answer(town, ids, 'done'), 1);
  assert.equal(await answer(town, ids, 'done'), 0, 'watched first');
  town.clock.advance(31 * 60);
  await town.settle();
  assert.equal(await answer(town, ids, 'done'), 4);
  town.clock.advance(31 * 60);
  await town.settle();
  assert.equal(await answer(town, ids, 'done'), 5);
  const [rollout] = (await things.rollouts({})).items;
  assert.deepEqual([rollout?.state, rollout?.done, rollout?.step], ['done', 10, 2]);
});

test('a bad package stops at the health gate; a person goes on or stops it', async (t) => {
  const town = await testTown(t);
  const ids = (await withLamps(town, 4)).map(({ id }) => id);
  const { things, firmware } = await uploaded(town);
  const body = {
    firmwareId: firmware.id,
    groupCode: '',
    steps: [25, 100],
    healthPercent: 80,
    watchMinutes: 0,
  };
  const { id } = await things.startRollout({ body });
  await answer(town, ids, 'failed');
  const paused = (await things.rollouts({})).items[0];
  assert.deepEqual([paused?.state, paused?.reason, paused?.told], ['paused', 'health', 1]);
  const params = { id };
  const going = await things.steerRollout({ params, body: { to: 'running' } });
  assert.deepEqual([going.state, going.told], ['running', 4]);
  const stopped = await things.steerRollout({ params, body: { to: 'stopped' } });
  assert.deepEqual([stopped.state, stopped.failed], ['stopped', 4]);
  await assert.rejects(
    things.steerRollout({ params, body: { to: 'running' } }),
    codeIs('rollout-over'),
  );
  const list = await things.rolloutThings({ params, query: {} });
  assert.equal(list.items.length, 4);
});

test('a device fetches its package with its secret, whole or from where it stopped', async (t) => {
  const town = await testTown(t);
  await withLamps(town, 1);
  const { firmware } = await uploaded(town);
  await town.database.inTenant(town.ctx, (tx) =>
    addThings(tx, [
      {
        name: '别的设备',
        modelCode: 'noise-meter',
        door: 'mqtt',
        externalId: 'other-kind',
        secret: 'secret-of-another-kind',
      },
    ]),
  );
  const url = `/devices/firmware/${firmware.id}`;
  const basic = (name: string, secret: string) => ({
    authorization: `Basic ${Buffer.from(`${name}:${secret}`).toString('base64')}`,
  });
  const own = basic('fw-0', 'secret-of-lamp-number-0');
  const { fetch } = town.anonymous();
  const whole = await fetch(url, { headers: own });
  assert.equal(await whole.text(), bytes.toString());
  const rest = await fetch(url, { headers: { ...own, range: 'bytes=4-' } });
  assert.deepEqual([rest.status, await rest.text()], [206, bytes.subarray(4).toString()]);
  assert.equal((await fetch(url)).status, 401);
  assert.equal((await fetch(url, { headers: basic('fw-0', 'wrong') })).status, 401);
  const foreign = basic('other-kind', 'secret-of-another-kind');
  assert.equal((await fetch(url, { headers: foreign })).status, 404);
  assert.equal((await fetch('/devices/firmware/none', { headers: own })).status, 404);
});
