import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  Button,
  EmptyState,
  ErrorState,
  LinkButton,
  List,
  ListItem,
  Loading,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { useSearchParams } from '#ui/router/index.ts';
import type { OwnSuggestion, PublicSuggestion } from '../../../contract/index.ts';
import { ownQuery, participation, useDoing, useLiveParticipation, wantsPhone } from '../client.ts';
import { ActFault, SignIn } from '../sign-in.tsx';
import { Tabs } from '../tabs.tsx';
import { stateMeaning } from './state-meaning.ts';
import '../participation.css';

const ways = ['newest', 'supported', 'open', 'answered', 'own'] as const;
type Way = (typeof ways)[number];

/** 建议与答复: what people suggest, who supports it, and what the departments answer. */
export default function SuggestionsPage() {
  const { t } = useText();
  const [search] = useSearchParams();
  const [way, setWay] = useState<Way>(search.get('own') ? 'own' : 'newest');
  useLiveParticipation();
  return (
    <>
      <h1>{t('participation.suggestions.title')}</h1>
      <p>{t('participation.suggestions.lead')}</p>
      <LinkButton to="/suggestions/new" kind="primary" icon="edit" wide>
        {t('participation.suggest.title')}
      </LinkButton>
      <div style={{ height: 16 }} />
      <Tabs
        label={t('participation.suggestions.show')}
        value={way}
        onChange={setWay}
        options={ways.map((value) => ({
          value,
          label: t(`participation.suggestions.way.${value}`),
        }))}
      />
      {way === 'own' ? <Own /> : <Published way={way} />}
    </>
  );
}

function Published({ way }: { way: Exclude<Way, 'own'> }) {
  const { t } = useText();
  const query = {
    ...(way === 'supported' ? { sort: 'supported' as const } : {}),
    ...(way === 'open' ? { state: 'withDepartment' as const } : {}),
    ...(way === 'answered' ? { state: 'answered' as const } : {}),
  };
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'suggestions', way],
    queryFn: async ({ pageParam }) =>
      participation.publicSuggestions({
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  if (pages.isPending) return <Loading lines={6} />;
  if (pages.isError) {
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  }
  const rows = pages.data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    return (
      <EmptyState icon="message" title={t('participation.suggestions.none')}>
        {t('participation.suggestions.noneText')}
      </EmptyState>
    );
  }
  return (
    <>
      <List label={t('participation.suggestions.title')}>
        {rows.map((row) => (
          <Row key={row.number} row={row} />
        ))}
      </List>
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('participation.more')}
        </Button>
      )}
    </>
  );
}

function Row({ row }: { row: PublicSuggestion }) {
  const { t } = useText();
  return (
    <ListItem
      to={`/suggestions/${row.number}`}
      title={row.title}
      aside={
        <StatusTag meaning={stateMeaning(row.state)}>
          {row.outcome
            ? t(`participation.outcome.${row.outcome}`)
            : t(`participation.state.${row.state}`)}
        </StatusTag>
      }
    >
      {row.departmentName} · {t('participation.suggestions.supporters', { count: row.supporters })}
      {' · '}
      <Time at={row.publishedAt} />
    </ListItem>
  );
}

function Own() {
  const { t } = useText();
  const own = useQuery({
    queryKey: ['participation', 'suggestions', 'mine'],
    queryFn: async () => participation.ownSuggestions({ query: { limit: 50 } }),
    ...ownQuery,
  });
  if (own.isPending) return <Loading lines={4} />;
  if (own.isError) {
    if (wantsPhone(own.error)) return <SignIn back="/suggestions?own=1" />;
    return <ErrorState error={own.error} onRetry={() => void own.refetch()} />;
  }
  if (own.data.items.length === 0) {
    return <EmptyState icon="message" title={t('participation.suggestions.ownNone')} />;
  }
  return (
    <ul className="pt-stack" style={{ padding: 0, listStyle: 'none' }}>
      {own.data.items.map((row) => (
        <OwnRow key={row.number} row={row} />
      ))}
    </ul>
  );
}

function OwnRow({ row }: { row: OwnSuggestion }) {
  const { t } = useText();
  const act = useDoing();
  const isPublic = row.state === 'withDepartment' || row.state === 'answered';
  return (
    <li className="pt-section">
      <p className="pt-facts">
        <StatusTag meaning={stateMeaning(row.state)}>
          {t(`participation.state.${row.state}`)}
        </StatusTag>
        <span>{row.number}</span>
        <Time at={row.createdAt} />
      </p>
      <strong>{row.title}</strong>
      {row.reasonWords && (
        <p className="pt-words">
          {t('participation.suggestions.reason', { reason: row.reasonWords })}
        </p>
      )}
      <ActFault error={act.error} back="/suggestions?own=1" />
      {(row.mayWithdraw || isPublic) && (
        <div className="pt-acts">
          {isPublic && (
            <LinkButton to={`/suggestions/${row.number}`} icon="forward">
              {t('participation.suggestions.open')}
            </LinkButton>
          )}
          {row.mayWithdraw && (
            <Button
              busy={act.busy}
              onClick={() =>
                void act.run(async () =>
                  participation.withdrawSuggestion({ params: { number: row.number } }),
                )
              }
            >
              {t('participation.suggestions.withdraw')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
