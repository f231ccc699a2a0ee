/** WeChat Pay APIv3 as a merchant sees it: signatures checked, answers signed. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { wechatRefundNotice } from './notices.ts';
import { platformHeads, transaction } from './wechat-platform.ts';
import {
  dayOf,
  keepOrder,
  localTime,
  orderIn,
  type SimulatedOrder,
  type SimulatorState,
  yuan,
} from './state.ts';

/** A request as it came. */
export interface RawCall {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What is answered. */
export interface RawAnswer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers a call to `/v3/…`. */
export function answerWechat(state: SimulatorState, call: RawCall): RawAnswer {
  if (!isSignedByMerchant(state, call)) return refusal(401, 'SIGN_ERROR', '签名错误');
  const url = new URL(call.url, 'http://simulator');
  if (url.pathname === '/v3/bill/download') return download(state, url.searchParams);
  return signed(state, route(state, call, url));
}

function route(state: SimulatorState, call: RawCall, url: URL): RawAnswer {
  const body = (call.body ? JSON.parse(call.body) : {}) as Record<string, never>;
  const path = url.pathname;
  const way = /^\/v3\/pay\/transactions\/(jsapi|h5|native)$/.exec(path)?.[1];
  if (call.method === 'POST' && way) return create(state, way, body);
  const named = /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)(\/close)?$/.exec(path);
  if (named?.[1]) return oneOrder(state, named[1], named[2] !== undefined);
  if (path === '/v3/refund/domestic/refunds') return refund(state, body);
  const refunded = /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/.exec(path)?.[1];
  if (refunded) return oneRefund(state, refunded);
  if (path === '/v3/bill/tradebill')
    return tradeBill(state, url.searchParams.get('bill_date') ?? '');
  return refusal(404, 'RESOURCE_NOT_EXISTS', '没有这个接口');
}

