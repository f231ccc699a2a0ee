/** WeChat Pay APIv3: JSAPI, H5 and Native orders, query, close, refunds, notices, the daily bill. */
import { createHash, randomBytes } from 'node:crypto';
import { createGunzip } from 'node:zlib';
import type { PayWords } from '../contract/index.ts';
import { isFresh, type Told } from '../rules/notice.ts';
import {
  ChannelFault,
  type ChannelOrder,
  type Merchant,
  type Notice,
  NoticeRefused,
  type PayChannel,
  type RawNotice,
  type RefundTold,
} from './protocol.ts';
import { readWechatStatement } from './statements.ts';
import { ask, codeOf, readGood } from './wechat-http.ts';
import { isSigned, openResource, type Resource, signText } from './wechat-signature.ts';

/** The real one. */
export const wechatEndpoint = 'https://api.mch.weixin.qq.com';

/** A channel for one merchant. */
export function wechatChannel(merchant: Merchant): PayChannel {
  const mchid = encodeURIComponent(merchant.merchantId);
  return {
    create: (order) => create(merchant, order),
    query: async (orderNumber) => {
      const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(orderNumber)}?mchid=${mchid}`;
      const reply = await ask(merchant, { method: 'GET', path });
      if (reply.status === 404) return null;
      return toldOf(merchant, readGood(reply));
    },
    close: async (orderNumber) => {
      const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(orderNumber)}/close`;
      const body = { mchid: merchant.merchantId };
      const reply = await ask(merchant, { method: 'POST', path, body });
      if (reply.status !== 204 && codeOf(reply) !== 'ORDER_CLOSED') readGood(reply);
    },
    refund: async (refund) => {
      const body = {
        out_trade_no: refund.orderNumber,
        out_refund_no: refund.number,
        reason: refund.reason.slice(0, 80),
        notify_url: refund.noticeUrl,
        amount: { refund: refund.amountFen, total: refund.totalFen, currency: 'CNY' },
      };
      const path = '/v3/refund/domestic/refunds';
      return refundTold(readGood(await ask(merchant, { method: 'POST', path, body }))['status']);
    },
    queryRefund: async (refundNumber) => {
      const path = `/v3/refund/domestic/refunds/${encodeURIComponent(refundNumber)}`;
      const reply = await ask(merchant, { method: 'GET', path });
      return reply.status === 404 ? 'failed' : refundTold(readGood(reply)['status']);
    },
    statement: (day) => statement(merchant, day),
    readNotice: (notice, now) => readNotice(merchant, notice, now),
    thanks: { mediaType: 'application/json', body: '{"code":"SUCCESS","message":"成功"}' },
  };
}

async function create(merchant: Merchant, order: ChannelOrder): Promise<PayWords> {
  const { way } = order;
  const path = `/v3/pay/transactions/${way}`;
  const body = {
    appid: merchant.appId,
    mchid: merchant.merchantId,
    description: order.description.slice(0, 40),
    out_trade_no: order.number,
    time_expire: order.expiresAt.toISOString().replace(/\.\d+Z$/, '+00:00'),
    notify_url: order.noticeUrl,
    amount: { total: order.amountFen, currency: 'CNY' },
    ...(way === 'jsapi' ? { payer: { openid: order.openId } } : {}),
    ...(way === 'h5'
      ? { scene_info: { payer_client_ip: order.payerAddress, h5_info: { type: 'Wap' } } }
      : {}),
  };
  const reply = readGood(await ask(merchant, { method: 'POST', path, body }));
  if (way === 'jsapi') return { kind: 'jsapi', target: '', jsapi: windowWords(merchant, reply) };
  if (way === 'native') return { kind: 'qr', target: text(reply, 'code_url'), jsapi: {} };
  const back = encodeURIComponent(order.returnUrl);
  const address = text(reply, 'h5_url');
  return { kind: 'redirect', target: `${address}&redirect_url=${back}`, jsapi: {} };
}

/** What WeChat's own window wants: signed again by the merchant. */
function windowWords(merchant: Merchant, reply: Record<string, unknown>): Record<string, string> {
  const timeStamp = String(Math.floor(merchant.now().getTime() / 1000));
  const nonceStr = randomBytes(16).toString('hex');
  const words = `prepay_id=${text(reply, 'prepay_id')}`;
  const signed = `${merchant.appId}\n${timeStamp}\n${nonceStr}\n${words}\n`;
  const paySign = signText(merchant.privateKey, signed);
  return { appId: merchant.appId, timeStamp, nonceStr, package: words, signType: 'RSA', paySign };
}

