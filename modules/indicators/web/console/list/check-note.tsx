import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { indicators, keys } from '../shared/clients.ts';

/** The last nightly comparison in one line. */
export function CheckNote() {
  const { t } = useText();
  const checks = useQuery({ queryKey: keys.checks, queryFn: () => indicators.checks({}) });
  const [last] = checks.data?.items ?? [];
  if (!checks.data) return null;
  const count = last?.differences.length ?? 0;
  return (
    <p className="dk-row in-check">
      {last && (
        <>
          <StatusTag meaning={count === 0 ? 'ok' : 'warning'}>
            {count === 0 ? t('indicators.checks.same') : t('indicators.checks.differs', { count })}
          </StatusTag>
          <Time at={last.startedAt} />
        </>
      )}
      {!last && <span className="dk-muted">{t('indicators.checks.never')}</span>}
      <Link to="/indicators/checks">{t('indicators.checks.title')}</Link>
    </p>
  );
}
