import { useQuery } from '@tanstack/react-query';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import { EmptyState, ErrorState, LinkButton, Loading, ProveFirst, useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';
import { CheckInCard } from './check-in-card.tsx';
import { FamilyCard } from './family-card.tsx';
import { AllowanceCard, HelpCard, WorkerCard } from './own-cards.tsx';
import './care.css';

const care = createClient(api);

/** 养老: one big button, what comes today, the allowance, whom to call; and those who let me see how they do. */
export default function CarePage() {
  const { t } = useText();
  const own = useQuery({
    queryKey: ['care', 'own'],
    queryFn: async () => care.own({}),
    retry: (_count, error) => !isSignedOut(error),
    refetchInterval: 60_000,
  });
  return (
    <>
      <h1>{t('care.menu.care')}</h1>
      {own.isPending && <Loading lines={6} />}
      {own.isError && isSignedOut(own.error) && <ProveFirst>{t('care.signIn')}</ProveFirst>}
      {own.isError && !isSignedOut(own.error) && (
        <ErrorState error={own.error} onRetry={() => void own.refetch()} />
      )}
      {own.data && own.data.self.length + own.data.family.length === 0 && (
        <EmptyState icon="elder" title={t('care.none.title')}>
          {t('care.none.text')}
        </EmptyState>
      )}
      {own.data?.self.map((state) => (
        <div key={state.elderId}>
          <CheckInCard state={state} />
          <HelpCard state={state} />
          {state.allowance && <AllowanceCard allowance={state.allowance} />}
          <WorkerCard state={state} />
        </div>
      ))}
      {own.data && own.data.family.length > 0 && (
        <>
          <h2>{t('care.family.title')}</h2>
          {own.data.family.map((state) => (
            <FamilyCard key={state.elderId} state={state} />
          ))}
        </>
      )}
      <p>
        <LinkButton to="/stations" icon="pin" wide>
          {t('care.stations')}
        </LinkButton>
      </p>
    </>
  );
}