/** Notices are believed after three proofs: fresh, signed by the platform, opened with our own key. */
function readNotice(merchant: Merchant, { headers, body }: RawNotice, now: Date): Notice {
  const head = (name: string): string => headers[`wechatpay-${name}`] ?? '';
  const timestamp = head('timestamp');
  if (!/^\d{1,12}$/.test(timestamp)) throw new NoticeRefused('forged', 'no timestamp');
  if (!isFresh(Number(timestamp), now)) throw new NoticeRefused('stale', 'signed long ago');
  const signed = { timestamp, nonce: head('nonce'), body, signature: head('signature') };
  const isKnown = !merchant.platformSerial || head('serial') === merchant.platformSerial;
  if (!isKnown || !isSigned(merchant.platformKey, signed)) {
    throw new NoticeRefused('forged', 'the signature does not fit');
  }
  return contentOf(merchant, body);
}

function contentOf(merchant: Merchant, body: string): Notice {
  try {
    const { event_type: type, resource } = JSON.parse(body) as {
      readonly event_type?: string;
      readonly resource: Resource;
    };
    const value = JSON.parse(openResource(merchant.apiKey, resource)) as Record<string, unknown>;
    const orderNumber = text(value, 'out_trade_no');
    if (String(type).startsWith('REFUND.')) {
      const told = refundTold(value['refund_status']);
      return { about: 'refund', orderNumber, refundNumber: text(value, 'out_refund_no'), told };
    }
    return { about: 'payment', orderNumber, told: toldOf(merchant, value) };
  } catch (error) {
    throw new NoticeRefused('unread', (error as Error).message);
  }
}

function toldOf(merchant: Merchant, value: Record<string, unknown>): Told {
  const mchid = value['mchid'];
  if (typeof mchid === 'string' && mchid !== merchant.merchantId) {
    throw new ChannelFault('订单属于别的商户');
  }
  const state = value['trade_state'];
  const { total } = (value['amount'] ?? {}) as { readonly total?: unknown };
  const at = value['success_time'];
  const isPaid = state === 'SUCCESS' || state === 'REFUND';
  return {
    state: isPaid ? 'paid' : state === 'CLOSED' || state === 'REVOKED' ? 'closed' : 'notPaid',
    amountFen: Number.isSafeInteger(total) ? (total as number) : -1,
    channelNo: typeof value['transaction_id'] === 'string' ? value['transaction_id'] : '',
    paidAt: typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? new Date(at) : null,
  };
}

function refundTold(status: unknown): RefundTold {
  if (status === 'SUCCESS') return 'done';
  return status === 'PROCESSING' ? 'processing' : 'failed';
}

async function statement(merchant: Merchant, day: string) {
  const asked = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`;
  const reply = await ask(merchant, { method: 'GET', path: asked });
  if (codeOf(reply) === 'NO_STATEMENT_EXIST') return [];
  if (reply.status === 400 && codeOf(reply) === 'STATEMENT_CREATING') return null;
  const told = readGood(reply);
  const address = new URL(text(told, 'download_url'));
  const bytes = await download(merchant, `${address.pathname}${address.search}`);
  const digest = createHash('sha1').update(bytes).digest('hex');
  if (digest !== text(told, 'hash_value')) throw new ChannelFault('账单文件的摘要不对');
  return readWechatStatement(bytes.toString('utf8'));
}

const largestStatement = 64 * 1024 * 1024;

/** The bill's address lies at the channel itself: our key is shown to no other host. */
async function download(merchant: Merchant, path: string): Promise<Buffer> {
  const packed = await fetchBytes(merchant, path);
  const gunzip = createGunzip({ maxOutputLength: largestStatement });
  gunzip.end(packed);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of gunzip as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > largestStatement) throw new ChannelFault('账单文件太大');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

async function fetchBytes(merchant: Merchant, path: string): Promise<Buffer> {
  const reply = await ask(merchant, { method: 'GET', path, unsigned: true });
  if (reply.status !== 200) readGood(reply);
  return reply.bytes;
}

function text(value: Record<string, unknown>, name: string): string {
  const found = value[name];
  if (typeof found !== 'string' || found === '') throw new ChannelFault(`应答缺少 ${name}`);
  return found;
}
