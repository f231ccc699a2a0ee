/** Languages of screens, problems and messages. */
export type Locale = 'zh' | 'en';

/** What a stranger sees before choosing. */
export const defaultLocale: Locale = 'zh';

/** The BCP 47 tag for `lang` attributes and `Intl`. */
export function languageTag(locale: Locale): 'zh-CN' | 'en' {
  return locale === 'zh' ? 'zh-CN' : 'en';
}

/**
 * The language wanted by an `Accept-Language` header or a `navigator.language`: the supported one
 * with the highest weight, Chinese if none is named.
 */
export function localeOf(acceptLanguage: string | null | undefined): Locale {
  const wishes = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((p) => /^\s*q=([\d.]+)/.exec(p)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  let best: { locale: Locale; weight: number } | undefined;
  for (const { language, weight } of wishes) {
    if (language !== 'zh' && language !== 'en') continue;
    if (weight > (best?.weight ?? 0)) best = { locale: language, weight };
  }
  return best?.locale ?? defaultLocale;
}

/** Picks one of two texts: `text(locale, '已结案', 'Closed')`. */
export function text(locale: Locale, zh: string, en: string): string {
  return locale === 'zh' ? zh : en;
}
