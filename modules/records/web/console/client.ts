import { api as catalogueApi } from '#modules/catalogue/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const records = createClient(api);
/** The client of the catalogue, whose resources feed the records. */
export const catalogue = createClient(catalogueApi);

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}

/** 19580307 → 1958-03-07; what is no date stays. */
export function dayWords(digits: string): string {
  return digits.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}

/** 12 → 000012: numbers of records as people read them. */
export function recordNumber(number: number): string {
  return String(number).padStart(6, '0');
}
