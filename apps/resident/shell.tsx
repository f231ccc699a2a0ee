import { lazy, Suspense, useState } from 'react';
import {
  ElderSwitch,
  EmptyState,
  LanguageSwitch,
  LinkButton,
  Loading,
  OfflineBanner,
  TopBar,
  useElderMode,
  useText,
} from '#ui/index.ts';
import { actingFor } from '#ui/api/behalf.ts';
import type { Page } from '#ui/page.ts';
import { PageView, Parts } from '#ui/page-view.tsx';
import { Routes, useLocation } from '#ui/router/index.ts';
import { Home } from './home.tsx';
import { actingParts, alwaysParts, pages } from './pages.ts';
import './shell.css';

const WithQueries = lazy(() => import('./with-queries.tsx'));
const ElderBar = lazy(() => import('./elder-bar.tsx'));
const ReadPage = lazy(() => import('./read-page.tsx'));

/** Whoever switches loads the page anew, so this holds while the page does. */
const isActing = actingFor() !== null;

const home: Page = {
  path: '/',
  load: async () => ({ default: Home }),
};

/** The residents' app: a bar with 长辈版 and language, and one page under it. */
export function Shell() {
  const { t } = useText();
  const { pathname } = useLocation();
  const { elder } = useElderMode();
  const name = t('shell.name');
  return (
    <>
      <a className="zs-skip" href="#main">
        {t('ui.skip')}
      </a>
      <TopBar title={name} {...(pathname === '/' ? {} : { backTo: '/' })}>
        <ElderSwitch />
        <LanguageSwitch />
      </TopBar>
      <OfflineBanner />
      {isActing && (
        <Suspense>
          <Parts parts={actingParts} />
        </Suspense>
      )}
      <main id="main" className="zs-page" tabIndex={-1}>
        <Routes
          routes={[...pages, home]}
          show={(page) => (page === home ? <Home /> : <Service page={page} />)}
          otherwise={<NotFound />}
        />
      </main>
      <Emergency />
      <Parts parts={alwaysParts} />
      {elder && (
        <Suspense>
          <ElderBar />
        </Suspense>
      )}
    </>
  );
}

function Service({ page }: { page: Page }) {
  const { t } = useText();
  // Begins now, so that page and query cache travel side by side.
  void page.load();
  return (
    <Suspense fallback={<Loading lines={6} />}>
      <WithQueries>
        <PageView page={page} appName={t('shell.name')} />
      </WithQueries>
    </Suspense>
  );
}

function NotFound() {
  const { t } = useText();
  return (
    <EmptyState
      icon="search"
      title={t('shell.notFound')}
      action={<LinkButton to="/">{t('shell.toHome')}</LinkButton>}
    >
      {t('shell.notFoundText')}
    </EmptyState>
  );
}

function Emergency() {
  const { t } = useText();
  return (
    <footer className="emergency" data-no-read>
      <p>{t('shell.emergency')}</p>
      <p className="emergency-numbers">
        <a href="tel:110">{t('shell.police')} 110</a>
        <a href="tel:119">{t('shell.fire')} 119</a>
        <a href="tel:120">{t('shell.ambulance')} 120</a>
      </p>
      <p className="zs-hint">{t('shell.privacy')}</p>
      <FootLinks />
    </footer>
  );
}

/** Other ways to the same page: read aloud (长辈版 has it in its bar), and without script. */
function FootLinks() {
  const { t } = useText();
  const { elder } = useElderMode();
  const { pathname, search } = useLocation();
  const [reads, setReads] = useState(false);
  return (
    <p className="foot-links">
      {!elder && !reads && (
        <button type="button" onClick={() => setReads(true)}>
          {t('shell.readPage')}
        </button>
      )}
      {!elder && reads && (
        <Suspense>
          <ReadPage />
        </Suspense>
      )}
      <a href={`/light${pathname}${search}`}>{t('shell.light')}</a>
    </p>
  );
}
