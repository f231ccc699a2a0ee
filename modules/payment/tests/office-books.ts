/** The second half of the test of the office: the comparison the morning after, and merchant data. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Caller } from '#testing';
import { api } from '../contract/index.ts';
import { dailyWork } from '../jobs.ts';
import { hasCode, type Paying } from './paying-town.ts';

/** Who works in the office. */
interface Office {
  readonly paying: Paying;
  readonly clerk: Caller;
  readonly head: Caller;
  readonly leader: Caller;
  readonly admin: Caller;
}

/** Goes on in the office's town. */
export async function books(t: TestContext, office: Office): Promise<void> {
  const { paying, clerk, head, leader, admin } = office;
  const { town } = paying;
  const desk = clerk.api(api);
  await t.test(
    'the morning after, ours, the channel’s and the treasury’s are compared; what differs is a case',
    async () => {
      const day = '2026-11-23';
      town.clock.set('2026-11-24T02:30:00Z');
      const rows = await town.sql<{ key: string; amount: number; channel: string }>(
        `SELECT o.number AS key, o.amount_fen::int AS amount, o.channel FROM payment.orders o
       WHERE o.tenant_id = $1 AND o.paid_at >= '2026-11-22T16:00:00Z' AND o.paid_at < '2026-11-23T16:00:00Z' ORDER BY 1`,
        [town.tenantId],
      );
      const words: Record<string, string> = {
        wechat: '微信',
        alipay: '支付宝',
        cash: '现金',
        pos: '刷卡',
      };
      const lines = rows
        .filter(({ channel }) => channel === 'pos' || channel === 'wechat')
        .map(({ key, amount, channel }) => {
          const yuan = ((channel === 'pos' ? amount + 100 : amount) / 100).toFixed(2);
          return `${day},${words[channel]},收入,${key},"${yuan}"`;
        });
      const csv = [
        '入账日期,渠道,收支,订单号,金额(元)',
        ...lines,
        `${day},支付宝,收入,P000000X,9.90`,
      ];
      const file = Buffer.from(csv.join('\r\n')).toString('base64');
      const body = { name: '财政.csv', file, apply: true };
      const imported = await head.api(api).importTreasury({ body });
      assert.equal(imported.done, true);
      await dailyWork(town.ctx);
      const { items } = await head.api(api).differences({ query: {} });
      const said = items.map(({ channel, type, source }) => `${channel} ${type} ${source}`).sort();
      const wechatRefund = 'wechat missingTreasury ours';
      assert.deepEqual(
        said,
        [
          'alipay missingOurs treasury',
          ...rows
            .filter(({ channel }) => channel === 'cash')
            .map(() => 'cash missingTreasury ours'),
          'cash missingTreasury ours',
          'pos amountDiffers treasury',
          wechatRefund,
        ].sort(),
      );
      assert.ok(items.every(({ caseId }) => caseId !== null));
      const [one] = items;
      const settled = { words: '已核对,次日补入', version: one?.version ?? 0 };
      await head
        .api(api)
        .settleDifference({ params: { differenceId: one?.id ?? '' }, body: settled });
      const left = await head.api(api).reconcile({ body: { day } });
      assert.equal(left.differences, items.length - 1, 'what was settled stays settled');
      const future = { body: { day: '2026-11-24' } };
      await assert.rejects(head.api(api).reconcile(future), hasCode('day-not-over'));
    },
  );

  await t.test('merchant data is sealed, shown to nobody, and refused when malformed', async () => {
    const { keys } = paying.simulator.state;
    const params = { channel: 'wechat' as const };
    const body = {
      appId: 'wx1',
      merchantId: '1600000001',
      serial: 'AA',
      privateKey: keys.merchant.privateKey,
      apiKey: 'short',
      platformKey: keys.platform.publicKey,
      platformSerial: '',
      active: true,
    };
    await assert.rejects(admin.api(api).saveChannel({ params, body }), hasCode('key-unfit'));
    await admin.api(api).saveChannel({ params, body: { ...body, apiKey: keys.apiKey } });
    const shown = JSON.stringify(await admin.api(api).settings({}));
    assert.ok(
      !shown.includes('PRIVATE') && !shown.includes(keys.apiKey) && shown.includes('"live"'),
    );
    const [row] = await town.sql<{ key: string }>(
      'SELECT private_key AS key FROM payment.channels',
    );
    assert.match(row?.key ?? '', /^v1\|/);
    await admin
      .api(api)
      .saveChannel({ params, body: { ...body, privateKey: '', apiKey: '', platformKey: '' } });
    await assert.rejects(desk.settings({}), hasCode('not-permitted'));
    await admin.api(api).removeChannel({ params });
    const overview = await leader.api(api).overview({});
    assert.equal(overview.debitFen, overview.creditFen);
  });
}
