import { App, Button, Drawer, Switch } from 'antd';
import { useState } from 'react';
import { SaveFault, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { CalendarView } from '../../contract.ts';
import { HoursField } from './hours-field.tsx';
import { MarketRules } from './market-rules.tsx';
import {
  calendar,
  type Hours,
  type MarketRule,
  useRenewCalendar,
  useWeekdays,
  type WeeklyHours,
} from './use-calendar.ts';
import { useCalendarFields } from './use-calendar-fields.ts';

interface Week {
  readonly weeklyHours: WeeklyHours;
  readonly makeUpHours: Hours[] | null;
  readonly marketRules: MarketRule[];
}

/** The usual week, the hours of make-up days, and the rules of the market days. */
export function WeekDrawer({ data, onClose }: { data: CalendarView; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const [week, setWeek] = useState<Week>(weekOf(data));
  const fields = useCalendarFields(['weeklyHours', 'makeUpHours', 'marketRules']);
  const renew = useRenewCalendar();
  const act = useAct();
  const save = async (version: number): Promise<void> => {
    const saved = await act.run(async () => {
      await calendar.saveWeek({ body: { ...week, version } });
      await renew();
    });
    if (!saved) return;
    void message.success(t('calendar.saved'));
    onClose();
  };
  return (
    <Drawer
      open
      size={560}
      title={t('calendar.week.title')}
      onClose={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" loading={act.busy} onClick={() => void save(data.version)}>
          {t('calendar.save')}
        </Button>
      }
    >
      <SaveFault<CalendarView>
        error={act.error}
        fields={fields}
        mine={() => week}
        read={async () => calendar.calendar({ query: { year: data.year } })}
        onTake={(latest) => {
          setWeek(weekOf(latest));
          act.clear();
          void renew();
        }}
        onKeep={(latest) => void save(latest.version)}
      />
      <div className="dk-stack">
        <WeekFields week={week} onChange={setWeek} />
        <section className="dk-card">
          <h2>{t('calendar.market.title')}</h2>
          <MarketRules
            rules={week.marketRules}
            onChange={(marketRules) => setWeek({ ...week, marketRules })}
          />
        </section>
      </div>
    </Drawer>
  );
}

function WeekFields({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const { t } = useText();
  const weekdays = useWeekdays();
  const { weeklyHours, makeUpHours } = week;
  return (
    <section className="dk-card">
      <h2>{t('calendar.week.hours')}</h2>
      {weekdays.map(({ day, name }) => (
        <div key={day} className="calendar-line">
          <span>{name}</span>
          <HoursField
            label={name}
            value={weeklyHours[day] ?? []}
            onChange={(hours) =>
              onChange({ ...week, weeklyHours: { ...weeklyHours, [day]: hours } })
            }
          />
        </div>
      ))}
      <div className="calendar-line">
        <span>{t('calendar.kind.makeUp')}</span>
        <div>
          <label className="dk-row">
            <Switch
              size="small"
              checked={makeUpHours === null}
              onChange={(same) =>
                onChange({ ...week, makeUpHours: same ? null : [...(weeklyHours[1] ?? [])] })
              }
            />
            {t('calendar.week.asWeekday')}
          </label>
          {makeUpHours && (
            <HoursField
              label={t('calendar.kind.makeUp')}
              value={makeUpHours}
              onChange={(hours) => onChange({ ...week, makeUpHours: hours })}
            />
          )}
        </div>
      </div>
    </section>
  );
}

function weekOf({ weeklyHours, makeUpHours, marketRules }: CalendarView): Week {
  return { weeklyHours, makeUpHours, marketRules };
}
