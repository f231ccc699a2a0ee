import { Button, Input } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { StationInput } from '../../../contract/stations.ts';
import { hoursText, spansOf } from './hours-text.ts';

/** Hours of a day as a text; what was typed is read when the field is left. */
function SpanInput({
  label,
  spans,
  onChange,
}: {
  label: string;
  spans: readonly number[][];
  onChange: (spans: number[][]) => void;
}) {
  const { t } = useText();
  const [text, setText] = useState(() => hoursText(spans));
  return (
    <Input
      style={{ width: 260 }}
      aria-label={label}
      placeholder={t('volunteering.stations.noHours')}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => {
        const read = spansOf(text);
        setText(hoursText(read));
        onChange(read);
      }}
    />
  );
}

/** Weekly hours, Monday first. */
export function HourFields({
  hours,
  onChange,
}: {
  hours: StationInput['hours'];
  onChange: (hours: StationInput['hours']) => void;
}) {
  const { t } = useText();
  return (
    <div className="vol-hours">
      {[1, 2, 3, 4, 5, 6, 0].map((day) => (
        <div key={day}>
          <span>{t(`volunteering.weekday.${day}`)}</span>
          <SpanInput
            label={t(`volunteering.weekday.${day}`)}
            spans={hours[day] ?? []}
            onChange={(spans) => onChange(hours.map((one, at) => (at === day ? spans : one)))}
          />
        </div>
      ))}
    </div>
  );
}

interface ExceptionFieldsProps {
  readonly exceptions: StationInput['exceptions'];
  readonly onChange: (exceptions: StationInput['exceptions']) => void;
}

/** Days with other hours, or none. */
export function ExceptionFields({ exceptions, onChange }: ExceptionFieldsProps) {
  const { t } = useText();
  const set = (at: number, part: Partial<StationInput['exceptions'][number]>): void =>
    onChange(exceptions.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <>
      {exceptions.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an exception has no name of its own.
        <div key={at} className="dk-row" style={{ marginBottom: 8 }}>
          <Input
            type="date"
            style={{ width: 150 }}
            aria-label={t('volunteering.col.day')}
            value={one.day}
            onChange={({ target }) => set(at, { day: target.value })}
          />
          <SpanInput
            label={t('volunteering.stations.hours')}
            spans={one.spans}
            onChange={(spans) => set(at, { spans })}
          />
          <Input
            className="dk-grow"
            aria-label={t('volunteering.stations.why')}
            placeholder={t('volunteering.stations.why')}
            maxLength={60}
            value={one.reasonZh}
            onChange={({ target }) => set(at, { reasonZh: target.value })}
          />
          <Button
            icon={<Icon name="close" />}
            aria-label={t('volunteering.remove')}
            onClick={() => onChange(exceptions.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        size="small"
        onClick={() => onChange([...exceptions, { day: '', spans: [], reasonZh: '' }])}
      >
        {t('volunteering.stations.addException')}
      </Button>
    </>
  );
}
