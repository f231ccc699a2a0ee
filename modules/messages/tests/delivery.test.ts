import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { claim, deliverDue } from '../service/deliver.ts';
import { aCaseMessage, processWithVendors, queueIn, setVendorCodes } from './town-messages.ts';

const toPhone = { phone: '13800000001', name: '李四' };
const progress = {
  template: 'report.progress',
  values: { number: 'SB-1', progress: '处置人员已到现场', department: '环卫所' },
  link: '/r/SB-1',
};

test("a resident without account is told by SMS, with the vendor's approved template", async (t) => {
  const town = await testTown(t);
  const { gateway, ctx, database } = await processWithVendors(t, town);
  await setVendorCodes(town);
  await queueIn({ database, ctx }, [aCaseMessage(toPhone, progress)]);
  assert.equal(await deliverDue(ctx), 1);
  assert.equal(gateway.received.length, 1);
  assert.deepEqual(gateway.received[0]?.to, ['13800000001']);
  const [row] = await town.sql('SELECT state, attempts, provider_id, body FROM messages.messages');
  assert.deepEqual(row, {
    state: 'sent',
    attempts: 1,
    provider_id: 'aliyun-1',
    body: '您的上报SB-1：处置人员已到现场。https://qingxi.example/r/SB-1',
  });
});

test('a vendor that is down is tried again with growing waits, and the message arrives once', async (t) => {
  const town = await testTown(t);
  const { gateway, ctx, database } = await processWithVendors(t, town);
  await setVendorCodes(town);
  await queueIn({ database, ctx }, [aCaseMessage(toPhone, progress)]);
  gateway.behave('aliyun', 'fail', 2);
  await deliverDue(ctx);
  const [waiting] = await town.sql<{ state: string; next_attempt_at: Date; last_error: string }>(
    'SELECT state, next_attempt_at, last_error FROM messages.messages',
  );
  assert.equal(waiting?.state, 'retrying');
  assert.match(waiting?.last_error ?? '', /HTTP 502/);
  const waitMs = (waiting?.next_attempt_at.getTime() ?? 0) - town.clock.now().getTime();
  assert.ok(waitMs >= 24_000 && waitMs <= 36_000, `${waitMs} ms`);
  assert.equal(await deliverDue(ctx), 0);
  town.clock.advance(40);
  await deliverDue(ctx);
  town.clock.advance(200);
  await deliverDue(ctx);
  assert.equal(gateway.received.length, 1);
  const outcomes = await town.sql(
    'SELECT attempt, outcome FROM messages.deliveries ORDER BY attempt',
  );
  assert.deepEqual(
    outcomes.map((one) => one['outcome']),
    ['retry', 'retry', 'sent'],
  );
  town.clock.advance(86_400);
  assert.equal(await deliverDue(ctx), 0);
});

test('a process killed between "sending" and the outcome: tried again later under the same id', async (t) => {
  const town = await testTown(t);
  const { gateway, ctx, database } = await processWithVendors(t, town);
  await setVendorCodes(town);
  await queueIn({ database, ctx }, [aCaseMessage(toPhone, progress)]);
  const { rows } = await claim(ctx);
  assert.equal(rows.length, 1);
  assert.equal(await deliverDue(ctx), 0);
  town.clock.advance(181);
  assert.equal(await deliverDue(ctx), 1);
  assert.equal(gateway.received.length, 1);
  assert.equal(gateway.received[0]?.reference, rows[0]?.id);
  const outcomes = await town.sql('SELECT outcome FROM messages.deliveries ORDER BY attempt');
  assert.deepEqual(outcomes, [{ outcome: 'unknown' }, { outcome: 'sent' }]);
});

test('two processes that deliver at once send each message once', async (t) => {
  const town = await testTown(t);
  const { gateway, ctx, database } = await processWithVendors(t, town);
  await setVendorCodes(town);
  const many = Array.from({ length: 50 }, () => aCaseMessage(toPhone, progress));
  await queueIn({ database, ctx }, many);
  await Promise.all([deliverDue(ctx), deliverDue(ctx), deliverDue(ctx)]);
  assert.equal(gateway.received.length, 50);
  assert.equal(new Set(gateway.received.map((one) => one.reference)).size, 50);
});

test('a channel that refuses for good hands over to the next one', async (t) => {
  const town = await testTown(t);
  const { gateway, ctx, database } = await processWithVendors(t, town);
  await setVendorCodes(town);
  const crew = await town.as('crew-sanitation-1');
  const to = {
    personId: crew.personId,
    phone: '13800000001',
    email: 'zhang@qingxi.example',
    name: '张三',
  };
  await queueIn({ database, ctx }, [aCaseMessage(to, { urgency: 'important' })]);
  gateway.behave('smtp', 'refuse', 1);
  await deliverDue(ctx);
  await deliverDue(ctx);
  const rows = await town.sql('SELECT channel, state FROM messages.messages ORDER BY id');
  assert.deepEqual(rows, [
    { channel: 'inbox', state: 'sent' },
    { channel: 'email', state: 'refused' },
    { channel: 'sms', state: 'sent' },
  ]);
  assert.deepEqual(
    gateway.received.map((one) => one.to),
    [['13800000001']],
  );
});

test('at night only what is urgent rings; the rest waits till seven', async (t) => {
  const town = await testTown(t);
  const { gateway, ctx, database } = await processWithVendors(t, town);
  await setVendorCodes(town);
  town.clock.advance(13 * 3600);
  await queueIn({ database, ctx }, [
    aCaseMessage(toPhone, progress),
    aCaseMessage({ ...toPhone, phone: '13800000002' }, { ...progress, urgency: 'urgent' }),
  ]);
  await deliverDue(ctx);
  assert.deepEqual(
    gateway.received.map((one) => one.to),
    [['13800000002']],
  );
  town.clock.advance(8 * 3600 - 1);
  assert.equal(await deliverDue(ctx), 0);
  town.clock.advance(1);
  assert.equal(await deliverDue(ctx), 1);
  assert.equal(gateway.received.length, 2);
});

test('a person who muted SMS and has no quiet hours is told by e-mail at night', async (t) => {
  const town = await testTown(t);
  const { gateway, application, ctx, database } = await processWithVendors(t, town);
  const crew = await town.as('crew-sanitation-1');
  const wish = {
    order: ['email' as const],
    muted: ['sms' as const],
    quietFrom: null,
    quietTo: null,
    email: 'crew@qingxi.example',
    language: 'en' as const,
  };
  assert.deepEqual(await crew.api(api).savePreferences({ body: wish }), wish);
  assert.deepEqual(await crew.api(api).preferences({}), wish);
  town.clock.advance(13 * 3600);
  const to = { personId: crew.personId, phone: '13800000001', name: '张三' };
  await queueIn({ database, ctx }, [aCaseMessage(to, { urgency: 'important' })]);
  await deliverDue(ctx);
  assert.deepEqual(
    gateway.received.map((one) => one.to),
    [['crew@qingxi.example']],
  );
  assert.match(gateway.received[0]?.text ?? '', /Please accept it/);
  assert.ok(application);
});

test('without any channel the log tells who could not be reached', async (t) => {
  const town = await testTown(t);
  const { ctx, database } = await processWithVendors(t, town);
  await queueIn({ database, ctx }, [aCaseMessage({ email: '', name: '王五' }, progress)]);
  const [row] = await town.sql('SELECT state, last_error FROM messages.messages');
  assert.deepEqual(row, { state: 'givenUp', last_error: 'no channel reaches this person' });
});
