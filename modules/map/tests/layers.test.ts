import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract.ts';

const whole = { bbox: '112.8,28.3,113.1,28.6', zoom: 12 } as const;
const market = { longitude: 112.95, latitude: 28.45 };

async function report(town: TestTown, position = market): Promise<void> {
  const body = {
    categoryCode: '020102',
    text: '垃圾桶满了',
    position,
    deviceId: crypto.randomUUID(),
  };
  await town.anonymous().api(reportsApi).submit({ body });
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
  return 'none';
};

test('the switcher lists what its reader may see; another layer answers as if it did not exist', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  const codes = (await officer.layers({})).items.map(({ code }) => code);
  assert.ok(codes.includes('cases') && codes.includes('devices') && codes.includes('villages'));
  const clerk = (await town.as('clerk1')).api(api);
  const seen = (await clerk.layers({})).items.map(({ code }) => code);
  assert.ok(seen.includes('cases') && !seen.includes('devices'), 'a clerk has no devices');
  for (const code of ['devices', 'nothing-of-the-kind']) {
    const asked = clerk.features({ params: { code }, query: whole });
    assert.equal(await codeOf(asked), 'map-layer-unknown');
  }
});

test('a grid worker sees the cases of his cell only, another town none', async (t) => {
  const town = await testTown(t);
  await report(town);
  await report(town, { longitude: 112.92, latitude: 28.43 });
  await town.settle();
  const at = { params: { code: 'cases' }, query: whole };
  const officer = await (await town.as('officer1')).api(api).features(at);
  assert.equal(officer.total, 2);
  const worker = await town.as('grid01');
  const own = await worker.api(api).features(at);
  const listed = await worker.api(casesApi).list({ query: {} });
  assert.deepEqual(
    own.points.map(({ id }) => id),
    listed.items.map(({ id }) => id),
  );
  assert.ok(own.total < officer.total);
  const twin = await (await town.as('baisha-officer1', 'baisha')).api(api).features(at);
  assert.equal(twin.total, 0);
});

test('windows that are none, looks and times that make no sense are told as problems', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  const params = { code: 'cases' };
  const windows = [
    '113,28,112,29',
    '112,29,113,28',
    '-200,28,112,29',
    '1,2,3,4.5.6',
    '112,28,112,28',
  ];
  for (const bbox of windows) {
    const asked = officer.features({ params, query: { ...whole, bbox } });
    assert.equal(await codeOf(asked), 'map-window-faulty', bbox);
  }
  const broken = officer.features({ params, query: { ...whole, bbox: 'NaN,nonsense' } });
  assert.equal(await codeOf(broken), 'request-invalid');
  const look = officer.features({ params, query: { ...whole, look: 'mood' } });
  assert.equal(await codeOf(look), 'map-look-unknown');
  const fiftyYears = { from: '1976-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
  const long = officer.replay({ params, query: { bbox: whole.bbox, ...fiftyYears } });
  assert.equal(await codeOf(long), 'map-time-faulty');
});
