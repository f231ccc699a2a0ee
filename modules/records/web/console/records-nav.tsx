import { useQuery } from '@tanstack/react-query';
import { SubNav } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';
import { records } from './client.ts';

/** The pages of the master records, with how many pairs wait. */
export function RecordsNav() {
  const { t } = useText();
  const mayRead = usePermission('records.read');
  const mayReview = usePermission('records.review');
  const { data } = useStanding();
  const waiting = data?.doubtful ?? 0;
  const review = {
    to: '/records/review',
    title: waiting > 0 ? t('records.nav.reviewCount', { count: waiting }) : t('records.nav.review'),
  };
  return (
    <SubNav
      label={t('records.menu')}
      places={[
        ...(mayRead ? [{ to: '/records', title: t('records.nav.all') }] : []),
        ...(mayReview ? [review] : []),
        ...(mayRead ? [{ to: '/records/lists', title: t('records.nav.lists') }] : []),
        { to: '/records/addresses', title: t('records.nav.aliases') },
        { to: '/records/settings', title: t('records.nav.settings') },
      ]}
    />
  );
}

/** How the records stand; asked again while rows wait to be read. */
export function useStanding() {
  return useQuery({
    queryKey: ['records', 'state'],
    queryFn: async () => records.state({}),
    refetchInterval: (query) => (query.state.data?.working ? 5000 : false),
  });
}
