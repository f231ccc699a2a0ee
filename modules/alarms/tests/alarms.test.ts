import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';
import { ProblemError } from '#platform/problems/index.ts';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api } from '../contract/index.ts';
import { clearAlarm, raiseAlarm } from '../index.ts';
import { coverRule, pm25Rule, send, withRules, withThings } from './stations.ts';

const code = (expected: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === expected;

async function alarmsOf(town: TestTown, thingId: string) {
  const officer = await town.as('officer1');
  const { items } = await officer.api(api).list({ query: { thingId } });
  // The town's own rules of manholes judge too.
  return items.filter(({ type }) => !type.startsWith('manhole-'));
}

test('a run of ten minutes raises one alarm by the timer, and a value below the hysteresis clears it', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  await withRules(town, [pm25Rule]);
  await send(town, air, { pm25: 80 });
  town.clock.advance(420);
  await send(town, air, { pm25: 90 });
  await town.settle();
  assert.deepEqual(await alarmsOf(town, air), []);
  town.clock.advance(181);
  await town.settle();
  const [alarm, ...more] = await alarmsOf(town, air);
  assert.equal(more.length, 0);
  assert.equal(alarm?.state, 'activeUnacknowledged');
  assert.equal(alarm?.value, '90 μg/m³');
  assert.equal(Date.parse(alarm?.raisedAt ?? ''), town.clock.now().getTime() - 1000);
  await send(town, air, { pm25: 72 });
  assert.equal((await alarmsOf(town, air))[0]?.active, true, 'within the hysteresis');
  await send(town, air, { pm25: 70 });
  const [cleared] = await alarmsOf(town, air);
  assert.equal(cleared?.state, 'clearedUnacknowledged');
  assert.equal(cleared?.clearReason, 'condition');
  const rows = await town.sql('SELECT 1 FROM alarms.rule_states');
  assert.equal(rows.length, 0, 'nothing is remembered of what is in order');
});

test('values flagged as anything but N and values that come late raise nothing live', async (t) => {
  const town = await testTown(t);
  const { manhole } = await withThings(town);
  await withRules(town, [coverRule]);
  await send(town, manhole, { coverOpen: true }, { quality: 'D' });
  town.clock.advance(3600);
  await send(town, manhole, { coverOpen: false });
  const early = new Date(town.clock.now().getTime() - 1800_000);
  const later = new Date(town.clock.now().getTime() - 900_000);
  await send(town, manhole, { coverOpen: true }, { at: early });
  await send(town, manhole, { coverOpen: false }, { at: later });
  assert.deepEqual(await alarmsOf(town, manhole), []);
  town.clock.advance(30);
  await town.settle();
  const [found, ...more] = await alarmsOf(town, manhole);
  assert.equal(more.length, 0);
  assert.equal(found?.late, true, 'judged afterwards at its own time');
  assert.equal(found?.raisedAt, early.toISOString());
  assert.equal(found?.clearedAt, later.toISOString());
  assert.equal(found?.caseId, null);
  assert.equal(
    (await town.sql('SELECT 1 FROM messages.messages WHERE template LIKE $1', ['alarm%'])).length,
    0,
  );
});

test('an alarm opens a case by the duty matrix; its clearing is told to it; a second joins it', async (t) => {
  const town = await testTown(t);
  const { manhole } = await withThings(town);
  await withRules(town, [{ ...coverRule, flapSeconds: 0 }]);
  await send(town, manhole, { coverOpen: true });
  const officer = await town.as('officer1');
  const [alarm] = await alarmsOf(town, manhole);
  assert.ok(alarm?.caseId, 'a case was opened');
  const detail = () => officer.api(casesApi).one({ params: { caseId: alarm?.caseId ?? '' } });
  const before = await detail();
  assert.equal(before.case.channel, 'device');
  assert.equal(before.case.urgency, 'urgent');
  assert.equal(before.case.state, 'dispatched');
  assert.match(before.description, /测试井盖.*井盖打开/);
  town.clock.advance(60);
  await send(town, manhole, { coverOpen: false });
  const told = await detail();
  assert.match(told.trace.at(-1)?.note ?? '', /告警已解除：井盖打开，持续 1 分钟/);
  town.clock.advance(60);
  await send(town, manhole, { coverOpen: true });
  const [second] = await alarmsOf(town, manhole);
  assert.notEqual(second?.id, alarm?.id);
  assert.equal(second?.caseId, alarm?.caseId, 'no second case while one is open');
  assert.match((await detail()).trace.at(-1)?.note ?? '', /告警再次出现/);
  const cancel = { version: before.case.version, reason: '重复' };
  await officer
    .api(casesApi)
    .act({ params: { caseId: alarm?.caseId ?? '', action: 'cancel' }, body: cancel });
  await town.settle();
  assert.equal((await alarmsOf(town, manhole))[0]?.state, 'activeAcknowledged');
});

test('an alarm that comes back soon is the same alarm, and nobody is called again', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const when = { kind: 'threshold', key: 'doorOpen', op: 'equals', value: true } as const;
  await withRules(town, [{ ...pm25Rule, severity: 'urgent', when }]);
  for (let round = 0; round < 4; round += 1) {
    await send(town, air, { doorOpen: true });
    town.clock.advance(30);
    await send(town, air, { doorOpen: false });
    town.clock.advance(30);
  }
  const [alarm, ...more] = await alarmsOf(town, air);
  assert.equal(more.length, 0);
  assert.equal(alarm?.repeatCount, 4);
  assert.equal(alarm?.flapping, true);
  const told = await town.sql<{ count: number }>(
    "SELECT count(DISTINCT person_id)::integer AS count, count(*)::integer AS all FROM messages.messages WHERE template = 'alarm.raised' AND channel = 'inbox'",
  );
  assert.ok((told[0]?.count ?? 0) > 0);
  assert.equal(told[0]?.count, (told[0] as unknown as { all: number }).all, 'each was told once');
});

