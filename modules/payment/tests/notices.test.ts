/** What the issue calls bad input: forged notices, wrong amounts, the same notice fifteen times, out of order. One posting. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alipayNotice } from '../../../simulators/payment-channel/notices.ts';
import { openResource, signText } from '../adapters/wechat-signature.ts';
import { api } from '../contract/index.ts';
import {
  begin,
  billOf,
  deliver,
  hasCode,
  owing,
  payAt,
  payingTown,
  postings,
  residentOf,
} from './paying-town.ts';

const runs = Number(process.env['PAYMENT_NOTICE_RUNS'] ?? 4);

test('notices: fifteen times, forged, stale, wrong amount, out of order, in both channels: exactly one posting', async (t) => {
  const paying = await payingTown(t);
  const { town, simulator } = paying;
  const [first, second, third, fourth] = await owing(paying, 'sanitation');
  assert.ok(first && second && third && fourth);

  await t.test(
    'the same notice fifteen times at once posts once, and every time is thanked for',
    async () => {
      const me = await residentOf(paying, first.personId);
      const order = await begin(me, first.billId, { channel: 'wechat', way: 'h5' });
      assert.equal(order.simulated, true);
      assert.equal(order.state, 'paying');
      const notice = await payAt(paying, order);
      const answers = await Promise.all(
        Array.from({ length: 15 }, () => deliver(paying, 'wechat', notice)),
      );
      assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
      assert.deepEqual(await postings(paying, first.billId), ['payment']);
      const bill = await billOf(me, first.billId);
      assert.equal(bill.state, 'paid');
      assert.ok(bill.receiptId);
      const seen = await town.sql<{ outcome: string; count: number }>(
        'SELECT outcome, count(*)::int AS count FROM payment.notices WHERE order_number = $1 GROUP BY 1 ORDER BY 1',
        [order.number],
      );
      assert.deepEqual(seen, [
        { outcome: 'posted', count: 1 },
        { outcome: 'repeat', count: 14 },
      ]);
      await assert.rejects(
        begin(me, first.billId, { channel: 'wechat', way: 'h5' }),
        hasCode('bill-settled'),
      );
    },
  );

  await t.test('forged, changed and old notices are refused and change nothing', async () => {
    const me = await residentOf(paying, second.personId);
    const order = await begin(me, second.billId, { channel: 'wechat', way: 'native' });
    const notice = await payAt(paying, order);
    const { keys } = simulator.state;
    const own = signText(keys.merchant.privateKey, 'x');
    const heads = notice.headers;
    const { resource } = JSON.parse(notice.body) as {
      resource: Parameters<typeof openResource>[1];
    };
    assert.match(openResource(keys.apiKey, resource), new RegExp(order.number));
    const forgeries = [
      { ...notice, headers: { ...heads, 'wechatpay-signature': own } },
      { ...notice, headers: { ...heads, 'wechatpay-serial': 'PUB_KEY_ID_0' } },
      { ...notice, headers: { ...heads, 'wechatpay-timestamp': '1' } },
      { ...notice, headers: { 'content-type': 'application/json' } },
      { ...notice, body: notice.body.replace('SUCCESS', 'SUCCES2') },
      { headers: { 'content-type': 'application/json' }, body: '{' },
    ];
    for (const forgery of forgeries)
      assert.equal((await deliver(paying, 'wechat', forgery)).status, 401);
    const foreign = `/api/v1/payment/notices/wechat/${town.twinId}`;
    const elsewhere = await town
      .anonymous()
      .fetch(foreign, { method: 'POST', headers: heads, body: notice.body });
    assert.equal(elsewhere.status, 401, 'a notice of another town’s merchant');
    assert.deepEqual(await postings(paying, second.billId), []);
    town.clock.advance(301);
    assert.equal(
      (await deliver(paying, 'wechat', notice)).status,
      401,
      'a replay of an old notice',
    );
    assert.equal((await billOf(me, second.billId)).state, 'due');
    // The money is real: when asked, the channel says so, and it is posted.
    const confirmed = await me.api(api).ownOrder({ params: { orderId: order.id } });
    assert.equal(confirmed.state, 'paid');
    assert.deepEqual(await postings(paying, second.billId), ['payment']);
  });

  await t.test(
    'a genuine notice with another amount posts nothing and becomes a case of finance; the right one after it posts once',
    async () => {
      const me = await residentOf(paying, third.personId);
      const order = await begin(me, third.billId, { channel: 'alipay', way: 'precreate' });
      const notice = await payAt(paying, order, third.amountFen - 1);
      for (let time = 0; time < 3; time += 1) {
        assert.deepEqual(await deliver(paying, 'alipay', notice), { status: 200, text: 'success' });
      }
      assert.deepEqual(await postings(paying, third.billId), []);
      const after = await me.api(api).ownOrder({ params: { orderId: order.id } });
      assert.equal(after.state, 'disputed');
      const cases = await town.sql<{ title: string }>(
        "SELECT title FROM cases.cases WHERE tenant_id = $1 AND title LIKE '缴费金额不符%'",
        [town.tenantId],
      );
      assert.deepEqual(
        cases.map(({ title }) => title),
        [`缴费金额不符：订单 ${order.number}`],
      );
      const forged = { ...notice, body: notice.body.replace('TRADE_SUCCESS', 'TRADE_FINISHED') };
      assert.equal((await deliver(paying, 'alipay', forged)).status, 401);
      const old = { ...notice, body: notice.body.replace('sign_type=RSA2', 'sign_type=RSA') };
      assert.equal((await deliver(paying, 'alipay', old)).status, 401);
      assert.equal((await billOf(me, third.billId)).state, 'due');
      const simulated = simulator.state.orders.get(`alipay ${order.number}`);
      assert.ok(simulated);
      simulated.paidFen = third.amountFen;
      const right = alipayNotice(simulator.state, simulated);
      for (const one of [right, notice, right, right])
        assert.equal((await deliver(paying, 'alipay', one)).status, 200);
      assert.deepEqual(await postings(paying, third.billId), ['payment']);
      assert.equal((await me.api(api).ownOrder({ params: { orderId: order.id } })).state, 'paid');
    },
  );

  await t.test(
    'whatever order the notices of two orders for one bill come in, one pays it and the other goes back',
    async () => {
      const me = await residentOf(paying, fourth.personId);
      const wechat = await begin(me, fourth.billId, { channel: 'wechat', way: 'h5' });
      const alipay = await begin(me, fourth.billId, { channel: 'alipay', way: 'precreate' });
      const notices = [
        ['wechat', await payAt(paying, wechat)],
        ['alipay', await payAt(paying, alipay)],
      ] as const;
      const order = fc.array(fc.constantFrom(0, 1), { minLength: 6, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(order, async (places) => {
          for (const place of [...places, 0, 1]) {
            const [channel, notice] = notices[place === 0 ? 0 : 1];
            assert.equal((await deliver(paying, channel, notice)).status, 200);
          }
          assert.deepEqual((await postings(paying, fourth.billId)).sort(), ['payment', 'surplus']);
        }),
        { numRuns: runs },
      );
      const [refund] = await town.sql<{ state: string; surplus: boolean; amount: number }>(
        'SELECT state, surplus, amount_fen::int AS amount FROM payment.refunds WHERE bill_id = $1',
        [fourth.billId],
      );
      assert.deepEqual(refund, { state: 'asked', surplus: true, amount: fourth.amountFen });
      const [sums] = await town.sql<{ off: number }>(
        'SELECT (sum(debit_fen) - sum(credit_fen))::int AS off FROM payment.lines WHERE tenant_id = $1',
        [town.tenantId],
      );
      assert.equal(sums?.off, 0);
    },
  );

  await t.test('the database itself forbids a second posting and a changed entry', async () => {
    const again = `INSERT INTO payment.entries (id, tenant_id, number, kind, bill_id, amount_fen, booked_at)
      SELECT gen_random_uuid(), tenant_id, 'PZ-x', 'payment', bill_id, amount_fen, booked_at FROM payment.entries WHERE bill_id = $1 LIMIT 1`;
    await assert.rejects(town.sql(again, [first.billId]), /entries_bill_posted_once/);
    await assert.rejects(town.sql('UPDATE payment.entries SET amount_fen = 1'), /never changed/);
    await assert.rejects(town.sql('DELETE FROM payment.lines'), /never changed/);
    const lone = `INSERT INTO payment.lines (tenant_id, entry_id, place, book, debit_fen, credit_fen)
      SELECT tenant_id, id, 9, 'cash', 1, 0 FROM payment.entries LIMIT 1`;
    await assert.rejects(town.sql(lone), /does not balance/);
  });
});
