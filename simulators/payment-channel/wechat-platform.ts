/** What the simulated WeChat Pay says of itself: its signatures, and an order in its words. */
import { randomBytes, sign } from 'node:crypto';
import type { SimulatedOrder, SimulatorState } from './state.ts';

/** Heads with which the platform signs a body, of answers and notices alike. */
export function platformHeads(state: SimulatorState, body: string): Record<string, string> {
  const timestamp = String(Math.floor(state.now().getTime() / 1000));
  const nonce = randomBytes(16).toString('hex');
  const text = `${timestamp}\n${nonce}\n${body}\n`;
  const signature = sign('RSA-SHA256', Buffer.from(text), state.keys.platform.privateKey);
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-signature': signature.toString('base64'),
    'wechatpay-serial': state.keys.platformSerial,
  };
}

/** What answers and notices tell of an order. */
export function transaction(order: SimulatedOrder): object {
  const tradeState = { open: 'NOTPAY', paid: 'SUCCESS', closed: 'CLOSED' }[order.state];
  return {
    mchid: order.merchant,
    out_trade_no: order.number,
    trade_state: order.refunds.length > 0 ? 'REFUND' : tradeState,
    trade_type: order.way.toUpperCase(),
    amount: { total: order.paidFen || order.amountFen, currency: 'CNY' },
    ...(order.paidAt
      ? { transaction_id: order.channelNo, success_time: order.paidAt.toISOString() }
      : {}),
  };
}