test('two rules of one type are one alarm: worse with the second, eased when only the first holds', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const above = (value: number) =>
    ({ kind: 'threshold', key: 'pm25', op: 'above', value }) as const;
  await withRules(town, [
    { ...pm25Rule, code: 'one', when: above(75), hysteresis: 0 },
    { ...pm25Rule, code: 'two', when: above(150), hysteresis: 0, severity: 'urgent' },
  ]);
  const now = async () => (await alarmsOf(town, air))[0];
  const next = async (pm25: number) => {
    town.clock.advance(60);
    await send(town, air, { pm25 });
    return now();
  };
  assert.equal((await next(100))?.severity, 'warning');
  assert.equal((await next(200))?.severity, 'urgent');
  const eased = await next(100);
  assert.equal(eased?.severity, 'warning');
  assert.equal(eased?.worstSeverity, 'urgent');
  assert.equal(eased?.active, true);
  assert.equal((await next(10))?.active, false);
  assert.equal((await alarmsOf(town, air)).length, 1);
});

test('silence is an alarm, also of a thing that never spoke, and a value ends it', async (t) => {
  const town = await testTown(t);
  const { air, manhole } = await withThings(town);
  const never = { ...coverRule, code: 'never', type: 'test-never', categoryCode: null };
  await withRules(town, [
    { ...pm25Rule, type: 'silent', when: { kind: 'absence', key: null, seconds: 1800 } },
    { ...never, when: { kind: 'absence', key: 'coverOpen', seconds: 3000 } },
  ]);
  town.clock.advance(1700);
  await send(town, air, { pm25: 10 });
  town.clock.advance(200);
  await town.settle();
  assert.deepEqual(await alarmsOf(town, air), [], 'it spoke in time');
  town.clock.advance(1700);
  await town.settle();
  assert.equal((await alarmsOf(town, air))[0]?.active, true);
  town.clock.advance(1400);
  await town.settle();
  assert.equal((await alarmsOf(town, manhole))[0]?.type, 'test-never');
  await send(town, air, { o3: 60 });
  assert.equal((await alarmsOf(town, air))[0]?.active, false);
});

test('people acknowledge, clear and comment, as the table allows and within their reach', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const alarm = await town.database.inTenant(town.ctx, (tx) =>
    raiseAlarm(tx, {
      thingId: air,
      type: 'by-scene',
      titleZh: '站房停电',
      titleEn: 'Power failure',
      severity: 'warning',
      at: town.clock.now(),
    }),
  );
  const params = { alarmId: alarm.id };
  const officer = (await town.as('officer1')).api(api);
  const offered = await officer.one({ params });
  assert.deepEqual(offered.offers, ['acknowledge', 'clear', 'comment', 'openCase']);
  await officer.acknowledge({ params, body: { note: '' } });
  await assert.rejects(
    officer.acknowledge({ params, body: { note: '' } }),
    code('alarm-action-not-possible'),
  );
  await assert.rejects(officer.clear({ params, body: { note: ' ' } }), code('alarm-note-missing'));
  await officer.comment({ params, body: { note: '已联系供电所,电话 13812345678' } });
  await officer.clear({ params, body: { note: '已恢复供电' } });
  const whole = await officer.one({ params });
  assert.equal(whole.alarm.state, 'clearedAcknowledged');
  assert.deepEqual(
    whole.trace.map(({ action }) => action),
    ['raise', 'acknowledge', 'comment', 'clear'],
  );
  assert.doesNotMatch(whole.trace[2]?.note ?? '', /13812345678/);
  const head = (await town.as('head-sanitation')).api(api);
  await assert.rejects(head.one({ params }), code('not-found'), 'not of that department');
  const cleared = await town.database.inTenant(town.ctx, (tx) =>
    clearAlarm(tx, { thingId: air, type: 'by-scene', at: town.clock.now(), reason: 'condition' }),
  );
  assert.equal(cleared, false);
  const { results } = await officer.bulk({
    body: { action: 'acknowledge', alarmIds: [alarm.id, crypto.randomUUID()], note: '' },
  });
  assert.deepEqual(
    results.map(({ done, problem }) => [done, problem?.code]),
    [
      [false, 'alarm-action-not-possible'],
      [false, 'not-found'],
    ],
  );
});

test('a case may be opened by hand for an alarm that opened none', async (t) => {
  const town = await testTown(t);
  const { air } = await withThings(town);
  const alarm = await town.database.inTenant(town.ctx, (tx) =>
    raiseAlarm(tx, {
      thingId: air,
      type: 'by-scene',
      titleZh: '异味',
      titleEn: 'Smell',
      severity: 'notice',
      at: town.clock.now(),
    }),
  );
  const officer = (await town.as('officer1')).api(api);
  const params = { alarmId: alarm.id };
  const opened = await officer.openCase({ params, body: { categoryCode: '010101' } });
  assert.match(opened.number, /^QX-/);
  await assert.rejects(
    officer.openCase({ params, body: { categoryCode: '010101' } }),
    code('alarm-has-case'),
  );
  assert.equal((await officer.one({ params })).alarm.caseState, 'dispatched');
});
