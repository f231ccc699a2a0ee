import { useText } from '#ui/i18n/text-provider.tsx';
import { type Day, type Month, sayHours, useWeekdays } from './use-calendar.ts';

interface MonthGridProps {
  readonly month: Month;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly onDay: (day: Day) => void;
  /** With names and hours in the days. */
  readonly large: boolean;
}

/** One month, Monday first; a day opens when pressed. */
export function MonthGrid({ month, today, onDay, large }: MonthGridProps) {
  const { t } = useText();
  const weekdays = useWeekdays();
  const weeks = weeksOf(month.days);
  return (
    <section className={large ? 'calendar-month calendar-large' : 'calendar-month'}>
      {!large && <h2>{t('calendar.monthShort', { month: month.month })}</h2>}
      <table>
        <thead>
          <tr>
            {weekdays.map(({ day, name }) => (
              <th key={day} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find((day) => day)?.date}>
              {weekdays.map(({ day }) => {
                const found = week.find((one) => one.weekday === day);
                return (
                  <td key={day}>
                    {found && (
                      <DayButton
                        day={found}
                        isToday={found.date === today}
                        onDay={onDay}
                        large={large}
                      />
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The days by weeks that begin on Monday. */
function weeksOf(days: readonly Day[]): Day[][] {
  const weeks: Day[][] = [];
  for (const day of days) {
    const last = weeks.at(-1);
    if (!last || day.weekday === 1) weeks.push([day]);
    else last.push(day);
  }
  return weeks;
}

interface DayButtonProps {
  readonly day: Day;
  readonly isToday: boolean;
  readonly onDay: (day: Day) => void;
  readonly large: boolean;
}

function DayButton({ day, isToday, onDay, large }: DayButtonProps) {
  const { t, locale } = useText();
  const name = locale === 'zh' ? day.nameZh : day.nameEn || day.nameZh;
  const kind = t(`calendar.kind.${day.kind}`);
  const words = [
    day.date,
    kind,
    name,
    day.marketDay ? t('calendar.means.market') : '',
    sayHours(day.hours),
  ];
  return (
    <button
      type="button"
      className={`calendar-day calendar-${day.kind}${day.published ? '' : ' calendar-open'}`}
      aria-label={words.filter(Boolean).join(' · ')}
      aria-current={isToday ? 'date' : undefined}
      onClick={() => onDay(day)}
    >
      <span className="calendar-top">
        <span className="calendar-number">{Number(day.date.slice(8))}</span>
        <span className="calendar-marks">
          {day.kind === 'holiday' && <Mark name="holiday" />}
          {day.kind === 'makeUp' && <Mark name="makeUp" />}
          {day.overridden && <Mark name="town" />}
          {day.marketDay && <Mark name="market" />}
        </span>
      </span>
      {large && name && <span className="calendar-name">{name}</span>}
      {large && day.hours.length > 0 && (
        <span className="calendar-hours">{sayHours(day.hours)}</span>
      )}
    </button>
  );
}

function Mark({ name }: { name: 'holiday' | 'makeUp' | 'town' | 'market' }) {
  const { t } = useText();
  return (
    <span className={`calendar-mark calendar-mark-${name}`}>{t(`calendar.mark.${name}`)}</span>
  );
}
