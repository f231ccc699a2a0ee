import { NavLink } from 'react-router';
import './desk.css';

interface SubNavProps {
  /** What the pages have in common, for screen readers. */
  readonly label: string;
  readonly places: readonly { readonly to: string; readonly title: string }[];
}

/** Pages of one matter, side by side under its title. */
export function SubNav({ label, places }: SubNavProps) {
  return (
    <nav className="dk-sub-nav" aria-label={label}>
      {places.map(({ to, title }) => (
        <NavLink key={to} to={to} end>
          {title}
        </NavLink>
      ))}
    </nav>
  );
}
