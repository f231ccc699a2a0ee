import { useQuery } from '@tanstack/react-query';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { people } from '../use-people.ts';
import { AccountTable } from './account-table.tsx';
import { RulesForm } from './rules-form.tsx';
import { SignOnForm } from './sign-on-form.tsx';

/** The town's rules of sign-in, and how its accounts stand. */
export default function SecurityPage() {
  const { t } = useText();
  const rules = useQuery({
    queryKey: ['people', 'security'],
    queryFn: async () => people.security({}),
  });
  const signOn = useQuery({
    queryKey: ['people', 'signOn'],
    queryFn: async () => people.signOnSettings({}),
  });
  return (
    <>
      <PageHead title={t('people.menu.security')} lead={t('people.security.lead')} />
      <div className="dk-stack">
        <section className="dk-card">
          <h2>{t('people.security.rules')}</h2>
          {rules.isPending && <Loading />}
          {rules.isError && <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />}
          {rules.data && <RulesForm key={rules.data.version} rules={rules.data} />}
        </section>
        <section className="dk-card">
          <h2>{t('people.security.signOn.title')}</h2>
          <p>{t('people.security.signOn.lead')}</p>
          {signOn.isPending && <Loading lines={6} />}
          {signOn.isError && (
            <ErrorState error={signOn.error} onRetry={() => void signOn.refetch()} />
          )}
          {signOn.data && <SignOnForm key={signOn.data.version} settings={signOn.data} />}
        </section>
        <AccountTable />
      </div>
    </>
  );
}
