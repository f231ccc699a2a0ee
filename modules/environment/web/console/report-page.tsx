import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { Report } from '../../contract.ts';
import { Places } from './places.tsx';
import { AirReport, NoiseReport, WaterReport } from './report-tables.tsx';
import { environment, useReport } from './use-environment.ts';
import './environment.css';

type Span = 'day' | 'month';

/** The daily and the monthly report, to read, print and take along. */
export default function ReportPage() {
  const { t } = useText();
  const today = new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const [span, setSpan] = useState<Span>('day');
  const [date, setDate] = useState(today);
  const [from, to] = span === 'day' ? [date, date] : monthOf(date);
  const report = useReport(from, to);
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await environment.reportFile({ query: { from, to } })));
  return (
    <div className="env-report">
      <PageHead title={t('environment.report.title')} lead={t('environment.report.lead')}>
        <Button icon={<Icon name="print" />} onClick={() => globalThis.print()}>
          {t('environment.report.print')}
        </Button>
        <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
          {t('environment.report.download')}
        </Button>
      </PageHead>
      <Places />
      <ErrorNotice error={act.error} />
      <div className="dk-tools">
        <Segmented<Span>
          value={span}
          onChange={setSpan}
          options={(['day', 'month'] as const).map((value) => ({
            value,
            label: t(`environment.report.${value}`),
          }))}
        />
        <Input
          type={span === 'day' ? 'date' : 'month'}
          className="env-date"
          aria-label={t(`environment.report.${span}`)}
          value={span === 'day' ? date : date.slice(0, 7)}
          max={span === 'day' ? today : today.slice(0, 7)}
          onChange={({ target: { value } }) => {
            if (value) setDate(span === 'day' ? value : `${value}-01`);
          }}
        />
      </div>
      {report.isPending && <Loading lines={8} />}
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.data && (
        <div className="dk-stack" aria-busy={report.isFetching}>
          <Summary report={report.data} />
          <AirReport report={report.data} />
          <NoiseReport report={report.data} />
          <WaterReport report={report.data} />
        </div>
      )}
    </div>
  );
}

function Summary({ report: { summary, from, to } }: { report: Report }) {
  const { t } = useText();
  const tiles = [
    {
      name: t('environment.report.airGood'),
      value: shareText(summary.airGoodDays, summary.airDays),
      note: t('environment.report.ofDays', {
        count: summary.airGoodDays,
        total: summary.airDays,
      }),
    },
    {
      name: t('environment.report.pm25'),
      value: summary.pm25 === null ? '—' : String(summary.pm25),
      note: 'µg/m³',
    },
    {
      name: t('environment.report.noiseKept'),
      value: shareText(summary.noiseKept, summary.noisePeriods),
      note: t('environment.report.ofPeriods', {
        count: summary.noiseKept,
        total: summary.noisePeriods,
      }),
    },
    {
      name: t('environment.report.waterReached'),
      value: shareText(summary.waterReached, summary.waterDays),
      note: t('environment.report.ofDays', {
        count: summary.waterReached,
        total: summary.waterDays,
      }),
    },
  ];
  return (
    <section aria-label={t('environment.report.summary')}>
      <p className="dk-muted">{from === to ? from : t('environment.report.span', { from, to })}</p>
      <div className="env-tiles">
        {tiles.map(({ name, value, note }) => (
          <div key={name} className="dk-card env-tile">
            <span className="dk-muted">{name}</span>
            <strong>{value}</strong>
            <span className="dk-muted">{note}</span>
          </div>
        ))}
      </div>
    </section>
  );
}

function shareText(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)} %`;
}

/** First and last day of a date's month. */
function monthOf(date: string): [string, string] {
  const [year = 0, month = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return [`${last.slice(0, 8)}01`, last];
}
