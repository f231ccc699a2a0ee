import { useQuery } from '@tanstack/react-query';
import {
  Deadline,
  ErrorState,
  LinkButton,
  Loading,
  Notice,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import type { PublicPoll } from '../../../contract/index.ts';
import { participation, useLiveParticipation } from '../client.ts';
import { SignIn } from '../sign-in.tsx';
import { BallotPart } from './ballot-part.tsx';
import { ResultPart } from './result-part.tsx';
import '../participation.css';

/** One vote: the question, the own ballot, the count. */
export default function PollPage() {
  const { t } = useText();
  const { number = '' } = useParams();
  useLiveParticipation();
  const one = useQuery({
    queryKey: ['participation', 'poll', number],
    queryFn: async () => participation.publicPoll({ params: { number } }),
  });
  if (one.isPending) return <Loading lines={6} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const { poll, own, town, publicKey } = one.data;
  const isOpen = poll.state === 'open';
  return (
    <>
      <h1>{poll.title}</h1>
      <Facts poll={poll} />
      <p className="pt-words">{poll.lead}</p>
      {poll.state === 'cancelled' && (
        <Notice meaning="warning" title={t('participation.polls.cancelled')}>
          {poll.reason}
        </Notice>
      )}
      {isOpen && own.eligibility === 'signedOut' && <SignIn back={`/polls/${poll.number}`} />}
      {isOpen && own.eligibility !== 'signedOut' && own.eligibility !== 'yes' && (
        <Notice meaning="warning" title={t(`participation.eligibility.${own.eligibility}`)}>
          {own.eligibility === 'notVerified' && t('participation.voice.how')}
        </Notice>
      )}
      {isOpen && own.eligibility === 'yes' && (
        <BallotPart poll={poll} own={own} town={town} publicKey={publicKey} />
      )}
      {poll.state === 'counting' && (
        <Notice meaning="notice" title={t('participation.polls.counting')}>
          {t('participation.polls.countingText')}
        </Notice>
      )}
      {poll.result && <ResultPart poll={poll} result={poll.result} />}
      <LinkButton to="/polls" kind="quiet" icon="back">
        {t('participation.polls.all')}
      </LinkButton>
    </>
  );
}

function Facts({ poll }: { poll: PublicPoll }) {
  const { t } = useText();
  const who =
    poll.villages.length > 0 ? poll.villages.join('、') : t('participation.polls.wholeTown');
  return (
    <>
      <p className="pt-facts">
        <StatusTag
          meaning={poll.state === 'open' ? 'notice' : poll.state === 'published' ? 'ok' : 'neutral'}
        >
          {t(`participation.state.${poll.state}`)}
        </StatusTag>
        <span>{poll.number}</span>
        <span>{t(`participation.secrecy.${poll.secrecy}`)}</span>
        <span>{t('participation.polls.voices', { count: poll.voices })}</span>
      </p>
      <p className="pt-facts">
        <span>{t('participation.polls.who', { who, age: poll.minAge })}</span>
        {poll.state === 'open' ? (
          <span>
            {t('participation.polls.until')} <Deadline at={poll.closesAt} />
          </span>
        ) : (
          <span>
            {t('participation.polls.until')} <Time at={poll.closesAt} />
          </span>
        )}
      </p>
    </>
  );
}
