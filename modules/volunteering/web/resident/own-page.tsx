import { isSignedOut } from '#ui/api/index.ts';
import { EmptyState, ErrorState, Loading, ProveFirst, useText } from '#ui/index.ts';
import { OwnVisits } from '../visit/own-visits.tsx';
import { useOwnVisits } from '../visit/use-own-visits.ts';

/** 我的志愿服务: a volunteer's own visits. */
export default function OwnPage() {
  const { t } = useText();
  const own = useOwnVisits();
  return (
    <>
      <h1>{t('volunteering.menu.own')}</h1>
      {own.isPending && <Loading lines={6} />}
      {own.isError && isSignedOut(own.error) && <ProveFirst>{t('volunteering.signIn')}</ProveFirst>}
      {own.isError && !isSignedOut(own.error) && (
        <ErrorState error={own.error} onRetry={() => void own.refetch()} />
      )}
      {own.data && !own.data.isVolunteer && (
        <EmptyState icon="users" title={t('volunteering.join.title')}>
          {t('volunteering.join.text')}
        </EmptyState>
      )}
      {own.data?.isVolunteer && <OwnVisits own={own.data} />}
    </>
  );
}
