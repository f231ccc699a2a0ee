import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, type TestTown, testTown } from '#testing';
import { ProblemError } from '#platform/problems/index.ts';
import { api as reportsApi, type ReportInput } from '#modules/reports/contract/index.ts';
import { api, type CaseAction, type CaseDetail } from '../contract/index.ts';

/** In grid cell and market quarter of the demo town. */
const market = { longitude: 112.95, latitude: 28.45 };

async function report(town: TestTown, input: ReportInput = {}) {
  const given = {
    categoryCode: '020102',
    text: '垃圾桶满了',
    position: market,
    deviceId: crypto.randomUUID(),
  };
  return town
    .anonymous()
    .api(reportsApi)
    .submit({ body: { ...given, ...input } });
}

async function act(caller: Caller, detail: CaseDetail, action: CaseAction, input: object = {}) {
  const { id: caseId, version } = detail.case;
  await caller.api(api).act({ params: { caseId, action }, body: { version, ...input } });
  return caller.api(api).one({ params: { caseId } });
}

async function photo(caller: Caller): Promise<string> {
  const { default: sharp } = await import('sharp');
  const bytes = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#888' } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'after.jpg');
  const answer = await caller.fetch('/api/v1/files', { method: 'POST', body: form });
  assert.equal(answer.status, 201, await answer.clone().text());
  return ((await answer.json()) as { id: string }).id;
}

