import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as peopleApi } from '#modules/people/contract.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { aCaseMessage, processWithVendors, queueIn, refusedAs } from './town-messages.ts';

test('in the demo a newcomer proves a phone with the code the simulator shows', async (t) => {
  const town = await testTown(t);
  const newcomer = town.anonymous();
  const asked = await newcomer.api(peopleApi).requestPhoneCode({ body: { phone: '13912345678' } });
  const shown = await newcomer.api(api).simulator({ query: { phone: '13912345678' } });
  assert.equal(shown.labelZh, '短信模拟器');
  assert.equal(shown.items.length, 1);
  const code = /(\d{6})/.exec(shown.items[0]?.body ?? '')?.[1] ?? '';
  const me = await newcomer
    .api(peopleApi)
    .confirmPhoneCode({ body: { codeId: asked.codeId, code } });
  assert.equal(me.person.kind, 'resident');
});

test("without a session nobody reads other people's simulated messages", async (t) => {
  const town = await testTown(t);
  await queueIn(town, [aCaseMessage({ phone: '13800000001' })]);
  const stranger = town.anonymous().api(api);
  await assert.rejects(stranger.simulator({ query: {} }), refusedAs('sign-in-required'));
  assert.deepEqual((await stranger.simulator({ query: { phone: '13800000002' } })).items, []);
  const grid = (await town.as('grid01')).api(api);
  assert.equal((await grid.simulator({ query: {} })).items.length, 1);
});

test('where vendors are set up there is no simulator, and the log hides numbers and codes', async (t) => {
  const town = await testTown(t);
  const { application, ctx, database } = await processWithVendors(t, town);
  const code = {
    template: 'people.phoneCode',
    values: { code: '246810', minutes: '5' },
    urgency: 'urgent' as const,
  };
  await queueIn({ database, ctx }, [aCaseMessage({ phone: '13800000001' }, code)]);
  const { cookie } = await town.as('officer1');
  const ask = (url: string) => application.http.inject({ url, headers: { cookie } });
  assert.equal((await ask('/api/v1/messages/simulator')).statusCode, 404);
  const log = (await ask('/api/v1/messages/log')).body;
  assert.doesNotMatch(log, /13800000001|246810/);
});

test('a failed message is sent once more on request, a sent one is not', async (t) => {
  const town = await testTown(t);
  const officer = (await town.as('officer1')).api(api);
  await queueIn(town, [aCaseMessage({ phone: '13800000001' })]);
  const { items } = await officer.log({ query: { channel: 'sms' } });
  const messageId = items[0]?.id ?? '';
  await assert.rejects(officer.repeat({ params: { messageId } }), refusedAs('message-not-failed'));
  await town.sql("UPDATE messages.messages SET state = 'givenUp' WHERE id = $1", [messageId]);
  await officer.repeat({ params: { messageId } });
  const [row] = (await officer.log({ query: { state: 'queued' } })).items;
  assert.equal(row?.id, messageId);
});

test('no more of a person is kept than what is still to be done asks for', async (t) => {
  const town = await testTown(t);
  const { personId } = await town.as('officer1');
  const to = { personId, phone: '13800000001', name: '李四' };
  await queueIn(town, [aCaseMessage(to, { urgency: 'important' })]);
  const rows = await town.sql<{ channel: string; name: string; variables: unknown }>(
    `SELECT channel, recipient_name AS name, variables FROM messages.messages ORDER BY channel`,
  );
  assert.deepEqual(
    rows.map(({ channel }) => channel),
    ['inbox', 'sms'],
  );
  const [inbox, sms] = rows;
  assert.equal(inbox?.name, '', 'whose inbox it is says the account');
  assert.match(sms?.name ?? '', /^v1\|/, 'who was called is sealed');
  assert.deepEqual([inbox?.variables, sms?.variables], [{}, {}], 'nothing is left to be filled');
});
