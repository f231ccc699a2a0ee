import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { PageHead, saveFile, useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { CalendarView } from '../../contract.ts';
import { DayDrawer } from './day-drawer.tsx';
import { HistoryDrawer } from './history-drawer.tsx';
import { ImportDrawer } from './import-drawer.tsx';
import { Legend } from './legend.tsx';
import { MonthGrid } from './month-grid.tsx';
import { calendar, type Day, useYear } from './use-calendar.ts';
import { WeekDrawer } from './week-drawer.tsx';
import { WeekSummary } from './week-summary.tsx';
import { YearDrawer } from './year-drawer.tsx';
import './calendar.css';

type Open = 'week' | 'year' | 'history' | 'import' | null;

/** The working calendar: which days and hours count, and when the market is. */
export default function CalendarPage() {
  const { t } = useText();
  // The months a person thinks in are the town's, eight hours ahead of UTC.
  const today = new Date(serverNow().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const [month, setMonth] = useState(Number(today.slice(5, 7)));
  const [view, setView] = useState<'month' | 'year'>('month');
  const [open, setOpen] = useState<Open>(null);
  const [day, setDay] = useState<Day | null>(null);
  const read = useYear(year);
  const step = (by: number): void => {
    if (view === 'year') setYear(year + by);
    else {
      const next = year * 12 + month - 1 + by;
      setYear(Math.floor(next / 12));
      setMonth((next % 12) + 1);
    }
  };
  return (
    <>
      <PageHead title={t('calendar.menu')} lead={t('calendar.lead')}>
        <Button onClick={() => setOpen('week')}>{t('calendar.week.title')}</Button>
        <Button onClick={() => setOpen('year')}>{t('calendar.year.title', { year })}</Button>
        <Button icon={<Icon name="history" />} onClick={() => setOpen('history')}>
          {t('calendar.history')}
        </Button>
        <Button icon={<Icon name="upload" />} onClick={() => setOpen('import')}>
          {t('calendar.file.open')}
        </Button>
        <Export />
      </PageHead>
      <div className="dk-tools">
        <Button
          icon={<Icon name="back" />}
          aria-label={t('calendar.before')}
          onClick={() => step(-1)}
        />
        <strong className="calendar-when">
          {t(view === 'year' ? 'calendar.yearName' : 'calendar.monthName', { year, month })}
        </strong>
        <Button
          icon={<Icon name="forward" />}
          aria-label={t('calendar.after')}
          onClick={() => step(1)}
        />
        <Segmented<'month' | 'year'>
          value={view}
          onChange={setView}
          options={(['month', 'year'] as const).map((value) => ({
            value,
            label: t(`calendar.view.${value}`),
          }))}
        />
        <Legend />
      </div>
      {read.isPending && <Loading lines={8} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} />}
      {read.data && read.data.year === year && (
        <Year
          data={read.data}
          month={view === 'month' ? month : null}
          today={today}
          onDay={setDay}
          onYear={() => setOpen('year')}
        />
      )}
      {read.data && day && <DayDrawer key={day.date} day={day} onClose={() => setDay(null)} />}
      {read.data && open === 'week' && (
        <WeekDrawer data={read.data} onClose={() => setOpen(null)} />
      )}
      {read.data && open === 'year' && (
        <YearDrawer data={read.data} onClose={() => setOpen(null)} />
      )}
      {open === 'import' && <ImportDrawer onClose={() => setOpen(null)} />}
      {open === 'history' && <HistoryDrawer onClose={() => setOpen(null)} />}
    </>
  );
}

interface YearProps {
  readonly data: CalendarView;
  /** Null shows the whole year. */
  readonly month: number | null;
  readonly today: string;
  readonly onDay: (day: Day) => void;
  readonly onYear: () => void;
}

function Year({ data, month, today, onDay, onYear }: YearProps) {
  const { t } = useText();
  const months = data.months.filter((one) => month === null || one.month === month);
  return (
    <>
      {!data.published && (
        <Notice meaning="warning" title={t('calendar.unpublished', { year: data.year })}>
          <p>{t('calendar.unpublishedText')}</p>
          <Button onClick={onYear}>{t('calendar.year.enter')}</Button>
        </Notice>
      )}
      <div className={month === null ? 'calendar-year' : 'calendar-month-page'}>
        {months.map((one) => (
          <MonthGrid
            key={one.month}
            month={one}
            today={today}
            onDay={onDay}
            large={month !== null}
          />
        ))}
        {month !== null && <WeekSummary data={data} />}
      </div>
    </>
  );
}

function Export() {
  const { t } = useText();
  const act = useAct();
  const download = async (): Promise<unknown> =>
    act.run(async () => saveFile(await calendar.exportCalendar({})));
  return (
    <>
      <ErrorNotice error={act.error} />
      <Button icon={<Icon name="download" />} loading={act.busy} onClick={() => void download()}>
        {t('calendar.export')}
      </Button>
    </>
  );
}
