import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { BillState, OrderState, RefundState, WaiverState } from '../../../contract/states.ts';
import { useWords } from './client.ts';

type Meanings<State extends string> = Readonly<Record<State, Meaning | 'neutral'>>;

const ofBill: Meanings<BillState> = {
  due: 'notice',
  paid: 'ok',
  partlyRefunded: 'ok',
  refunded: 'neutral',
  waived: 'neutral',
  withdrawn: 'neutral',
};
const ofOrder: Meanings<OrderState> = {
  created: 'neutral',
  paying: 'notice',
  paid: 'ok',
  disputed: 'urgent',
  closed: 'neutral',
  refunding: 'notice',
  partlyRefunded: 'neutral',
  refunded: 'neutral',
};
const ofDecision: Meanings<RefundState | WaiverState> = {
  asked: 'notice',
  refused: 'neutral',
  sending: 'notice',
  done: 'ok',
  failed: 'urgent',
  approved: 'ok',
};

/** The state of a bill. */
export function BillTag({
  state,
  overdue,
}: {
  readonly state: BillState;
  readonly overdue?: boolean;
}) {
  const { t } = useWords();
  if (overdue) return <StatusTag meaning="warning">{t('payment.overdue')}</StatusTag>;
  return <StatusTag meaning={ofBill[state]}>{t(`payment.state.${state}`)}</StatusTag>;
}

/** The state of an order. */
export function OrderTag({ state }: { readonly state: OrderState }) {
  const { t } = useWords();
  return <StatusTag meaning={ofOrder[state]}>{t(`payment.orderState.${state}`)}</StatusTag>;
}

/** The state of a refund or waiver. */
export function DecisionTag({ state }: { readonly state: RefundState | WaiverState }) {
  const { t } = useWords();
  return <StatusTag meaning={ofDecision[state]}>{t(`payment.decisionState.${state}`)}</StatusTag>;
}
