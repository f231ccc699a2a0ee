/** Notices as the channels send them: sealed and signed (WeChat Pay), signed over sorted parameters (Alipay). */
import { createCipheriv, randomBytes, randomUUID, sign } from 'node:crypto';
import {
  localTime,
  type SimulatedNotice,
  type SimulatedOrder,
  type SimulatedRefund,
  type SimulatorState,
  yuan,
} from './state.ts';
import { platformHeads, transaction } from './wechat-platform.ts';

/** The notice of a payment. */
export function paymentNotice(state: SimulatorState, order: SimulatedOrder): SimulatedNotice {
  if (order.channel === 'alipay') return alipayNotice(state, order);
  const body = sealed(state, 'TRANSACTION.SUCCESS', {
    ...transaction(order),
    trade_state: 'SUCCESS',
  });
  return wechatNotice(state, order, { url: order.noticeUrl, body });
}

/** The notice of a refund at WeChat Pay. */
export function wechatRefundNotice(
  state: SimulatorState,
  order: SimulatedOrder,
  refund: SimulatedRefund,
): SimulatedNotice {
  const body = sealed(state, 'REFUND.SUCCESS', {
    mchid: order.merchant,
    out_trade_no: order.number,
    out_refund_no: refund.number,
    refund_status: 'SUCCESS',
    amount: { total: order.paidFen, refund: refund.amountFen },
  });
  return wechatNotice(state, order, { url: refund.noticeUrl, body });
}

function wechatNotice(
  state: SimulatorState,
  order: SimulatedOrder,
  { url, body }: { readonly url: string; readonly body: string },
): SimulatedNotice {
  const headers = { 'content-type': 'application/json', ...platformHeads(state, body) };
  return { orderNumber: order.number, url, headers, body, delivered: 0 };
}

function sealed({ keys, now }: SimulatorState, type: string, content: object): string {
  const nonce = randomBytes(6).toString('hex');
  const aad = 'transaction';
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(keys.apiKey), Buffer.from(nonce));
  cipher.setAAD(Buffer.from(aad));
  const parts = [cipher.update(JSON.stringify(content)), cipher.final(), cipher.getAuthTag()];
  return JSON.stringify({
    id: randomUUID(),
    create_time: now().toISOString(),
    resource_type: 'encrypt-resource',
    event_type: type,
    summary: '模拟通知',
    resource: {
      algorithm: 'AEAD_AES_256_GCM',
      ciphertext: Buffer.concat(parts).toString('base64'),
      associated_data: aad,
      nonce,
      original_type: 'transaction',
    },
  });
}

/** An Alipay notice; also of refunds, when one is given. */
export function alipayNotice(
  state: SimulatorState,
  order: SimulatedOrder,
  refund?: SimulatedRefund,
): SimulatedNotice {
  const values: Record<string, string> = {
    notify_id: randomBytes(16).toString('hex'),
    notify_type: 'trade_status_sync',
    notify_time: localTime(state.now()),
    charset: 'utf-8',
    version: '1.0',
    sign_type: 'RSA2',
    app_id: order.merchant,
    trade_no: order.channelNo,
    out_trade_no: order.number,
    trade_status: order.state === 'paid' ? 'TRADE_SUCCESS' : 'WAIT_BUYER_PAY',
    total_amount: yuan(order.paidFen || order.amountFen),
    ...(order.paidAt ? { gmt_payment: localTime(order.paidAt) } : {}),
    ...(refund ? { refund_fee: yuan(refund.amountFen), out_biz_no: refund.number } : {}),
  };
  const body = new URLSearchParams({ ...values, sign: signAlipay(state, values) }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  return { orderNumber: order.number, url: order.noticeUrl, headers, body, delivered: 0 };
}

/** RSA2 over the sorted parameters without `sign` and `sign_type`. */
export function signAlipay(
  state: SimulatorState,
  values: Readonly<Record<string, string>>,
): string {
  const text = Object.keys(values)
    .filter((name) => name !== 'sign_type' && values[name] !== '')
    .sort()
    .map((name) => `${name}=${values[name]}`)
    .join('&');
  return sign('RSA-SHA256', Buffer.from(text), state.keys.platform.privateKey).toString('base64');
}
