import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import {
  daughterPhone,
  family,
  giveMandate,
  hasCode,
  lastCode,
  motherPhone,
  resident,
  wish,
} from './family.ts';

const lamp = { text: '家门口路灯不亮', categoryCode: '010102' };

test('a daughter acts for her mother within scope and time; both stand in trace, audit and ledger; taken back, it ends at once', async (t) => {
  const town = await testTown(t);
  const { mother, daughter } = await family(town);
  const mandateId = await giveMandate(town, { mother, daughter });
  const held = await daughter.api(api).ownMandates({});
  assert.deepEqual(
    held.held.map(({ principalName, state, covers }) => [principalName, state, covers]),
    [['王秀英', 'live', ['report', 'booking']]],
  );
  const forMother = { onBehalfOf: mother.personId };
  const receipt = await daughter.api(reportsApi).submit({ body: lamp }, forMother);

  const mine = await mother.api(reportsApi).mine({ query: {} });
  assert.deepEqual(
    mine.items.map(({ number }) => number),
    [receipt.number],
    'the report is the mother’s',
  );
  assert.equal((await daughter.api(reportsApi).mine({ query: {} })).items.length, 0);
  const seen = await daughter.api(reportsApi).mine({ query: {} }, forMother);
  assert.equal(seen.items[0]?.number, receipt.number);
  const [trace] = await town.sql<{ actorId: string; onBehalfOf: string; actorName: string }>(
    `SELECT actor_id AS "actorId", on_behalf_of AS "onBehalfOf", actor_name AS "actorName" FROM cases.trace WHERE case_id = $1 AND action = 'register'`,
    [receipt.caseId],
  );
  assert.deepEqual(trace, { actorId: daughter.personId, onBehalfOf: '王*英', actorName: '李*' });
  const lines = await town.sql<{ actor: string; behalf: string }>(
    `SELECT actor_id AS actor, on_behalf_of AS behalf FROM platform.audit WHERE action = 'assist.act' AND subject = $1`,
    [mandateId],
  );
  assert.ok(lines.length >= 1);
  assert.ok(
    lines.every((one) => one.actor === daughter.personId && one.behalf === mother.personId),
  );
  const entered = await town.sql(
    `SELECT 1 FROM platform.ledger_queue WHERE kind = 'assist.act' AND subject = $1`,
    [mandateId],
  );
  assert.ok(entered.length >= 1, 'the act is entered in the ledger');

  const { items } = await mother.api(api).ownActs({ query: {} });
  assert.deepEqual(
    items.map(({ agentName, titleZh, outcome, reference }) => [
      agentName,
      titleZh,
      outcome,
      reference,
    ]),
    [
      ['李敏', '查看上报', 'done', ''],
      ['李敏', '上报问题', 'done', receipt.number],
    ],
  );
  // What was not declared is done by oneself; what is about the account stays one's own; public pages are about nobody.
  await assert.rejects(daughter.api(privacyApi).ownData({}, forMother), hasCode('only-oneself'));
  assert.equal((await daughter.api(peopleApi).me({}, forMother)).person.id, daughter.personId);
  assert.ok((await daughter.api(reportsApi).choices({ query: {} }, forMother)).popular.length > 0);
  // The mother's own rating is hers to give through the daughter; another's report is not.
  const other = await daughter.api(reportsApi).submit({ body: { text: '我自己的事' } });
  await assert.rejects(
    daughter
      .api(reportsApi)
      .reply(
        { params: { number: other.number }, body: { token: other.token, text: '补充' } },
        forMother,
      ),
    hasCode('mandate-does-not-cover'),
  );
  await daughter
    .api(reportsApi)
    .reply(
      { params: { number: receipt.number }, body: { token: receipt.token, text: '灯杆在井边' } },
      forMother,
    );
  const [comment] = await town.sql<{ behalf: string; actor: string }>(
    `SELECT on_behalf_of AS behalf, actor_id AS actor FROM cases.trace WHERE case_id = $1 AND action = 'comment'`,
    [receipt.caseId],
  );
  assert.deepEqual(comment, { behalf: '王*英', actor: daughter.personId });

  await mother.api(api).endMandate({ params: { mandateId } });
  await assert.rejects(
    daughter.api(reportsApi).submit({ body: { text: '半路被收回' } }, forMother),
    hasCode('mandate-missing'),
  );
  await assert.rejects(
    mother.api(api).endMandate({ params: { mandateId } }),
    hasCode('mandate-not-possible'),
  );
});

