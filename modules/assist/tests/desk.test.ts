import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { api as bookingApi } from '#modules/booking/contract/index.ts';
import { api as careApi, type ElderInput } from '#modules/care/contract/index.ts';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { api as participationApi } from '#modules/participation/contract/index.ts';
import { api as paymentApi } from '#modules/payment/contract/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { type Caller, testTown } from '#testing';
import { api } from '../contract/index.ts';
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
    hasCode('assist-id-number-wrong'),
  );
  const key = { idempotencyKey: 'one' };
  const entered = await desk.registerResident({ body: { ...newcomer, idNumber } }, key);
  const again = await desk.registerResident({ body: { ...newcomer, idNumber } }, key);
  assert.deepEqual(again, entered);
  assert.equal(entered.idNumber, '110***********002X');
  await assert.rejects(
    desk.registerResident({ body: { ...newcomer, idNumber } }),
    hasCode('assist-id-number-known'),
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

test('everything at the one window: cash, a booking, care and a suggestion in the resident’s name, all on one receipt', async (t) => {
  const town = await testTown(t);
  const clerk = await town.as('clerk1');
  const desk = clerk.api(api);
  const [owing] = await town.sql<{ personId: string; billId: string }>(
    `SELECT person_id AS "personId", id AS "billId" FROM payment.bills
     WHERE tenant_id = $1 AND state = 'due' AND person_id IS NOT NULL
       AND person_id NOT IN (SELECT person_id FROM care.elders WHERE person_id IS NOT NULL) ORDER BY id LIMIT 1`,
    [town.tenantId],
  );
  assert.ok(owing);
  const { personId, billId } = owing;
  const covers = ['report', 'services', 'booking', 'payment', 'care'] as const;
  const consented = { way: 'window', consent: 'card', consentWords: '出示居民身份证' } as const;
  const { id: sessionId } = await desk.openSession({
    body: { personId, covers: [...covers], ...consented },
  });
  const params = { sessionId };
  assert.deepEqual(
    (await desk.session({ params })).offered.map(({ code }) => code),
    ['reports.report', 'services.apply', 'booking.book', 'payment.pay', 'care.care'],
  );
  const forResident = { onBehalfOf: personId };

  const payment = clerk.api(paymentApi);
  await payment.openShift({ body: { openingFen: 0 } });
  const cash = { billIds: [billId], tenderedFen: 100_000_00 };
  const taken = await payment.takeCash({ body: cash }, forResident);

  const booking = clerk.api(bookingApi);
  const pool = (await booking.home({})).items.find(({ nextFree }) => nextFree !== null);
  const from = pool?.nextFree ?? '';
  const held = await booking.hold({ body: { poolId: pool?.id ?? '', from } }, forResident);
  await booking.confirm(
    { params: { bookingId: held.id }, body: { address: '石桥村' } },
    forResident,
  );

  const care = clerk.api(careApi);
  const register: ElderInput = {
    name: '陈桂英',
    gender: 'female',
    birthDay: '1944-05-20',
    idNumber: '',
    phone: '',
    address: '',
    villageId: null,
    gridCellId: null,
    position: null,
    livingAlone: true,
    disability: 'none',
    note: '',
    consentHow: 'signed',
  };
  const elder = await care.addElder({ body: register }, forResident);
  await assert.rejects(care.addElder({ body: register }, forResident), hasCode('elder-known'));
  assert.equal((await care.own({}, forResident)).self[0]?.elderId, elder.id);
  const [service] = (await care.services({})).items;
  const wish = { serviceCode: service?.code ?? '', day: '2026-11-25', minute: 690, words: '' };
  const meal = { params: { elderId: elder.id }, body: wish };
  const asked = await care.addRequest(meal, forResident);
  const [other] = await town.sql<{ id: string }>(
    `SELECT id FROM care.elders WHERE tenant_id = $1 AND state = 'living' AND person_id IS DISTINCT FROM $2 LIMIT 1`,
    [town.tenantId, personId],
  );
  await assert.rejects(
    care.addRequest({ params: { elderId: other?.id ?? '' }, body: wish }, forResident),
    hasCode('mandate-does-not-cover'),
    'somebody else’s entry is not this session’s',
  );

  const voice = clerk.api(participationApi);
  const idea = { title: '公交站加长椅', body: '老人等车没有地方坐,请加两条长椅。' };
  const said = await voice.suggest({ body: { ...idea, topic: 'roads' } }, forResident);
  await assert.rejects(
    voice.supportSuggestion(
      { params: { number: said.number }, body: { support: true } },
      forResident,
    ),
    hasCode('only-oneself'),
    'a voice is nobody’s to give away',
  );

  const printed = await desk.receipt({ params });
  assert.deepEqual(
    printed.items.map(({ number }) => number),
    [taken.number, held.number, asked.caseNumber, said.number],
  );
  assert.match(printed.items[0]?.what ?? '', /¥/);
  assert.ok(printed.items[1]?.what.includes(pool?.nameZh ?? '-'));
  assert.ok(printed.items[2]?.what.includes(service?.nameZh ?? '-'));
  const lines = await town.sql<{ action: string }>(
    `SELECT DISTINCT action FROM platform.audit WHERE actor_id = $1 AND on_behalf_of = $2`,
    [clerk.personId, personId],
  );
  const both = new Set(lines.map(({ action }) => action));
  for (const action of [
    'payment.takeCash',
    'booking.confirm',
    'care.request.ask',
    'participation.suggest',
  ])
    assert.ok(both.has(action), `${action} under both identities`);
});
