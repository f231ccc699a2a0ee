import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { client } from '#platform/contract/index.ts';
import { api } from '../contract.ts';
import { browserAt, demoPassword, problemOf } from './sign-in-town.ts';

const reason = '值班员来电:事件列表打不开,协助排查';

async function operatorAt(town: TestTown) {
  const browser = browserAt(town);
  await browser.signIn('operator1', demoPassword);
  const cases = client(casesApi, { fetch: browser.fetch });
  return { ...browser, cases };
}

test('a county operator sees numbers of its towns, and what they hold only by break-glass, reading, for a while', async (t) => {
  const town = await testTown(t);
  await town
    .anonymous()
    .api(reportsApi)
    .submit({
      body: {
        categoryCode: '020102',
        text: '垃圾桶满了',
        position: { longitude: 112.95, latitude: 28.45 },
        deviceId: crypto.randomUUID(),
      },
    });
  const { people, cases } = await operatorAt(town);
  const { items } = await people.hostedTowns({});
  assert.deepEqual(
    items.map(({ code }) => code),
    ['qingxi', 'baisha'],
  );
  assert.ok((items[0]?.staff ?? 0) > 50);
  assert.equal(await problemOf(cases.list({ query: {} })), 'not-permitted');
  const open = (townId: string, minutes = 30) =>
    people.openVisit({ params: { townId }, body: { reason, minutes } });
  const county = (await people.me({})).town.id;
  assert.equal(await problemOf(open(county)), 'not-found', 'only towns of the county');
  const { id } = await open(town.tenantId);

  const me = await people.me({});
  assert.deepEqual([me.town.code, me.visit?.reason], ['qingxi', reason]);
  assert.ok(!me.permissions.includes('people.rights') && !me.permissions.includes('cases.export'));
  const [first] = (await cases.list({ query: {} })).items;
  assert.ok(first);
  assert.equal((await cases.one({ params: { caseId: first.id } })).case.id, first.id);
  const comment = cases.act({
    params: { caseId: first.id, action: 'comment' },
    body: { reason: '好', version: first.version },
  });
  assert.equal(await problemOf(comment), 'visit-reads-only');

  const admin = (await town.as('admin')).api(api);
  const { visit, requests } = await admin.visit({ params: { visitId: id } });
  assert.deepEqual([visit.reason, visit.open], [reason, true]);
  assert.ok(requests.some(({ path }) => path === `/api/v1/cases/${first.id}`));
  assert.equal(visit.requests, requests.length);
  const told = await town.sql<{ body: string }>(
    "SELECT body FROM messages.messages WHERE template = 'people.visited' AND channel = 'inbox'",
  );
  assert.ok(told.length >= 2 && told.every(({ body }) => body.includes(reason)));

  town.clock.advance(30 * 60);
  assert.equal((await people.me({})).town.code, 'yunling', 'over by itself');
  assert.equal(await problemOf(cases.list({ query: {} })), 'not-permitted');
});

test('the town ends a visit at once, and the visitor can leave; both stay on record in town and county', async (t) => {
  const town = await testTown(t);
  const { people } = await operatorAt(town);
  const open = () =>
    people.openVisit({ params: { townId: town.tenantId }, body: { reason, minutes: 60 } });
  const first = await open();
  const admin = (await town.as('admin')).api(api);
  await admin.endVisit({ params: { visitId: first.id } });
  assert.equal((await people.me({})).visit, null);
  assert.equal(await problemOf(admin.endVisit({ params: { visitId: first.id } })), 'not-found');
  const second = await open();
  await people.leaveVisit({});
  assert.equal(await problemOf(people.leaveVisit({})), 'not-found');
  const { items } = await admin.visits({});
  assert.deepEqual(
    items.map(({ id, endedHow, open: isOpen }) => [id, endedHow, isOpen]),
    [
      [second.id, 'visitor', false],
      [first.id, 'town', false],
    ],
  );
  const lines = await town.sql<{ tenant: string; action: string }>(
    "SELECT tenant_id AS tenant, action FROM platform.audit WHERE action = 'people.openVisit'",
  );
  assert.equal(lines.filter(({ tenant }) => tenant === town.tenantId).length, 2);
  assert.equal(lines.filter(({ tenant }) => tenant !== town.tenantId).length, 2);
  const baisha = (await town.as('baisha-admin', 'baisha')).api(api);
  assert.deepEqual((await baisha.visits({})).items, [], 'the other town was not visited');
});

test('a visit does not open what is confidential, and only operators visit', async (t) => {
  const town = await testTown(t);
  const { caseId } = await town
    .anonymous()
    .api(reportsApi)
    .submit({
      body: {
        categoryCode: '020102',
        text: '垃圾桶满了',
        position: { longitude: 112.95, latitude: 28.45 },
        deviceId: crypto.randomUUID(),
      },
    });
  await town.sql('UPDATE cases.cases SET sealed = true WHERE id = $1', [caseId]);
  const { people, cases } = await operatorAt(town);
  await people.openVisit({ params: { townId: town.tenantId }, body: { reason, minutes: 5 } });
  assert.deepEqual((await cases.list({ query: {} })).items, []);
  assert.equal(await problemOf(cases.one({ params: { caseId } })), 'not-found');
  const officer = (await town.as('officer1')).api(api);
  const asked = officer.openVisit({
    params: { townId: town.twinId },
    body: { reason, minutes: 5 },
  });
  assert.equal(await problemOf(asked), 'not-permitted');
});
