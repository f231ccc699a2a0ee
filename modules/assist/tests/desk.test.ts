import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { type Caller, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { signatureOf } from '../rules/exchange.ts';
import { daughterPhone, family, hasCode, motherPhone, resident } from './family.ts';

const lamp = { text: '巷口路灯不亮', categoryCode: '010102', channel: 'window' } as const;
const day = '2026-11-23';
const idNumber = '11010519491231002X';

/** A signature as the tablet makes it. */
async function signature(by: Caller): Promise<string> {
  const form = new FormData();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="120"><rect width="320" height="120" fill="#fff"/><path d="M20 80 Q80 10 140 70 T300 40" stroke="#111" stroke-width="5" fill="none"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).png().toBuffer();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'signature.png');
  const answer = await by.fetch('/api/v1/files', { method: 'POST', body: form });
  return ((await answer.json()) as { id: string }).id;
}

test('the window: found by card, consent signed, reported and printed with both identities; idle ends it and loses nothing', async (t) => {
  const town = await testTown(t);
  const clerk = await town.as('clerk1');
  const desk = clerk.api(api);
  const newcomer = { name: '陈桂香', gender: 'female' } as const;
  await assert.rejects(desk.registerResident({ body: newcomer }), hasCode('resident-unreachable'));
  await assert.rejects(
    desk.registerResident({ body: { ...newcomer, idNumber: '110105194912310021' } }),
    hasCode('id-number-wrong'),
  );
  const key = { idempotencyKey: 'one' };
  const entered = await desk.registerResident({ body: { ...newcomer, idNumber } }, key);
  const again = await desk.registerResident({ body: { ...newcomer, idNumber } }, key);
  assert.deepEqual(again, entered);
  assert.equal(entered.idNumber, '110***********002X');
  await assert.rejects(
    desk.registerResident({ body: { ...newcomer, idNumber } }),
    hasCode('id-number-known'),
  );
  const found = await desk.findResidents({ body: { words: '11010519491231002x' } });
  assert.deepEqual(
    found.items.map(({ personId, name }) => [personId, name]),
    [[entered.personId, '陈桂香']],
  );
  const [stored] = await town.sql<{ number: string }>(
    'SELECT id_number AS number FROM assist.papers',
  );
  assert.match(stored?.number ?? '', /^v1\|/, 'the number lies sealed');

  const base = { personId: entered.personId, way: 'window', covers: ['report', 'look'] } as const;
  const covers = [...base.covers];
  for (const wrong of [
    { consent: 'signature' },
    { consent: 'card', consentWords: ' ' },
    { consent: 'spoken', consentWords: 'REC-1' },
  ] as const)
    await assert.rejects(
      desk.openSession({ body: { ...base, covers, ...wrong } }),
      hasCode('consent-incomplete'),
    );
  const consentFileId = await signature(clerk);
  const { id: sessionId, number } = await desk.openSession({
    body: { ...base, covers, consent: 'signature', consentFileId },
  });
  assert.equal(number, 'BB-20261123-001');
  const forResident = { onBehalfOf: entered.personId };
  const receipt = await clerk.api(reportsApi).submit({ body: lamp }, forResident);
  const [trace] = await town.sql<{ actor: string; behalf: string; name: string }>(
    `SELECT actor_id AS actor, on_behalf_of AS behalf, actor_name AS name FROM cases.trace WHERE case_id = $1 AND action = 'register'`,
    [receipt.caseId],
  );
  assert.equal(trace?.actor, clerk.personId);
  assert.equal(trace?.behalf, '陈*香');
  const detail = await (await town.as('officer1'))
    .api(casesApi)
    .one({ params: { caseId: receipt.caseId } });
  assert.equal(detail.trace[0]?.onBehalfOf, '陈*香');

  const view = await desk.session({ params: { sessionId } });
  assert.deepEqual(
    view.done.map(({ titleZh, reference, byClerk }) => [titleZh, reference, byClerk]),
    [['上报问题', receipt.number, true]],
  );
  const printed = await desk.receipt({ params: { sessionId } });
  assert.equal(printed.items[0]?.number, receipt.number);
  assert.equal(printed.items[0]?.what, '路灯不亮');
  assert.match(printed.items[0]?.qrPath ?? '', /^M\d/);
  assert.notEqual(printed.hotline, '');

  // A colleague does not act by somebody else's session, nor see into it; the clerk not beyond the consent.
  const officer = await town.as('officer1');
  await assert.rejects(officer.api(api).session({ params: { sessionId } }), hasCode('not-found'));
  await assert.rejects(
    officer.api(reportsApi).submit({ body: lamp }, forResident),
    hasCode('mandate-missing'),
  );

  // Left alone for a quarter of an hour; the notes are kept even then.
  await desk.keepSession({ params: { sessionId }, body: { draft: '还要问低保' } });
  town.clock.advance(15 * 60);
  await assert.rejects(
    clerk.api(reportsApi).submit({ body: lamp }, forResident),
    hasCode('mandate-missing'),
  );
  await assert.rejects(
    desk.keepSession({ params: { sessionId }, body: { draft: '还要问低保、高龄津贴' } }),
    hasCode('session-ended'),
  );
  await town.settle();
  const idle = await desk.session({ params: { sessionId } });
  assert.deepEqual(
    [idle.isOpen, idle.endReason, idle.mayResume, idle.draft],
    [false, 'idle', true, '还要问低保、高龄津贴'],
  );
  await desk.resumeSession({ params: { sessionId } });
  await clerk.api(reportsApi).mine({ query: {} }, forResident);
  await desk.endSession({ params: { sessionId }, body: { reason: 'withdrawn' } });
  await assert.rejects(
    clerk.api(reportsApi).mine({ query: {} }, forResident),
    hasCode('mandate-missing'),
    'consent withdrawn half way',
  );
  await assert.rejects(desk.resumeSession({ params: { sessionId } }), hasCode('session-over'));
  assert.equal((await clerk.fetch(`/api/v1/files/${consentFileId}`)).status, 200);
  assert.equal((await officer.fetch(`/api/v1/files/${consentFileId}`)).status, 404);
  const { items } = await desk.sessions({ query: { day } });
  assert.deepEqual(
    items.map((one) => [one.residentName, one.acts, one.endReason]),
    [['陈桂香', 1, 'withdrawn']],
  );
  const sheet = await clerk.fetch(`/api/v1/assist/sessions/export?day=${day}`);
  const { sheets } = await readWorkbook(Buffer.from(await sheet.arrayBuffer()));
  assert.ok(
    sheets[0]?.rows.some(({ cells }) => cells.includes('陈*香')),
    'masked in the file',
  );
});

