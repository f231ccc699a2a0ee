import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoPassword } from '#modules/people/demo-accounts.ts';
import { testTown } from '#testing';
import { sessionOf, townApi } from './town-api.ts';

test('the simulator signs in over HTTP and is told which devices there are', async (t) => {
  const { origin } = await testTown(t, { live: true });
  const account = { url: origin, username: 'admin', password: demoPassword };
  const town = townApi(origin, await sessionOf(account));
  const devices = await town.devices();
  assert.ok(devices.some(({ externalId }) => externalId === 'noise-qx-01'));
  assert.equal(await town.newest(devices[0]?.id ?? '', 'nothing'), null);
  await assert.rejects(sessionOf({ ...account, password: 'wrong' }), /does not let admin in/);
});
