import { lazy, Suspense } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Loading } from '#ui/kit/states.tsx';
import { SessionGate } from '#ui/session/index.ts';

// Ant Design comes after the sign-in page has been shown.
const Desk = lazy(async () => import('./desk.tsx'));

/** The console: sign-in first, then the desk. */
export function ConsoleApp() {
  const { t } = useText();
  return (
    <SessionGate name={t('shell.name')} tagline={t('shell.tagline')} singleSignOn>
      <Suspense fallback={<Loading lines={6} />}>
        <Desk />
      </Suspense>
    </SessionGate>
  );
}
