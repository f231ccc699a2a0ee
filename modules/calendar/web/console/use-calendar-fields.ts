import type { NamedField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import {
  type Hours,
  type MarketRule,
  sayHours,
  useWeekdays,
  type WeeklyHours,
} from './use-calendar.ts';
import { useSayRule } from './use-say-rule.ts';

interface SomeDay {
  readonly date: string;
  readonly nameZh?: string;
}

/** Parts of the calendar in words, for comparing two states. */
export function useCalendarFields(keys: readonly string[]): NamedField[] {
  const { t } = useText();
  const weekdays = useWeekdays();
  const sayRule = useSayRule();
  const sayDays = (value: unknown): string =>
    ((value ?? []) as SomeDay[])
      .map(({ date, nameZh }) => `${date} ${nameZh ?? ''}`.trim())
      .join('、') || '—';
  const says: Readonly<Record<string, (value: unknown) => string>> = {
    weeklyHours: (value) =>
      weekdays
        .map(
          ({ day, name }) =>
            `${name} ${sayHours(((value ?? {}) as WeeklyHours)[day] ?? []) || t('calendar.off')}`,
        )
        .join('\n'),
    makeUpHours: (value) => (value ? sayHours(value as Hours[]) : t('calendar.week.asWeekday')),
    marketRules: (value) => ((value ?? []) as MarketRule[]).map(sayRule).join(' · ') || '—',
    publishedYears: (value) => ((value ?? []) as number[]).join('、') || '—',
    holidays: sayDays,
    makeUpDays: sayDays,
    overrides: sayDays,
  };
  return keys.map((key) => {
    const say = says[key];
    return { key, label: t(`calendar.field.${key}`), ...(say ? { say } : {}) };
  });
}
