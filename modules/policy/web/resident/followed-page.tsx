import { useMutation, useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import {
  Button,
  EmptyState,
  ErrorNotice,
  ErrorState,
  Loading,
  ProveFirst,
  useText,
} from '#ui/index.ts';
import { Link } from '#ui/router/index.ts';
import { api, policyTopics, type Subscription } from '../../contract/index.ts';
import { useFollowed } from './follow-button.tsx';
import './policy.css';

const policy = createClient(api);

/** 我的关注: policies and topics that one is told of. */
export default function FollowedPage() {
  const { t } = useText();
  const followed = useFollowed();
  return (
    <>
      <h1>{t('policy.followed.title')}</h1>
      <p>{t('policy.followed.lead')}</p>
      {followed.isPending && <Loading lines={4} />}
      {followed.isSignedOut && <ProveFirst>{t('policy.followed.prove')}</ProveFirst>}
      {followed.isError && !followed.isSignedOut && (
        <ErrorState error={followed.error} onRetry={() => void followed.refetch()} />
      )}
      {followed.data && <Lists items={followed.data.items} />}
    </>
  );
}

function Lists({ items }: { items: readonly Subscription[] }) {
  const { t } = useText();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: async ({
      kind,
      subject,
      on,
    }: Pick<Subscription, 'kind' | 'subject'> & { on: boolean }) => {
      const body = { kind, subject };
      return on ? policy.subscribe({ body }) : policy.unsubscribe({ body });
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['policy', 'subscriptions'] }),
  });
  const policies = items.filter(({ kind }) => kind === 'policy');
  const topics = new Set(
    items.filter(({ kind }) => kind === 'topic').map(({ subject }) => subject),
  );
  return (
    <>
      <h2>{t('policy.followed.policies')}</h2>
      {policies.length === 0 && (
        <EmptyState icon="bell" title={t('policy.followed.none')}>
          {t('policy.followed.noneText')}
        </EmptyState>
      )}
      <ul className="pol-followed">
        {policies.map(({ kind, subject, title }) => (
          <li key={subject}>
            <Link to={`/policy/${subject}`}>{title}</Link>
            <Button
              kind="quiet"
              icon="close"
              onClick={() => change.mutate({ kind, subject, on: false })}
            >
              {t('policy.followed.end')}
            </Button>
          </li>
        ))}
      </ul>
      <h2>{t('policy.followed.topics')}</h2>
      <p className="pol-chips">
        {policyTopics.map((topic) => (
          <Button
            key={topic}
            aria-pressed={topics.has(topic)}
            {...(topics.has(topic) ? { icon: 'check' as const, kind: 'primary' as const } : {})}
            onClick={() => change.mutate({ kind: 'topic', subject: topic, on: !topics.has(topic) })}
          >
            {t(`policy.topics.${topic}`)}
          </Button>
        ))}
      </p>
      <ErrorNotice error={change.error} />
    </>
  );
}
