import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/names.ts';
import { Link } from '../router/router.tsx';

/** A group of things that belong together. */
export function Card({ title, action, children }: CardProps) {
  return (
    <section className="zs-card">
      {(title || action) && (
        <header className="zs-card-head">
          {title && <h2>{title}</h2>}
          {action}
        </header>
      )}
      {children}
    </section>
  );
}

interface CardProps {
  readonly title?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A list of `ListItem`s. */
export function List({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="zs-list" {...(label ? { 'aria-label': label } : {})}>
      {children}
    </ul>
  );
}

interface ListItemProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly icon?: IconName;
  /** At the right end: a tag, a time. */
  readonly aside?: ReactNode;
  /** Where it leads inside the app. */
  readonly to?: string;
  readonly onClick?: () => void;
}

/** One line of a list; the whole line is the target. */
export function ListItem({ title, children, icon, aside, to, onClick }: ListItemProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} size={26} />}
      <span className="zs-list-text">
        <span className="zs-list-title">{title}</span>
        {children && <span className="zs-list-detail">{children}</span>}
      </span>
      {aside && <span className="zs-list-aside">{aside}</span>}
      {(to || onClick) && <Icon name="forward" />}
    </>
  );
  if (to) {
    return (
      <li>
        <Link to={to} className="zs-list-item">
          {inside}
        </Link>
      </li>
    );
  }
  if (!onClick) {
    return (
      <li>
        <div className="zs-list-item">{inside}</div>
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="zs-list-item" onClick={onClick}>
        {inside}
      </button>
    </li>
  );
}
