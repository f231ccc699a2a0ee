import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { queueMessages } from '../index.ts';
import { api } from '../contract/index.ts';
import { aCaseMessage, queueIn, refusedAs } from './town-messages.ts';

test('a message stands in the inbox of the person it was for, and nobody else reads it', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('crew-sanitation-1');
  const other = await town.as('grid01');
  await queueIn(town, [aCaseMessage({ personId: crew.personId })]);
  const inbox = await crew.api(api).inbox({ query: {} });
  assert.equal(inbox.unreadCount, 1);
  assert.equal(inbox.items[0]?.subject, '新事件：路灯不亮');
  assert.match(
    inbox.items[0]?.body ?? '',
    /QX-1 路灯不亮，地点：东街。请签收，今天 18:00 前办结。/,
  );
  assert.equal(inbox.items[0]?.readAt, null);
  assert.equal((await other.api(api).inbox({ query: {} })).items.length, 0);
});

test('reading marks own messages only, all of them when none is named', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('crew-sanitation-1');
  const other = await town.as('grid01');
  const three = [1, 2, 3].map(() => aCaseMessage({ personId: crew.personId }));
  await queueIn(town, [...three, aCaseMessage({ personId: other.personId })]);
  const { items } = await crew.api(api).inbox({ query: {} });
  const [first] = items;
  assert.ok(first);
  const foreign = await other.api(api).markRead({ body: { ids: [first.id] } });
  assert.deepEqual(foreign, { marked: 0, unreadCount: 1 });
  assert.deepEqual(await crew.api(api).markRead({ body: { ids: [first.id] } }), {
    marked: 1,
    unreadCount: 2,
  });
  assert.equal((await crew.api(api).inbox({ query: { unread: true } })).items.length, 2);
  assert.deepEqual(await crew.api(api).markRead({ body: {} }), { marked: 2, unreadCount: 0 });
});

test('the inbox pages by key without losing or repeating a message', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('crew-sanitation-1');
  await queueIn(
    town,
    Array.from({ length: 7 }, () => aCaseMessage({ personId: crew.personId })),
  );
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await crew.api(api).inbox({ query: { limit: 3, ...(cursor ? { cursor } : {}) } });
    seen.push(...page.items.map((one) => one.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  assert.equal(seen.length, 7);
  assert.equal(new Set(seen).size, 7);
  await assert.rejects(
    crew.api(api).inbox({ query: { cursor: "x' OR 1=1" } }),
    refusedAs('request-invalid'),
  );
});

test('hundreds of messages are one event, which names everyone whose inbox has something new', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('crew-sanitation-1');
  const grid = await town.as('grid01');
  const both = [crew.personId, grid.personId];
  const many = Array.from({ length: 300 }, (_, n) => aCaseMessage({ personId: both[n % 2] ?? '' }));
  await queueIn(town, many);
  const events = await town.sql<{ payload: { personIds: string[] }; audience: unknown }>(
    "SELECT payload, audience FROM platform.events WHERE type = 'message.arrived'",
  );
  assert.equal(events.length, 1);
  assert.deepEqual(new Set(events[0]?.payload.personIds), new Set(both));
  assert.deepEqual(events[0]?.audience, { people: events[0]?.payload.personIds });
});

test('nothing is told when the act it belongs to fails', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('crew-sanitation-1');
  const failing = town.database.inTenant(town.ctx, async (tx) => {
    await queueMessages(tx, [aCaseMessage({ personId: crew.personId })]);
    throw new Error('the case could not be saved');
  });
  await assert.rejects(failing, /could not be saved/);
  assert.equal((await crew.api(api).inbox({ query: {} })).unreadCount, 0);
});

test('a template that does not exist stops its caller; a forgotten value reads as a dash', async (t) => {
  const town = await testTown(t);
  const crew = await town.as('crew-sanitation-1');
  const unknown = { ...aCaseMessage({ personId: crew.personId }), template: 'case.sung' };
  await assert.rejects(queueIn(town, [unknown]), /no message template case\.sung/);
  await queueIn(town, [
    { ...aCaseMessage({ personId: crew.personId }), values: { title: '路灯不亮' } },
  ]);
  const { items } = await crew.api(api).inbox({ query: {} });
  assert.match(items[0]?.body ?? '', /^— 路灯不亮，地点：—/);
});

test('someone without a session has no inbox', async (t) => {
  const town = await testTown(t);
  await assert.rejects(
    town.anonymous().api(api).inbox({ query: {} }),
    refusedAs('sign-in-required'),
  );
});
