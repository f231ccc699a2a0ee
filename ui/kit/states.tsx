import type { ReactNode } from 'react';
import { ProblemError } from '#platform/problems/index.ts';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/names.ts';
import { useText } from '../i18n/text-provider.tsx';
import { Button } from './button.tsx';

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly icon?: IconName;
  /** What one can do now. */
  readonly action?: ReactNode;
}

/** Nothing here: says why, and what to do next. */
export function EmptyState({ title, children, icon = 'inbox', action }: EmptyStateProps) {
  return (
    <div className="zs-state">
      <span className="zs-state-icon">
        <Icon name={icon} size={32} />
      </span>
      <h2>{title}</h2>
      {children && <div className="zs-state-text">{children}</div>}
      {action}
    </div>
  );
}

/** What went wrong, where and what to do, from the server's problem details. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useText();
  const problem = error instanceof ProblemError ? error.problem : null;
  const offline = problem?.status === 0;
  const title = offline ? t('ui.error.offline') : (problem?.title ?? t('ui.error.unknown'));
  const cure = offline ? t('ui.error.offlineCure') : (problem?.cure ?? t('ui.error.unknownCure'));
  return (
    <div className="zs-state" role="alert">
      <span className="zs-state-icon zs-state-icon-warning">
        <Icon name={iconOf(problem?.status)} size={32} />
      </span>
      <h2>{title}</h2>
      <div className="zs-state-text">
        {problem?.detail && !offline && problem.detail !== title && <p>{problem.detail}</p>}
        {problem?.errors?.map((place) => (
          <p key={place.pointer}>{place.detail}</p>
        ))}
        <p>{cure}</p>
        {problem?.traceId && (
          <p className="zs-trace-id">{t('ui.error.trace', { id: problem.traceId })}</p>
        )}
      </div>
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          {t('ui.error.retry')}
        </Button>
      )}
    </div>
  );
}

function iconOf(status: number | undefined): IconName {
  if (status === 0) return 'offline';
  if (status === 403) return 'lock';
  return status === 404 ? 'search' : 'warning';
}

/** The same in one box, for a failed act inside a page (a form stays as it is). */
export function ErrorNotice({ error }: { error: unknown }) {
  const { t } = useText();
  if (!error) return null;
  const problem = error instanceof ProblemError ? error.problem : null;
  const offline = problem?.status === 0;
  return (
    <div className="zs-notice zs-notice-urgent" role="alert">
      <Icon name="warning" />
      <div>
        <strong>
          {offline ? t('ui.error.offline') : (problem?.title ?? t('ui.error.unknown'))}
        </strong>
        {problem?.errors?.map((place) => (
          <p key={place.pointer}>{place.detail}</p>
        ))}
        <p>{offline ? t('ui.error.offlineCure') : (problem?.cure ?? t('ui.error.unknownCure'))}</p>
      </div>
    </div>
  );
}

/** The fault of one form control: the detail of the problem whose pointer ends there. */
export function faultAt(error: unknown, pointer: string): string | null {
  if (!(error instanceof ProblemError)) return null;
  return error.problem.errors?.find((place) => place.pointer.endsWith(pointer))?.detail ?? null;
}

/** The page is coming: grey lines in the shape of text. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useText();
  return (
    <div className="zs-loading" role="status">
      <span className="zs-hidden">{t('ui.loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move.
        <span key={line} className="zs-skeleton" aria-hidden="true" />
      ))}
    </div>
  );
}
