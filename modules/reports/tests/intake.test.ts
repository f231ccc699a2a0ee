import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestTown, testTown } from '#testing';
import { ProblemError } from '#platform/problems/index.ts';
import { api, type ReportInput } from '../contract/index.ts';

const market = { longitude: 112.95, latitude: 28.45 };
const code = (expected: string) => (error: unknown) =>
  error instanceof ProblemError && error.problem.code === expected;

function submit(town: TestTown, body: ReportInput, idempotencyKey?: string) {
  const input = { body: { deviceId: crypto.randomUUID(), ...body } };
  return town
    .anonymous()
    .api(api)
    .submit(input, idempotencyKey ? { idempotencyKey } : {});
}

test('words alone find category, place, department and grid worker', async (t) => {
  const town = await testTown(t);
  const receipt = await submit(town, { text: '清溪大街88号门口垃圾桶满了好几天没人收,臭死了' });
  assert.equal(receipt.state, 'dispatched');
  assert.match(receipt.categoryName, /垃圾/);
  assert.ok(receipt.address.includes('清溪大街88号'));
  assert.equal(receipt.gridWorkerTold, true);
  assert.ok(receipt.dueAt && new Date(receipt.dueAt) > town.clock.now());
});

test('unsure words go to an officer with guesses; nothing is lost', async (t) => {
  const town = await testTown(t);
  const receipt = await submit(town, { text: '这里有点情况' });
  assert.equal(receipt.state, 'registered');
  assert.equal(receipt.departmentName, '');
  const [row] = await town.sql<{ needs: boolean; guesses: unknown[] }>(
    "SELECT needs_officer AS needs, judgement->'guesses' AS guesses FROM cases.cases WHERE id = $1",
    [receipt.caseId],
  );
  assert.equal(row?.needs, true);
  assert.equal(row?.guesses.length, 3);
});

test('words of danger raise it at once', async (t) => {
  const town = await testTown(t);
  const receipt = await submit(town, {
    text: '菜市场旁边有一股很大的煤气味,快来人',
    position: market,
  });
  const [row] = await town.sql<{ urgency: string }>(
    'SELECT urgency FROM cases.cases WHERE id = $1',
    [receipt.caseId],
  );
  assert.equal(row?.urgency, 'urgent');
  const told = await town.sql("SELECT 1 FROM messages.messages WHERE urgency = 'urgent'");
  assert.ok(told.length > 0);
});

test('a phone that sends the same report 20 times at once makes one case and gets one receipt', async (t) => {
  const town = await testTown(t);
  const body = { text: '路灯不亮', position: market, deviceId: 'one-phone' };
  const receipts = await Promise.all(Array.from({ length: 20 }, () => submit(town, body, 'key-1')));
  assert.equal(new Set(receipts.map(({ number }) => number)).size, 1);
  const rows = await town.sql("SELECT 1 FROM reports.reports WHERE idempotency_key = 'key-1'");
  assert.equal(rows.length, 1);
});

test('a flood from one device is stopped with a waiting time; another device is served', async (t) => {
  const town = await testTown(t);
  const flood = () => submit(town, { text: '测试', position: market, deviceId: 'flood' });
  for (let count = 0; count < 10; count += 1) await flood();
  await assert.rejects(flood(), code('too-many-requests'));
  await submit(town, { text: '路灯不亮', position: market, deviceId: 'honest' });
  town.clock.advance(60);
  await flood();
});

test('bad input is told where and how to mend it', async (t) => {
  const town = await testTown(t);
  await assert.rejects(submit(town, {}), code('report-empty'));
  await assert.rejects(submit(town, { text: 'x'.repeat(10_000) }), code('request-invalid'));
  await assert.rejects(
    submit(town, { text: '坏了', position: { longitude: 116.4, latitude: 39.9 } }),
    code('report-outside-county'),
  );
  await assert.rejects(
    submit(town, { text: '坏了', categoryCode: '999999' }),
    code('report-category-unknown'),
  );
  await assert.rejects(
    submit(town, { text: '坏了', placeCode: 'nowhere' }),
    code('report-place-unknown'),
  );
  await assert.rejects(
    submit(town, { text: '坏了', photoIds: [crypto.randomUUID()] }),
    code('file-unknown'),
  );
  const tomorrow = new Date(town.clock.now().getTime() + 86_400_000).toISOString();
  await assert.rejects(submit(town, { text: '坏了', seenAt: tomorrow }), code('clock-ahead'));
  const rows = await town.sql('SELECT 1 FROM reports.reports');
  assert.equal(rows.length, 0);
});

test('what is public holds no personal data; the confidential is not public', async (t) => {
  const town = await testTown(t);
  const open = await submit(town, {
    text: '找张三 13812345678,路灯坏了',
    categoryCode: '010102',
    position: market,
  });
  const hidden = await submit(town, {
    text: '路灯坏了',
    categoryCode: '010102',
    position: market,
    confidential: true,
    reporterName: '李四',
    reporterPhone: '13912345678',
  });
  const list = await town.anonymous().api(api).publicList({ query: {} });
  const text = JSON.stringify(list);
  assert.ok(list.items.some(({ number }) => number === open.number));
  assert.ok(!list.items.some(({ number }) => number === hidden.number));
  assert.ok(!/13812345678|13912345678|李四/.test(text));
  const one = await town
    .anonymous()
    .api(api)
    .publicOne({ params: { number: open.number } });
  assert.ok(!JSON.stringify(one).includes('13812345678'));
});

test('following wants the token or the last four digits; guessing is slowed down', async (t) => {
  const town = await testTown(t);
  const receipt = await submit(town, {
    text: '路灯坏了',
    categoryCode: '010102',
    position: market,
    reporterPhone: '13912345678',
  });
  const follow = (token: string) =>
    town
      .anonymous()
      .api(api)
      .follow({ params: { number: receipt.number }, body: { token } });
  assert.equal((await follow(receipt.token)).number, receipt.number);
  assert.equal((await follow('5678')).caseNumber, receipt.caseNumber);
  for (let count = 0; count < 8; count += 1)
    await assert.rejects(follow('0000'), code('report-unknown'));
  await assert.rejects(follow('0000'), code('too-many-requests'));
});

test('the public rates are what the cases say', async (t) => {
  const town = await testTown(t);
  const { rates } = await town
    .anonymous()
    .api(api)
    .publicRates({ query: { days: 30 } });
  assert.deepEqual(
    rates.map(({ id }) => id),
    ['response', 'resolution', 'inTime', 'satisfaction'],
  );
  for (const rate of rates)
    assert.ok(rate.value === null || rate.value === rate.numerator / rate.denominator);
});
