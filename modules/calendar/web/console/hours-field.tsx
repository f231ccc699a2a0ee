import { Button, Input } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { clockOf, type Hours, minuteOf } from './use-calendar.ts';

interface HoursFieldProps {
  readonly label: string;
  readonly value?: readonly Hours[];
  readonly onChange?: (hours: Hours[]) => void;
}

/** Working hours of a day: pairs of clock times. */
export function HoursField({ label, value = [], onChange }: HoursFieldProps) {
  const { t } = useText();
  const change = (at: number, part: Partial<Hours>): void =>
    onChange?.(value.map((one, index) => (index === at ? { ...one, ...part } : one)));
  const add = (): void => {
    const startMinute = Math.min((value.at(-1)?.endMinute ?? 8 * 60) + 60, 22 * 60);
    onChange?.([...value, { startMinute, endMinute: Math.min(startMinute + 180, 1439) }]);
  };
  return (
    <div className="dk-row">
      {value.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows may be equal while being typed.
        <span key={index} className="calendar-span">
          <Clock
            label={t('calendar.from', { label })}
            value={one.startMinute}
            onChange={(startMinute) => change(index, { startMinute })}
          />
          –
          <Clock
            label={t('calendar.to', { label })}
            value={one.endMinute}
            onChange={(endMinute) => change(index, { endMinute })}
          />
          <Button
            type="text"
            size="small"
            icon={<Icon name="close" size={14} />}
            aria-label={t('calendar.removeHours', { label })}
            onClick={() => onChange?.(value.filter((_, other) => other !== index))}
          />
        </span>
      ))}
      {value.length === 0 && <span className="dk-muted">{t('calendar.off')}</span>}
      {value.length < 6 && (
        <Button
          type="text"
          size="small"
          icon={<Icon name="plus" size={14} />}
          aria-label={t('calendar.addHours', { label })}
          onClick={add}
        />
      )}
    </div>
  );
}

interface ClockProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (minute: number) => void;
}

function Clock({ label, value, onChange }: ClockProps) {
  return (
    <Input
      type="time"
      size="small"
      style={{ width: 96 }}
      aria-label={label}
      // A browser's clock has no 24:00.
      value={clockOf(Math.min(value, 1439))}
      onChange={(event) => {
        const minute = minuteOf(event.target.value);
        if (minute !== null) onChange(minute);
      }}
    />
  );
}
