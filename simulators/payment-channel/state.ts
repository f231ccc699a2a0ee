/** What the simulated channels remember: orders, refunds, notices; in memory, gone at the end. */
import type { SimulatedKeys } from './keys.ts';

export type SimulatedChannel = 'wechat' | 'alipay';

/** An order at a simulated channel. */
export interface SimulatedOrder {
  readonly channel: SimulatedChannel;
  readonly merchant: string;
  readonly number: string;
  readonly amountFen: number;
  readonly description: string;
  readonly way: string;
  noticeUrl: string;
  state: 'open' | 'paid' | 'closed';
  paidFen: number;
  paidAt: Date | null;
  channelNo: string;
  readonly refunds: SimulatedRefund[];
}

/** A refund at a simulated channel. */
export interface SimulatedRefund {
  readonly number: string;
  readonly amountFen: number;
  readonly at: Date;
  readonly noticeUrl: string;
}

/** A signed notice, ready to be delivered. */
export interface SimulatedNotice {
  readonly orderNumber: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  delivered: number;
}

/** The memory of a simulator. */
export interface SimulatorState {
  readonly keys: SimulatedKeys;
  readonly now: () => Date;
  readonly orders: Map<string, SimulatedOrder>;
  readonly notices: SimulatedNotice[];
  /** Rows that a statement shows wrongly, by order number: planted by tests and the demo. */
  readonly planted: Map<string, 'missing' | 'amount' | 'double'>;
  /** What the next request is answered with instead. */
  fault: 'none' | 'down' | 'badSignature';
  /** Address of the simulator itself. */
  origin: string;
  count: number;
}

const most = 50_000;

/** An order by its channel and number. */
export function orderIn(
  state: SimulatorState,
  channel: SimulatedChannel,
  number: string,
): SimulatedOrder | undefined {
  return state.orders.get(`${channel} ${number}`);
}

/** Keeps a new order; the same number again changes nothing. */
export function keepOrder(
  state: SimulatorState,
  order: Pick<
    SimulatedOrder,
    'channel' | 'merchant' | 'number' | 'amountFen' | 'description' | 'way' | 'noticeUrl'
  >,
): SimulatedOrder {
  const known = orderIn(state, order.channel, order.number);
  if (known) return known;
  if (state.orders.size > most) state.orders.clear();
  const kept: SimulatedOrder = {
    ...order,
    state: 'open',
    paidFen: 0,
    paidAt: null,
    channelNo: '',
    refunds: [],
  };
  state.orders.set(`${order.channel} ${order.number}`, kept);
  return kept;
}

/** The payer pays. @returns whether the order was open */
export function payOrder(state: SimulatorState, order: SimulatedOrder, paidFen: number): boolean {
  if (order.state !== 'open') return false;
  state.count += 1;
  order.state = 'paid';
  order.paidFen = paidFen;
  order.paidAt = state.now();
  order.channelNo = `SIM${String(state.now().getTime())}${String(state.count).padStart(6, '0')}`;
  return true;
}

/** Local day of Beijing. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Local time of Beijing: 2026-11-23 10:00:00. */
export function localTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

export const yuan = (fen: number): string => (fen / 100).toFixed(2);
