/** What can happen to bills, orders, refunds and waivers: tables that service, screens and tests read. Browser-safe. */

/** Where a bill stands. */
export const billStates = [
  'due',
  'paid',
  'partlyRefunded',
  'refunded',
  'waived',
  'withdrawn',
] as const;
export type BillState = (typeof billStates)[number];

/** Everything that can happen to a bill. `by`: money that was posted, or people in office. */
export const billMoves = [
  { act: 'pay', from: 'due', to: 'paid', by: 'money' },
  { act: 'waive', from: 'due', to: 'waived', by: 'office' },
  { act: 'withdraw', from: 'due', to: 'withdrawn', by: 'office' },
  { act: 'refundPart', from: 'paid', to: 'partlyRefunded', by: 'money' },
  { act: 'refundAll', from: 'paid', to: 'refunded', by: 'money' },
  { act: 'refundPart', from: 'partlyRefunded', to: 'partlyRefunded', by: 'money' },
  { act: 'refundAll', from: 'partlyRefunded', to: 'refunded', by: 'money' },
] as const satisfies readonly Move<BillState>[];
export type BillAct = (typeof billMoves)[number]['act'];

/** Where an order stands. `disputed`: the channel took another amount than was asked for. */
export const orderStates = [
  'created',
  'paying',
  'paid',
  'disputed',
  'closed',
  'refunding',
  'partlyRefunded',
  'refunded',
] as const;
export type OrderState = (typeof orderStates)[number];

/**
 * Everything that can happen to an order. Money that comes after an order was closed is still money: `pay` leads from
 * `closed` to `paid` (the book decides whether the bill takes it or it is surplus). A channel that first told another amount
 * and then the right one is believed, too: else the payer's money would be nowhere in the books.
 */
export const orderMoves = [
  { act: 'send', from: 'created', to: 'paying', by: 'house' },
  { act: 'fail', from: 'created', to: 'closed', by: 'house' },
  { act: 'take', from: 'created', to: 'paid', by: 'office' },
  { act: 'pay', from: 'created', to: 'paid', by: 'channel' },
  { act: 'pay', from: 'paying', to: 'paid', by: 'channel' },
  { act: 'pay', from: 'closed', to: 'paid', by: 'channel' },
  { act: 'pay', from: 'disputed', to: 'paid', by: 'channel' },
  { act: 'dispute', from: 'created', to: 'disputed', by: 'channel' },
  { act: 'dispute', from: 'paying', to: 'disputed', by: 'channel' },
  { act: 'dispute', from: 'closed', to: 'disputed', by: 'channel' },
  { act: 'close', from: 'paying', to: 'closed', by: 'house' },
  { act: 'refund', from: 'paid', to: 'refunding', by: 'office' },
  { act: 'refund', from: 'partlyRefunded', to: 'refunding', by: 'office' },
  { act: 'refundPart', from: 'refunding', to: 'partlyRefunded', by: 'channel' },
  { act: 'refundAll', from: 'refunding', to: 'refunded', by: 'channel' },
  { act: 'refundFail', from: 'refunding', to: 'paid', by: 'channel' },
  { act: 'refundFailAgain', from: 'refunding', to: 'partlyRefunded', by: 'channel' },
] as const satisfies readonly Move<OrderState>[];
export type OrderAct = (typeof orderMoves)[number]['act'];

/** Where a refund stands. */
export const refundStates = ['asked', 'refused', 'sending', 'done', 'failed'] as const;
export type RefundState = (typeof refundStates)[number];

/** Everything that can happen to a refund. */
export const refundMoves = [
  { act: 'approve', from: 'asked', to: 'sending', by: 'office' },
  { act: 'refuse', from: 'asked', to: 'refused', by: 'office' },
  { act: 'finish', from: 'sending', to: 'done', by: 'channel' },
  { act: 'fail', from: 'sending', to: 'failed', by: 'channel' },
  { act: 'retry', from: 'failed', to: 'sending', by: 'office' },
] as const satisfies readonly Move<RefundState>[];
export type RefundAct = (typeof refundMoves)[number]['act'];

/** Where a waiver stands. */
export const waiverStates = ['asked', 'approved', 'refused'] as const;
export type WaiverState = (typeof waiverStates)[number];

/** Everything that can happen to a waiver. */
export const waiverMoves = [
  { act: 'approve', from: 'asked', to: 'approved', by: 'office' },
  { act: 'refuse', from: 'asked', to: 'refused', by: 'office' },
] as const satisfies readonly Move<WaiverState>[];
export type WaiverAct = (typeof waiverMoves)[number]['act'];

interface Move<State> {
  readonly act: string;
  readonly from: State;
  readonly to: State;
  readonly by: 'money' | 'office' | 'channel' | 'house';
}