test('a mandate by paper at the window is accepted by its owner only, and taken back there at once', async (t) => {
  const town = await testTown(t);
  const { mother, daughter } = await family(town);
  const stranger = await resident(town, '路人', '13900007009');
  const clerk = await town.as('clerk1');
  const desk = clerk.api(api);
  const { id: sessionId } = await desk.openSession({
    body: {
      personId: mother.personId,
      way: 'window',
      covers: ['report'],
      consent: 'card',
      consentWords: '出示居民身份证',
    },
  });
  const wish = { relation: 'child', covers: ['report'], days: 30, agentName: '李敏' } as const;
  const body = { ...wish, covers: [...wish.covers], agentPhone: daughterPhone };
  const params = { sessionId };
  await assert.rejects(
    desk.giveAtDesk({ params, body: { ...body, agentPhone: motherPhone } }),
    hasCode('agent-is-principal'),
  );
  const formFileId = await signature(clerk);
  const given = await desk.giveAtDesk({ params, body: { ...body, formFileId } });
  assert.deepEqual([given.way, given.state], ['paper', 'offered']);
  const answer = { params: { mandateId: given.id }, body: { accept: true } };
  await assert.rejects(stranger.api(api).answerMandate(answer), hasCode('not-found'));
  await daughter.api(api).answerMandate(answer);
  const forMother = { onBehalfOf: mother.personId };
  await daughter.api(reportsApi).submit({ body: { text: '井盖响' } }, forMother);
  const shown = await desk.session({ params });
  assert.equal(shown.mandates[0]?.state, 'live');
  await desk.endAtDesk({ params: { sessionId, mandateId: given.id } });
  await assert.rejects(
    daughter.api(reportsApi).submit({ body: { text: '井盖响' } }, forMother),
    hasCode('mandate-missing'),
  );
});

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
