import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
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
import {
  ownQuery,
  participation,
  useDoing,
  useLiveParticipation,
  usePick,
  wantsPhone,
} from '../client.ts';
import { ActFault, SignIn } from '../sign-in.tsx';
import { BoardConsent } from './board-consent.tsx';
import { RulesPart } from './rules-part.tsx';
import '../participation.css';

/** 积分: the own account, and for what points are given. */
export default function PointsPage() {
  const { t } = useText();
  useLiveParticipation();
  const pages = useInfiniteQuery({
    queryKey: ['participation', 'points', 'mine'],
    queryFn: async ({ pageParam }) =>
      participation.ownPoints({
        query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    ...ownQuery,
  });
  const [first] = pages.data?.pages ?? [];
  return (
    <>
      <h1>{t('participation.points.title')}</h1>
      {pages.isPending && <Loading lines={4} />}
      {pages.isError && wantsPhone(pages.error) && <SignIn back="/points" />}
      {pages.isError && !wantsPhone(pages.error) && (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      )}
      {first && (
        <section className="pt-section">
          <p className="zs-hint">{t('participation.points.balance')}</p>
          <p className="pt-balance">{first.balance}</p>
          {first.expiring && (
            <p className="zs-hint">
              {t('participation.points.expiring', { points: first.expiring.points })}{' '}
              <Time at={first.expiring.at} />
            </p>
          )}
        </section>
      )}
      <div className="pt-acts">
        <LinkButton to="/points/claim" kind="primary" icon="camera">
          {t('participation.claim.title')}
        </LinkButton>
        <LinkButton to="/points/shop" icon="star">
          {t('participation.shop.title')}
        </LinkButton>
        <LinkButton to="/points/months" icon="chart">
          {t('participation.months.title')}
        </LinkButton>
      </div>
      {first && <Claims />}
      {first && (
        <section>
          <h2>{t('participation.points.entries')}</h2>
          <Entries rows={pages.data?.pages.flatMap(({ items }) => items) ?? []} />
          {pages.hasNextPage && (
            <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('participation.more')}
            </Button>
          )}
        </section>
      )}
      {first && <BoardConsent shownName={first.shownName} />}
      <RulesPart />
    </>
  );
}

type Entry = Awaited<ReturnType<typeof participation.ownPoints>>['items'][number];

function Entries({ rows }: { rows: readonly Entry[] }) {
  const { t } = useText();
  const pick = usePick();
  if (rows.length === 0) {
    return (
      <EmptyState icon="star" title={t('participation.points.none')}>
        {t('participation.points.noneText')}
      </EmptyState>
    );
  }
  return (
    <List label={t('participation.points.entries')}>
      {rows.map((row) => (
        <ListItem
          key={row.id}
          title={
            row.kind === 'earn'
              ? pick(row.ruleZh, row.ruleEn)
              : t(`participation.entry.${row.kind}`)
          }
          aside={<strong>{row.points > 0 ? `+${row.points}` : row.points}</strong>}
        >
          {row.note} · <Time at={row.enteredAt} />
        </ListItem>
      ))}
    </List>
  );
}

function Claims() {
  const { t } = useText();
  const pick = usePick();
  const act = useDoing();
  const claims = useQuery({
    queryKey: ['participation', 'claims', 'mine'],
    queryFn: async () => participation.ownClaims({ query: { limit: 10 } }),
    ...ownQuery,
  });
  const rows = claims.data?.items ?? [];
  if (rows.length === 0) return null;
  const meaning = {
    waiting: 'notice',
    confirmed: 'ok',
    refused: 'warning',
    withdrawn: 'neutral',
  } as const;
  return (
    <section>
      <h2>{t('participation.claim.mine')}</h2>
      <ActFault error={act.error} back="/points" />
      <List label={t('participation.claim.mine')}>
        {rows.map((row) => (
          <ListItem
            key={row.id}
            title={pick(row.ruleZh, row.ruleEn)}
            aside={
              <StatusTag meaning={meaning[row.state]}>
                {t(`participation.claimState.${row.state}`)}
              </StatusTag>
            }
          >
            {row.doneOn} {row.reason || row.words}
            {row.state === 'waiting' && (
              <Button
                kind="quiet"
                busy={act.busy}
                onClick={() =>
                  void act.run(async () =>
                    participation.withdrawClaim({ params: { claimId: row.id } }),
                  )
                }
              >
                {t('participation.claim.withdraw')}
              </Button>
            )}
          </ListItem>
        ))}
      </List>
    </section>
  );
}
