/** The allowance from entry to bank: two people, the yearly proof with its clock, back pay, the end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { testTown } from '#testing';
import { api } from '../contract/index.ts';
import { elderInput, hasCode, toldTo } from './people-of-care.ts';

test('an allowance is entered by one and approved by another; lists pay each month once; a missing proof holds it back', async (t) => {
  const town = await testTown(t);
  const clerk = (await town.as('clerk1')).api(api);
  const head = (await town.as('head-civil-affairs')).api(api);
  const leader = (await town.as('leader')).api(api);
  const short = {
    graceMinutes: 60,
    escalateMinutes: 30,
    proofMonths: 1,
    remindDays: [7],
    backPayMonths: 2,
    planAheadDays: 7,
  };
  await head.saveSettings({ body: short });
  const elder = await clerk.addElder({ body: await elderInput(town) });
  const young = await clerk.addElder({
    body: await elderInput(town, { name: '刘小', phone: '', birthDay: '1960-01-01' }),
  });
  const input = { fromMonth: '2026-09', accountName: '陈桂英', bankCard: '6222021234567890128' };
  const apply = (elderId: string, body = input) =>
    clerk.applyAllowance({ params: { elderId }, body });
  await assert.rejects(apply(young.id), hasCode('too-young'));
  await assert.rejects(
    apply(elder.id, { ...input, bankCard: '6222021234567890129' }),
    hasCode('bank-card-invalid'),
  );
  const applied = await apply(elder.id);
  await assert.rejects(apply(elder.id), hasCode('allowance-there'));
  const params = { allowanceId: applied.id };
  const yes = { approve: true, reason: '', version: applied.version };
  await assert.rejects(clerk.decideAllowance({ params, body: yes }), hasCode('not-permitted'));
  const active = await head.decideAllowance({ params, body: yes });
  assert.equal(active.proofDue, '2026-12-23');
  assert.equal(active.monthlyFen, 5_000);

  const list = await clerk.preparePayment({ body: { month: '2026-11' } });
  assert.equal(list.totalFen, 15_000, 'September and October are paid back');
  assert.deepEqual(list.lines[0]?.backMonths, ['2026-09', '2026-10']);
  await assert.rejects(
    clerk.preparePayment({ body: { month: '2026-11' } }),
    hasCode('payment-there'),
  );
  await assert.rejects(
    clerk.preparePayment({ body: { month: '2026-12' } }),
    hasCode('month-ahead'),
  );
  const paymentId = list.id;
  const file = await (await town.as('clerk1')).fetch(`/api/v1/care/payments/${paymentId}/file`);
  assert.equal(file.status, 409, 'no card leaves before the list is approved');
  const submitted = await head.submitPayment({
    params: { paymentId },
    body: { version: list.version },
  });
  const approval = { approve: true, reason: '', version: submitted.version };
  await assert.rejects(
    head.decidePayment({ params: { paymentId }, body: approval }),
    hasCode('own-work'),
  );
  const [stored] = await town.sql(
    'SELECT count(*)::int AS bad FROM care.payments WHERE approved_by IN (prepared_by, submitted_by)',
  );
  assert.equal(stored?.['bad'], 0);
  const approved = await leader.decidePayment({ params: { paymentId }, body: approval });
  assert.equal(approved.state, 'approved');
  const sheet = await (await town.as('clerk1')).fetch(`/api/v1/care/payments/${paymentId}/file`);
  const { sheets } = await readWorkbook(Buffer.from(await sheet.arrayBuffer()));
  const row = sheets[0]?.rows[1]?.cells ?? [];
  assert.ok(row.includes('6222021234567890128'));
  assert.ok(
    row.some((cell) => cell === 150),
    'fen are written as yuan',
  );
  const other = (await town.as('head-sanitation')).api(api);
  await assert.rejects(other.payments({}), hasCode('not-permitted'));

  // Seven days before, then the day after: by the clock alone, and each once.
  town.clock.set('2026-12-16T01:05:00Z');
  await town.settle();
  await town.settle();
  const grid = await town.as('grid01');
  const reminded = (await toldTo(town, { personId: grid.personId })).filter(
    (one) => one === 'care.staffProofDue',
  );
  assert.ok(reminded.length === 1 || reminded.length === 2, 'once, in the inbox and by SMS');
  const due = (await grid.api(api).proofsDue({})).items;
  assert.deepEqual(
    due.map(({ name, suspended }) => [name, suspended]),
    [['陈桂英', false]],
  );
  town.clock.set('2026-12-24T00:10:00Z');
  await town.settle();
  const later = (await town.as('clerk1')).api(api);
  const [held] = (await later.allowances({ query: { due: 'overdue' } })).items;
  assert.equal(held?.state, 'suspended');
  assert.equal(held?.suspendedFrom, '2027-01');
  town.clock.set('2027-03-03T02:00:00Z');
  const last = (await town.as('clerk1')).api(api);
  const worker = (await town.as('grid01')).api(api);
  await assert.rejects(
    last.preparePayment({ body: { month: '2027-03' } }),
    hasCode('payment-empty'),
  );
  const proof = { how: 'visit' as const };
  await assert.rejects(worker.prove({ params, body: proof }), hasCode('proof-evidence-missing'));
  await assert.rejects(
    worker.prove({ params, body: { how: 'phone' } }),
    hasCode('care-reason-missing'),
  );
  const position = { longitude: 112.9501, latitude: 28.4501 };
  const proved = await worker.prove({ params, body: { ...proof, position } });
  assert.equal(proved.state, 'active');
  assert.equal(proved.proofDue, '2027-04-03');
  const back = await last.preparePayment({ body: { month: '2027-03' } });
  assert.deepEqual(
    back.lines[0]?.backMonths,
    ['2027-01', '2027-02'],
    'what was held back comes, within the limit',
  );
  assert.equal(back.totalFen, 3 * 5_000);

  const ended = await last.endElder({
    params: { elderId: elder.id },
    body: { state: 'died', day: '2027-02-20' },
  });
  assert.equal(ended.allowance, 'ended');
  const [gone] = (await last.allowances({ query: { state: 'ended' } })).items;
  assert.equal(gone?.lastMonth, '2027-02');
  assert.equal(gone?.overpaidFen, 5_000, 'March was paid after the death: to be asked back');
  const tariff = { tiers: [{ fromAge: 80, monthlyFen: 6_000 }], basis: '清政发〔2028〕1 号' };
  const chief = (await town.as('head-civil-affairs')).api(api);
  await assert.rejects(
    chief.saveTariff({ params: { validFrom: '2027-01' }, body: tariff }),
    hasCode('tariff-paid'),
  );
  assert.equal(
    (await chief.saveTariff({ params: { validFrom: '2027-04' }, body: tariff })).validFrom,
    '2027-04',
  );
});
