/** Alipay through its own SDK: WAP, page and precreate orders, query, close, refunds, notices, the daily bill. */
import { AlipaySdk } from 'alipay-sdk';
import { plainYuan, parseYuan } from '#platform/money/index.ts';
import { unpackArchive } from '#platform/archive/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { PayWords } from '../contract/index.ts';
import type { Told } from '../rules/notice.ts';
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
import { readAlipayStatement } from './statements.ts';

/** The real one. */
export const alipayEndpoint = 'https://openapi.alipay.com';

type Reply = Readonly<Record<string, unknown>>;

/** A channel for one merchant. */
export function alipayChannel(merchant: Merchant): PayChannel {
  const sdk = sdkOf(merchant);
  const ask = (method: string, bizContent: object, more: object = {}): Promise<Reply> =>
    askGateway(sdk, method, { ...more, bizContent, timestamp: timestamp(merchant) });
  return {
    create: (order) => create({ sdk, ask, merchant }, order),
    query: async (orderNumber) => {
      const reply = await ask('alipay.trade.query', { out_trade_no: orderNumber });
      if (reply['sub_code'] === 'ACQ.TRADE_NOT_EXIST') return null;
      return toldOf(good(reply));
    },
    close: async (orderNumber) => {
      const reply = await ask('alipay.trade.close', { out_trade_no: orderNumber });
      // What was never opened on a phone does not exist at Alipay, and cannot be paid any more.
      if (reply['sub_code'] !== 'ACQ.TRADE_NOT_EXIST') good(reply);
    },
    refund: async (refund) => {
      const reply = await ask('alipay.trade.refund', {
        out_trade_no: refund.orderNumber,
        out_request_no: refund.number,
        refund_amount: plainYuan(refund.amountFen),
        refund_reason: refund.reason.slice(0, 80),
      });
      // `fund_change` N is a repeat: what became of the first is asked.
      if (good(reply)['fund_change'] === 'Y') return 'done';
      return queryRefund(ask, refund.number, refund.orderNumber);
    },
    queryRefund: (refundNumber, orderNumber) => queryRefund(ask, refundNumber, orderNumber),
    statement: (day) => statement(ask, merchant, day),
    readNotice: (notice) => readNotice(sdk, merchant, notice),
    thanks: { mediaType: 'text/plain', body: 'success' },
  };
}

interface Line {
  readonly sdk: AlipaySdk;
  readonly ask: Ask;
  readonly merchant: Merchant;
}

type Ask = (method: string, bizContent: object, more?: object) => Promise<Reply>;

function sdkOf(merchant: Merchant): AlipaySdk {
  return new AlipaySdk({
    appId: merchant.appId,
    privateKey: merchant.privateKey,
    keyType: merchant.privateKey.includes('BEGIN RSA PRIVATE KEY') ? 'PKCS1' : 'PKCS8',
    alipayPublicKey: merchant.platformKey,
    gateway: `${merchant.endpoint}/gateway.do`,
    endpoint: merchant.endpoint,
    signType: 'RSA2',
    camelcase: false,
    timeout: 8000,
  });
}

/** The SDK writes the machine's own local time; Alipay wants that of Beijing. */
const timestamp = ({ now }: Merchant): string => exactInstant(now()).slice(0, 19);

async function askGateway(sdk: AlipaySdk, method: string, params: object): Promise<Reply> {
  try {
    return await sdk.exec(method, params, { validateSign: true });
  } catch (error) {
    throw new ChannelFault((error as Error).message.slice(0, 200));
  }
}

/** @throws ChannelFault unless the code is 10000 */
function good(reply: Reply): Reply {
  if (reply['code'] === '10000') return reply;
  const words = reply['sub_msg'] ?? reply['msg'];
  throw new ChannelFault(typeof words === 'string' ? words : `代码 ${String(reply['code'])}`);
}

