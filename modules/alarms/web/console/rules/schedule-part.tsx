import { Button, Checkbox, Form, Input, Select, Switch } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { Schedule } from '../../../contract/index.ts';
import type { Draft } from './draft.ts';

const plain: Schedule = {
  hours: [{ startMinute: 22 * 60, endMinute: 6 * 60 }],
  weekdays: [],
  days: 'every',
};
const days = ['every', 'working', 'off', 'market', 'notMarket'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const;

/** When the rule watches: always, or in hours, on weekdays, by the town's calendar. */
export function SchedulePart({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useText();
  const { schedule } = draft;
  const set = (change: Partial<Schedule>): void =>
    onChange({ schedule: { ...(schedule ?? plain), ...change } });
  return (
    <section className="dk-card">
      <h2>{t('alarms.edit.schedule')}</h2>
      <p className="dk-row">
        <Switch
          checked={schedule !== null}
          onChange={(isOn) => onChange({ schedule: isOn ? plain : null })}
          aria-label={t('alarms.schedule.only')}
        />
        {t(schedule ? 'alarms.schedule.only' : 'alarms.schedule.always')}
      </p>
      {schedule && (
        <>
          <Form.Item label={t('alarms.schedule.hours')}>
            <Hours value={schedule.hours} onChange={(hours) => set({ hours })} />
          </Form.Item>
          <Form.Item label={t('alarms.schedule.weekdays')}>
            <Checkbox.Group
              value={[...schedule.weekdays]}
              onChange={(chosen) => set({ weekdays: chosen as number[] })}
              options={weekdays.map((value) => ({ value, label: t(`alarms.weekday.${value}`) }))}
            />
            <p className="dk-muted">{t('alarms.schedule.weekdaysHint')}</p>
          </Form.Item>
          <Form.Item label={t('alarms.schedule.days')} htmlFor="al-days">
            <Select
              id="al-days"
              style={{ width: 200 }}
              value={schedule.days}
              onChange={(value) => set({ days: value })}
              options={days.map((value) => ({ value, label: t(`alarms.days.${value}`) }))}
            />
          </Form.Item>
        </>
      )}
    </section>
  );
}

type HourList = Schedule['hours'];

const two = (count: number): string => String(count).padStart(2, '0');
const clockOf = (minute: number): string =>
  `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
/** Minutes since midnight of `HH:MM`; null while somebody types. */
function minuteOf(clock: string): number | null {
  const found = /^(\d\d):(\d\d)/.exec(clock);
  return found ? Number(found[1]) * 60 + Number(found[2]) : null;
}

function Hours({
  value,
  onChange,
}: {
  readonly value: HourList;
  readonly onChange: (hours: HourList) => void;
}) {
  const { t } = useText();
  const set = (index: number, change: Partial<HourList[number]>): void =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <div className="al-hours">
      {value.map(({ startMinute, endMinute }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spans have no other name than their place.
        <p key={index} className="dk-row">
          <Input
            type="time"
            style={{ width: 120 }}
            aria-label={t('alarms.schedule.from')}
            value={clockOf(startMinute)}
            onChange={({ target }) => {
              const minute = minuteOf(target.value);
              if (minute !== null) set(index, { startMinute: minute });
            }}
          />
          {t('alarms.schedule.to')}
          <Input
            type="time"
            style={{ width: 120 }}
            aria-label={t('alarms.schedule.until')}
            value={clockOf(endMinute)}
            onChange={({ target }) => {
              const minute = minuteOf(target.value);
              if (minute !== null) set(index, { endMinute: minute });
            }}
          />
          {endMinute <= startMinute && (
            <span className="dk-muted">{t('alarms.schedule.nextDay')}</span>
          )}
          <Button
            type="text"
            size="small"
            icon={<Icon name="trash" size={16} />}
            aria-label={t('alarms.schedule.remove')}
            onClick={() => onChange(value.filter((_, at) => at !== index))}
          />
        </p>
      ))}
      <Button
        type="dashed"
        size="small"
        disabled={value.length >= 6}
        icon={<Icon name="plus" size={14} />}
        onClick={() => onChange([...value, { startMinute: 480, endMinute: 1080 }])}
      >
        {t('alarms.schedule.add')}
      </Button>
    </div>
  );
}
