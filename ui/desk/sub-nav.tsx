import { useEffect, useRef } from 'react';
import { NavLink, useLocation } from 'react-router';
import './desk.css';

interface SubNavProps {
  /** What the pages have in common, for screen readers. */
  readonly label: string;
  readonly places: readonly { readonly to: string; readonly title: string }[];
}

/** Pages of one matter, side by side under its title; the one that is open is always in sight. */
export function SubNav({ label, places }: SubNavProps) {
  const nav = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const open = nav.current?.querySelector('[aria-current=page]');
    if (pathname) open?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav ref={nav} className="dk-sub-nav" aria-label={label}>
      {places.map(({ to, title }) => (
        <NavLink key={to} to={to} end>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}
