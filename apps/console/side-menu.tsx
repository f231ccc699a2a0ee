import { useEffect, useRef, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Logo } from '#ui/brand/logo.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { recall, remember } from '#ui/kit/memory.ts';
import { consoleGroups, menuOf, type Page } from '#ui/page.ts';

const key = 'zhenshu.console.menu';

/** The left menu by groups; narrow on small screens and when folded. */
export function SideMenu({ pages }: { pages: readonly Page[] }) {
  const { t } = useText();
  const [folded, setFolded] = useState(() => recall(key) === 'folded');
  const current = currentOf(pages, useLocation().pathname);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const entry = nav.current?.querySelector('[aria-current=page]');
    if (current) entry?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const fold = (): void => {
    remember(key, folded ? null : 'folded');
    setFolded(!folded);
  };
  return (
    <aside className={folded ? 'side-menu side-menu-folded' : 'side-menu'}>
      <NavLink to="/" className="side-menu-brand" title={t('shell.home')}>
        <Logo size={30} />
        <span className="side-menu-word">
          <strong>{t('shell.name')}</strong>
        </span>
      </NavLink>
      <nav ref={nav} aria-label={t('shell.menu')}>
        {consoleGroups.map((group) => {
          const entries = menuOf(pages, group);
          if (entries.length === 0) return null;
          return (
            <section key={group}>
              <h2>{t(`shell.groups.${group}`)}</h2>
              <ul>
                {entries.map(({ path, menu }) => (
                  <li key={path}>
                    <Link
                      to={path}
                      title={t(menu.titleKey)}
                      aria-current={path === current ? 'page' : undefined}
                    >
                      <Icon name={menu.icon} size={20} />
                      <span className="side-menu-word">{t(menu.titleKey)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </nav>
      <button
        type="button"
        className="side-menu-fold"
        onClick={fold}
        aria-expanded={!folded}
        aria-label={t(folded ? 'shell.expand' : 'shell.collapse')}
      >
        <Icon name={folded ? 'forward' : 'back'} size={18} />
      </button>
    </aside>
  );
}

/** The entry under which a page stands: of `/people` and `/people/roles` the longer one that fits. */
function currentOf(pages: readonly Page[], pathname: string): string | undefined {
  return pages
    .filter(({ menu, path }) => menu && (pathname === path || pathname.startsWith(`${path}/`)))
    .map(({ path }) => path)
    .sort((a, b) => b.length - a.length)[0];
}
