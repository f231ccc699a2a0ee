import type { ReactNode } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { useLocation } from '../router/router.tsx';
import { LinkButton } from './button.tsx';
import { Notice } from './status-tag.tsx';

/** Where a page stops for who has not proved a telephone: why, the way to do so, and back to `back` (this very page). */
export function ProveFirst({
  title,
  back,
  children,
}: {
  /** Said instead of "prove your phone first" where the page goes on without: the act is then a lesser one. */
  readonly title?: string;
  readonly back?: string;
  /** What one gains by it, in a sentence. */
  readonly children: ReactNode;
}) {
  const { t } = useText();
  const { pathname, search } = useLocation();
  const next = encodeURIComponent(back ?? `${pathname}${search}`);
  return (
    <Notice meaning="notice" title={title ?? t('ui.prove.title')}>
      <p>{children}</p>
      <LinkButton
        to={`/phone?back=${next}`}
        kind={title ? 'secondary' : 'primary'}
        icon="phone"
        wide
      >
        {t('ui.prove.go')}
      </LinkButton>
    </Notice>
  );
}
