/** From the request to the end of the grant, and the walls between departments and towns. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { archiveRequest, granted, hasCode, type Sharing, sharingTown } from './two-departments.ts';

let town: TestTown;
let all: Sharing;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  all = await sharingTown(town);
});
after(async () => {
  for (const end of endings) await end();
});

test('an owner grants field by field; the rows come masked inside the query, with the number hidden', async () => {
  const { civil } = all;
  const grantId = await granted(all);
  const page = await civil.api(api).rows({ params: { grantId }, query: {} });
  assert.deepEqual(
    page.fields.map(({ key, masked }) => [key, masked]),
    [
      ['idNumber', true],
      ['name', true],
      ['village', false],
      ['illness', false],
    ],
  );
  assert.equal(page.items.length, 3);
  const [first] = page.items;
  assert.equal(first?.values['name'], '欧阳*兰');
  assert.match(String(first?.values['idNumber']), /^110\*+002X$/);
  assert.equal(first?.values['village'], '石桥村');
  assert.equal(first?.values['illness'], '高血压');
  assert.equal('phone' in (first?.values ?? {}), false, 'what was not asked for does not come');
  const grant = await civil.api(api).grant({ params: { grantId } });
  assert.equal(grant.state, 'live');
  assert.equal(grant.rowsToday, 3);
  const request = await civil.api(api).request({ params: { requestId: grant.requestId } });
  assert.equal(request.state, 'partlyGranted');
});

test('a masked or refused field can be neither searched by nor read, in no way', async () => {
  const { civil } = all;
  const grantId = await granted(all, {
    decided: {
      fields: [
        { key: 'name', answer: 'masked' },
        { key: 'village', answer: 'granted' },
      ],
    },
  });
  const ask = (where: unknown) =>
    civil.api(api).rows({ params: { grantId }, query: { where: JSON.stringify(where) } });
  for (const op of ['equals', 'startsWith', 'atLeast', 'atMost'] as const) {
    await assert.rejects(ask([{ key: 'name', op, value: '欧阳蕙兰' }]), hasCode('field-masked'));
    await assert.rejects(
      ask([{ key: 'illness', op, value: '高血压' }]),
      hasCode('field-not-granted'),
    );
    await assert.rejects(ask([{ key: 'phone', op, value: '1' }]), hasCode('field-not-granted'));
  }
  await assert.rejects(
    ask([{ key: 'name', op: 'in', value: ['欧阳蕙兰'] }]),
    hasCode('field-masked'),
  );
  await assert.rejects(
    ask([{ key: 'name) OR (1', op: 'equals', value: 1 }]),
    hasCode('where-unreadable'),
  );
  await assert.rejects(ask({ key: 'village' }), hasCode('where-unreadable'));
  const found = await ask([{ key: 'village', op: 'equals', value: "石桥村' OR '1'='1" }]);
  assert.equal(found.items.length, 0, 'a value stays a value');
  const stone = await ask([{ key: 'village', op: 'equals', value: '石桥村' }]);
  assert.equal(stone.items.length, 2);
  const csv = await civil.fetch(
    `/api/v1/sharing/grants/${grantId}/rows/csv?where=${encodeURIComponent(JSON.stringify([{ key: 'name', op: 'equals', value: '张三丰' }]))}`,
  );
  assert.equal(csv.status, 403);
  const subscription = civil.api(api).subscribe({
    params: { grantId },
    body: {
      title: '按姓名订阅',
      watch: ['added'],
      conditions: [{ key: 'name', op: 'equals', value: '张三丰' }],
      message: true,
      webhookUrl: null,
    },
  });
  await assert.rejects(subscription, hasCode('field-masked'));
});

test('rows asked for by a field that the owner does not grant whole need the owner’s own word', async () => {
  const { civil, health, archive } = all;
  const condition = { key: 'illness', op: 'equals' as const, value: '高血压' };
  const request = await civil.api(api).draftRequest({
    body: { ...archiveRequest(archive.id, { conditions: [condition] }), ask: true },
  });
  const answer = (conditions: (typeof condition)[]) =>
    health.api(api).decideRequest({
      params: { requestId: request.id },
      body: {
        grant: true,
        fields: [{ key: 'village', answer: 'granted' }],
        conditions,
        untilDay: '2026-12-01',
        rowsPerDay: 100,
        answer: '',
        version: request.version,
      },
    });
  await assert.rejects(answer([]), hasCode('condition-leaks'));
  const decided = await answer([condition]);
  const page = await civil.api(api).rows({ params: { grantId: decided.grantId ?? '' }, query: {} });
  assert.deepEqual(
    page.items.map(({ values }) => values),
    [{ village: '石桥村' }],
  );
});

test('an answer never gives more than was asked for', async () => {
  const { civil, health, archive } = all;
  const request = await civil
    .api(api)
    .draftRequest({ body: { ...archiveRequest(archive.id), ask: true } });
  const base = {
    grant: true,
    fields: [{ key: 'village', answer: 'granted' as const }],
    conditions: [],
    untilDay: request.untilDay,
    rowsPerDay: request.rowsPerDay,
    answer: '',
    version: request.version,
  };
  const answer = (more: Partial<typeof base>) =>
    health
      .api(api)
      .decideRequest({ params: { requestId: request.id }, body: { ...base, ...more } });
  await assert.rejects(answer({ untilDay: '2027-01-01' }), hasCode('wider-than-asked'));
  await assert.rejects(answer({ rowsPerDay: 1001 }), hasCode('wider-than-asked'));
  await assert.rejects(
    answer({ fields: [{ key: 'phone', answer: 'granted' }] }),
    hasCode('field-not-asked'),
  );
  await assert.rejects(
    answer({ fields: [{ key: 'village', answer: 'masked' as never }] }),
    hasCode('field-not-maskable'),
  );
  await assert.rejects(answer({ fields: [] }), hasCode('nothing-granted'));
  await assert.rejects(answer({ grant: false, answer: '不行' }), hasCode('words-short'));
  await assert.rejects(answer({ version: 99 }), hasCode('changed-meanwhile'));
  const refused = await answer({ grant: false, answer: '健康档案不用于此项核对' });
  assert.equal(refused.state, 'refused');
  await assert.rejects(answer({}), hasCode('request-settled'));
});

test('a list that stays with its owner is neither offered nor granted before it can be read', async () => {
  const { civil, open } = all;
  const keep = (kind: string) =>
    town.sql('UPDATE catalogue.resources SET kind = $2 WHERE id = $1', [open.id, kind]);
  await keep('inPlace');
  try {
    const body = { ...archiveRequest(open.id, { fields: ['code'] }), ask: true };
    await assert.rejects(civil.api(api).draftRequest({ body }), hasCode('resource-not-held'));
    const { items } = await civil.api(api).resources({});
    assert.ok(!items.some(({ id }) => id === open.id) && items.length > 0);
  } finally {
    await keep('held');
  }
});

test('open data is granted at once, closed data cannot be asked for, the own needs no asking', async () => {
  const { civil, health, archive, closed, open } = all;
  const ask = (resourceId: string, by = civil) =>
    by.api(api).draftRequest({
      body: { ...archiveRequest(resourceId, { fields: ['code'] }), ask: true },
    });
  const at = await ask(open.id);
  assert.equal(at.state, 'granted');
  assert.equal(at.decidedByName, null, 'the rule decided');
  await assert.rejects(ask(closed.id), hasCode('resource-closed'));
  await assert.rejects(ask(archive.id, health), hasCode('resource-own'));
  const { items } = await civil.api(api).resources({});
  const byCode = new Map(items.map((one) => [one.code, one.askable]));
  assert.equal(byCode.get('wanted'), 'closed');
  assert.equal(byCode.get('health-archive'), 'yes');
});

test('drafts are changed, sent and taken back; nobody else sees a draft', async () => {
  const { civil, health, archive } = all;
  const draft = await civil
    .api(api)
    .draftRequest({ body: { ...archiveRequest(archive.id), ask: false } });
  assert.equal(draft.state, 'draft');
  await assert.rejects(
    health.api(api).request({ params: { requestId: draft.id } }),
    hasCode('not-found'),
  );
  const changed = await civil.api(api).changeRequest({
    params: { requestId: draft.id },
    body: { ...archiveRequest(archive.id, { rowsPerDay: 7 }), version: draft.version },
  });
  assert.equal(changed.rowsPerDay, 7);
  const asked = await civil.api(api).askRequest({ params: { requestId: draft.id } });
  assert.equal(asked.state, 'asked');
  assert.ok(asked.dueAt);
  const back = await civil.api(api).withdrawRequest({ params: { requestId: draft.id } });
  assert.equal(back.state, 'withdrawn');
  await assert.rejects(
    civil.api(api).askRequest({ params: { requestId: draft.id } }),
    hasCode('request-settled'),
  );
});

test('a third department and another town see neither request nor grant', async () => {
  const { agriculture } = all;
  const grantId = await granted(all);
  const twin = await town.as('baisha-officer1', 'baisha');
  await assert.rejects(agriculture.api(api).grant({ params: { grantId } }), hasCode('not-found'));
  await assert.rejects(
    agriculture.api(api).rows({ params: { grantId }, query: {} }),
    hasCode('not-found'),
  );
  assert.equal((await agriculture.api(api).uses({ query: { grantId } })).items.length, 0);
  const status = (await twin.fetch(`/api/v1/sharing/grants/${grantId}`)).status;
  assert.ok(status === 403 || status === 404, String(status));
  const leader = await town.as('leader');
  assert.equal((await leader.api(api).grant({ params: { grantId } })).usable, false);
  const looked = await leader.fetch(`/api/v1/sharing/grants/${grantId}/rows`);
  assert.equal(looked.status, 403, 'overseeing is no use');
});

test('the owner sees a grant and its uses but reads through it no more than anybody else', async () => {
  const { civil, health } = all;
  const grantId = await granted(all);
  await civil.api(api).rows({ params: { grantId }, query: {} });
  await assert.rejects(
    health.api(api).rows({ params: { grantId }, query: {} }),
    hasCode('grant-foreign'),
  );
  const { items } = await health.api(api).uses({ query: { grantId, side: 'given' } });
  assert.equal(items.length, 1);
  assert.equal(items[0]?.rows, 3);
  assert.equal(items[0]?.outcome, 'done');
  const lines = await town.sql<{ action: string }>(
    'SELECT action FROM platform.audit WHERE subject = $1 ORDER BY id',
    [grantId],
  );
  assert.deepEqual(
    lines.map(({ action }) => action),
    ['sharing.grantPartly', 'sharing.use'],
  );
});

test('rows a day are counted before they leave; the next day they are there again', async () => {
  const { civil } = all;
  const grantId = await granted(all, { asked: { rowsPerDay: 4 } });
  const rows = () => civil.api(api).rows({ params: { grantId }, query: {} });
  assert.equal((await rows()).rowsLeftToday, 1);
  const last = await rows();
  assert.equal(last.items.length, 1, 'a page shrinks to what is left');
  await assert.rejects(rows(), hasCode('volume-reached'));
  const csv = await civil.fetch(`/api/v1/sharing/grants/${grantId}/rows/csv`);
  assert.equal(csv.status, 429);
  const uses = await civil.api(api).uses({ query: { grantId } });
  assert.equal(uses.items[0]?.outcome, 'refused');
  assert.equal(uses.items[0]?.stoppedBy, 'volume');
  town.clock.advance(86_400);
  assert.equal((await rows()).items.length, 3);
});

test('a revoked grant opens nothing from that moment, and says why', async () => {
  const { civil, health } = all;
  const grantId = await granted(all);
  await assert.rejects(
    civil.api(api).revokeGrant({ params: { grantId }, body: { reason: '不再需要使用' } }),
    hasCode('not-owner'),
  );
  await health.api(api).revokeGrant({ params: { grantId }, body: { reason: '发现用于其他用途' } });
  await assert.rejects(
    civil.api(api).rows({ params: { grantId }, query: {} }),
    (error: unknown) => {
      hasCode('grant-ended')(error);
      return /发现用于其他用途/.test(String(error));
    },
  );
  const grant = await civil.api(api).grant({ params: { grantId } });
  assert.equal(grant.state, 'revoked');
  assert.deepEqual(grant.acts, []);
});
