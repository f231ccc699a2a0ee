import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { useLive } from '#ui/live/use-live.ts';
import { assist } from '../shared/client.ts';
import { CallDesk } from './call-desk.tsx';
import { Callbacks } from './callbacks.tsx';
import { PresentCalls } from './present-calls.tsx';
import '../shared/assist.css';

/** The telephone desk: what rings, the call one is in with its caller's history, whom to call back. */
export default function PhonePage() {
  const { t } = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const present = useQuery({
    queryKey: ['assist', 'present'],
    queryFn: async () => assist.presentCalls({}),
  });
  useLive('assist.call', undefined, [
    ['assist', 'present'],
    ['assist', 'call'],
    ['assist', 'callbacks'],
  ]);
  const items = present.data?.items ?? [];
  const talking = items.find(({ state }) => state === 'talking');
  const callId = chosen ?? talking?.id ?? null;
  return (
    <>
      <PageHead title={t('assist.menu.phone')} lead={t('assist.phone.lead')}>
        <Link to="/assist/calls">{t('assist.calls.title')}</Link>
      </PageHead>
      <div className="as-phone">
        <div className="dk-stack">
          {present.isPending && <Loading lines={3} />}
          {present.isError && (
            <ErrorState error={present.error} onRetry={() => void present.refetch()} />
          )}
          {present.data && (
            <PresentCalls
              calls={items}
              extension={present.data.extension}
              chosen={callId}
              onChosen={setChosen}
            />
          )}
          <Callbacks onCalled={setChosen} />
        </div>
        {callId ? (
          <CallDesk key={callId} callId={callId} onDone={() => setChosen(null)} />
        ) : (
          <section className="dk-card">
            <EmptyState icon="phone" title={t('assist.phone.quiet')}>
              {t('assist.phone.quietText')}
            </EmptyState>
          </section>
        )}
      </div>
    </>
  );
}
