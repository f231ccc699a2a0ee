import { useMemo } from 'react';
import { EmptyState, LinkButton, useText } from '#ui/index.ts';
import { permitted } from '#ui/page.ts';
import { PageView } from '#ui/page-view.tsx';
import { Routes } from '#ui/router/index.ts';
import { SessionGate, useMe } from '#ui/session/index.ts';
import { pages } from './pages.ts';
import './shell.css';

/** The cockpit: sign-in, then whatever page the address names. Its pages draw their own bars. */
export function CockpitApp() {
  const { t } = useText();
  return (
    <SessionGate name={t('shell.name')} tagline={t('shell.tagline')}>
      <SignedIn />
    </SessionGate>
  );
}

function SignedIn() {
  const { t } = useText();
  const { permissions } = useMe();
  const mine = useMemo(() => new Set(permitted(pages, new Set(permissions))), [permissions]);
  return (
    <Routes
      routes={pages}
      show={(page) =>
        mine.has(page) ? (
          <PageView page={page} appName={t('shell.name')} />
        ) : (
          <EmptyState icon="lock" title={t('shell.notPermitted')}>
            {t('shell.notPermittedText')}
          </EmptyState>
        )
      }
      otherwise={
        <EmptyState
          icon="search"
          title={t('shell.notFound')}
          action={<LinkButton to="/">{t('shell.toHome')}</LinkButton>}
        />
      }
    />
  );
}
