/** What the channels say, as they say it: orders of every way, refunds and their notices, statements with rows. No database. */
import assert from 'node:assert/strict';
import { createCipheriv, createPublicKey, verify } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  orderIn,
  type PaymentChannelSimulator,
  startPaymentChannel,
} from '../../../simulators/payment-channel/index.ts';
import { alipayNotice } from '../../../simulators/payment-channel/notices.ts';
import type { Way } from '../contract/words.ts';
import { alipayChannel } from './alipay.ts';
import { type ChannelOrder, type Merchant, NoticeRefused } from './protocol.ts';
import { openResource } from './wechat-signature.ts';
import { wechatChannel } from './wechat.ts';

const now = new Date('2026-11-23T02:00:00Z');
const day = '2026-11-23';
let simulator: PaymentChannelSimulator;

before(async () => {
  simulator = await startPaymentChannel({ now: () => now });
});
after(() => simulator.stop());

async function merchantOf(channel: 'wechat' | 'alipay'): Promise<Merchant> {
  const { keys } = simulator.state;
  const answer = await fetch(`${simulator.origin}/control/merchant?town=qingxi`);
  const given = (await answer.json()) as Record<string, string>;
  return {
    channel,
    appId: given[`${channel}AppId`] ?? '',
    merchantId: channel === 'wechat' ? (given['merchantId'] ?? '') : '',
    serial: keys.merchantSerial,
    privateKey: keys.merchant.privateKey,
    apiKey: keys.apiKey,
    platformKey: keys.platform.publicKey,
    platformSerial: channel === 'wechat' ? keys.platformSerial : '',
    endpoint: simulator.origin,
    simulated: true,
    now: () => now,
  };
}

const orderOf = (number: string, way: Way): ChannelOrder => ({
  number,
  description: '卫生费 2026年第四季度',
  amountFen: 3600,
  way,
  expiresAt: new Date(now.getTime() + 900_000),
  noticeUrl: 'https://qingxi.example/notices',
  returnUrl: 'https://qingxi.example/bill-order/1',
  payerAddress: '127.0.0.1',
  openId: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
});

/** The payer's hand. @returns the notice of it */
async function paid(channel: 'wechat' | 'alipay', number: string) {
  const body = JSON.stringify({ channel, number });
  const answer = await fetch(`${simulator.origin}/control/pay`, { method: 'POST', body });
  assert.equal(answer.status, 200);
  return newest(number);
}

function newest(number: string) {
  const notice = simulator.state.notices.findLast(({ orderNumber }) => orderNumber === number);
  assert.ok(notice);
  return notice;
}

const refundOf = (orderNumber: string) => ({
  number: `R-${orderNumber}`,
  orderNumber,
  totalFen: 3600,
  amountFen: 1200,
  reason: '多收了一个月',
  noticeUrl: 'https://qingxi.example/notices',
});

test('WeChat Pay: the words for its own window, a refund told by a notice, the bill of the day with both', async () => {
  const merchant = await merchantOf('wechat');
  const channel = wechatChannel(merchant);
  const words = await channel.create(orderOf('P-1', 'jsapi'));
  assert.equal(words.kind, 'jsapi');
  const { appId, timeStamp, nonceStr, package: prepay, paySign } = words.jsapi;
  assert.match(prepay ?? '', /^prepay_id=wx/);
  const signed = Buffer.from(`${appId}\n${timeStamp}\n${nonceStr}\n${prepay}\n`);
  const key = createPublicKey(simulator.state.keys.merchant.publicKey);
  assert.ok(verify('RSA-SHA256', signed, key, Buffer.from(paySign ?? '', 'base64')));

  const notice = channel.readNotice(await paid('wechat', 'P-1'), now);
  assert.ok(notice.about === 'payment' && notice.told.state === 'paid');
  assert.equal(notice.told.amountFen, 3600);
  assert.equal(await channel.refund(refundOf('P-1')), 'processing', 'told by a notice later');
  const raw = newest('P-1');
  assert.deepEqual(channel.readNotice(raw, now), {
    about: 'refund',
    orderNumber: 'P-1',
    refundNumber: 'R-P-1',
    told: 'done',
  });
  const changed = { ...raw, body: raw.body.replace('REFUND.SUCCESS', 'REFUND.CLOSED1') };
  assert.throws(() => channel.readNotice(changed, now), NoticeRefused);
  const later = new Date(now.getTime() + 3_600_000);
  assert.throws(() => channel.readNotice(raw, later), NoticeRefused, 'an hour old');
  assert.equal(await channel.queryRefund('R-P-1', 'P-1'), 'done');
  assert.deepEqual(await channel.statement(day), [
    { kind: 'payment', key: 'P-1', amountFen: 3600, status: 'done' },
    { kind: 'refund', key: 'R-P-1', amountFen: 1200, status: 'done' },
  ]);
  assert.deepEqual(await channel.statement('2026-11-22'), []);
});

test('Alipay: the page of the computer, a refund told by a notice, the bill of the day with both', async () => {
  const merchant = await merchantOf('alipay');
  const channel = alipayChannel(merchant);
  const words = await channel.create(orderOf('P-2', 'page'));
  assert.equal(words.kind, 'redirect');
  const address = new URL(words.target);
  assert.equal(address.searchParams.get('method'), 'alipay.trade.page.pay');
  assert.match(address.searchParams.get('biz_content') ?? '', /FAST_INSTANT_TRADE_PAY/);
  await fetch(address, { redirect: 'manual' });
  const order = orderIn(simulator.state, 'alipay', 'P-2');
  assert.equal(order?.amountFen, 3600);

  const notice = channel.readNotice(await paid('alipay', 'P-2'), now);
  assert.ok(notice.about === 'payment' && notice.told.state === 'paid');
  assert.equal(await channel.refund(refundOf('P-2')), 'done');
  assert.equal(await channel.refund(refundOf('P-2')), 'done', 'again is no second refund');
  const [made] = order?.refunds ?? [];
  assert.ok(order && made && order.refunds.length === 1);
  const raw = alipayNotice(simulator.state, order, made);
  assert.deepEqual(channel.readNotice(raw, now), {
    about: 'refund',
    orderNumber: 'P-2',
    refundNumber: 'R-P-2',
    told: 'done',
  });
  const larger = { ...raw, body: raw.body.replace('refund_fee=12.00', 'refund_fee=36.00') };
  assert.notEqual(larger.body, raw.body);
  assert.throws(() => channel.readNotice(larger, now), NoticeRefused);
  assert.deepEqual(await channel.statement(day), [
    { kind: 'payment', key: 'P-2', amountFen: 3600, status: 'done' },
    { kind: 'refund', key: 'R-P-2', amountFen: 1200, status: 'done' },
  ]);
  assert.deepEqual(await channel.statement('2026-11-22'), []);
});

test('WeChat Pay: the sealed part of a notice opens without associated data, and not with other data', () => {
  const apiKey = '0'.repeat(32);
  const nonce = 'a1b2c3d4e5f6';
  const cipher = createCipheriv('aes-256-gcm', apiKey, nonce);
  const sealed = Buffer.concat([cipher.update('{"paid":1}'), cipher.final(), cipher.getAuthTag()]);
  const resource = { ciphertext: sealed.toString('base64'), nonce };
  assert.equal(openResource(apiKey, resource), '{"paid":1}');
  assert.equal(openResource(apiKey, { ...resource, associated_data: '' }), '{"paid":1}');
  assert.throws(() => openResource(apiKey, { ...resource, associated_data: 'transaction' }));
});
