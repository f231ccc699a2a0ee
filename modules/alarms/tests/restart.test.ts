/** What rules remember over a stop, and of what went through another process. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { testSealing, type TestTown, testTown } from '#testing';
import { modules } from '#modules/registry.ts';
import { createApplication } from '#platform/application/index.ts';
import { Database } from '#platform/database/index.ts';
import { loadHistory } from '#modules/observations/index.ts';
import { api } from '../contract/index.ts';
import { fillAlarmHistory } from '../index.ts';
import { pm25Rule, send, withRules, withThings } from './stations.ts';

async function active(town: TestTown, thingId: string) {
  const officer = await town.as('officer1');
  const { items } = await officer.api(api).list({ query: { thingId, active: true } });
  return items;
}

/** A second application on the same database: what a restart after a kill leaves. */
async function restart(town: TestTown) {
  const database = new Database({ url: town.url, connections: 4, sealing: testSealing });
  const application = await createApplication({
    database,
    modules,
    clock: town.clock,
    logger: pino({ level: 'silent' }),
    settings: {
      publicUrl: 'http://localhost:8080',
      dataDirectory: town.dataDirectory,
      demo: true,
      trustProxy: false,
      environment: {},
    },
  });
  return {
    town: { ...town, application, database, ctx: { ...town.ctx, database } },
    settle: () => application.worker.settle(),
    stop: () => application.stop(),
  };
}

test('a rule that has run seven minutes fires three minutes after a restart', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  await withRules(town, [pm25Rule]);
  await send(town, air, { pm25: 80 });
  town.clock.advance(420);
  const other = await restart(town);
  try {
    await other.settle();
    town.clock.advance(179);
    await other.settle();
    assert.equal((await active(town, air)).length, 0);
    town.clock.advance(1);
    await other.settle();
    const [alarm] = await active(town, air);
    assert.equal(alarm?.type, 'test-pm25-high');
    await send(other.town, air, { pm25: 20 });
    assert.equal((await active(town, air)).length, 0, 'the new process clears what it raised');
  } finally {
    await other.stop();
  }
});

test('what a stopped town could not hear is no silence; after the start it counts anew', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const when = { kind: 'absence', key: null, seconds: 1800 } as const;
  await withRules(town, [{ ...pm25Rule, type: 'test-silent', when }]);
  await send(town, air, { pm25: 10 });
  town.clock.advance(7200);
  const other = await restart(town);
  try {
    await other.settle();
    assert.equal((await active(town, air)).length, 0);
    town.clock.advance(1803);
    await other.settle();
    assert.equal((await active(town, air))[0]?.type, 'test-silent');
  } finally {
    await other.stop();
  }
});

test('the history of the demo is what its rules say of the stored values, and more', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  await withRules(town, [pm25Rule]);
  const hours = 20 * 24;
  const start = town.clock.now().getTime() - hours * 3_600_000;
  const times = Array.from({ length: hours }, (_, index) => new Date(start + index * 3_600_000));
  const values = times.map((_, index) => (index % 48 === 7 ? 130 : 40));
  const made = await town.database.inTenant(town.ctx, async (tx) => {
    await loadHistory(tx, [{ thingId: air, key: 'pm25', times, values }]);
    return fillAlarmHistory(tx, ['air-station']);
  });
  const officer = (await town.as('officer1')).api(api);
  const { items } = await officer.list({ query: { thingId: air, type: [pm25Rule.type] } });
  assert.equal(items.length, 10);
  assert.ok(made >= 10);
  const story = (await officer.one({ params: { alarmId: items[0]?.id ?? '' } })).trace;
  assert.equal(story[0]?.action, 'raise');
  assert.equal(items[0]?.value, '130 μg/m³');
});

test('two processes that judge one thing in turn remember the same', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const of = { kind: 'threshold', key: 'pm25', op: 'above', value: 75 } as const;
  const when = { kind: 'repetition', times: 3, among: 4, withinSeconds: null, of } as const;
  await withRules(town, [{ ...pm25Rule, when }]);
  const other = await restart(town);
  try {
    const sides = [town, other.town];
    const values = [80, 10, 80, 80];
    for (const [index, pm25] of values.entries()) {
      town.clock.advance(60);
      assert.equal((await active(town, air)).length, 0, `before value ${index}`);
      await send(sides[index % 2] as TestTown, air, { pm25 });
    }
    assert.equal((await active(town, air)).length, 1);
  } finally {
    await other.stop();
  }
});

test('a rate of change looks back over stored values after a restart', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const when = {
    kind: 'rateOfChange',
    key: 'pm25',
    direction: 'rise',
    amount: 50,
    withinSeconds: 600,
  } as const;
  await withRules(town, [{ ...pm25Rule, when, hysteresis: 0 }]);
  await send(town, air, { pm25: 20 });
  town.clock.advance(300);
  const other = await restart(town);
  try {
    await send(other.town, air, { pm25: 75 });
    assert.equal((await active(town, air)).length, 1);
    town.clock.advance(301);
    await other.settle();
    assert.equal((await active(town, air)).length, 0, 'the low value has left the window');
  } finally {
    await other.stop();
  }
});

test('a comparison with another thing is judged when either speaks', async (t) => {
  const town = await testTown(t);
  const { air, manhole } = await withThings(town);
  const when = {
    kind: 'comparison',
    key: 'temperature',
    op: 'above',
    otherKey: 'temperature',
    otherThingCode: 'T-MH',
    offset: 10,
  } as const;
  await withRules(town, [{ ...pm25Rule, when, hysteresis: 0 }]);
  await send(town, air, { temperature: 25 });
  await send(town, manhole, { temperature: 20 });
  assert.equal((await active(town, air)).length, 0);
  town.clock.advance(60);
  await send(town, manhole, { temperature: 14 });
  assert.equal((await active(town, air)).length, 1);
});
