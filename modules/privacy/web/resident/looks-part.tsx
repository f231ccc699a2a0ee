import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Card, ErrorState, Loading, Time, useText } from '#ui/index.ts';
import { privacy } from './client.ts';

/** 谁看过我的信息: who, when, what and why. */
export function LooksPart() {
  const { t, locale } = useText();
  const looks = useInfiniteQuery({
    queryKey: ['privacy', 'looks'],
    queryFn: async ({ pageParam }) =>
      privacy.ownLooks({ query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = looks.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card title={t('privacy.looks.title')}>
      <p className="zs-hint">{t('privacy.looks.lead')}</p>
      {looks.isPending && <Loading lines={3} />}
      {looks.isError && <ErrorState error={looks.error} onRetry={() => void looks.refetch()} />}
      {looks.data && rows.length === 0 && <p>{t('privacy.looks.none')}</p>}
      <ul className="pv-looks">
        {rows.map((look) => (
          <li key={look.id}>
            <p>
              <strong>
                {look.viewerName ||
                  (locale === 'en' ? look.departmentEn : look.departmentZh) ||
                  t('privacy.looks.system')}
              </strong>{' '}
              <Time at={look.seenAt} />
            </p>
            <p>
              {t(`privacy.looks.kind.${look.kind}`, {
                fields: (locale === 'en' ? look.fieldsEn : look.fieldsZh).join('、'),
              })}
            </p>
            <p className="zs-hint">{t('privacy.looks.why', { reason: look.reason })}</p>
          </li>
        ))}
      </ul>
      {looks.hasNextPage && (
        <Button busy={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t('privacy.looks.more')}
        </Button>
      )}
    </Card>
  );
}
