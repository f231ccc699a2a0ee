import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { signatureOf } from '../rules/exchange.ts';
import { family, hasCode, motherPhone } from './family.ts';

const lamp = { text: '巷口路灯不亮', categoryCode: '010102' } as const;
const day = '2026-11-23';

test('the telephone: the exchange rings a desk, a call becomes a case, a missed one is called back three times', async (t) => {
  const town = await testTown(t);
  const { mother } = await family(town);
  const officer = await town.as('officer1');
  const desk = officer.api(api);
  const admin = (await town.as('admin')).api(api);
  const secret = 'exchange-secret-of-the-test';
  const settings = await admin.settings({});
  await admin.saveSettings({
    body: {
      idleMinutes: 15,
      callbackMinutes: 30,
      exchangeSecret: secret,
      version: settings.version,
    },
  });
  await desk.sit({ body: { extension: '8001' } });
  const ring = async (notice: object, by = secret, at = town.clock.now()) => {
    const body = JSON.stringify(notice);
    const headers = {
      'content-type': 'application/json',
      'x-zhenshu-signature': signatureOf(by, body, at),
    };
    const answer = await town
      .anonymous()
      .fetch('/api/v1/assist/exchange?town=qingxi', { method: 'POST', body, headers });
    return answer.status;
  };
  const first = { callId: 'c-1', event: 'ringing', phone: `+86 ${motherPhone}`, extension: '8001' };
  assert.equal(await ring(first, 'another-secret-altogether'), 401);
  assert.equal(
    await ring(first, secret, new Date(town.clock.now().getTime() - 301_000)),
    401,
    'an old notice',
  );
  assert.equal(await ring({ callId: 'c-1', event: 'dancing', phone: '' }), 400);
  assert.equal(await ring(first), 200);
  assert.equal(await ring(first), 200, 'told twice');
  const present = await desk.presentCalls({});
  assert.equal(present.items.length, 1);
  const call = present.items[0];
  assert.ok(call);
  assert.deepEqual([call.phone, call.callerName, call.state], ['139****7001', '王秀英', 'ringing']);
  const live = await town.sql(
    `SELECT 1 FROM platform.events WHERE type = 'assist.callChanged' AND audience->'people' ? $1`,
    [officer.personId],
  );
  assert.equal(live.length, 1, 'the screen of whoever sits there hears it');
  const params = { callId: call.id };
  const clerk = await town.as('clerk1');
  await assert.rejects(clerk.api(api).takeCall({ params }), hasCode('call-taken'));
  await desk.takeCall({ params });
  const detail = await desk.call({ params });
  assert.equal(detail.phoneToRead, motherPhone);
  assert.equal(
    (await clerk.api(api).call({ params })).phoneToRead,
    '139****7001',
    'others see it masked',
  );

  const { id: sessionId } = await desk.openSession({
    body: {
      personId: mother.personId,
      way: 'telephone',
      covers: ['report'],
      consent: 'spoken',
      consentWords: '录音 REC-1',
      callId: call.id,
    },
  });
  const receipt = await officer
    .api(reportsApi)
    .submit({ body: { ...lamp, channel: 'hotline' } }, { onBehalfOf: mother.personId });
  const notes = { summary: '家门口路灯不亮', result: 'case', reference: receipt.number } as const;
  await desk.saveCall({ params, body: notes });
  await assert.rejects(desk.saveCall({ params, body: notes }), hasCode('call-ended'));
  assert.equal(await ring({ ...first, event: 'ended', recording: 'REC-1' }), 200);
  const after = await desk.call({ params });
  assert.deepEqual(
    [after.state, after.sessionId, after.recording, after.cases.map(({ number }) => number)],
    ['ended', sessionId, 'REC-1', [receipt.number]],
  );
  const [row] = await town.sql<{ phone: string; summary: string }>(
    'SELECT phone, summary FROM assist.calls WHERE id = $1',
    [call.id],
  );
  assert.ok(row?.phone.startsWith('v1|') && row.summary.startsWith('v1|'), 'sealed');

  // Hung up before anybody answered, twice: one call-back, due in half an hour.
  for (const callId of ['c-2', 'c-3']) {
    await ring({ callId, event: 'ringing', phone: '13800001234' });
    await ring({ callId, event: 'ended', phone: '13800001234' });
  }
  await ring({ callId: 'c-4', event: 'missed', phone: 'anonymous' });
  const [waiting, ...more] = (await desk.callbacks({ query: {} })).items;
  assert.equal(more.length, 0, 'one a number, none for a withheld one');
  assert.ok(waiting);
  assert.deepEqual([waiting.phone, waiting.missed], ['138****1234', true]);
  const callback = { callbackId: waiting.id };
  assert.equal((await desk.callbackNumber({ params: callback })).phone, '13800001234');
  const attempt = (outcome: 'busy' | 'noAnswer', version: number) =>
    desk.attempt({ params: callback, body: { outcome, version } });
  assert.deepEqual(await attempt('busy', 1), { state: 'open', attempts: 1 });
  await assert.rejects(attempt('busy', 1), hasCode('changed-meanwhile'), 'a colleague was quicker');
  await attempt('noAnswer', 2);
  assert.deepEqual(await attempt('noAnswer', 3), { state: 'unreached', attempts: 3 });
  await assert.rejects(attempt('noAnswer', 4), hasCode('callback-done'));
  const told = await town.sql(
    `SELECT 1 FROM messages.messages WHERE template = 'assist.unreached'`,
  );
  assert.equal(told.length, 1);
  const figures = await desk.callFigures({ query: { from: day, to: day } });
  assert.deepEqual(
    [figures.calls, figures.answered, figures.missed, figures.callbacks.unreached],
    [4, 1, 3, 1],
  );
  const phrases = [
    { title: '开场', body: '您好' },
    { title: '开场 ', body: '您好' },
  ];
  await assert.rejects(admin.savePhrases({ body: { items: phrases } }), hasCode('phrase-doubled'));
  assert.ok((await desk.phrases({})).items.length > 5);
});
