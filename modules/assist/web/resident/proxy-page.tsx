import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isSignedOut } from '#ui/api/index.ts';
import {
  Card,
  EmptyState,
  ErrorState,
  LinkButton,
  Loading,
  ProveFirst,
  useText,
} from '#ui/index.ts';
import { ActsPart } from './acts-part.tsx';
import { assist } from './client.ts';
import { GivenMandate } from './given-mandate.tsx';
import { HeldMandate } from './held-mandate.tsx';
import './proxy.css';

/** 家人代办: who acts for me, for whom I act, and what was done for me. */
export default function ProxyPage() {
  const { t } = useText();
  const own = useQuery({
    queryKey: ['assist', 'mandates'],
    queryFn: async () => assist.ownMandates({}),
    retry: (_count, error) => !isSignedOut(error),
  });
  return (
    <>
      <h1>{t('assist.menu.proxy')}</h1>
      <p>{t('assist.proxy.lead')}</p>
      {own.isPending && <Loading lines={6} />}
      {own.isError && isSignedOut(own.error) && (
        <ProveFirst>{t('assist.proxy.proveText')}</ProveFirst>
      )}
      {own.isError && !isSignedOut(own.error) && (
        <ErrorState error={own.error} onRetry={() => void own.refetch()} />
      )}
      {own.data && <Both {...own.data} />}
    </>
  );
}

type Own = Awaited<ReturnType<typeof assist.ownMandates>>;

function Both({ given, held }: Own) {
  const { t } = useText();
  const queries = useQueryClient();
  const renew = (): void => void queries.invalidateQueries({ queryKey: ['assist'] });
  const open = given.filter(({ state }) => state === 'offered' || state === 'live');
  const past = given.filter(
    ({ state, endReason }) => state === 'ended' && endReason !== 'unanswered',
  );
  const waiting = held.filter(({ state }) => state === 'offered' || state === 'live');
  return (
    <>
      <Card title={t('assist.proxy.mine')}>
        {open.length === 0 && (
          <EmptyState icon="users" title={t('assist.proxy.nobody')}>
            {t('assist.proxy.nobodyText')}
          </EmptyState>
        )}
        {open.map((one) => (
          <GivenMandate key={one.id} mandate={one} onChanged={renew} />
        ))}
        <LinkButton to="/proxy/give" kind="primary" icon="plus" wide>
          {t('assist.give.title')}
        </LinkButton>
        {past.length > 0 && (
          <details className="ax-past">
            <summary>{t('assist.proxy.past', { count: past.length })}</summary>
            {past.map((one) => (
              <GivenMandate key={one.id} mandate={one} onChanged={renew} />
            ))}
          </details>
        )}
      </Card>
      <Card title={t('assist.proxy.others')}>
        {waiting.length === 0 && <p>{t('assist.proxy.noOthers')}</p>}
        {waiting.map((one) => (
          <HeldMandate key={one.id} mandate={one} onChanged={renew} />
        ))}
        <LinkButton to="/proxy/ask" icon="phone" wide>
          {t('assist.ask.title')}
        </LinkButton>
      </Card>
      <ActsPart />
    </>
  );
}
