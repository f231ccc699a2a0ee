import { EmptyState, ErrorState, Loading, useText } from '#ui/index.ts';
import { OwnVisits } from '../visit/own-visits.tsx';
import { useOwnVisits } from '../visit/use-own-visits.ts';

/** 我的志愿走访. */
export default function OwnPage() {
  const { t } = useText();
  const own = useOwnVisits();
  return (
    <>
      <h1 tabIndex={-1}>{t('volunteering.menu.own')}</h1>
      {own.isPending && <Loading lines={6} />}
      {own.isError && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
      {own.data && !own.data.isVolunteer && (
        <EmptyState icon="users" title={t('volunteering.join.title')}>
          {t('volunteering.join.text')}
        </EmptyState>
      )}
      {own.data?.isVolunteer && <OwnVisits own={own.data} />}
    </>
  );
}
