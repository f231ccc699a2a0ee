import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from '#platform/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { ErrorState, Loading, useText } from '#ui/index.ts';
import { api, type PublicRate } from '../../contract/index.ts';
import { Fold } from './fold.tsx';
import { MonthTable } from './month-table.tsx';

const spans = [30, 90, 365] as const;

/** The rates over a span of days. */
export function RatesSection() {
  const { t, locale } = useText();
  const [days, setDays] = useState<number>(365);
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', 'rates', locale, days],
    queryFn: async () => createClient(api).publicRates({ query: { days } }),
    placeholderData: (last) => last,
  });
  return (
    <section aria-labelledby="rp-rates">
      <h2 id="rp-rates" className="rp-heading">
        {t('reports.public.rates')}
      </h2>
      <div className="rp-spans" role="group" aria-label={t('reports.public.span')}>
        {spans.map((span) => (
          <button
            key={span}
            type="button"
            className="rp-span"
            aria-pressed={span === days}
            onClick={() => setDays(span)}
          >
            {t(`reports.public.days.${span}`)}
          </button>
        ))}
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading lines={5} />}
      {data && (
        <div aria-live="polite">
          <div className="rp-rates">
            {data.rates.map((rate) => (
              <Rate key={rate.id} rate={rate} />
            ))}
          </div>
          <MonthTable months={data.byMonth} />
          <Frequent categories={data.byCategory} />
        </div>
      )}
    </section>
  );
}

function Rate({ rate }: { rate: Static<typeof PublicRate> }) {
  const { t, locale } = useText();
  const { value, numerator, denominator } = rate;
  const zh = locale === 'zh';
  return (
    <article className="rp-rate">
      <h3>{zh ? rate.nameZh : rate.nameEn}</h3>
      <p className="rp-rate-value">
        {value === null ? t('reports.public.noValue') : percentOf(value)}
      </p>
      <p className="rp-rate-numbers">
        {t('reports.public.numbers', {
          numerator: numerator.toLocaleString('en'),
          denominator: denominator.toLocaleString('en'),
        })}
      </p>
      <p className="zs-hint">{zh ? rate.definitionZh : rate.definitionEn}</p>
    </article>
  );
}

/** One decimal, cut off and not rounded up: 99.96 % must not read 100 %. */
function percentOf(value: number): string {
  return `${(Math.floor(value * 1000 + 1e-9) / 10).toFixed(1)}%`;
}

const shownAtMost = 8;

function Frequent({ categories }: { categories: readonly FrequentCategory[] }) {
  const { t } = useText();
  const most = [...categories].sort((a, b) => b.count - a.count).slice(0, shownAtMost);
  const largest = Math.max(1, ...most.map(({ count }) => count));
  if (most.length === 0) return null;
  return (
    <Fold title={t('reports.public.frequent')}>
      <ul className="rp-bars">
        {most.map(({ code, name, count }) => (
          <li key={code}>
            <span>{name}</span>
            <span className="zs-number">{count.toLocaleString('en')}</span>
            <span className="rp-bar" style={{ width: `${(count / largest) * 100}%` }} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}

interface FrequentCategory {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}
