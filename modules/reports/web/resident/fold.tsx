import type { ReactNode } from 'react';
import { Icon } from '#ui/index.ts';
import './fold.css';

interface FoldProps {
  readonly title: ReactNode;
  /** Opens it for the reader, where something inside needs a look. */
  readonly open?: boolean;
  /** Only one of the same name is open at a time. */
  readonly name?: string;
  /** Inside a card or sheet: no frame of its own. */
  readonly plain?: boolean;
  readonly children: ReactNode;
}

/** Something that not everyone needs, folded away under its title. */
export function Fold({ title, open, name, plain = false, children }: FoldProps) {
  return (
    <details
      className={plain ? 'rp-fold rp-fold-plain' : 'rp-fold'}
      {...(name ? { name } : {})}
      {...(open ? { open } : {})}
    >
      <summary>
        <span>{title}</span>
        <Icon name="down" />
      </summary>
      {children}
    </details>
  );
}