function isSignedByMerchant({ keys, now }: SimulatorState, call: RawCall): boolean {
  const head = call.headers['authorization'] ?? '';
  const parts = new Map(
    [...head.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  const part = (name: string): string => parts.get(name) ?? '';
  const [timestamp, nonce] = [part('timestamp'), part('nonce_str')];
  const isFresh = Math.abs(now().getTime() / 1000 - Number(timestamp)) <= 300;
  const text = `${call.method}\n${call.url}\n${timestamp}\n${nonce}\n${call.body}\n`;
  return (
    head.startsWith('WECHATPAY2-SHA256-RSA2048 ') &&
    isFresh &&
    part('serial_no') === keys.merchantSerial &&
    verify(
      'RSA-SHA256',
      Buffer.from(text),
      createPublicKey(keys.merchant.publicKey),
      Buffer.from(part('signature'), 'base64'),
    )
  );
}

function signed(state: SimulatorState, answer: RawAnswer): RawAnswer {
  const text = String(answer.body);
  const heads = platformHeads(state, state.fault === 'badSignature' ? `${text} ` : text);
  return { ...answer, headers: { 'content-type': 'application/json', ...heads } };
}

const json = (value: object): RawAnswer => ({ status: 200, body: JSON.stringify(value) });

const refusal = (status: number, code: string, message: string): RawAnswer => ({
  status,
  body: JSON.stringify({ code, message }),
});

interface CreateBody {
  readonly mchid: string;
  readonly out_trade_no: string;
  readonly description: string;
  readonly notify_url: string;
  readonly amount: { readonly total: number };
}

function create(state: SimulatorState, way: string, body: object): RawAnswer {
  const given = body as CreateBody;
  if (!Number.isSafeInteger(given.amount?.total) || given.amount.total < 1) {
    return refusal(400, 'PARAM_ERROR', '金额不对');
  }
  const order = keepOrder(state, {
    channel: 'wechat',
    merchant: given.mchid,
    number: given.out_trade_no,
    amountFen: given.amount.total,
    description: given.description,
    way,
    noticeUrl: given.notify_url,
  });
  if (order.state === 'paid') return refusal(400, 'ORDERPAID', '订单已支付');
  const id = createHash('sha256').update(order.number).digest('hex').slice(0, 32);
  if (way === 'jsapi') return json({ prepay_id: `wx${id}` });
  if (way === 'native')
    return json({ code_url: `weixin://wxpay/bizpayurl?pr=SIM${id.slice(0, 10)}` });
  return json({ h5_url: `${state.origin}/cashier?channel=wechat&number=${order.number}` });
}

function oneOrder(state: SimulatorState, number: string, close: boolean): RawAnswer {
  const order = orderIn(state, 'wechat', decodeURIComponent(number));
  if (!order) return refusal(404, 'ORDER_NOT_EXIST', '订单不存在');
  if (!close) return json(transaction(order));
  if (order.state === 'paid') return refusal(400, 'ORDERPAID', '订单已支付');
  order.state = 'closed';
  return { status: 204, body: '' };
}

interface RefundBody {
  readonly out_trade_no: string;
  readonly out_refund_no: string;
  readonly notify_url: string;
  readonly amount: { readonly refund: number };
}

function refund(state: SimulatorState, body: object): RawAnswer {
  const given = body as RefundBody;
  const order = orderIn(state, 'wechat', given.out_trade_no);
  if (!order?.paidAt) return refusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在或没有支付');
  const known = order.refunds.find(({ number }) => number === given.out_refund_no);
  const back = order.refunds.reduce((sum, { amountFen }) => sum + amountFen, 0);
  if (!known && back + given.amount.refund > order.paidFen) {
    return refusal(403, 'NOT_ENOUGH', '退款金额大于可退金额');
  }
  if (!known) {
    const made = {
      number: given.out_refund_no,
      amountFen: given.amount.refund,
      at: state.now(),
      noticeUrl: given.notify_url,
    };
    order.refunds.push(made);
    state.notices.push(wechatRefundNotice(state, order, made));
  }
  // As the real one: accepted now, told by a notice later.
  return json({ status: 'PROCESSING', out_refund_no: given.out_refund_no });
}

function oneRefund(state: SimulatorState, number: string): RawAnswer {
  for (const order of state.orders.values()) {
    const made = order.refunds.find((one) => one.number === number);
    if (made && order.channel === 'wechat')
      return json({ status: 'SUCCESS', out_refund_no: number });
  }
  return refusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');
}

const heads =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';

function tradeBill(state: SimulatorState, day: string): RawAnswer {
  const text = billText(state, day);
  if (text === null) return refusal(400, 'NO_STATEMENT_EXIST', '账单不存在');
  const hash = createHash('sha1').update(text).digest('hex');
  const address = `https://api.mch.weixin.qq.com/v3/bill/download?token=${day}&tartype=gzip`;
  return json({ hash_type: 'SHA1', hash_value: hash, download_url: address });
}

function download(state: SimulatorState, query: URLSearchParams): RawAnswer {
  const text = billText(state, query.get('token') ?? '') ?? '';
  return {
    status: 200,
    body: gzipSync(text),
    headers: { 'content-type': 'application/octet-stream' },
  };
}

function billText(state: SimulatorState, day: string): string | null {
  const lines: string[] = [];
  for (const order of state.orders.values()) {
    if (order.channel !== 'wechat' || !order.paidAt) continue;
    const planted = state.planted.get(order.number);
    if (dayOf(order.paidAt) === day && planted !== 'missing') {
      const fen = order.paidFen + (planted === 'amount' ? 1 : 0);
      const line = billLine(order, order.paidAt, ['SUCCESS', yuan(fen), '0', '0.00', '']);
      lines.push(line, ...(planted === 'double' ? [line] : []));
    }
    for (const made of order.refunds) {
      if (dayOf(made.at) !== day) continue;
      const cells = ['REFUND', '0.00', made.number, yuan(made.amountFen), 'SUCCESS'] as const;
      lines.push(billLine(order, made.at, [...cells]));
    }
  }
  if (lines.length === 0) return null;
  const sums =
    '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';
  return `\uFEFF${[heads, ...lines, sums, `\`${lines.length},\`0,\`0,\`0,\`0,\`0,\`0`].join('\r\n')}\r\n`;
}

function billLine(order: SimulatedOrder, at: Date, cells: readonly string[]): string {
  const [status = '', settled = '', refundNo = '', back = '', refundStatus = ''] = cells;
  const values = [
    localTime(at),
    'wxsim',
    order.merchant,
    '0',
    '',
    order.channelNo,
    order.number,
    'sim',
    order.way,
    status,
    'SIM',
    'CNY',
    settled,
    '0.00',
    '0',
    refundNo,
    back,
    '0.00',
    'ORIGINAL',
    refundStatus,
    order.description,
    '',
    '0.00000',
    '0.60%',
    settled,
    back,
    '',
  ];
  return values.map((value) => `\`${value}`).join(',');
}
