import { useText } from '#ui/index.ts';

/** Picks the words of the language; the Chinese ones where there are no others. */
export function usePick(): (zh: string, en: string) => string {
  const { locale } = useText();
  return (zh, en) => (locale === 'en' && en) || zh;
}

/** A distance as people say it. */
export function useDistance(): (metres: number) => string {
  const { t } = useText();
  return (metres) =>
    metres < 1000
      ? t('directory.metres', { count: Math.round(metres / 10) * 10 })
      : t('directory.kilometres', { count: (metres / 1000).toFixed(1) });
}

/** A day (`2026-12-01`) as people say it: 12月1日周二. */
export function useDayWords(): (day: string) => string {
  const { locale } = useText();
  const words = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  });
  return (day) => words.format(new Date(`${day}T00:00:00Z`));
}
