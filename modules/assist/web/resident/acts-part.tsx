import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Card, ErrorState, Loading, StatusTag, Time, useText } from '#ui/index.ts';
import { assist } from './client.ts';

/** 别人替我办了什么: who did what for me, and when; looks, too. */
export function ActsPart() {
  const { t, locale } = useText();
  const acts = useInfiniteQuery({
    queryKey: ['assist', 'acts'],
    queryFn: async ({ pageParam }) =>
      assist.ownActs({ query: { limit: 10, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = acts.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t('assist.acts.title')}>
      {acts.isPending && <Loading lines={3} />}
      {acts.isError && <ErrorState error={acts.error} onRetry={() => void acts.refetch()} />}
      {acts.data && rows.length === 0 && <p>{t('assist.acts.none')}</p>}
      <ul className="ax-acts">
        {rows.map((act) => (
          <li key={act.id}>
            <p>
              <strong>{(locale === 'en' && act.titleEn) || act.titleZh}</strong>{' '}
              {act.reference && <span className="ax-number">{act.reference}</span>}{' '}
              {act.outcome === 'refused' && (
                <StatusTag meaning="neutral">{t('assist.acts.refused')}</StatusTag>
              )}
            </p>
            <p className="zs-hint">
              {t(act.byClerk ? 'assist.acts.clerk' : 'assist.acts.relative', {
                name: act.agentName,
              })}{' '}
              · <Time at={act.occurredAt} />
            </p>
          </li>
        ))}
      </ul>
      {acts.hasNextPage && (
        <Button busy={acts.isFetchingNextPage} onClick={() => void acts.fetchNextPage()}>
          {t('assist.acts.more')}
        </Button>
      )}
    </Card>
  );
}
