/** What the desk answers to what people get wrong, and in which language. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Caller, type TestTown, testTown } from '#testing';
import { ProblemError, type ProblemDetails } from '#platform/problems/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { api } from '../contract/index.ts';

const market = { longitude: 112.95, latitude: 28.45 };
const code = (expected: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === expected;

async function reported(town: TestTown, text = '', categoryCode?: string) {
  const body = { text, position: market, deviceId: crypto.randomUUID() };
  const { caseId } = await town
    .anonymous()
    .api(reportsApi)
    .submit({ body: { ...body, ...(categoryCode ? { categoryCode } : {}) } });
  return caseId;
}

async function inEnglish(caller: Caller, caseId: string, action: string, input: object = {}) {
  const answer = await caller.fetch(`/api/v1/cases/${caseId}/actions/${action}`, {
    method: 'POST',
    headers: { 'accept-language': 'en', 'content-type': 'application/json' },
    body: JSON.stringify({ version: 1, ...input }),
  });
  return (await answer.json()) as ProblemDetails;
}

test('an extension beyond a year is refused; one of a week is taken and approved', async (t) => {
  const town = await testTown(t);
  const caseId = await reported(town, '垃圾桶满了', '020102');
  const [head, leader] = [await town.as('head-sanitation'), await town.as('leader')];
  const ask = (until: string) =>
    head.api(api).act({
      params: { caseId, action: 'requestExtension' },
      body: { version: 1, reason: '连日下雨', until },
    });
  for (const until of ['3020-01-01T00:00:00Z', '2028-01-01T00:00:00Z', '2020-01-01T00:00:00Z'])
    await assert.rejects(ask(until), code('extension-invalid'), until);
  const week = new Date(town.clock.now().getTime() + 7 * 86_400_000).toISOString();
  const { version } = await ask(week);
  const params = { caseId, action: 'approveExtension' as const };
  await leader.api(api).act({ params, body: { version } });
  const detail = await leader.api(api).one({ params: { caseId } });
  assert.equal(detail.case.dueAt, week);
});

test('who reads English is refused in English, with words for the permission', async (t) => {
  const town = await testTown(t);
  const caseId = await reported(town, '垃圾桶满了', '020102');
  const [head, officer] = [await town.as('head-sanitation'), await town.as('officer1')];
  const nobody = { personId: '01a00000-0000-7000-8000-000000000000' };
  const answers = [
    await inEnglish(head, caseId, 'return'),
    await inEnglish(head, caseId, 'close'),
    await inEnglish(officer, caseId, 'accept'),
    await inEnglish(head, caseId, 'accept', nobody),
  ];
  const titles = answers.map(({ title }) => title.replace(/QX-[\d-]+/, 'N'));
  assert.deepEqual(titles, [
    '“Return” still needs: a reason',
    'Case N is “dispatched”; “Close” is not possible now',
    '“Accept” belongs to the head of the responsible department, the crew of the responsible department, the system',
    'The person chosen is not an active member of the responsible department',
  ]);
  const admin = await town.as('admin');
  await assert.rejects(admin.api(api).list({ query: {} }), (error: unknown) => {
    assert.ok(error instanceof ProblemError);
    assert.equal(error.problem.title, '您没有“查看事件（cases.read）”的权限');
    return true;
  });
});

test('a character that cannot be kept is named in words, not by a pattern', async (t) => {
  const town = await testTown(t);
  const refused = reported(town, '路灯\0不亮');
  await assert.rejects(refused, (error: unknown) => {
    assert.ok(error instanceof ProblemError);
    const [place] = error.problem.errors ?? [];
    assert.equal(place?.pointer, '/text');
    assert.match(place?.detail ?? '', /^含有无法保存的字符/);
    return true;
  });
});

test('merging into a case that is not there says so', async (t) => {
  const town = await testTown(t);
  const caseId = await reported(town, '垃圾桶满了', '020102');
  const officer = await town.as('officer1');
  const merge = (intoCase: string) =>
    officer.api(api).act({ params: { caseId, action: 'merge' }, body: { version: 1, intoCase } });
  await assert.rejects(merge('QX-19990101-0001-1'), code('merge-target-unknown'));
  await assert.rejects(merge(caseId), code('merge-into-itself'));
});

test('the order of deadlines leaves nothing out: cases without one come last, page by page', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  for (let count = 0; count < 3; count += 1) await reported(town, '垃圾桶满了', '020102');
  for (let count = 0; count < 4; count += 1) await reported(town, '这里有点情况');
  const seen: { id: string; dueAt: string | null }[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { sort: 'deadline' as const, limit: 2, ...(cursor ? { cursor } : {}) };
    const { items, nextCursor } = await officer.api(api).list({ query });
    seen.push(...items);
    cursor = nextCursor;
  }
  assert.equal(seen.length, 7);
  assert.equal(new Set(seen.map(({ id }) => id)).size, 7);
  assert.deepEqual(
    seen.map(({ dueAt }) => dueAt === null),
    [false, false, false, true, true, true, true],
  );
});

test('a number that stands in the words is masked in the title too', async (t) => {
  const town = await testTown(t);
  const officer = await town.as('officer1');
  const words = '这里有点情况,请您尽快联系他本人13900001001';
  for (const text of [words, `${words.slice(0, 10)}说说看看好不好呀13900001001`]) {
    const caseId = await reported(town, text);
    const { case: row } = await officer.api(api).one({ params: { caseId } });
    assert.equal(row.state, 'registered');
    assert.doesNotMatch(row.title, /1390000/);
  }
});
