import { App, Button, Drawer, Input, Switch } from 'antd';
import { useState } from 'react';
import { SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { CalendarView } from '../../contract.ts';
import { calendar, type Day, useRenewCalendar } from './use-calendar.ts';
import { useCalendarFields } from './use-calendar-fields.ts';

interface NamedDay {
  readonly date: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

interface Notices {
  readonly published: boolean;
  readonly holidays: NamedDay[];
  readonly makeUpDays: NamedDay[];
}

/** Holidays and make-up days of a year, taken over from the shipped list or entered by hand. */
export function YearDrawer({ data, onClose }: { data: CalendarView; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [notices, setNotices] = useState<Notices>(noticesOf(data));
  const fields = useCalendarFields(['holidays', 'makeUpDays']);
  const renew = useRenewCalendar();
  const act = useAct();
  const { year } = data;
  const finish = async (work: () => Promise<unknown>): Promise<void> => {
    const done = await act.run(async () => {
      await work();
      await renew();
    });
    if (!done) return;
    void message.success(t('calendar.saved'));
    onClose();
  };
  const save = async (version: number): Promise<void> =>
    finish(async () => calendar.saveYear({ params: { year }, body: { ...notices, version } }));
  return (
    <Drawer
      open
      size={640}
      title={t('calendar.year.title', { year })}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => void save(data.yearVersion)}>
          {t('calendar.save')}
        </Button>
      }
    >
      <SaveFault<Notices & { yearVersion: number }>
        error={act.error}
        fields={fields}
        mine={() => notices}
        read={async () => {
          const latest = await calendar.calendar({ query: { year } });
          return { ...noticesOf(latest), yearVersion: latest.yearVersion };
        }}
        onTake={(latest) => {
          setNotices(latest);
          act.clear();
          void renew();
        }}
        onKeep={(latest) => void save(latest.yearVersion)}
      />
      <div className="dk-stack">
        <Adopt
          data={data}
          busy={act.busy}
          onAdopt={() =>
            void finish(async () =>
              calendar.adoptYear({ params: { year }, body: { version: data.yearVersion } }),
            )
          }
        />
        <label className="dk-row">
          <Switch
            checked={notices.published}
            onChange={(published) => setNotices({ ...notices, published })}
          />
          {t('calendar.year.published')}
        </label>
        <Days
          title={t('calendar.kind.holiday')}
          year={year}
          days={notices.holidays}
          onChange={(holidays) => setNotices({ ...notices, holidays })}
        />
        <Days
          title={t('calendar.kind.makeUp')}
          year={year}
          days={notices.makeUpDays}
          onChange={(makeUpDays) => setNotices({ ...notices, makeUpDays })}
        />
      </div>
    </Drawer>
  );
}

interface AdoptProps {
  readonly data: CalendarView;
  readonly busy: boolean;
  readonly onAdopt: () => void;
}

function Adopt({ data, busy, onAdopt }: AdoptProps) {
  const { t } = useText();
  if (!data.shipped) {
    return <Notice meaning="notice" title={t('calendar.year.notShipped')} />;
  }
  return (
    <Notice meaning="ok" title={t('calendar.year.shipped')}>
      <Button loading={busy} onClick={onAdopt}>
        {t('calendar.year.adopt')}
      </Button>
    </Notice>
  );
}

interface DaysProps {
  readonly title: string;
  readonly year: number;
  readonly days: readonly NamedDay[];
  readonly onChange: (days: NamedDay[]) => void;
}

function Days({ title, year, days, onChange }: DaysProps) {
  const { t } = useText();
  const change = (at: number, part: Partial<NamedDay>): void =>
    onChange(days.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <section className="dk-card">
      <h2>{t('calendar.year.count', { title, count: days.length })}</h2>
      <div className="dk-stack">
        {days.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a date may stand twice while being typed.
          <div key={index} className="calendar-named">
            <Input
              type="date"
              min={`${year}-01-01`}
              max={`${year}-12-31`}
              value={one.date}
              aria-label={t('calendar.year.date')}
              onChange={(event) => change(index, { date: event.target.value })}
            />
            <Input
              value={one.nameZh}
              placeholder={t('calendar.day.nameZh')}
              aria-label={t('calendar.day.nameZh')}
              onChange={(event) => change(index, { nameZh: event.target.value })}
            />
            <Input
              value={one.nameEn}
              placeholder={t('calendar.day.nameEn')}
              aria-label={t('calendar.day.nameEn')}
              onChange={(event) => change(index, { nameEn: event.target.value })}
            />
            <Button
              type="text"
              danger
              icon={<Icon name="trash" />}
              aria-label={t('calendar.year.remove')}
              onClick={() => onChange(days.filter((_, other) => other !== index))}
            />
          </div>
        ))}
        <Button
          type="dashed"
          icon={<Icon name="plus" />}
          onClick={() => onChange([...days, { date: `${year}-01-01`, nameZh: '', nameEn: '' }])}
        >
          {t('calendar.year.add')}
        </Button>
      </div>
    </section>
  );
}

function noticesOf({ published, months }: CalendarView): Notices {
  const national = months.flatMap(({ days }) => days).filter(({ overridden }) => !overridden);
  const of = (kind: Day['kind']): NamedDay[] =>
    national
      .filter((day) => day.kind === kind)
      .map(({ date, nameZh, nameEn }) => ({ date, nameZh, nameEn }));
  return { published, holidays: of('holiday'), makeUpDays: of('makeUp') };
}
