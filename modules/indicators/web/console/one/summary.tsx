import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { type Indicator, standingOf } from '../../../contract/index.ts';
import { Change } from '../shared/change.tsx';
import { useValues } from '../shared/clients.ts';
import type { Days } from '../shared/days.ts';
import { useSay } from '../shared/say.ts';
import { StandingTag, useBounds } from '../shared/standing.tsx';
import { queryOf, type Where } from './where.ts';

interface SummaryProps {
  readonly indicator: Indicator;
  readonly days: Days;
  readonly where: Where | null;
}

/** The number of the span, against the span before, the year before and the target. */
export function Summary({ indicator, days, where }: SummaryProps) {
  const { t } = useText();
  const say = useSay();
  const bounds = useBounds();
  const query = queryOf(days, where, 'nothing');
  const now = useValues(indicator.code, { ...query, compare: 'before' });
  const year = useValues(indicator.code, { ...query, compare: 'yearBefore' });
  if (now.isPending) return <Loading lines={3} />;
  if (now.isError) return <ErrorState error={now.error} onRetry={() => void now.refetch()} />;
  const value = now.data.values[0]?.value ?? null;
  const before = now.data.compared?.values[0]?.value ?? null;
  const yearBefore = year.data?.compared?.values[0]?.value ?? null;
  return (
    <section className="dk-card in-summary" aria-busy={now.isFetching}>
      <div>
        <span className="dk-muted">
          {indicator.isLive
            ? t('indicators.one.asOf', { to: days.to })
            : t('indicators.one.span', { ...days })}
        </span>
        <strong className="in-big" data-value={value ?? ''}>
          {say(value, indicator)}
        </strong>
        {value === null && <span className="dk-muted">{t('indicators.one.noValue')}</span>}
      </div>
      <div>
        <span className="dk-muted">{t('indicators.one.before')}</span>
        <span className="in-mid">{say(before, indicator)}</span>
        <Change value={value} before={before} indicator={indicator} />
      </div>
      <div>
        <span className="dk-muted">{t('indicators.one.yearBefore')}</span>
        <span className="in-mid">{say(yearBefore, indicator)}</span>
        <Change value={value} before={yearBefore} indicator={indicator} />
      </div>
      <div>
        <StandingTag standing={standingOf(indicator, value)} />
        <span className="dk-muted">{bounds(indicator) || t('indicators.bounds.none')}</span>
      </div>
    </section>
  );
}
