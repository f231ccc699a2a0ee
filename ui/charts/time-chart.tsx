import { lazy, Suspense, useState } from 'react';
import { useText } from '../i18n/text-provider.tsx';
import { EmptyState, Loading } from '../kit/states.tsx';
import { ChartTable } from './chart-table.tsx';
import type { TimeChartProps } from './types.ts';
import './charts.css';

const LiveChart = lazy(() => import('./live-chart.tsx'));

/** Lines or bars over time, with the switch to the same values as a table. */
export function TimeChart(props: TimeChartProps) {
  const { t } = useText();
  const [asTable, setAsTable] = useState(false);
  const { label, series, height = 260 } = props;
  const empty = series.every(({ points }) => points.every(({ value }) => value === null));
  if (empty) return <EmptyState title={t('ui.chart.empty')} />;
  return (
    <figure className="zs-chart" aria-label={label}>
      <button
        type="button"
        className="zs-chart-switch"
        aria-pressed={asTable}
        onClick={() => setAsTable(!asTable)}
      >
        {t(asTable ? 'ui.chart.asChart' : 'ui.chart.asTable')}
      </button>
      {asTable ? (
        <ChartTable {...props} timeTitle={t('ui.chart.time')} />
      ) : (
        <Suspense fallback={<Loading lines={5} />}>
          <div style={{ height }}>
            <LiveChart {...props} />
          </div>
        </Suspense>
      )}
    </figure>
  );
}
