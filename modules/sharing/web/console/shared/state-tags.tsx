import { useText } from '#ui/i18n/text-provider.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type {
  CorrectionState,
  GrantState,
  RequestState,
  SubscriptionState,
} from '../../../contract/states.ts';
import type { UseOutcome } from '../../../contract/words.ts';

type Meanings<State extends string> = Readonly<Record<State, Meaning | 'neutral'>>;

const ofRequest: Meanings<RequestState> = {
  draft: 'neutral',
  asked: 'notice',
  granted: 'ok',
  partlyGranted: 'ok',
  refused: 'warning',
  withdrawn: 'neutral',
  ended: 'neutral',
  revoked: 'warning',
};
const ofGrant: Meanings<GrantState> = { live: 'ok', ended: 'neutral', revoked: 'warning' };
const ofCorrection: Meanings<CorrectionState> = {
  sent: 'notice',
  accepted: 'notice',
  done: 'ok',
  refused: 'warning',
  withdrawn: 'neutral',
};
const ofSubscription: Meanings<SubscriptionState> = {
  active: 'ok',
  paused: 'notice',
  ended: 'neutral',
};
const ofOutcome: Meanings<UseOutcome> = {
  running: 'notice',
  done: 'ok',
  stopped: 'warning',
  refused: 'warning',
};

/** Where a request stands, in a word. */
export function RequestTag({ state }: { state: RequestState }) {
  const { t } = useText();
  return <StatusTag meaning={ofRequest[state]}>{t(`sharing.request.state.${state}`)}</StatusTag>;
}

/** Where a grant stands. */
export function GrantTag({ state }: { state: GrantState }) {
  const { t } = useText();
  return <StatusTag meaning={ofGrant[state]}>{t(`sharing.grant.state.${state}`)}</StatusTag>;
}

/** Where a correction stands. */
export function CorrectionTag({ state }: { state: CorrectionState }) {
  const { t } = useText();
  return (
    <StatusTag meaning={ofCorrection[state]}>{t(`sharing.correction.state.${state}`)}</StatusTag>
  );
}

/** Where a subscription stands. */
export function SubscriptionTag({ state }: { state: SubscriptionState }) {
  const { t } = useText();
  return (
    <StatusTag meaning={ofSubscription[state]}>
      {t(`sharing.subscription.state.${state}`)}
    </StatusTag>
  );
}

/** How a use went, and why it was stopped. */
export function OutcomeTag({ outcome, why }: { outcome: UseOutcome; why: string | null }) {
  const { t } = useText();
  return (
    <StatusTag meaning={ofOutcome[outcome]}>
      {why !== 'source' && t(`sharing.use.outcome.${outcome}`)}
      {why && why !== 'source' && ' · '}
      {why && t(`sharing.use.why.${why}`)}
    </StatusTag>
  );
}
