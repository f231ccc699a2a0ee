import { Checkbox, Form, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';

interface TimeFieldsProps {
  readonly day: string;
  readonly time: string;
  readonly onDay: (day: string) => void;
  readonly onTime: (time: string) => void;
}

/** A day and a time. */
export function TimeFields({ day, time, onDay, onTime }: TimeFieldsProps) {
  const { t } = useText();
  return (
    <div className="care-form-row">
      <Form.Item label={t('care.col.day')} htmlFor="care-day">
        <Input
          id="care-day"
          type="date"
          value={day}
          onChange={({ target }) => onDay(target.value)}
        />
      </Form.Item>
      <Form.Item label={t('care.col.time')} htmlFor="care-time">
        <Input
          id="care-time"
          type="time"
          value={time}
          onChange={({ target }) => onTime(target.value)}
        />
      </Form.Item>
    </div>
  );
}

/** Weekdays to tick, Monday first. */
export function WeekdayField({
  value,
  onChange,
}: {
  value: readonly number[];
  onChange: (days: number[]) => void;
}) {
  const { t } = useText();
  return (
    <Checkbox.Group
      value={[...value]}
      onChange={(days) => onChange(days as number[])}
      options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({
        value: day,
        label: t(`care.weekday.${day}`),
      }))}
    />
  );
}

/** Minutes of a time of day. */
export function minuteOf(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}
