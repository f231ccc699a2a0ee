import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/names.ts';
import { Link } from '../router/router.tsx';

/** How a button speaks: the one main act, another act, a quiet one, or one that destroys. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  /** Working: shows it, keeps its width and refuses a second press. */
  readonly busy?: boolean;
  /** As wide as its column. */
  readonly wide?: boolean;
}

/** A button; at least a finger high in every app. */
export function Button({ kind = 'secondary', icon, busy, wide, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf(kind, wide, rest.className)}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy ? <span className="zs-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface LinkButtonProps {
  readonly to: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A link that looks like a button, for going somewhere inside the app. */
export function LinkButton({ to, kind = 'secondary', icon, wide, children }: LinkButtonProps) {
  return (
    <Link to={to} className={classOf(kind, wide)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

function classOf(kind: ButtonKind, wide = false, extra = ''): string {
  return `zs-button zs-button-${kind} ${wide ? 'zs-wide' : ''} ${extra}`.trim();
}
