import { Fragment, useRef } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { WeeklyHours } from '../../../contract/index.ts';
import { isOn, rows, weekdays, withCell } from './week-cells.ts';

interface WeekGridProps {
  readonly weekly: readonly WeeklyHours[];
  readonly onChange: (weekly: WeeklyHours[]) => void;
  readonly disabled?: boolean;
}

const two = (number: number): string => String(number).padStart(2, '0');
const clockOf = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** The week: press a half hour, or draw over several; a keyboard presses them one by one. */
export function WeekGrid({ weekly, onChange, disabled = false }: WeekGridProps) {
  const { t } = useText();
  const drawing = useRef<boolean | null>(null);
  const latest = useRef(weekly);
  latest.current = weekly;
  const set = (weekday: number, minute: number, on: boolean): void => {
    if (isOn(latest.current, weekday, minute) === on) return;
    const next = withCell(latest.current, { weekday, minute, on });
    latest.current = next;
    onChange(next);
  };
  return (
    <div
      className="dk-scroll"
      onPointerUp={() => {
        drawing.current = null;
      }}
      onPointerLeave={() => {
        drawing.current = null;
      }}
    >
      <div className="bk-week" role="group" aria-label={t('booking.resource.week')}>
        <span />
        {weekdays.map((weekday) => (
          <span key={weekday} className="bk-week-head">
            {t(`booking.weekday.${weekday}`)}
          </span>
        ))}
        {rows.map((minute) => (
          <Fragment key={minute}>
            <span className="bk-week-hour">{minute % 60 === 0 ? clockOf(minute) : ''}</span>
            {weekdays.map((weekday) => {
              const on = isOn(weekly, weekday, minute);
              return (
                <button
                  key={weekday}
                  type="button"
                  className="bk-cell"
                  disabled={disabled}
                  aria-pressed={on}
                  aria-label={`${t(`booking.weekday.${weekday}`)} ${clockOf(minute)}`}
                  onPointerDown={() => {
                    drawing.current = !on;
                    set(weekday, minute, !on);
                  }}
                  onPointerEnter={() => {
                    if (drawing.current !== null) set(weekday, minute, drawing.current);
                  }}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return;
                    event.preventDefault();
                    set(weekday, minute, !on);
                  }}
                />
              );
            })}
          </Fragment>
        ))}
      </div>
    </div>
  );
}
