/** What a person says about the use of the own data is followed everywhere, and looks have their receipts. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { api as peopleApi } from '#modules/people/contract.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { type Caller, type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { allSigned, hasCode, name, phone, report, resident, verified } from './one-resident.ts';

const idOf = async (town: TestTown): Promise<string> => {
  const [row] = await town.sql<{ id: string }>(
    "SELECT id FROM people.people WHERE kind = 'resident' AND name = $1",
    [name],
  );
  return row?.id ?? '';
};

/** Tells the resident that a report is closed. @returns template and channel of what came of it */
async function tellClosed(town: TestTown, personId: string): Promise<string[]> {
  const subject = { kind: 'report', id: crypto.randomUUID() };
  await town.database.inTenant(town.ctx, (tx) =>
    queueMessages(tx, [
      {
        template: 'report.closed',
        values: { number: 'QX-1', category: '路灯', department: '城管' },
        to: { personId, name, phone },
        urgency: 'important',
        subject,
      },
    ]),
  );
  const rows = await town.sql<{ told: string }>(
    `SELECT template || ' ' || channel AS told FROM messages.messages WHERE subject_id = $1 ORDER BY 1`,
    [subject.id],
  );
  return rows.map(({ told }) => told);
}

test('who takes the consent to be asked for a rating back is told without the question; to text messages, in the inbox', async (t) => {
  const town = await testTown(t);
  const own = (await resident(town)).api(api);
  const personId = await idOf(town);
  const say = (purpose: string, given: boolean) =>
    own.consent({ params: { purpose }, body: { given, noticeVersion: 1 } });
  assert.deepEqual(await tellClosed(town, personId), ['report.closed inbox', 'report.closed sms']);
  await say('survey', true);
  await say('survey', false);
  assert.deepEqual(await tellClosed(town, personId), ['report.done inbox', 'report.done sms']);
  await say('progress', true);
  await say('progress', false);
  assert.deepEqual(await tellClosed(town, personId), ['report.done inbox']);
  await say('survey', true);
  assert.deepEqual(await tellClosed(town, personId), ['report.closed inbox']);
});

test('restricted data is stored and otherwise left alone: not listed, exported, shown, revealed or sent', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { caseId } = await report(own);
  const personId = await idOf(town);
  const officer = await town.as('officer1');
  const admin = await town.as('admin');
  const seen = async () => JSON.stringify((await reportersOf(officer, caseId))[0]);
  assert.ok((await seen()).includes(phone));
  assert.ok((await listed(admin)).includes(personId));
  assert.ok(await exported(admin));

  await own.api(api).request({ body: { kind: 'restrict', words: '请先不要使用' } });
  const clerk = (await town.as('clerk1')).api(api);
  const [asked] = (await clerk.requests({ query: {} })).items;
  await clerk.decideRequest({
    params: { requestId: asked?.id ?? '' },
    body: { grant: true, answer: '同意', exception: null, version: asked?.version ?? 0 },
  });

  const [reporter] = await reportersOf(officer, caseId);
  assert.deepEqual(
    [reporter?.name, reporter?.phone, reporter?.text, reporter?.restricted],
    ['', '', '', true],
  );
  assert.ok(!(await listed(admin)).includes(personId));
  assert.ok(!(await exported(admin)));
  await assert.rejects(
    admin.api(peopleApi).resident({ params: { personId } }),
    hasCode('resident-restricted'),
  );
  const wish = { field: 'people.people.phone', rowKey: personId, reason: '核对号码给居民回电' };
  await assert.rejects(clerk.reveal({ body: wish }), hasCode('person-restricted'));
  assert.deepEqual(await tellClosed(town, personId), ['report.closed inbox']);
  assert.equal((await own.api(api).ownData({})).name, name, 'the person sees it all the same');
  await clerk.liftRestriction({ params: { personId }, body: { reason: '本人到窗口要求恢复使用' } });
  assert.ok((await seen()).includes(phone));
});

async function reportersOf(officer: Caller, caseId: string) {
  return (await officer.api(casesApi).one({ params: { caseId } })).reporters;
}

async function listed(admin: Caller): Promise<string[]> {
  const { items } = await admin.api(peopleApi).residents({ query: {} });
  return items.map(({ id }) => id);
}

/** Whether the workbook of residents holds the resident. */
async function exported(admin: Caller): Promise<boolean> {
  const reply = await admin.fetch('/api/v1/people/export?kind=residents');
  assert.equal(reply.status, 200);
  const { sheets } = await readWorkbook(Buffer.from(await reply.arrayBuffer()));
  return JSON.stringify(sheets).includes(phone);
}

test('each look at the own data has a receipt that is checked off line; nobody else gets it', async (t) => {
  const town = await testTown(t);
  const own = await resident(town);
  const { caseId } = await report(own);
  const officer = await town.as('officer1');
  await reportersOf(officer, caseId);
  const [look] = (await own.api(api).ownLooks({ query: {} })).items;
  const params = { lookId: look?.id ?? '' };
  await assert.rejects(own.api(api).lookReceipt({ params }), hasCode('look-not-signed'));
  await allSigned(town);
  const { fileName, text } = await own.api(api).lookReceipt({ params });
  assert.match(fileName, /^look-\d+\.tlog-proof$/);
  const path = join(town.dataDirectory, fileName);
  await writeFile(path, text);
  const { faults, notes } = await verified(path);
  assert.deepEqual(faults, []);
  assert.match(notes.join(), /looks\.work/);
  await writeFile(
    path,
    text.replace(/^index (\d+)$/m, (_, at: string) => `index ${Number(at) + 1}`),
  );
  assert.notDeepEqual((await verified(path)).faults, []);
  assert.ok(!text.includes(phone) && !text.includes(name));
  await assert.rejects(officer.api(api).lookReceipt({ params }), hasCode('not-found'));
});
