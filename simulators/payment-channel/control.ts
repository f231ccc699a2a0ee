/** The control door: the payer's hand, and what tests and the demo arrange. */
import { alipayNotice, paymentNotice } from './notices.ts';
import { orderIn, payOrder, type SimulatedChannel, type SimulatorState } from './state.ts';
import type { RawAnswer, RawCall } from './wechat.ts';

const json = (value: object, status = 200): RawAnswer => ({ status, body: JSON.stringify(value) });

/** Merchant data of a town, invented; the house keeps nothing of it. */
function merchantOf({ keys }: SimulatorState, town: string): object {
  const digits = [...town].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e8, 7);
  const number = String(digits).padStart(8, '0');
  return {
    wechatAppId: `wxsim${number}`,
    alipayAppId: `20210000${number}`,
    merchantId: `16${number}`,
    serial: keys.merchantSerial,
    privateKey: keys.merchant.privateKey,
    apiKey: keys.apiKey,
    platformKey: keys.platform.publicKey,
    platformSerial: keys.platformSerial,
  };
}

interface PayBody {
  readonly channel: SimulatedChannel;
  readonly number: string;
  /** Another amount than was asked for: a channel gone wrong. */
  readonly paidFen?: number;
}

/** Answers `/control/…`. */
export function answerControl(state: SimulatorState, call: RawCall, url: URL): RawAnswer {
  if (url.pathname === '/control/merchant') {
    return json(merchantOf(state, url.searchParams.get('town') ?? ''));
  }
  if (url.pathname === '/control/pay') return pay(state, JSON.parse(call.body) as PayBody);
  if (url.pathname === '/control/fault') {
    state.fault = (JSON.parse(call.body) as { readonly fault: SimulatorState['fault'] }).fault;
    return json({ done: true });
  }
  return json({ code: 'NOT_FOUND' }, 404);
}

function pay(state: SimulatorState, body: PayBody): RawAnswer {
  const order = orderIn(state, body.channel, body.number);
  if (!order) return json({ code: 'ORDER_NOT_EXIST', message: '订单不存在' }, 404);
  if (!payOrder(state, order, body.paidFen ?? order.amountFen)) {
    return json({ code: 'NOT_OPEN', message: '订单已支付或已关闭' }, 409);
  }
  state.notices.push(
    order.channel === 'alipay' ? alipayNotice(state, order) : paymentNotice(state, order),
  );
  return json({ done: true });
}

/**
 * Delivers what was not delivered yet, once each, to this machine only: an address elsewhere would make the simulator a
 * tool against others. The house asks by itself where no notice arrives.
 */
export async function deliver(state: SimulatorState): Promise<void> {
  const waiting = state.notices.filter(({ delivered }) => delivered === 0);
  for (const notice of waiting) {
    notice.delivered += 1;
    const url = URL.parse(notice.url);
    if (url?.protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname))
      continue;
    if (url.port === '') continue;
    await fetch(url, {
      method: 'POST',
      headers: notice.headers,
      body: notice.body,
      redirect: 'error',
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined);
  }
}
