/** Meals and home care: asked at home, dispatched as a case, arranged, visited with check-in; plans with pauses. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { daughter, hasCode, registered, residentOf, toldTo } from './people-of-care.ts';

test('a meal asked for at home goes through the case engine to the door, and every refusal has its words', async (t) => {
  const town = await testTown(t);
  const elder = await registered(town);
  const self = (await residentOf(town, { phone: '13900001111', name: '陈桂英' })).api(api);
  const wish = {
    serviceCode: 'lunch',
    day: '2026-11-24',
    minute: 690,
    words: '做不了饭,打我 13900001111',
  };
  await assert.rejects(
    self.ownRequest({ body: { ...wish, day: '2026-11-20' } }),
    hasCode('day-unfit'),
  );
  await assert.rejects(
    self.ownRequest({ body: { ...wish, serviceCode: 'nothing' } }),
    hasCode('care-service-unknown'),
  );
  const asked = await self.ownRequest({ body: wish }, { idempotencyKey: 'meal' });
  assert.deepEqual(await self.ownRequest({ body: wish }, { idempotencyKey: 'meal' }), asked);

  const head = await town.as('head-civil-affairs');
  const [request] = (await head.api(api).requests({ query: {} })).items;
  assert.equal(request?.caseNumber, asked.caseNumber);
  const caseOf = async () =>
    (await head.api(casesApi).one({ params: { caseId: request?.caseId ?? '' } })).case;
  assert.equal((await caseOf()).state, 'dispatched');
  assert.doesNotMatch(
    JSON.stringify(await caseOf()),
    /13900001111|陈桂英/,
    'the case names nobody',
  );
  const crew = await town.as('crew-civil-affairs-1');
  const params = { requestId: request?.id ?? '' };
  const when = {
    carerId: crew.personId,
    day: '2026-11-23',
    minute: 690,
    version: request?.version ?? 1,
  };
  const stranger = (await town.as('crew-sanitation-1')).personId;
  await assert.rejects(
    head.api(api).arrangeRequest({ params, body: { ...when, carerId: stranger } }),
    hasCode('carer-unknown'),
  );
  await head.api(api).arrangeRequest({ params, body: when });
  assert.equal((await caseOf()).state, 'accepted', 'to arrange is to accept');
  assert.ok((await toldTo(town, { elderId: elder.id })).includes('care.arranged'));

  const mine = crew.api(api);
  const [visit] = (await mine.myVisits({})).items;
  assert.equal(visit?.name, '陈桂英');
  assert.equal(visit?.phone, '13900001111', 'who visits sees the telephone whole');
  const at = { visitId: visit?.id ?? '' };
  await assert.rejects(
    mine.arriveVisit({ params: at, body: {} }),
    hasCode('visit-evidence-missing'),
  );
  const position = { longitude: 112.9502, latitude: 28.4501 };
  const arrived = await mine.arriveVisit({ params: at, body: { position } });
  assert.ok((arrived.distanceMetres ?? 99) < 30);
  await assert.rejects(
    mine.leaveVisit({ params: at, body: { done: [], note: '' } }),
    hasCode('nothing-done'),
  );
  const left = await mine.leaveVisit({
    params: at,
    body: { done: ['mealBrought'], note: '精神不错' },
  });
  assert.equal(left.state, 'done');
  assert.equal((await self.own({})).self[0]?.requests[0]?.state, 'done');
  assert.equal((await self.own({})).self[0]?.slots[0]?.state, 'done', 'a visit is a sign of life');
  const late = mine.failVisit({ params: at, body: { outcome: 'nobodyHome', note: '', position } });
  await assert.rejects(late, hasCode('care-act-not-open'));
});

test('a plan writes its visits ahead, rests while it is paused, tells when nobody is home, and ends', async (t) => {
  const town = await testTown(t);
  const elder = await registered(town);
  const head = (await town.as('head-civil-affairs')).api(api);
  const crew = await town.as('crew-civil-affairs-1');
  const plan = {
    serviceCode: 'lunch',
    weekdays: [1, 2, 3, 4, 5],
    minute: 690,
    carerId: crew.personId,
    fromDay: '2026-11-23',
    untilDay: null,
    pausedFrom: null,
    pausedUntil: null,
  };
  const added = await head.addPlan({ params: { elderId: elder.id }, body: plan });
  const days = async () =>
    (await head.visits({ query: { from: '2026-11-23', until: '2026-12-04' } })).items
      .filter(({ elderId }) => elderId === elder.id)
      .map(({ day }) => day);
  assert.deepEqual(await days(), [
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-30',
  ]);
  const pause = {
    ...plan,
    pausedFrom: '2026-11-25',
    pausedUntil: '2026-11-26',
    version: added.version,
  };
  const paused = await head.changePlan({ params: { planId: added.id }, body: pause });
  assert.deepEqual(await days(), ['2026-11-23', '2026-11-24', '2026-11-27', '2026-11-30']);
  town.clock.set('2026-11-23T17:00:00Z');
  await town.settle();
  await town.settle();
  assert.equal((await days()).at(-1), '2026-12-01', 'each night writes one day more, once');

  const [visit] = (await crew.api(api).myVisits({})).items.filter(
    ({ day }) => day === '2026-11-24',
  );
  const nobody = {
    outcome: 'nobodyHome' as const,
    note: '敲门没人应',
    position: { longitude: 112.95, latitude: 28.45 },
  };
  const failed = await crew
    .api(api)
    .failVisit({ params: { visitId: visit?.id ?? '' }, body: nobody });
  assert.equal(failed.state, 'nobodyHome');
  const grid = await town.as('grid01');
  assert.ok((await toldTo(town, { personId: grid.personId })).includes('care.staffNobodyHome'));
  assert.ok((await toldTo(town, { elderId: elder.id })).includes('care.nobodyHome'));

  const family = (await residentOf(town, daughter)).api(api);
  const wish = {
    serviceCode: 'cleaning',
    day: '2026-11-28',
    minute: 540,
    words: '',
    elderId: elder.id,
  };
  const asked = await family.ownRequest({ body: wish });
  const [own] = (await family.own({})).family.flatMap(({ requests }) => requests);
  assert.equal(own?.caseNumber, asked.caseNumber);
  const cancelled = await family.ownCancel({
    params: { requestId: asked.id },
    body: { version: own?.version ?? 1 },
  });
  assert.equal(cancelled.state, 'cancelled');

  await head.endPlan({ params: { planId: added.id }, body: { version: paused.version } });
  assert.deepEqual(await days(), ['2026-11-23', '2026-11-24']);
});
