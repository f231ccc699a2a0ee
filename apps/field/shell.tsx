import { useMemo } from 'react';
import {
  BottomNav,
  Button,
  EmptyState,
  LinkButton,
  OfflineBanner,
  TopBar,
  useText,
} from '#ui/index.ts';
import { useOutbox } from '#ui/offline/index.ts';
import { menuOf, type Page, permitted } from '#ui/page.ts';
import { PageView, Parts } from '#ui/page-view.tsx';
import { Routes, useLocation } from '#ui/router/index.ts';
import { useMe } from '#ui/session/index.ts';
import { MePage } from './me-page.tsx';
import { homeParts, pages } from './pages.ts';
import { useNewVersion } from '#ui/versions.ts';
import './shell.css';

const mePath = '/me';

/** Top bar, one page, and the bottom bar within the thumb's reach. */
export function Shell() {
  const { t } = useText();
  const { permissions } = useMe();
  const { waiting, refused } = useOutbox();
  const { pathname } = useLocation();
  const mine = useMemo(() => permitted(pages, new Set(permissions)), [permissions]);
  const nav = menuOf(mine, 'nav').slice(0, 3);
  const top = pathname === '/' || pathname === mePath || nav.some(({ path }) => path === pathname);
  const toSend = waiting.length + refused.length;
  return (
    <>
      <a className="zs-skip" href="#main">
        {t('ui.skip')}
      </a>
      <TopBar title={t('shell.name')} {...(top ? {} : { backTo: '/' })} />
      <OfflineBanner>
        {waiting.length > 0
          ? t('shell.offlineWaiting', { count: waiting.length })
          : t('shell.offline')}
      </OfflineBanner>
      <NewVersion />
      <main id="main" className="zs-page field-page" tabIndex={-1}>
        <FieldRoutes mine={mine} />
      </main>
      <BottomNav
        label={t('shell.nav')}
        places={[
          ...nav.map(({ path, menu }) => ({ to: path, label: t(menu.titleKey), icon: menu.icon })),
          { to: mePath, label: t('shell.me'), icon: 'user', badge: toSend },
        ]}
      />
    </>
  );
}

function FieldRoutes({ mine }: { mine: readonly Page[] }) {
  const { t } = useText();
  const first = menuOf(mine, 'nav')[0];
  const own: Page[] = [
    { path: mePath, titleKey: 'shell.me', load: async () => ({ default: MePage }) },
  ];
  // The first place of the bottom bar is also what opens first.
  if (first && !mine.some(({ path }) => path === '/')) own.push({ ...first, path: '/' });
  const { pathname } = useLocation();
  return (
    <Routes
      routes={[...mine, ...own]}
      show={(page) =>
        page.path === mePath ? <MePage /> : <PageView page={page} appName={t('shell.name')} />
      }
      otherwise={pathname === '/' ? <NoTasks /> : <NotFound />}
    />
  );
}

function NoTasks() {
  const { t } = useText();
  return (
    <>
      <Parts parts={homeParts} />
      <EmptyState icon="tasks" title={t('shell.empty')}>
        {t('shell.emptyText')}
      </EmptyState>
    </>
  );
}

function NotFound() {
  const { t } = useText();
  return (
    <EmptyState
      icon="search"
      title={t('shell.notFound')}
      action={<LinkButton to="/">{t('shell.toHome')}</LinkButton>}
    />
  );
}

function NewVersion() {
  const { t } = useText();
  const { ready, update } = useNewVersion();
  if (!ready) return null;
  return (
    <p className="new-version" role="status">
      {t('shell.update')}
      <Button kind="quiet" icon="refresh" onClick={update}>
        {t('shell.updateNow')}
      </Button>
    </p>
  );
}
