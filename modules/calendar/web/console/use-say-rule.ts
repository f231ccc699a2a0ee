import { useText } from '#ui/i18n/text-provider.tsx';
import { type MarketRule, useWeekdays } from './use-calendar.ts';

/** A rule of the market days in words. */
export function useSayRule(): (rule: MarketRule) => string {
  const { t } = useText();
  const weekdays = useWeekdays();
  return (rule) => {
    switch (rule.kind) {
      case 'lunarEndings':
      case 'solarEndings':
        return t(`calendar.market.${rule.kind}Words`, { endings: rule.endings.join('、') });
      case 'everyDays':
        return t('calendar.market.everyDaysWords', { days: rule.everyDays, from: rule.anchorDate });
      case 'weekdays': {
        const names = weekdays.filter(({ day }) => rule.weekdays.includes(day));
        return t('calendar.market.weekdaysWords', {
          days: names.map(({ name }) => name).join('、'),
        });
      }
    }
  };
}