const code = (expected: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === expected;

test('a report walks the whole road: dispatched, accepted, done, verified, closed, rated', async (t) => {
  const town = await testTown(t);
  const receipt = await report(town);
  assert.equal(receipt.state, 'dispatched');
  assert.equal(receipt.departmentName, '环境卫生管理所');
  assert.equal(receipt.gridWorkerTold, true);

  const crew = await town.as('crew-sanitation-1');
  const caseId = receipt.caseId;
  let detail = await crew.api(api).one({ params: { caseId } });
  assert.ok(detail.offers.some(({ action }) => action === 'accept'));
  detail = await act(crew, detail, 'accept');
  assert.equal(detail.case.state, 'accepted');
  assert.equal(detail.case.handlerId, crew.personId);
  await assert.rejects(
    act(crew, detail, 'reportDone', { reason: '已清运' }),
    code('after-photo-missing'),
  );
  detail = await act(crew, detail, 'reportDone', {
    reason: '已清运',
    photoIds: [await photo(crew)],
  });
  assert.equal(detail.case.state, 'done');
  assert.equal(detail.tasks.find(({ kind }) => kind === 'lead')?.state, 'done');

  const [worker] = await town.sql<{ username: string }>(
    'SELECT a.username FROM people.accounts a JOIN cases.cases c ON c.grid_worker_id = a.person_id WHERE c.id = $1',
    [caseId],
  );
  const grid = await town.as(worker?.username ?? '');
  detail = await act(grid, await grid.api(api).one({ params: { caseId } }), 'verify');
  assert.equal(detail.case.state, 'verified');
  const officer = await town.as('officer1');
  detail = await act(officer, detail, 'close');
  assert.equal(detail.case.state, 'closed');

  const body = { token: receipt.token, stars: 5, words: '很快' };
  await town
    .anonymous()
    .api(reportsApi)
    .rate({ params: { number: receipt.number }, body });
  detail = await officer.api(api).one({ params: { caseId } });
  assert.equal(detail.case.rating, 5);
  assert.deepEqual(
    detail.trace.map(({ action }) => action),
    ['register', 'dispatch', 'accept', 'reportDone', 'verify', 'close', 'rate'],
  );
});

test('two officers acting on one case in the same second: one acts, the other is told', async (t) => {
  const town = await testTown(t);
  const { caseId } = await report(town);
  const [one, two] = [await town.as('officer1'), await town.as('officer2')];
  const detail = await one.api(api).one({ params: { caseId } });
  const cancel = (who: Caller) => act(who, detail, 'cancel', { reason: '重复' });
  const results = await Promise.allSettled([cancel(one), cancel(two)]);
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  const refused = results.find((result) => result.status === 'rejected');
  assert.ok(
    refused?.status === 'rejected' &&
      (code('changed-meanwhile')(refused.reason) || code('action-not-possible')(refused.reason)),
  );
  const trace = await town.sql(
    "SELECT 1 FROM cases.trace WHERE case_id = $1 AND action = 'cancel'",
    [caseId],
  );
  assert.equal(trace.length, 1);
});

test('a phone that repeats an action with its key does it once', async (t) => {
  const town = await testTown(t);
  const { caseId } = await report(town);
  const crew = await town.as('crew-sanitation-1');
  const call = () =>
    crew
      .api(api)
      .act(
        { params: { caseId, action: 'accept' }, body: { version: 1 } },
        { idempotencyKey: 'phone-1' },
      );
  const replies = await Promise.all(Array.from({ length: 20 }, call));
  assert.equal(new Set(replies.map(({ version }) => version)).size, 1);
  const trace = await town.sql(
    "SELECT 1 FROM cases.trace WHERE case_id = $1 AND action = 'accept'",
    [caseId],
  );
  assert.equal(trace.length, 1);
});

test('who may not act is refused in words, and a foreign department does not see the case', async (t) => {
  const town = await testTown(t);
  const { caseId } = await report(town);
  const officer = await town.as('officer1');
  const detail = await officer.api(api).one({ params: { caseId } });
  await assert.rejects(act(officer, detail, 'accept'), code('action-not-yours'));
  await assert.rejects(act(officer, detail, 'close'), code('action-not-possible'));
  const stranger = await town.as('crew-water-1');
  await assert.rejects(stranger.api(api).one({ params: { caseId } }), code('not-found'));
  const twin = await town.as('baisha-officer1', 'baisha');
  await assert.rejects(twin.api(api).one({ params: { caseId } }), code('not-found'));
});

test('return, transfer, assist, extend, suspend and resume leave their marks', async (t) => {
  const town = await testTown(t);
  const { caseId } = await report(town);
  const officer = await town.as('officer1');
  const head = await town.as('head-sanitation');
  let detail = await act(head, await head.api(api).one({ params: { caseId } }), 'return', {
    reason: '不属于本所',
  });
  assert.equal(detail.case.state, 'registered');
  const [water] = await town.sql<{ id: string }>(
    "SELECT id FROM towns.departments WHERE code = 'water' AND tenant_id = $1",
    [town.tenantId],
  );
  const departmentId = water?.id ?? '';
  detail = await act(officer, await officer.api(api).one({ params: { caseId } }), 'dispatch', {
    departmentId,
  });
  assert.equal(detail.case.leadDepartmentId, departmentId);
  const waterHead = await town.as('head-water');
  detail = await act(waterHead, detail, 'accept');
  const dueAt = new Date(detail.case.dueAt ?? 0);
  const until = new Date(dueAt.getTime() + 86_400_000).toISOString();
  detail = await act(waterHead, detail, 'requestExtension', { until, reason: '配件未到' });
  assert.equal(detail.case.extensionAsked, true);
  detail = await act(officer, detail, 'approveExtension');
  assert.equal(detail.case.dueAt, until);
  await assert.rejects(
    act(waterHead, detail, 'requestExtension', {
      until: new Date(dueAt.getTime() + 172_800_000).toISOString(),
      reason: '再延',
    }),
    code('extension-used'),
  );
  const review = new Date(town.clock.now().getTime() + 86_400_000);
  detail = await act(officer, detail, 'suspend', { until: review.toISOString(), reason: '等材料' });
  assert.equal(detail.case.state, 'suspended');
  town.clock.advance(86_401);
  await town.settle();
  detail = await officer.api(api).one({ params: { caseId } });
  assert.equal(detail.case.state, 'dispatched');
  assert.ok(new Date(detail.case.dueAt ?? 0) > new Date(until));
});

test('reminders, the deadline and escalation fire once each, also after a long sleep', async (t) => {
  const town = await testTown(t);
  const { caseId } = await report(town);
  town.clock.advance(40 * 86_400);
  await town.settle();
  await town.settle();
  const trace = await town.sql<{ action: string; count: number }>(
    "SELECT action, count(*)::int AS count FROM cases.trace WHERE case_id = $1 AND actor_kind = 'system' AND action <> 'dispatch' GROUP BY 1 ORDER BY 1",
    [caseId],
  );
  assert.deepEqual(trace, [
    { action: 'escalate', count: 3 },
    { action: 'overdue', count: 1 },
    { action: 'remind', count: 2 },
  ]);
  const timers = await town.sql('SELECT 1 FROM platform.timers WHERE subject = $1', [caseId]);
  assert.equal(timers.length, 0);
});

test('merging keeps all reporters, and each is told of the case that stays', async (t) => {
  const town = await testTown(t);
  const first = await report(town);
  const second = await report(town, { reporterPhone: '19900001111', reporterName: '王小明' });
  const officer = await town.as('officer1');
  const detail = await officer.api(api).one({ params: { caseId: second.caseId } });
  assert.ok(
    detail.likely.some(({ caseId }) => caseId === first.caseId),
    'the first is offered as a duplicate',
  );
  await act(officer, detail, 'merge', { intoCase: first.number });
  await town.settle();
  const kept = await officer.api(api).one({ params: { caseId: first.caseId } });
  assert.equal(kept.case.reportCount, 2);
  assert.equal(kept.reporters.length, 2);
  const told = await town.sql("SELECT 1 FROM messages.messages WHERE template = 'report.merged'");
  assert.ok(told.length >= 1);
});

test('an officer corrects the category: the duty of the new one answers, and the classifier is taught', async (t) => {
  const town = await testTown(t);
  const { caseId } = await report(town, { text: '桥头那个灯坏了好几天' });
  const officer = await town.as('officer1');
  const before = await officer.api(api).one({ params: { caseId } });
  const detail = await act(officer, before, 'recategorise', { categoryCode: '010102' });
  assert.equal(detail.case.categoryCode, '010102');
  assert.equal(detail.case.state, 'dispatched');
  assert.notEqual(detail.case.leadDepartmentId, before.case.leadDepartmentId);
  assert.equal(
    detail.tasks.filter(({ kind, state }) => kind === 'lead' && state === 'open').length,
    1,
  );
  const lessons = await town.sql(
    'SELECT 1 FROM classification.corrections WHERE category_code = $1',
    ['010102'],
  );
  assert.equal(lessons.length, 1);
});
