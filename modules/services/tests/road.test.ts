/** From the draft to the rating, with the pauses, refusals and second goes in between. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { testTown, type TestTown } from '#testing';
import type { Caller } from '#testing';
import { api, type DeskAct, type DeskActInput, writeGiven } from '../contract/index.ts';
import { applied, doctorAnswers, hasCode, mother, placesOf, resident, uploaded } from './office.ts';

let town: TestTown;
let own: Caller;
let health: Caller;
const endings: (() => Promise<void>)[] = [];

before(async () => {
  town = await testTown({ after: (end: never) => endings.push(end) } as never);
  own = await resident(town);
  health = await town.as('head-health');
});
after(async () => {
  for (const end of endings) await end();
});

const desk = (by: Caller, applicationId: string, act: DeskAct, body: DeskActInput) =>
  by.api(api).deskAct({ params: { applicationId, act }, body });
const later = (days: number) =>
  new Date(town.clock.now().getTime() + days * 86_400_000).toISOString();

test('the catalogue is found by words and life event, and its table says what to bring', async () => {
  const services = town.anonymous().api(api);
  const { items } = await services.items({ query: { words: '上小学' } });
  assert.equal(items[0]?.code, 'school-enrolment');
  const events = (await services.lifeEvents({})).items;
  assert.equal(events.length, 8);
  assert.ok(
    events
      .find(({ code }) => code === 'schooling')
      ?.items.some(({ code }) => code === 'school-enrolment'),
  );
  const params = { code: 'school-enrolment' };
  const can = await services.check({
    params,
    query: { answers: writeGiven({ age: 'yes', hukou: 'here' }) },
  });
  assert.equal(can.verdict?.outcome, 'can');
  assert.ok(can.verdict?.bring.includes('预防接种证'));
  const cannot = await services.check({
    params,
    query: { answers: writeGiven({ age: 'yes', hukou: 'away', permit: 'no' }) },
  });
  assert.equal(cannot.verdict?.instead?.code, 'residence-permit');
  assert.equal(
    (await services.check({ params, query: { answers: writeGiven({ age: 'yes' }) } })).next,
    'hukou',
  );
  const strange = services.check({ params, query: { answers: writeGiven({ age: 'perhaps' }) } });
  await assert.rejects(strange, hasCode('eligibility-open'));
  await assert.rejects(services.item({ params: { code: 'nothing' } }), hasCode('item-unknown'));
  const paper = await services.paper({ params });
  const bytes = new Uint8Array(await (paper.bytes as Blob).arrayBuffer());
  assert.equal(new TextDecoder().decode(bytes.slice(0, 5)), '%PDF-');
});

test('a draft is saved page by page; what is wrong is said at its question; two tabs do not overwrite each other', async () => {
  const services = own.api(api);
  const draft = await services.beginDraft({
    params: { code: 'school-enrolment' },
    body: { answers: { name: mother.name, phone: 'x' } },
  });
  assert.deepEqual(draft.answers, { name: mother.name }, 'what the device kept is checked, too');
  const params = { draftId: draft.id };
  const saved = await services.saveDraft({
    params,
    body: { answers: { level: '小学一年级' }, version: draft.version },
  });
  assert.ok(!saved.missing.includes('level'));
  await assert.rejects(
    services.saveDraft({ params, body: { answers: { hukou: '本镇' }, version: draft.version } }),
    hasCode('changed-meanwhile'),
  );
  const wrong = services.saveDraft({
    params,
    body: { answers: { childId: '123' }, version: saved.version },
  });
  await assert.rejects(wrong, (error) => placesOf(error)[0] === '/answers/childId');
  const photoId = await uploaded(own);
  const kept = await services.saveDraft({
    params,
    body: { answers: { homePhoto: [photoId] }, version: saved.version },
  });
  assert.deepEqual(kept.answers['homePhoto'], [photoId]);
  assert.equal((await own.fetch(`/api/v1/files/${photoId}`)).status, 200);
  assert.equal(
    (await health.fetch(`/api/v1/files/${photoId}`)).status,
    404,
    'a draft is nobody else’s',
  );
  const early = services.submit({ params, body: { delivery: 'pickUp', version: kept.version } });
  await assert.rejects(early, hasCode('answers-faulty'));
  const { drafts } = await services.mine({ query: {} });
  assert.deepEqual(
    drafts.map(({ itemCode }) => itemCode),
    ['school-enrolment'],
  );
  const other = await resident(town, { name: '王五', phone: '13755502469' });
  await assert.rejects(other.api(api).draft({ params }), hasCode('not-found'));
  await services.dropDraft({ params });
  assert.equal((await own.fetch(`/api/v1/files/${photoId}`)).status, 404);
});

test('handed in twice with one key it is one application; it runs on a case with the promised limit', async () => {
  const services = own.api(api);
  const begun = await services.beginDraft({
    params: { code: 'family-doctor' },
    body: { answers: doctorAnswers },
  });
  const send = () =>
    services.submit(
      { params: { draftId: begun.id }, body: { delivery: 'electronic', version: begun.version } },
      { idempotencyKey: 'twice-and-again' },
    );
  const [first, second] = [await send(), await send()];
  assert.equal(first.number, second.number);
  assert.equal(first.dueAt, '2026-11-24T02:00:00.000Z', 'one working day');
  const rows = await town.sql('SELECT answers, applicant_name FROM services.applications');
  assert.equal(rows.length, 1);
  assert.match(JSON.stringify(rows), /v1\|/, 'sealed at rest');
  const mine = await services.mine({ query: {} });
  assert.equal(mine.items[0]?.number, first.number);
});

test('accepted, supplemented, approved, delivered, rated: each step moves the case, the pause stops the clock', async () => {
  const services = own.api(api);
  const { id } = await applied(own);
  const accepted = await desk(health, id, 'accept', { version: 1 });
  assert.equal(accepted.stage, 'accepted');
  assert.equal(accepted.applicantName, mother.name);
  assert.equal(accepted.questions.find(({ key }) => key === 'group')?.value, '高血压');
  await assert.rejects(
    desk(health, id, 'askSupplement', { version: 2, words: '请写清楚住址' }),
    hasCode('application-act-lacks'),
  );
  await assert.rejects(
    desk(health, id, 'accept', { version: 2 }),
    hasCode('application-act-closed'),
  );
  const asked = await desk(health, id, 'askSupplement', {
    version: 2,
    words: '请写清楚住址',
    until: later(10),
    keys: ['address'],
  });
  assert.equal(asked.paused, true);
  town.clock.advance(2 * 86_400);
  const seen = await services.own({ params: { applicationId: id } });
  assert.deepEqual(
    [seen.stage, seen.supplementWords, seen.form.map(({ key }) => key)],
    ['supplementing', '请写清楚住址', ['address']],
  );
  const params = { applicationId: id, act: 'supplement' as const };
  await assert.rejects(
    services.ownAct({ params, body: { version: seen.version } }),
    hasCode('answers-faulty'),
  );
  const supplemented = await services.ownAct({
    params,
    body: { version: seen.version, answers: { address: '石桥村五组 8 号', group: '糖尿病' } },
  });
  assert.equal(supplemented.stage, 'accepted');
  assert.equal(supplemented.paused, false);
  assert.equal(
    supplemented.questions.find(({ key }) => key === 'address')?.value,
    '石桥村五组 8 号',
  );
  assert.equal(
    supplemented.questions.find(({ key }) => key === 'group')?.value,
    '高血压',
    'only what was asked changes',
  );
  assert.ok((supplemented.dueAt ?? '') > (accepted.dueAt ?? ''), 'the pause does not count');
  const approved = await desk(health, id, 'approve', {
    version: supplemented.version,
    words: '已签约,家庭医生李医生',
  });
  const delivered = await desk(health, id, 'deliver', {
    version: approved.version,
    words: '协议书已发到手机',
    way: 'electronic',
  });
  assert.equal(delivered.stage, 'delivered');
  const rate = { applicationId: id, act: 'rate' as const };
  const rated = await services.ownAct({
    params: rate,
    body: { version: delivered.version, stars: 5 },
  });
  assert.equal(rated.rating, 5);
  await assert.rejects(
    services.ownAct({ params: rate, body: { version: rated.version, stars: 1 } }),
    hasCode('application-act-closed'),
  );
  assert.deepEqual(rated.acts, []);
  const acts = rated.steps.map(({ act }) => act);
  assert.deepEqual(acts, [
    'register',
    'dispatch',
    'accept',
    'suspend',
    'resume',
    'reportDone',
    'close',
    'rate',
  ]);
  const [matter] = await town.sql('SELECT state, rating FROM cases.cases WHERE id = $1', [
    rated.caseId,
  ]);
  assert.deepEqual(matter, { state: 'closed', rating: 5 });
  const looks = await town.sql('SELECT reason FROM platform.looks WHERE row_key = $1', [id]);
  assert.ok(looks.length > 0, 'the applicant reads who looked');
});

test('refused with reason and remedy; the case behind it cannot be acted on past the stages', async () => {
  const { id, number } = await applied(own);
  const accepted = await desk(health, id, 'accept', { version: 1 });
  const acts = (await health.api(casesApi).one({ params: { caseId: accepted.caseId } })).offers;
  assert.ok(!acts.some(({ action }) => action === 'reportDone'));
  const past = health.api(casesApi).act({
    params: { caseId: accepted.caseId, action: 'reportDone' },
    body: { version: 2, reason: '办好了' },
  });
  await assert.rejects(past, hasCode('case-by-procedure'));
  const clerk = await town.as('clerk1');
  await assert.rejects(
    desk(clerk, id, 'refuse', { version: 2, words: 'x', remedy: 'y' }),
    hasCode('application-act-foreign'),
  );
  await assert.rejects(
    desk(health, id, 'refuse', { version: 2, words: '不在本镇居住' }),
    hasCode('application-act-lacks'),
  );
  const body = { version: 2, words: '不在本镇居住', remedy: accepted.remedyUsual };
  const refused = await desk(health, id, 'refuse', body);
  assert.equal(refused.stage, 'refused');
  const seen = await own.api(api).own({ params: { applicationId: id } });
  assert.match(seen.remedy, /行政复议/);
  assert.deepEqual(seen.acts, ['rate']);
  const told = await town.sql<{ body: string }>(
    'SELECT body FROM messages.messages WHERE body LIKE $1',
    [`%${number}%不予批准%`],
  );
  assert.ok(told.length > 0);
});

test('a supplement that does not come: the time limit runs again by itself, and the desk decides', async () => {
  const { id } = await applied(own);
  await desk(health, id, 'askSupplement', {
    version: 1,
    words: '请补材料',
    until: later(3),
    keys: [],
  });
  town.clock.set(new Date(town.clock.now().getTime() + 4 * 86_400_000));
  await town.settle();
  const seen = await health.api(api).application({ params: { applicationId: id } });
  assert.deepEqual([seen.stage, seen.paused], ['accepted', false]);
  assert.ok(seen.acts.includes('refuse'));
});
