import { useText } from '#ui/i18n/text-provider.tsx';
import type { CalendarView } from '../../contract.ts';
import { sayHours, useWeekdays } from './use-calendar.ts';
import { useSayRule } from './use-say-rule.ts';

/** The usual week and the market days beside the month. */
export function WeekSummary({ data }: { data: CalendarView }) {
  const { t } = useText();
  const weekdays = useWeekdays();
  const sayRule = useSayRule();
  return (
    <aside className="dk-stack">
      <section className="dk-card">
        <h2>{t('calendar.week.hours')}</h2>
        <dl className="calendar-facts">
          {weekdays.map(({ day, name }) => (
            <div key={day}>
              <dt>{name}</dt>
              <dd>{sayHours(data.weeklyHours[day] ?? []) || t('calendar.off')}</dd>
            </div>
          ))}
          <div>
            <dt>{t('calendar.kind.makeUp')}</dt>
            <dd>{data.makeUpHours ? sayHours(data.makeUpHours) : t('calendar.week.asWeekday')}</dd>
          </div>
        </dl>
      </section>
      <section className="dk-card">
        <h2>{t('calendar.market.title')}</h2>
        {data.marketRules.length === 0 && <p className="dk-muted">{t('calendar.market.none')}</p>}
        {data.marketRules.map((rule) => (
          <p key={JSON.stringify(rule)}>{sayRule(rule)}</p>
        ))}
      </section>
    </aside>
  );
}
