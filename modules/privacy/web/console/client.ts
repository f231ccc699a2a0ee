import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const privacy = createClient(api);

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}
