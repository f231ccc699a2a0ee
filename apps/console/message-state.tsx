import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon } from '#ui/icons/icon.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';

interface MessageStateProps {
  readonly name: 'empty' | 'notFound' | 'notPermitted';
  readonly icon?: ReactNode;
}

/** A page in place of a page: nothing here, not found, not permitted. */
export function MessageState({ name, icon }: MessageStateProps) {
  const { t } = useText();
  return (
    <div className="zs-state">
      <span className="zs-state-icon">{icon ?? <Icon name="search" size={32} />}</span>
      <h2>{t(`shell.${name}`)}</h2>
      <div className="zs-state-text">{t(`shell.${name}Text`)}</div>
      {name !== 'empty' && <Link to="/">{t('shell.toHome')}</Link>}
    </div>
  );
}
