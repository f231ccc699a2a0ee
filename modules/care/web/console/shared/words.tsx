import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { BoardState } from '../../../contract/checks.ts';
import type {
  AllowanceState,
  PaymentState,
  RequestState,
  VisitState,
} from '../../../contract/states.ts';

type Meanings<State extends string> = Readonly<Record<State, Meaning | 'neutral'>>;

const places = [
  ['/care', 'board'],
  ['/care/elders', 'elders'],
  ['/care/allowances', 'allowances'],
  ['/care/payments', 'payments'],
  ['/care/requests', 'requests'],
  ['/care/visits', 'visits'],
  ['/care/settings', 'settings'],
] as const;

/** The pages of elder care side by side. */
export function Places() {
  const { t } = useText();
  const mayPay = usePermission('care.allowance');
  const open = places.filter(([, name]) => name !== 'payments' || mayPay);
  return (
    <SubNav
      label={t('care.menu')}
      places={open.map(([to, name]) => ({ to, title: t(`care.nav.${name}`) }))}
    />
  );
}

/** A time of day. */
export const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** What people call a person of the register. */
export const elderNumber = (number: number): string => `老-${String(number).padStart(4, '0')}`;

const ofBoard: Meanings<BoardState> = {
  missed: 'urgent',
  due: 'warning',
  waiting: 'neutral',
  late: 'notice',
  closed: 'notice',
  done: 'ok',
  paused: 'neutral',
};
const ofAllowance: Meanings<AllowanceState> = {
  applied: 'notice',
  active: 'ok',
  suspended: 'warning',
  refused: 'neutral',
  ended: 'neutral',
};
const ofPayment: Meanings<PaymentState> = {
  draft: 'neutral',
  submitted: 'notice',
  approved: 'ok',
  paid: 'ok',
  withdrawn: 'neutral',
};
const ofRequest: Meanings<RequestState> = {
  dispatched: 'warning',
  arranged: 'notice',
  done: 'ok',
  cancelled: 'neutral',
};
const ofVisit: Meanings<VisitState> = {
  planned: 'neutral',
  arrived: 'notice',
  done: 'ok',
  refused: 'warning',
  nobodyHome: 'warning',
  cancelled: 'neutral',
};

export function BoardTag({ state }: { state: BoardState }) {
  const { t } = useText();
  return <StatusTag meaning={ofBoard[state]}>{t(`care.board.state.${state}`)}</StatusTag>;
}

export function AllowanceTag({ state }: { state: AllowanceState }) {
  const { t } = useText();
  return <StatusTag meaning={ofAllowance[state]}>{t(`care.allowance.state.${state}`)}</StatusTag>;
}

export function PaymentTag({ state }: { state: PaymentState }) {
  const { t } = useText();
  return <StatusTag meaning={ofPayment[state]}>{t(`care.payment.state.${state}`)}</StatusTag>;
}

export function RequestTag({ state }: { state: RequestState }) {
  const { t } = useText();
  return <StatusTag meaning={ofRequest[state]}>{t(`care.request.state.${state}`)}</StatusTag>;
}

export function VisitTag({ state }: { state: VisitState }) {
  const { t } = useText();
  return <StatusTag meaning={ofVisit[state]}>{t(`care.visit.state.${state}`)}</StatusTag>;
}
