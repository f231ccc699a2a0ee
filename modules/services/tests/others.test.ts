/** What other modules see of it: money, a relative who acts, the rights of the person concerned. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api as privacyApi } from '#modules/privacy/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type Caller, testTown, type TestTown } from '#testing';
import { api } from '../contract/index.ts';
import { beginDraft, saveDraft } from '../service/drafts.ts';
import { feeListener } from '../service/fees.ts';
import { submitDraft } from '../service/submit.ts';
import { applied, doctorAnswers, hasCode, mother, resident, uploaded } from './office.ts';

let town: TestTown;
let own: Caller;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  own = await resident(town);
});
after(async () => {
  for (const end of endings) await end();
});

test('a fee is opened when it is handed in; nothing is delivered before it is paid', async () => {
  const services = own.api(api);
  const { group, visit, ...who } = doctorAnswers;
  assert.ok(group && visit);
  const answers = { ...who, kind: '新开户', use: '居民生活' };
  const draft = await services.beginDraft({ params: { code: 'water-supply' }, body: { answers } });
  const params = { draftId: draft.id };
  const photo = await uploaded(own);
  const body = { answers: { proof: [photo] }, version: draft.version };
  const { version } = await services.saveDraft({ params, body });
  const receipt = await services.submit({ params, body: { delivery: 'pickUp', version } });
  assert.equal(receipt.feeFen, 35_000);
  const water = await town.as('head-water');
  const at = { applicationId: receipt.id };
  const accepted = await water
    .api(api)
    .deskAct({ params: { ...at, act: 'accept' }, body: { version: 1 } });
  assert.equal(
    (await water.fetch(`/api/v1/files/${photo}`)).status,
    200,
    'the desk sees the papers',
  );
  const approve = { version: accepted.version, words: '同意开户' };
  const approved = await water
    .api(api)
    .deskAct({ params: { ...at, act: 'approve' }, body: approve });
  const deliver = (next: number) =>
    water.api(api).deskAct({
      params: { ...at, act: 'deliver' },
      body: { version: next, words: '已装表', way: 'pickUp' },
    });
  if (approved.feeState === 'window')
    return assert.equal((await deliver(approved.version)).stage, 'delivered');
  assert.equal(approved.feeState, 'due');
  assert.ok(receipt.payPath);
  await assert.rejects(deliver(approved.version), hasCode('fee-due'));
  const charge = {
    id: receipt.id, number: 'JF-1', subject: { kind: 'serviceApplication', id: receipt.id },
    amountFen: 35_000, refundedFen: 0, state: 'paid', payPath: '',
  } as const; // biome-ignore format: short
  await town.database.inTenant(town.ctx, (tx) => feeListener.changed(tx, charge, 'paid'));
  const paid = await water.api(api).application({ params: at });
  assert.equal(paid.feeState, 'paid');
  assert.equal((await deliver(paid.version)).stage, 'delivered');
});

test('a relative with a mandate applies for the person: it is the person’s own, and both stand in it', async () => {
  const daughter = await resident(town, { name: '王五', phone: '13755502469' });
  const people = await town.sql<{ id: string; name: string }>(
    `SELECT id, name FROM people.people WHERE kind = 'resident' AND name IN ($1, '王五')`,
    [mother.name],
  );
  const idOf = (name: string) => people.find((one) => one.name === name)?.id ?? '';
  const actor = {
    ...town.ctx.actor,
    kind: 'resident' as const,
    personId: idOf('王五'),
    name: '王五',
    onBehalfOf: { personId: idOf(mother.name), name: mother.name },
  };
  const ctx: Ctx = { ...town.ctx, actor };
  const draft = await beginDraft(ctx, 'family-doctor', doctorAnswers);
  const saved = await saveDraft(ctx, draft.id, {
    answers: { visit: '不需要' },
    version: draft.version,
  });
  const submission = { delivery: 'electronic' as const, version: saved.version };
  const { id, number } = await submitDraft(ctx, draft.id, { submission, key: null });
  const mine = await own.api(api).mine({ query: {} });
  assert.ok(mine.items.some((row) => row.number === number));
  const others = await daughter.api(api).mine({ query: {} });
  assert.deepEqual(others.items, [], 'the daughter’s own list stays her own');
  const [row] = await town.sql(
    'SELECT taken_by, consent FROM services.applications WHERE id = $1',
    [id],
  );
  assert.deepEqual(row, { taken_by: idOf('王五'), consent: 'mandate' });
});

test('the person reads what is held and who looked; an open application waits with its erasure', async () => {
  const { id, number } = await applied(own);
  const health = await town.as('head-health');
  await health.api(api).application({ params: { applicationId: id } });
  const privacy = own.api(privacyApi);
  const held = JSON.stringify(await privacy.ownData({}));
  assert.ok(held.includes(number) && held.includes('高血压'));
  const looks = (await privacy.ownLooks({ query: {} })).items;
  assert.ok(looks.some(({ reason }) => reason.includes(number)));
  const asked = await privacy.request({
    body: { kind: 'erase', words: '请删除我的全部信息' },
  });
  assert.ok(asked.id);
});
