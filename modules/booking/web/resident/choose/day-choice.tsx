import { useNow } from '#ui/i18n/clock.ts';
import { EmptyState, useText } from '#ui/index.ts';
import type { BookableDay, PoolCard } from '../../../contract/index.ts';
import { localDayOf } from '../../times.ts';
import { usePick, useSay } from '../client.ts';

const dayMs = 86_400_000;

interface DayChoiceProps {
  readonly days: readonly BookableDay[];
  readonly card: Pick<PoolCard, 'sitePhone'>;
  readonly onChoose: (day: string) => void;
}

/** 哪一天? Days without any time are left out; full ones lead to the waiting list. */
export function DayChoice({ days, card, onChoose }: DayChoiceProps) {
  const { t } = useText();
  const pick = usePick();
  const say = useSay();
  const today = Date.parse(localDayOf(useNow().toISOString()));
  /** Today and tomorrow are said by their names too. */
  const near = (day: string): string => {
    const daysAhead = (Date.parse(day) - today) / dayMs;
    if (daysAhead === 0) return `${t('booking.days.today')} `;
    return daysAhead === 1 ? `${t('booking.days.tomorrow')} ` : '';
  };
  const open = days.filter(({ total }) => total > 0);
  if (open.length === 0) {
    return (
      <EmptyState icon="calendar" title={t('booking.days.none')}>
        {t('booking.days.noneText', { phone: card.sitePhone })}
      </EmptyState>
    );
  }
  return (
    <>
      <h2>{t('booking.days.which')}</h2>
      <ul className="bk-days">
        {open.map((one) => (
          <li key={one.day}>
            <button
              type="button"
              className="bk-day"
              data-full={one.free === 0 || undefined}
              onClick={() => onChoose(one.day)}
            >
              <strong>{near(one.day) + say.day(one.day)}</strong>
              <span>
                {one.free > 0
                  ? t('booking.days.free', { count: String(one.free) })
                  : t('booking.days.full')}
              </span>
              {one.nameZh && <span>{pick(one.nameZh, one.nameEn ?? '')}</span>}
              {!one.published && <span>{t('booking.days.unpublished')}</span>}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
