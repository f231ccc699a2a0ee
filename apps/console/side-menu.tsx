import { useEffect, useRef, useState } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { Logo } from '#ui/brand/logo.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { recall, remember } from '#ui/kit/memory.ts';
import { consoleGroups, menuOf, type Page } from '#ui/page.ts';

const key = 'zhenshu.console.menu';

interface SideMenuProps {
  readonly pages: readonly Page[];
  /** Only for small screens, where it lies over the page until a place was chosen. */
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The left menu by groups; may be folded, and comes when called on small screens. */
export function SideMenu({ pages, isOpen, onClose }: SideMenuProps) {
  const { t } = useText();
  const [folded, setFolded] = useState(() => recall(key) === 'folded');
  const current = currentOf(pages, useLocation().pathname);
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const entry = nav.current?.querySelector('[aria-current=page]');
    if (current) entry?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    if (!isOpen) return;
    nav.current?.querySelector<HTMLElement>('[aria-current=page], a')?.focus();
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', leave);
    return () => removeEventListener('keydown', leave);
  }, [isOpen, onClose]);
  const fold = (): void => {
    remember(key, folded ? null : 'folded');
    setFolded(!folded);
  };
  const classes = ['side-menu', folded && 'side-menu-folded', isOpen && 'side-menu-open'];
  return (
    <aside className={classes.filter(Boolean).join(' ')}>
      <NavLink to="/" className="side-menu-brand" title={t('shell.home')} onClick={onClose}>
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
                      onClick={onClose}
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
