import type { ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { type Meaning, meanings } from '../tokens/tokens.ts';

/** A state in a word with an icon; `neutral` where it means nothing good or bad. */
export function StatusTag({ meaning, children }: StatusTagProps) {
  return (
    <span className={`zs-tag zs-tag-${meaning}`}>
      {meaning !== 'neutral' && <Icon name={meanings[meaning].icon} />}
      {children}
    </span>
  );
}

interface StatusTagProps {
  readonly meaning: Meaning | 'neutral';
  readonly children: ReactNode;
}

/** A sentence that must be noticed, inside a page. */
export function Notice({ meaning, title, children }: NoticeProps) {
  return (
    <div
      className={`zs-notice zs-notice-${meaning}`}
      role={meaning === 'urgent' ? 'alert' : 'note'}
    >
      <Icon name={meanings[meaning].icon} />
      <div>
        {title && <strong>{title}</strong>}
        {children}
      </div>
    </div>
  );
}

interface NoticeProps {
  readonly meaning: Meaning;
  readonly title?: string;
  readonly children?: ReactNode;
}
