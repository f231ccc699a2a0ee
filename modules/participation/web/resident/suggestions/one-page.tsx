import { useQuery } from '@tanstack/react-query';
import {
  Button,
  Deadline,
  ErrorState,
  LinkButton,
  Loading,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { useParams } from '#ui/router/index.ts';
import type { PublicSuggestion } from '../../../contract/index.ts';
import { participation, useDoing, useLiveParticipation } from '../client.ts';
import { ActFault } from '../sign-in.tsx';
import { stateMeaning } from './state-meaning.ts';
import '../participation.css';

/** One suggestion: what it says, who supports it, what the department answers. */
export default function SuggestionPage() {
  const { t } = useText();
  const { number = '' } = useParams();
  useLiveParticipation();
  const one = useQuery({
    queryKey: ['participation', 'suggestion', number],
    queryFn: async () => participation.publicSuggestion({ params: { number } }),
  });
  if (one.isPending) return <Loading lines={6} />;
  if (one.isError) return <ErrorState error={one.error} onRetry={() => void one.refetch()} />;
  const { suggestion, mergedFrom, supported, isOwn } = one.data;
  return (
    <>
      <h1>{suggestion.title}</h1>
      <Facts row={suggestion} />
      <p className="pt-words">{suggestion.body}</p>
      {mergedFrom.length > 0 && (
        <p className="zs-hint">
          {t('participation.suggestions.merged', { numbers: mergedFrom.join('、') })}
        </p>
      )}
      <Support row={suggestion} supported={supported} isOwn={isOwn} />
      <Answer row={suggestion} />
      <LinkButton to="/suggestions" kind="quiet" icon="back">
        {t('participation.suggestions.all')}
      </LinkButton>
    </>
  );
}

function Facts({ row }: { row: PublicSuggestion }) {
  const { t } = useText();
  return (
    <p className="pt-facts">
      <StatusTag meaning={stateMeaning(row.state)}>
        {t(`participation.state.${row.state}`)}
      </StatusTag>
      <span>{row.number}</span>
      <span>{t(`participation.topic.${row.topic}`)}</span>
      {row.villageName && <span>{row.villageName}</span>}
      <Time at={row.publishedAt} />
    </p>
  );
}

interface SupportProps {
  readonly row: PublicSuggestion;
  readonly supported: boolean;
  readonly isOwn: boolean;
}

function Support({ row, supported, isOwn }: SupportProps) {
  const { t } = useText();
  const act = useDoing();
  const toggle = (): void => {
    const params = { number: row.number };
    void act.run(async () =>
      participation.supportSuggestion({ params, body: { support: !supported } }),
    );
  };
  return (
    <div className="pt-stack">
      <p style={{ margin: 0 }}>
        <strong>{t('participation.suggestions.supporters', { count: row.supporters })}</strong>
      </p>
      {isOwn ? (
        <p className="zs-hint">{t('participation.suggestions.isOwn')}</p>
      ) : (
        <Button
          kind={supported ? 'secondary' : 'primary'}
          icon="check"
          busy={act.busy}
          onClick={toggle}
        >
          {t(
            supported ? 'participation.suggestions.unsupport' : 'participation.suggestions.support',
          )}
        </Button>
      )}
      <ActFault error={act.error} back={`/suggestions/${row.number}`} />
    </div>
  );
}

function Answer({ row }: { row: PublicSuggestion }) {
  const { t } = useText();
  if (row.state !== 'answered') {
    return (
      <section className="pt-section">
        <h2>{t('participation.suggestions.waiting', { department: row.departmentName })}</h2>
        {row.dueAt && (
          <p style={{ margin: 0 }}>
            {t('participation.suggestions.due')} <Deadline at={row.dueAt} />
          </p>
        )}
      </section>
    );
  }
  return (
    <section className="pt-answer">
      <h2>{t('participation.suggestions.answerOf', { department: row.departmentName })}</h2>
      <p className="pt-facts">
        {row.outcome && (
          <StatusTag meaning={row.outcome === 'notAdopted' ? 'neutral' : 'ok'}>
            {t(`participation.outcome.${row.outcome}`)}
          </StatusTag>
        )}
        {row.answeredAt && <Time at={row.answeredAt} />}
        {row.inTime === false && <span>{t('participation.suggestions.late')}</span>}
      </p>
      <p className="pt-words">{row.answer}</p>
    </section>
  );
}
