import { type ReactNode, useSyncExternalStore } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/names.ts';
import { useText } from '../i18n/text-provider.tsx';
import { Link, NavLink, navigate } from '../router/router.tsx';
import { Logo } from '../brand/logo.tsx';

interface TopBarProps {
  readonly title: string;
  /** Shows a step back; the path to go to where there is no history. */
  readonly backTo?: string;
  readonly children?: ReactNode;
}

/** The bar at the top: mark and name, or a step back, and at most three acts. */
export function TopBar({ title, backTo, children }: TopBarProps) {
  const { t } = useText();
  const goBack = (): void => {
    if (history.length > 1) navigate(-1);
    else navigate(backTo ?? '/');
  };
  return (
    <header className="zs-top-bar">
      {backTo === undefined ? (
        <Link to="/" className="zs-brand">
          <Logo />
          <span>{title}</span>
        </Link>
      ) : (
        <>
          <button type="button" className="zs-bar-button" onClick={goBack}>
            <Icon name="back" />
            {t('ui.back')}
          </button>
          <span className="zs-bar-title">{title}</span>
        </>
      )}
      <div className="zs-bar-acts">{children}</div>
    </header>
  );
}

/** One place of the bottom bar. */
export interface NavPlace {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** A number on it: what waits there. */
  readonly badge?: number;
}

/** The bar at the bottom, within the thumb's reach. */
export function BottomNav({ places, label }: { places: readonly NavPlace[]; label: string }) {
  return (
    <nav className="zs-bottom-nav" aria-label={label}>
      {places.map((place) => (
        <NavLink key={place.to} to={place.to}>
          <span className="zs-nav-icon">
            <Icon name={place.icon} size={26} />
            {place.badge ? <span className="zs-badge">{place.badge}</span> : null}
          </span>
          {place.label}
        </NavLink>
      ))}
    </nav>
  );
}

function subscribeOnline(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the device says it has a network. */
export function useOnline(): boolean {
  return useSyncExternalStore(subscribeOnline, () => navigator.onLine);
}

/** Says that there is no network and what still works. */
export function OfflineBanner({ children }: { children?: ReactNode }) {
  const { t } = useText();
  const online = useOnline();
  if (online) return null;
  return (
    <p className="zs-offline" role="status">
      <Icon name="offline" /> {children ?? t('ui.offline')}
    </p>
  );
}
