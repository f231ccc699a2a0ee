import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { Button, Card, ErrorState, Loading, LinkButton, useText } from '#ui/index.ts';
import { Link, useSearchParams } from '#ui/router/index.ts';
import { api, type PolicyTopic } from '../../contract/index.ts';
import { AnswerPart } from './answer-part.tsx';
import { PolicyLineItem } from './policy-line.tsx';
import { Results } from './results.tsx';
import { SearchBox } from './search-box.tsx';
import './policy.css';

/** 政策: the search box first; without a question topics and what is new. */
export default function SearchPage() {
  const { t } = useText();
  const [query, setQuery] = useSearchParams();
  const question = {
    q: query.get('q') ?? '',
    topic: (query.get('topic') ?? '') as PolicyTopic | '',
    validity: query.get('validity') ?? '',
    asTyped: query.get('asTyped') === '1',
  };
  const set = (part: Partial<Record<keyof typeof question, string>>): void => {
    const entries = Object.entries({ ...question, asTyped: '', ...part }).filter(
      ([, value]) => value,
    );
    setQuery(new URLSearchParams(entries.map(([name, value]) => [name, String(value)])));
  };
  const isAsked = question.q !== '' || question.topic !== '';
  return (
    <>
      <h1>{t('policy.search.title')}</h1>
      <SearchBox asked={question.q} onAsk={(q) => set({ q, topic: '', validity: '' })} />
      {isAsked ? (
        <Results question={question} onChange={set} />
      ) : (
        <Beginning onAsk={(q) => set({ q })} />
      )}
      {question.q !== '' && <AnswerPart question={question.q} />}
      <p />
      <LinkButton to="/policy/followed" kind="quiet" icon="bell" wide>
        {t('policy.followed.title')}
      </LinkButton>
    </>
  );
}

function Beginning({ onAsk }: { onAsk: (words: string) => void }) {
  const { t } = useText();
  const home = useQuery({
    queryKey: ['policy', 'home'],
    queryFn: async () => createClient(api).home({}),
  });
  if (home.isPending) return <Loading lines={6} />;
  if (home.isError) return <ErrorState error={home.error} onRetry={() => void home.refetch()} />;
  const { topics, newest, examples } = home.data;
  return (
    <>
      {examples.length > 0 && (
        <section aria-labelledby="pol-often" className="pol-block">
          <h2 id="pol-often">{t('policy.search.often')}</h2>
          <p className="pol-chips">
            {examples.map((example) => (
              <Button key={example} onClick={() => onAsk(example)}>
                {example}
              </Button>
            ))}
          </p>
        </section>
      )}
      <section aria-labelledby="pol-topics" className="pol-block">
        <h2 id="pol-topics">{t('policy.search.topics')}</h2>
        <ul className="pol-topics">
          {topics.map(({ topic, count }) => (
            <li key={topic}>
              <Link to={`/policy?topic=${topic}`} className="pol-topic">
                <span>{t(`policy.topics.${topic}`)}</span>
                <span className="pol-count">{count}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <Card title={t('policy.search.newest')}>
        <ul className="zs-list">
          {newest.map((line) => (
            <PolicyLineItem key={line.code} line={line} />
          ))}
        </ul>
      </Card>
    </>
  );
}
