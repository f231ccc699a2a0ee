import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ground } from '#modules/towns/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { ProblemError } from '#platform/problems/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';

const problemOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : error),
  );

async function reported(town: TestTown): Promise<string> {
  const { caseId } = await town
    .anonymous()
    .api(reportsApi)
    .submit({
      body: {
        categoryCode: '020102',
        text: '垃圾桶满了没人收',
        position: { longitude: 112.95, latitude: 28.45 },
        deviceId: crypto.randomUUID(),
      },
    });
  return caseId;
}

/** Who of these sees a case in the list, by opening it, and on the public page. */
async function seenBy(town: TestTown, caseId: string, usernames: readonly string[]) {
  const seen: string[] = [];
  for (const username of usernames) {
    const cases = (await town.as(username)).api(api);
    const listed = (await cases.list({ query: {} })).items.some(({ id }) => id === caseId);
    const opened = (await problemOf(cases.one({ params: { caseId } }))) === 'done';
    assert.equal(listed, opened, `${username}: list and page agree`);
    if (opened) seen.push(username);
  }
  return seen;
}

test('a confidential case is seen by named roles and by whom it was given to, within their reach', async (t) => {
  const town = await testTown(t);
  const caseId = await reported(town);
  const officer = (await town.as('officer1')).api(api);
  const { case: row } = await officer.one({ params: { caseId } });
  const cell = (await ground(town.ctx)).gridCell(row.gridCellId ?? '');
  const [grid] = await town.sql<{ username: string }>(
    'SELECT username FROM people.accounts WHERE person_id = $1',
    [cell?.gridWorkerId],
  );
  const everybody = [
    'officer1',
    'leader',
    'clerk1',
    'head-sanitation',
    'head-civil-affairs',
    'crew-sanitation-1',
    grid?.username ?? '',
  ];
  const before = await seenBy(town, caseId, everybody);
  assert.deepEqual(
    before,
    everybody.filter((name) => name !== 'head-civil-affairs'),
  );
  const seal = (sealed: boolean, version: number) =>
    officer.seal({ params: { caseId }, body: { sealed, reason: '举报人要求', version } });
  assert.equal(await problemOf(seal(true, row.version + 1)), 'changed-meanwhile');
  const { version } = await seal(true, row.version);
  const named = ['officer1', 'leader', 'head-sanitation'];
  assert.deepEqual(await seenBy(town, caseId, everybody), named);

  const crew = await town.as('crew-sanitation-1');
  await town.sql('UPDATE cases.cases SET handler_id = $1 WHERE id = $2', [crew.personId, caseId]);
  assert.deepEqual(await seenBy(town, caseId, everybody), [...named, 'crew-sanitation-1']);
  assert.equal(
    await problemOf(
      crew.api(api).seal({ params: { caseId }, body: { sealed: false, reason: '理由', version } }),
    ),
    'not-permitted',
  );
  const { trace, case: sealed } = await officer.one({ params: { caseId } });
  assert.ok(sealed.sealed && trace.some(({ action, note }) => action === 'seal' && note !== ''));
  await seal(false, sealed.version);
  assert.deepEqual(await seenBy(town, caseId, everybody), before);
});

test('what is told of a confidential case names neither the matter nor the place', async (t) => {
  const town = await testTown(t);
  const caseId = await reported(town);
  const officer = (await town.as('officer1')).api(api);
  const { case: row } = await officer.one({ params: { caseId } });
  const body = { sealed: true, reason: '举报人要求', version: row.version };
  await officer.seal({ params: { caseId }, body });
  await town.sql('DELETE FROM messages.messages');
  const [{ audience } = { audience: null }] = await town.sql<{ audience: unknown }>(
    `SELECT audience FROM platform.events WHERE subject = $1 ORDER BY id DESC LIMIT 1`,
    [caseId],
  );
  assert.deepEqual(audience, { confidential: true, people: [] });
  const leader = (await town.as('leader')).api(api);
  await leader.act({
    params: { caseId, action: 'supervise' },
    body: { reason: '请加快', version: row.version + 1 },
  });
  const told = await town.sql<{ body: string }>(
    'SELECT subject || body AS body FROM messages.messages WHERE subject_id = $1',
    [caseId],
  );
  assert.ok(told.length > 0);
  for (const one of told) {
    assert.ok(!one.body.includes(row.title), one.body);
    assert.ok(row.address === '' || !one.body.includes(row.address), one.body);
  }
});
