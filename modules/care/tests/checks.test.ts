/** Safe check-ins with the clock: given, missed, climbing, found well, closed; by device, by family, within reach. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api as alarmsApi } from '#modules/alarms/contract/index.ts';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { addThings, takeEvent } from '#modules/things/index.ts';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { daughter, elderInput, hasCode, registered, residentOf, toldTo } from './people-of-care.ts';

let town: TestTown;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
});
after(async () => {
  for (const end of endings) await end();
});

const board = async (username = 'clerk1') =>
  (await (await town.as(username)).api(api).board({ query: {} })).items;
const stateOf = async (elderId: string, username = 'clerk1') =>
  (await board(username)).find((row) => row.elderId === elderId);

test('the person presses the button, and nobody is alarmed', async () => {
  town.clock.set('2026-11-24T00:30:00Z');
  const elder = await registered(town, { phone: '13900001111' });
  const self = await residentOf(town, { phone: '13900001111', name: '陈桂英' });
  assert.equal((await self.api(api).own({})).self[0]?.slots[0]?.state, 'waiting');
  const key = { idempotencyKey: 'check-1' };
  assert.equal((await self.api(api).ownCheckIn({ body: {} }, key)).slots, 1);
  assert.equal(
    (await self.api(api).ownCheckIn({ body: {} }, key)).slots,
    1,
    'a repeat answers the same',
  );
  assert.equal(
    (await self.api(api).ownCheckIn({ body: {} })).slots,
    0,
    'pressing again does no harm',
  );
  town.clock.set('2026-11-24T02:05:00Z');
  await town.settle();
  const row = await stateOf(elder.id);
  assert.equal(row?.state, 'done');
  assert.equal(row?.how, 'button');
  assert.deepEqual(await toldTo(town, { elderId: elder.id }), []);
});

test('a missed check-in alarms family and grid worker, opens one case, climbs by the clock, and ends with a sign', async () => {
  town.clock.set('2026-11-25T00:30:00Z');
  const elder = await registered(town, { name: '李秀兰', phone: '13900003333' });
  town.clock.set('2026-11-25T02:01:00Z');
  await town.settle();
  await town.settle();
  const missed = await stateOf(elder.id, 'grid01');
  assert.equal(missed?.state, 'missed');
  assert.match(missed?.caseNumber ?? '', /^QX-/);
  const grid = await town.as('grid01');
  assert.ok((await toldTo(town, { personId: grid.personId })).includes('care.staffMissed'));
  assert.ok((await toldTo(town, { elderId: elder.id })).includes('care.missed'), 'family is told');
  const officer = await town.as('officer1');
  const alarm = (await officer.api(alarmsApi).list({ query: { active: true } })).items.find(
    ({ caseId }) => caseId === missed?.caseId,
  );
  assert.equal(alarm?.severity, 'warning');
  assert.doesNotMatch(JSON.stringify(alarm), /李秀兰/, 'the alarm bears a number, not a name');

  town.clock.advance(31 * 60);
  await town.settle();
  assert.equal((await stateOf(elder.id))?.step, 2);
  const head = await town.as('head-civil-affairs');
  assert.ok((await toldTo(town, { personId: head.personId })).includes('care.staffMissedStill'));
  town.clock.advance(31 * 60);
  await town.settle();
  town.clock.advance(31 * 60);
  await town.settle();
  assert.equal((await stateOf(elder.id))?.step, 3, 'the leaders are told once and last');
  const leader = await town.as('leader');
  assert.deepEqual(
    (await toldTo(town, { personId: leader.personId })).filter(
      (one) => one === 'care.staffMissedStill',
    ).length > 0,
    true,
  );

  const family = await residentOf(town, daughter);
  const relatives = (await family.api(api).own({})).family;
  const seen = relatives.find(({ elderId }) => elderId === elder.id);
  assert.equal(seen?.slots[0]?.state, 'missed');
  assert.equal((await family.api(api).ownCheckIn({ body: { elderId: elder.id } })).slots, 1);
  const row = await stateOf(elder.id);
  assert.equal(row?.state, 'late');
  assert.equal(row?.how, 'family');
  const open = (await officer.api(alarmsApi).list({ query: { active: true } })).items;
  assert.equal(
    open.some(({ id }) => id === alarm?.id),
    false,
    'the alarm is over',
  );
  assert.ok((await toldTo(town, { elderId: elder.id })).includes('care.well'));
  const told = (await toldTo(town, {})).length;
  town.clock.advance(40 * 60);
  await town.settle();
  assert.equal((await toldTo(town, {})).length, told, 'nobody is told any more');
});

test('a false alarm is closed with a reason, its case called off, and only once', async () => {
  town.clock.set('2026-11-26T00:30:00Z');
  const elder = await registered(town, { name: '罗玉珍', phone: '' });
  town.clock.set('2026-11-26T02:01:00Z');
  await town.settle();
  const missed = await stateOf(elder.id);
  const officer = (await town.as('officer1')).api(api);
  const params = { checkId: missed?.checkId ?? '' };
  const body = { outcome: 'falseAlarm' as const, reason: '手机没电了,人在菜地' };
  await officer.closeCheck({ params, body });
  await assert.rejects(officer.closeCheck({ params, body }), hasCode('check-closed'));
  const row = await stateOf(elder.id);
  assert.equal(row?.state, 'closed');
  assert.equal(row?.reason, '手机没电了,人在菜地');
  const detail = await (await town.as('officer1'))
    .api(casesApi)
    .one({ params: { caseId: missed?.caseId ?? '' } });
  assert.equal(detail.case.state, 'cancelled');
  const [stored] = await town.sql<{ reason: string }>(
    'SELECT reason FROM care.checks WHERE id = $1',
    [params.checkId],
  );
  assert.match(stored?.reason ?? '', /^v1\|/, 'what was found is sealed');
});

test('a device and a telephone call are signs of life; a pause asks for none; consent comes first', async () => {
  town.clock.set('2026-11-27T00:30:00Z');
  const care = (await town.as('clerk1')).api(api);
  const elder = await registered(town, { name: '谢冬梅', phone: '' });
  const deviceId = await town.database.inTenant(town.ctx, async (tx) => {
    const [button] = await addThings(tx, [
      { name: '平安按钮', modelCode: 'care-button', door: 'none', code: 'AN-0001' },
    ]);
    return button?.id ?? '';
  });
  const set = { pausedFrom: null, pausedUntil: null, deviceCode: 'AN-0001', times: [540] };
  const bound = await care.setTimes({
    params: { elderId: elder.id },
    body: { ...set, version: elder.version },
  });
  await town.database.inTenant(town.ctx, (tx) =>
    takeEvent(tx, { thingId: deviceId, key: 'motion', fields: {}, at: town.clock.now() }),
  );
  await town.settle();
  assert.equal((await stateOf(elder.id))?.how, 'device');
  const pause = { ...set, pausedFrom: '2026-11-28', pausedUntil: '2026-11-28' };
  await care.setTimes({
    params: { elderId: elder.id },
    body: { ...pause, version: bound.version },
  });
  town.clock.set('2026-11-28T02:05:00Z');
  await town.settle();
  assert.equal((await stateOf(elder.id))?.state, 'paused');
  town.clock.set('2026-11-29T01:30:00Z');
  await care.checkFor({ params: { elderId: elder.id }, body: { how: 'phone' } });
  assert.equal((await stateOf(elder.id))?.how, 'phone');
  const shy = await care.addElder({
    body: await elderInput(town, { name: '未同意', phone: '', consentHow: 'none' }),
  });
  const asked = care.setTimes({
    params: { elderId: shy.id },
    body: { ...set, version: shy.version },
  });
  await assert.rejects(asked, hasCode('elder-consent-missing'));
  await town.database.inTenant(town.ctx, (tx) =>
    takeEvent(tx, { thingId: deviceId, key: 'help', fields: {}, at: town.clock.now() }),
  );
  await town.settle();
  const grid = await town.as('grid01');
  assert.ok((await toldTo(town, { personId: grid.personId })).includes('care.staffHelp'));
});

test('the register shows to each what is theirs: another cell, another department, a stranger see nothing', async () => {
  const elder = await registered(town, {
    name: '欧阳春花',
    phone: '',
    idNumber: '439981194405200229',
  }).catch(() => registered(town, { name: '欧阳春花', phone: '' }));
  const params = { elderId: elder.id };
  for (const name of ['grid02', 'head-sanitation']) {
    const other = (await town.as(name)).api(api);
    await assert.rejects(other.elder({ params }), hasCode('not-found'));
  }
  const leader = await (await town.as('leader')).api(api).elder({ params });
  assert.equal(leader.name, '欧阳春花');
  assert.equal(leader.position, null, 'who need not visit does not see where the home is');
  const stranger = await residentOf(town, { phone: '13900009999', name: '路人甲' });
  assert.deepEqual(await stranger.api(api).own({}), { self: [], family: [] });
  await assert.rejects(
    stranger.api(api).ownCheckIn({ body: { elderId: elder.id } }),
    hasCode('not-registered'),
  );
  const care = (await town.as('clerk1')).api(api);
  const contact = (await care.elder({ params })).people[0];
  await care.changeContact({
    params: { contactId: contact?.id ?? '' },
    body: { ...daughter, relation: 'child', consent: false },
  });
  const family = await residentOf(town, daughter);
  const left = (await family.api(api).own({})).family;
  assert.equal(
    left.some(({ elderId }) => elderId === elder.id),
    false,
    'consent taken back ends at once',
  );
});
