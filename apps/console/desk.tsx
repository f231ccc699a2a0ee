import { App as AntApp, ConfigProvider } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { consoleGroups, menuOf, type Page, permitted } from '#ui/page.ts';
import { PageView, Parts, SelectionPartsProvider } from '#ui/page-view.tsx';
import { useMe, Watermark } from '#ui/session/index.ts';
import { antLocale } from './antd-locale.ts';
import { MessageState } from './message-state.tsx';
import { homeParts, pages, selectionParts } from './pages.ts';
import { SideMenu } from './side-menu.tsx';
import { theme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import './console.css';

/** The desk of a signed-in member of staff: menu, bar and pages. */
export default function Desk() {
  const { t, locale } = useText();
  const { permissions } = useMe();
  const mine = useMemo(() => permitted(pages, new Set(permissions)), [permissions]);
  const acts = useMemo(() => permitted(selectionParts, new Set(permissions)), [permissions]);
  const { pathname } = useLocation();
  const menu = usePhoneMenu();
  useEffect(() => {
    if (pathname === '/') document.title = t('shell.name');
  }, [pathname, t]);
  return (
    <ConfigProvider theme={theme} locale={antLocale(locale)} button={{ autoInsertSpace: false }}>
      <AntApp className="desk" component="div">
        <a className="zs-skip" href="#main">
          {t('ui.skip')}
        </a>
        <Watermark key={pathname} path={pathname} />
        <SideMenu pages={mine} isOpen={menu.isOpen} onClose={menu.close} />
        {menu.isOpen && (
          <button
            type="button"
            className="side-menu-veil"
            aria-label={t('shell.closeMenu')}
            onClick={menu.close}
          />
        )}
        <div className="desk-right">
          <TopBar
            menuButton={
              <button
                ref={menu.button}
                type="button"
                className="top-bar-menu"
                aria-label={t('shell.openMenu')}
                aria-expanded={menu.isOpen}
                onClick={menu.open}
              >
                <Icon name="menu" size={22} />
              </button>
            }
          />
          <main id="main" className="desk-main" tabIndex={-1}>
            <SelectionPartsProvider value={acts}>
              <DeskRoutes mine={mine} />
            </SelectionPartsProvider>
          </main>
        </div>
      </AntApp>
    </ConfigProvider>
  );
}

/** The menu of small screens: called by its button, to which the focus returns. */
function usePhoneMenu() {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const open = useCallback(() => setOpen(true), []);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  return { isOpen, open, close, button };
}

function DeskRoutes({ mine }: { mine: readonly Page[] }) {
  const { t } = useText();
  const may = new Set(mine.map((page) => page.path));
  return (
    <Routes>
      {pages.map((page) => (
        <Route
          key={page.path}
          path={page.path}
          element={
            may.has(page.path) ? (
              <PageView page={page} appName={t('shell.name')} />
            ) : (
              <MessageState name="notPermitted" icon={<Icon name="lock" size={32} />} />
            )
          }
        />
      ))}
      {!may.has('/') && <Route path="/" element={<Home mine={mine} />} />}
      <Route path="*" element={<MessageState name="notFound" />} />
    </Routes>
  );
}

/** What modules put on the first page; without any, the first page of the menu. */
function Home({ mine }: { mine: readonly Page[] }) {
  const { permissions } = useMe();
  const parts = permitted(homeParts, new Set(permissions));
  if (parts.length > 0) {
    return (
      <div className="desk-home">
        <Parts parts={parts} />
      </div>
    );
  }
  const first = consoleGroups.flatMap((group) => menuOf(mine, group))[0];
  return first ? <Navigate to={first.path} replace /> : <MessageState name="empty" />;
}
