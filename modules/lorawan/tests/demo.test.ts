import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoSecret } from '#demo/device-secrets.ts';
import { manholeBytes, manholePort } from '#demo/manhole-codec.ts';
import { latestOf } from '#modules/observations/index.ts';
import { thingsOf } from '#modules/things/index.ts';
import { testTown } from '#testing';
import { tellUplink } from '../../../simulators/devices/links/chirpstack.ts';

test('what the demo’s simulated network server tells is decoded by the shipped codec', async (t) => {
  const town = await testTown(t, { live: true });
  const [manhole] = (await thingsOf(town.ctx)).ofModel('manhole');
  assert.ok(manhole?.externalId, 'the demo town has manholes');
  const reading = {
    coverOpen: true,
    tilt: 41,
    waterLevel: 180,
    methane: 2.5,
    hydrogenSulfide: 1.2,
    temperature: -3,
    battery: 64,
  };
  const taken = await tellUplink(
    {
      url: `${town.origin}/lorawan/chirpstack`,
      authorization: `Bearer ${demoSecret('chirpstack')}`,
    },
    {
      devEui: manhole.externalId,
      deviceName: manhole.name,
      at: town.clock.now(),
      frameCount: 7,
      port: manholePort,
      bytes: manholeBytes(reading),
      rssi: -101,
    },
  );
  assert.equal(taken, true);
  const latest = await town.database.inTenant(town.ctx, (tx) => latestOf(tx, [manhole.id]));
  const values = Object.fromEntries(latest.map(({ key, value }) => [key, value]));
  for (const [key, value] of Object.entries(reading)) assert.equal(values[key], value, key);
});
