import { useInfiniteQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { Button, EmptyState, ErrorState, Field, Loading, Notice, useText } from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import { api, type PolicyTopic, type SearchAnswer, type SearchHit } from '../../contract/index.ts';
import { MarkedText } from './marked-text.tsx';
import { ValidityTag } from './validity-tag.tsx';

interface Question {
  readonly q: string;
  readonly topic: PolicyTopic | '';
  readonly validity: string;
  readonly asTyped: boolean;
}

interface ResultsProps {
  readonly question: Question;
  readonly onChange: (part: Partial<Record<keyof Question, string>>) => void;
}

type Validity = SearchAnswer['counts']['validities'][number]['validity'];

/** What was found, best first, with filters. */
export function Results({ question, onChange }: ResultsProps) {
  const { t } = useText();
  const { q, topic, validity, asTyped } = question;
  const found = useInfiniteQuery({
    queryKey: ['policy', 'search', question],
    queryFn: async ({ pageParam }) =>
      createClient(api).search({
        query: {
          ...(q ? { q } : {}),
          ...(topic ? { topic } : {}),
          ...(validity ? { validity: validity as Validity } : {}),
          ...(asTyped ? { asTyped } : {}),
          page: pageParam,
        },
      }),
    initialPageParam: 1,
    getNextPageParam: ({ page, pages }) => (page < pages ? page + 1 : undefined),
  });
  if (found.isPending) return <Loading lines={8} />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const [first] = found.data.pages;
  const items = found.data.pages.flatMap((page) => page.items);
  if (!first) return null;
  return (
    <section aria-labelledby="pol-found" className="pol-block">
      <h2 id="pol-found" role="status">
        {topic && !q
          ? t('policy.results.ofTopic', { topic: t(`policy.topics.${topic}`), count: first.total })
          : t('policy.results.count', { count: first.total })}
      </h2>
      <Understood answer={first} typed={q} onChange={onChange} />
      {first.poor && (
        <Notice meaning="warning" title={t('policy.results.poor')}>
          <p>{t('policy.results.poorText')}</p>
        </Notice>
      )}
      <Filters answer={first} question={question} onChange={onChange} />
      {items.length === 0 && (
        <EmptyState icon="search" title={t('policy.results.none')}>
          {t('policy.results.noneText')}
        </EmptyState>
      )}
      <ol className="pol-hits">
        {items.map((hit) => (
          <Hit key={hit.code} hit={hit} />
        ))}
      </ol>
      {found.hasNextPage && (
        <Button
          wide
          icon="down"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('policy.results.more')}
        </Button>
      )}
    </section>
  );
}

interface UnderstoodProps {
  readonly answer: SearchAnswer;
  readonly typed: string;
  readonly onChange: ResultsProps['onChange'];
}

/** How the question was read, and the way back to what was typed. */
function Understood({ answer, typed, onChange }: UnderstoodProps) {
  const { t } = useText();
  const { readAs, didYouMean, alsoSearched } = answer;
  return (
    <>
      {readAs && (
        <p>
          {t('policy.results.readAs')} <strong>{readAs}</strong>{' '}
          <button type="button" className="pol-link" onClick={() => onChange({ asTyped: '1' })}>
            {t('policy.results.asTyped', { words: typed })}
          </button>
        </p>
      )}
      {didYouMean && (
        <p>
          {t('policy.results.didYouMean')}{' '}
          <button type="button" className="pol-link" onClick={() => onChange({ q: didYouMean })}>
            {didYouMean}
          </button>
        </p>
      )}
      {alsoSearched.length > 0 && (
        <p className="zs-hint">{t('policy.results.also', { words: alsoSearched.join('、') })}</p>
      )}
    </>
  );
}

interface FiltersProps extends ResultsProps {
  readonly answer: SearchAnswer;
}

function Filters({ answer, question, onChange }: FiltersProps) {
  const { t } = useText();
  const { topics, validities } = answer.counts;
  if (topics.length < 2 && validities.length < 2 && !question.validity) return null;
  return (
    <details className="pol-filters" open={question.validity !== ''}>
      <summary>{t('policy.results.filters')}</summary>
      <Field label={t('policy.results.topic')}>
        {(described) => (
          <select
            {...described}
            className="zs-input"
            value={question.topic}
            onChange={({ target }) => onChange({ topic: target.value })}
          >
            <option value="">{t('policy.results.all')}</option>
            {topics.map(({ topic, count }) => (
              <option key={topic} value={topic}>
                {`${t(`policy.topics.${topic}`)} (${count})`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('policy.results.validity')}>
        {(described) => (
          <select
            {...described}
            className="zs-input"
            value={question.validity}
            onChange={({ target }) => onChange({ validity: target.value })}
          >
            <option value="">{t('policy.results.all')}</option>
            {validities.map(({ validity, count }) => (
              <option key={validity} value={validity}>
                {`${t(`policy.validity.${validity}`)} (${count})`}
              </option>
            ))}
          </select>
        )}
      </Field>
    </details>
  );
}

function Hit({ hit }: { hit: SearchHit }) {
  const { t } = useText();
  const to = hit.anchor ? `/policy/${hit.code}#${hit.anchor}` : `/policy/${hit.code}`;
  return (
    <li className="pol-hit">
      <h3>
        <Link to={`/policy/${hit.code}`}>
          <MarkedText pieces={hit.markedTitle} />
        </Link>
      </h3>
      <p className="pol-summary">{hit.summary[0]}</p>
      {hit.markedText.length > 0 && (
        <p className="pol-snippet">
          {hit.heading && (
            <Link to={to} className="pol-place">
              {hit.heading}
            </Link>
          )}{' '}
          <MarkedText pieces={hit.markedText} />
        </p>
      )}
      <p className="pol-facts">
        <ValidityTag validity={hit.validity} /> {hit.issuer} · {t(`policy.levels.${hit.level}`)}
      </p>
    </li>
  );
}