test('expiry, scope, a proxy of a proxy, giving up, strangers: each refused as it should be', async (t) => {
  const town = await testTown(t);
  const { mother, daughter } = await family(town);
  await giveMandate(town, { mother, daughter });
  const forMother = { onBehalfOf: mother.personId };
  const body = {
    ...wish,
    covers: [...wish.covers],
    agentName: '王秀英',
    agentPhone: '13900007003',
  };
  // Who acts for somebody cannot give what was not given.
  const given = await daughter.api(api).give({ body }, forMother);
  const [row] = await town.sql<{ principal: string }>(
    'SELECT principal_id AS principal FROM assist.mandates WHERE id = $1',
    [given.mandateId],
  );
  assert.equal(
    row?.principal,
    daughter.personId,
    'a mandate is given for oneself, whoever one acts for',
  );
  const granddaughter = await resident(town, '王小雨', '13900007003');
  await daughter.api(api).confirmMandate({
    params: { mandateId: given.mandateId },
    body: { code: await lastCode(town, daughterPhone) },
  });
  await granddaughter
    .api(api)
    .answerMandate({ params: { mandateId: given.mandateId }, body: { accept: true } });
  assert.equal(
    (await granddaughter.api(reportsApi).mine({ query: {} }, { onBehalfOf: daughter.personId }))
      .items.length,
    0,
  );
  await assert.rejects(
    granddaughter.api(reportsApi).mine({ query: {} }, forMother),
    hasCode('mandate-missing'),
    'not through the daughter to the mother',
  );
  await assert.rejects(
    mother.api(reportsApi).mine({ query: {} }, { onBehalfOf: daughter.personId }),
    hasCode('mandate-missing'),
  );
  await assert.rejects(
    town.anonymous().api(reportsApi).submit({ body: lamp }, forMother),
    hasCode('sign-in-required'),
  );
  const bad = await daughter.fetch('/api/v1/reports/mine', {
    headers: { 'x-on-behalf-of': 'nobody' },
  });
  assert.equal(bad.status, 403);
  // A staff account is no relative.
  const officer = await town.as('officer1');
  await assert.rejects(
    officer.api(reportsApi).submit({ body: lamp }, forMother),
    hasCode('mandate-missing'),
  );

  // Wrong codes are counted even though each is refused; five end it.
  const asked = await granddaughter.api(api).ask({
    body: { relation: 'grandchild', covers: ['booking'], days: 7, principalPhone: motherPhone },
  });
  const params = { mandateId: asked.mandateId };
  const code = await lastCode(town, motherPhone);
  assert.match(code, /^\d{6}$/);
  await assert.rejects(
    mother.api(api).confirmMandate({ params, body: { code } }),
    hasCode('mandate-code-wrong'),
  );
  for (let tries = 0; tries < 5; tries += 1)
    await assert.rejects(
      granddaughter
        .api(api)
        .confirmMandate({ params, body: { code: code === '000000' ? '111111' : '000000' } }),
      hasCode('mandate-code-wrong'),
    );
  await assert.rejects(
    granddaughter.api(api).confirmMandate({ params, body: { code } }),
    hasCode('mandate-code-wrong'),
  );
  const unknown = await granddaughter.api(api).ask({
    body: { relation: 'parent', covers: ['look'], days: 7, principalPhone: '13900009999' },
  });
  assert.equal(unknown.codeSeconds, asked.codeSeconds, 'whether a number is known is not told');

  // By the code that the mother tells, and only for what it covers: booking is no report.
  const again = await granddaughter.api(api).ask({
    body: { relation: 'grandchild', covers: ['booking'], days: 7, principalPhone: motherPhone },
  });
  const told = await granddaughter.api(api).confirmMandate({
    params: { mandateId: again.mandateId },
    body: { code: await lastCode(town, motherPhone) },
  });
  assert.equal(told.state, 'live');
  await assert.rejects(
    granddaughter.api(reportsApi).submit({ body: lamp }, forMother),
    hasCode('mandate-does-not-cover'),
  );
  await granddaughter.api(api).endMandate({ params: { mandateId: again.mandateId } });
  await assert.rejects(
    granddaughter.api(reportsApi).submit({ body: lamp }, forMother),
    hasCode('mandate-missing'),
  );

  // Time ends it to the second, before any timer has run; then the timer tells both.
  town.clock.set('2026-12-23T15:59:58Z');
  assert.equal((await daughter.api(reportsApi).mine({ query: {} }, forMother)).items.length, 0);
  town.clock.set('2026-12-23T16:00:00Z');
  await assert.rejects(
    daughter.api(reportsApi).mine({ query: {} }, forMother),
    hasCode('mandate-missing'),
  );
  const over = await mother.api(api).ownMandates({});
  assert.deepEqual(
    over.given
      .filter(({ agentName }) => agentName === '李敏')
      .map(({ state, endReason }) => [state, endReason]),
    [['ended', 'expired']],
  );
  await town.settle();
  const states = await town.sql<{ state: string }>(
    `SELECT DISTINCT state FROM assist.mandates WHERE tenant_id = $1`,
    [town.tenantId],
  );
  assert.deepEqual(states, [{ state: 'ended' }]);
});