async function create({ sdk, ask, merchant }: Line, order: ChannelOrder): Promise<PayWords> {
  const bizContent = {
    out_trade_no: order.number,
    total_amount: plainYuan(order.amountFen),
    subject: order.description.slice(0, 100),
    time_expire: exactInstant(order.expiresAt).slice(0, 19),
  };
  const addresses = { notify_url: order.noticeUrl, return_url: order.returnUrl };
  if (order.way === 'precreate') {
    const more = { notify_url: order.noticeUrl };
    const reply = good(await ask('alipay.trade.precreate', bizContent, more));
    const code = reply['qr_code'];
    if (typeof code !== 'string') throw new ChannelFault('应答缺少 qr_code');
    return { kind: 'qr', target: code, jsapi: {} };
  }
  const [method, product] =
    order.way === 'page'
      ? ['alipay.trade.page.pay', 'FAST_INSTANT_TRADE_PAY']
      : ['alipay.trade.wap.pay', 'QUICK_WAP_WAY'];
  const asked = { ...addresses, timestamp: timestamp(merchant) };
  const address = sdk.pageExecute(method, 'GET', {
    ...asked,
    bizContent: { ...bizContent, product_code: product },
  });
  return { kind: 'redirect', target: address, jsapi: {} };
}

/**
 * A notice is signed over its sorted parameters. The SDK would believe the `sign_type` that the notice itself names; older
 * ones (RSA with SHA-1) are refused here. Whether it is ours is told by the app (Alipay's key is one of each app), order and amount by
 * `rules/notice.ts`.
 */
function readNotice(sdk: AlipaySdk, merchant: Merchant, { body }: RawNotice): Notice {
  const values: Record<string, string> = Object.fromEntries(new URLSearchParams(body));
  const isOurs = values['app_id'] === merchant.appId;
  if (values['sign_type'] !== 'RSA2' || !isOurs || !sdk.checkNotifySignV2(values)) {
    throw new NoticeRefused('forged', 'the signature does not fit');
  }
  const orderNumber = values['out_trade_no'] ?? '';
  if (orderNumber === '') throw new NoticeRefused('unread', 'no order');
  if (values['refund_fee'] && values['out_biz_no']) {
    return { about: 'refund', orderNumber, refundNumber: values['out_biz_no'], told: 'done' };
  }
  return { about: 'payment', orderNumber, told: toldOf(values) };
}

function toldOf(value: Reply): Told {
  const status = value['trade_status'];
  const isPaid = status === 'TRADE_SUCCESS' || status === 'TRADE_FINISHED';
  const at = value['gmt_payment'] ?? value['send_pay_date'];
  return {
    state: isPaid ? 'paid' : status === 'TRADE_CLOSED' ? 'closed' : 'notPaid',
    amountFen: fenOf(value['total_amount']),
    channelNo: typeof value['trade_no'] === 'string' ? value['trade_no'] : '',
    paidAt: typeof at === 'string' ? new Date(`${at.replace(' ', 'T')}+08:00`) : null,
  };
}

function fenOf(value: unknown): number {
  try {
    return parseYuan(String(value));
  } catch {
    return -1;
  }
}

async function queryRefund(ask: Ask, number: string, orderNumber: string): Promise<RefundTold> {
  const asked = { out_trade_no: orderNumber, out_request_no: number };
  const reply = await ask('alipay.trade.fastpay.refund.query', asked);
  if (reply['sub_code'] === 'ACQ.TRADE_NOT_EXIST') return 'failed';
  return good(reply)['refund_status'] === 'REFUND_SUCCESS' ? 'done' : 'processing';
}

const largestStatement = 64 * 1024 * 1024;

async function statement(ask: Ask, merchant: Merchant, day: string) {
  const method = 'alipay.data.dataservice.bill.downloadurl.query';
  const reply = await ask(method, { bill_type: 'trade', bill_date: day });
  if (reply['sub_code'] === 'isp.bill_not_exist') return [];
  const address = good(reply)['bill_download_url'];
  if (typeof address !== 'string') throw new ChannelFault('应答缺少 bill_download_url');
  const bytes = await fetchStatement(merchant, new URL(address));
  const files = unpackArchive(bytes, largestStatement);
  const detail = files.find(({ name }) => !name.includes('汇总') && name.endsWith('.csv'));
  if (!detail) throw new ChannelFault('账单压缩包里没有明细');
  return readAlipayStatement(new TextDecoder('gb18030').decode(detail.data));
}

/** The address was in an answer that Alipay signed; it must still lie at Alipay (or at the simulator). */
async function fetchStatement(merchant: Merchant, address: URL): Promise<Buffer> {
  const isNear = merchant.simulated
    ? address.origin === merchant.endpoint
    : address.protocol === 'https:' && address.hostname.endsWith('.alipay.com');
  if (!isNear) throw new ChannelFault('账单下载地址不可信');
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(30_000) });
  if (!response.ok) throw new ChannelFault(`HTTP ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
