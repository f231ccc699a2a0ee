/** The leak test of the API in short: seeded, so that a fault comes again. `npm run leaks` is the long one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { client } from '#platform/contract/index.ts';
import { testTown } from '#testing';
import { plantCanaries } from './canaries.ts';
import { probe } from './requests.ts';

test('random requests of every role to every route are never a 500 and never show a row of the twin town', async (t) => {
  const town = await testTown(t);
  const { fetch } = town.anonymous();
  const inTown = (code: string) =>
    client(reportsApi, { fetch, headers: () => ({ 'x-zhenshu-town': code }) });
  for (const code of ['qingxi', 'baisha']) {
    await inTown(code).submit({
      body: { categoryCode: '020102', text: '垃圾桶满了', deviceId: crypto.randomUUID() },
    });
  }
  await town.settle();
  const canaries = await plantCanaries(town);
  assert.ok(canaries.qingxi.length > 300 && canaries.baisha.length > 60);
  const count = Number(process.env['LEAK_REQUESTS'] ?? 700);
  const seed = Number(process.env['LEAK_SEED'] ?? 1);
  const tally = await probe(town, canaries, { seed, count });
  if (process.env['LEAK_REQUESTS'])
    console.log(JSON.stringify({ ...tally, faults: tally.faults.length }));
  assert.deepEqual(tally.faults, []);
  assert.ok(tally.answered > 40, `${tally.answered} routes answered`);
});
