import { useText } from '#ui/index.ts';
import type { TileProps } from '../tile-props.ts';
import { withUnit } from '../titles.ts';
import { HeatScale, heatColour } from './heat.tsx';

const dayMs = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayText = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
/** Monday 0 … Sunday 6. */
const weekdayOf = (ms: number): number => (new Date(ms).getUTCDay() + 6) % 7;

/** Every day of a span, weeks across and weekdays down. */
export default function CalendarTile({ answer, indicators }: TileProps) {
  const { t, locale } = useText();
  const [series] = answer.series;
  const indicator = indicators.get(series?.code ?? '');
  if (!series || !indicator || !answer.from || !answer.to) return null;
  const values = new Map(series.values.map(({ group, value }) => [group, value]));
  const most = Math.max(0, ...series.values.map(({ value }) => value ?? 0));
  const first = utc(answer.from) - weekdayOf(utc(answer.from)) * dayMs;
  const weeks = Math.floor((utc(answer.to) - first) / dayMs / 7) + 1;
  const days = Array.from(
    { length: (utc(answer.to) - utc(answer.from)) / dayMs + 1 },
    (_, at) => utc(answer.from ?? '') + at * dayMs,
  );
  const columnOf = (ms: number): number => Math.floor((ms - first) / dayMs / 7) + 2;
  const months = days.filter((ms) => new Date(ms).getUTCDate() === 1);
  const monthName = (ms: number): string =>
    new Date(ms).toLocaleDateString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
      month: 'short',
      timeZone: 'UTC',
    });
  return (
    <div className="ck-matrix-frame">
      <div
        className="ck-calendar"
        role="img"
        aria-label={t('cockpit.calendar.label')}
        style={{ gridTemplateColumns: `auto repeat(${weeks}, minmax(0, 1fr))` }}
      >
        {[1, 3, 5, 7].map((weekday) => (
          <span
            key={weekday}
            className="ck-matrix-day"
            style={{ gridColumn: 1, gridRow: weekday + 1 }}
          >
            {t(`cockpit.weekday.${weekday}`)}
          </span>
        ))}
        {months.map((ms) => (
          <span
            key={ms}
            className="ck-calendar-month"
            style={{ gridColumn: `${columnOf(ms)} / span 4`, gridRow: 1 }}
          >
            {monthName(ms)}
          </span>
        ))}
        {days.map((ms) => {
          const value = values.get(dayText(ms)) ?? null;
          return (
            <span
              key={ms}
              className="ck-cell"
              style={{
                gridColumn: columnOf(ms),
                gridRow: weekdayOf(ms) + 2,
                background: heatColour(value, most),
              }}
              title={`${dayText(ms)} · ${withUnit(value ?? 0, indicator, t)}`}
            />
          );
        })}
      </div>
      <HeatScale most={most} indicator={indicator} />
    </div>
  );
}
