import { defaultLocale, type Locale } from '#platform/i18n/index.ts';
import { recall, remember } from '../kit/memory.ts';

const key = 'zhenshu.locale';

/** The chosen language: `?lang=` of the address, else the last choice, else Chinese. */
export function chosenLocale(): Locale {
  const asked = new URLSearchParams(location.search).get('lang') ?? recall(key);
  return asked === 'zh' || asked === 'en' ? asked : defaultLocale;
}

let current: Locale | undefined;

/** The language of the page now; also sent to the server with each call. */
export function currentLocale(): Locale {
  current ??= chosenLocale();
  return current;
}

/** Changes and remembers the language. */
export function chooseLocale(locale: Locale): void {
  current = locale;
  remember(key, locale);
}
