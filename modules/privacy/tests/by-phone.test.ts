/** Reports made without an account are the person's whose number they name: what the person said holds for them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { api as casesApi } from '#modules/cases/contract/index.ts';
import { queueMessages } from '#modules/messages/index.ts';
import { api as reportsApi } from '#modules/reports/contract/index.ts';
import { askableReporters, reportHistory } from '#modules/reports/index.ts';
import { type TestTown, testTown } from '#testing';
import { api } from '../contract/index.ts';
import { hasCode, name, phone, resident } from './one-resident.ts';

const elsewhere = '13755502469';

/** A report through the page for everybody, which names a number. */
function reportBy(town: TestTown, reporterPhone: string) {
  return town
    .anonymous()
    .api(reportsApi)
    .submit({
      body: { text: '门口路灯不亮', reporterName: name, reporterPhone, address: '石桥村3组12号' },
    });
}

async function reporterOf(town: TestTown, caseId: string) {
  const officer = await town.as('officer1');
  const [reporter] = (await officer.api(casesApi).one({ params: { caseId } })).reporters;
  return reporter;
}

/** Tells a number that a report is closed. @returns template and channel of what came of it */
async function tell(town: TestTown, to: string, template = 'report.closed'): Promise<string[]> {
  const subject = { kind: 'report', id: crypto.randomUUID() };
  await town.database.inTenant(town.ctx, (tx) =>
    queueMessages(tx, [
      {
        template,
        values: { number: 'QX-1', category: '路灯', department: '城管' },
        to: { name, phone: to },
        urgency: 'important',
        subject,
      },
    ]),
  );
  const rows = await town.sql<{ told: string }>(
    `SELECT template || ' ' || channel AS told FROM messages.messages WHERE subject_id = $1`,
    [subject.id],
  );
  return rows.map(({ told }) => told);
}

const askedAgain = (town: TestTown, caseIds: readonly string[]): Promise<number> =>
  town.database.inTenant(town.ctx, async (tx) => (await askableReporters(tx, caseIds)).size);

const history = (town: TestTown, of: string): Promise<number> =>
  town.database.inTenant(
    town.ctx,
    async (tx) => (await reportHistory(tx, { personId: null, phone: of }, 9)).length,
  );

/** The resident restricts the use of the own data; a clerk grants it. @returns how to end it */
async function restricted(town: TestTown, own: Awaited<ReturnType<typeof resident>>) {
  await own.api(api).request({ body: { kind: 'restrict', words: '请先不要使用' } });
  const clerk = (await town.as('clerk1')).api(api);
  const [asked] = (await clerk.requests({ query: {} })).items;
  await clerk.decideRequest({
    params: { requestId: asked?.id ?? '' },
    body: { grant: true, answer: '同意', exception: null, version: asked?.version ?? 0 },
  });
  const [row] = await town.sql<{ id: string }>('SELECT person_id AS id FROM privacy.restrictions');
  const personId = row?.id ?? '';
  return () =>
    clerk.liftRestriction({ params: { personId }, body: { reason: '本人到窗口要求恢复使用' } });
}

test('a restriction covers reports made without an account under the own number, before and after, and no others', async (t) => {
  const town = await testTown(t);
  const before = await reportBy(town, phone);
  const other = await reportBy(town, elsewhere);
  const own = await resident(town);
  const clerk = (await town.as('clerk1')).api(api);
  const reveal = (rowKey: string) =>
    clerk.reveal({
      body: { field: 'reports.reports.reporter_phone', rowKey, reason: '核对号码给居民回电' },
    });
  const reportId = (await reporterOf(town, before.caseId))?.reportId ?? '';
  assert.equal((await reveal(reportId)).value, phone);

  const lift = await restricted(town, own);
  const after = await reportBy(town, `+86 ${phone.slice(0, 3)} ${phone.slice(3)}`);
  for (const { caseId } of [before, after]) {
    const shown = await reporterOf(town, caseId);
    assert.deepEqual(
      [shown?.name, shown?.phone, shown?.text, shown?.restricted],
      ['', '', '', true],
    );
  }
  await assert.rejects(reveal(reportId), hasCode('person-restricted'));
  assert.deepEqual(await tell(town, phone), []);
  assert.equal(await askedAgain(town, [before.caseId, after.caseId]), 0);
  assert.equal(await history(town, phone), 0);

  assert.equal((await reporterOf(town, other.caseId))?.phone, elsewhere);
  assert.deepEqual(await tell(town, elsewhere), ['report.closed sms']);
  assert.equal(await askedAgain(town, [other.caseId]), 1);
  assert.equal(await history(town, elsewhere), 1);

  await lift();
  assert.equal((await reporterOf(town, before.caseId))?.phone, phone);
  assert.deepEqual(await tell(town, phone), ['report.closed sms']);
  assert.equal(await history(town, phone), 2);
});

test('a restricted number is told what is needed in a matter of its own, and nothing else', async (t) => {
  const town = await testTown(t);
  await restricted(town, await resident(town));
  for (const template of ['booking.cancelledByTown', 'booking.called', 'service.decided']) {
    assert.deepEqual(await tell(town, phone, template), [`${template} sms`], template);
  }
  for (const template of [
    'booking.reminder',
    'booking.confirmed',
    'payment.paid',
    'service.received',
  ])
    assert.deepEqual(await tell(town, phone, template), [], template);
});

test('codes still reach a restricted number: without them nobody could end the restriction', async (t) => {
  const town = await testTown(t);
  await restricted(town, await resident(town));
  assert.ok(await resident(town));
});

test('consents that were taken back hold for the own number: no question, no text message', async (t) => {
  const town = await testTown(t);
  const { caseId } = await reportBy(town, phone);
  const own = (await resident(town)).api(api);
  const say = (purpose: string, given: boolean) =>
    own.consent({ params: { purpose }, body: { given, noticeVersion: 1 } });
  assert.equal(await askedAgain(town, [caseId]), 1);
  await say('survey', true);
  await say('survey', false);
  assert.deepEqual(await tell(town, phone), ['report.done sms']);
  assert.equal(await askedAgain(town, [caseId]), 0);
  await say('progress', true);
  await say('progress', false);
  assert.deepEqual(await tell(town, phone), []);
  assert.equal((await reporterOf(town, caseId))?.phone, phone, 'who works on it may still call');
});
