import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { type ChartLimit, TimeChart } from '#ui/charts/index.ts';
import { saveFile, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { Indicator, ValueQuery } from '../../../contract/index.ts';
import { indicators, useNameOf, useValues } from '../shared/clients.ts';
import { countOf, type Days, startOf } from '../shared/days.ts';
import { useSay, useUnitOf } from '../shared/say.ts';
import { queryOf, type Where } from './where.ts';

interface OverTimeProps {
  readonly indicator: Indicator;
  readonly days: Days;
  readonly where: Where | null;
}

/** Longer spans begin by month. */
const longestByDay = 92;

/** How the number went, by day or month, with its target and its table. */
export function OverTime({ indicator, days, where }: OverTimeProps) {
  const { t } = useText();
  const nameOf = useNameOf();
  const unitOf = useUnitOf();
  const [chosen, choose] = useState<'day' | 'month' | null>(null);
  const by = chosen ?? (countOf(days) > longestByDay ? 'month' : 'day');
  const query = queryOf(days, where, by);
  const values = useValues(indicator.code, query);
  const limits = useLimits(indicator);
  return (
    <section className="dk-card">
      <div className="in-head">
        <h2>{t('indicators.one.overTime')}</h2>
        <span className="dk-row">
          <Segmented
            aria-label={t('indicators.one.by')}
            value={by}
            onChange={choose}
            options={[
              { value: 'day', label: t('indicators.by.day') },
              { value: 'month', label: t('indicators.by.month') },
            ]}
          />
          <ExportButton code={indicator.code} query={query} />
        </span>
      </div>
      {values.isPending && <Loading lines={6} />}
      {values.isError && <ErrorState error={values.error} onRetry={() => void values.refetch()} />}
      {values.data && (
        <TimeChart
          label={nameOf(indicator)}
          by="day"
          height={260}
          {...(indicator.unit === '%' ? {} : { from: 0 })}
          limits={limits}
          series={[
            {
              name: nameOf(indicator),
              unit: unitOf(indicator.unit),
              digits: indicator.decimals,
              kind: by === 'month' ? 'bar' : 'line',
              points: values.data.values.map(({ group, value }) => ({ at: startOf(group), value })),
            },
          ]}
        />
      )}
    </section>
  );
}

function useLimits(indicator: Indicator): ChartLimit[] {
  const { t } = useText();
  const say = useSay();
  // A count of a day cannot be held against the target of a month.
  const holdsEachDay = indicator.unit === '%' || indicator.isLive;
  if (indicator.target === null || !holdsEachDay) return [];
  const label = t('indicators.one.target', { value: say(indicator.target, indicator) });
  return [{ value: indicator.target, label }];
}

interface ExportProps {
  readonly code: string;
  readonly query: ValueQuery;
}

/** The same values as a workbook, the definition beside them. */
export function ExportButton({ code, query }: ExportProps) {
  const { t } = useText();
  const act = useAct();
  if (!usePermission('indicators.export')) return null;
  const save = async (): Promise<void> =>
    saveFile(
      await indicators.exportValues({ params: { code }, query: { ...query, compare: 'before' } }),
    );
  return (
    <>
      <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void act.run(save)}>
        {t('indicators.one.export')}
      </Button>
      <ErrorNotice error={act.error} />
    </>
  );
}
