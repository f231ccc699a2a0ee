/** What is to be done when a channel says that money came. Pure: the same for a notice and for the answer to a question. */
import type { BillState, OrderState } from '../contract/states.ts';
import { billAfter, orderAfter } from './transition.ts';

/** What the channel says of an order. */
export interface Told {
  readonly state: 'paid' | 'notPaid' | 'closed';
  readonly amountFen: number;
  readonly channelNo: string;
  readonly paidAt: Date | null;
}

/** The order and its bill as they stand, locked. */
export interface Standing {
  readonly order: { readonly state: OrderState; readonly amountFen: number };
  readonly bill: { readonly state: BillState };
}

/**
 * - `post`: the bill takes the money; - `surplus`: the bill needs it no more, it goes back;
 * - `dispute`: another amount than was asked for: nobody guesses, finance decides;
 * - `close`: the channel closed it; - `repeat`: known already; - `wait`: nothing came yet.
 */
export type Verdict = 'post' | 'surplus' | 'dispute' | 'close' | 'repeat' | 'wait';

/** Judges what was told. */
export function judge({ order, bill }: Standing, told: Told): Verdict {
  if (told.state === 'notPaid') return 'wait';
  if (told.state === 'closed') return orderAfter(order.state, 'close') ? 'close' : 'repeat';
  if (!orderAfter(order.state, 'pay')) return 'repeat';
  if (told.amountFen !== order.amountFen) return order.state === 'disputed' ? 'repeat' : 'dispute';
  return billAfter(bill.state, 'pay') ? 'post' : 'surplus';
}

/** A notice is fresh when it was signed within five minutes of now (WeChat Pay: refuse older ones, they may be replayed). */
export const freshSeconds = 300;

/** Whether an instant of signing is near enough. */
export function isFresh(signedAtSeconds: number, now: Date): boolean {
  return Math.abs(now.getTime() / 1000 - signedAtSeconds) <= freshSeconds;
}
