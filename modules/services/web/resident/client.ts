import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const services = createClient(api);

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en?: string): string => (locale === 'en' && en) || zh;
}

/** Address of an item's page. */
export const itemPath = (code: string): string => `/services/items/${encodeURIComponent(code)}`;

/** Address of an application's page. */
export const applicationPath = (id: string): string => `/services/applications/${id}`;

/** Address of an item's paper form. */
export const paperPath = (code: string): string =>
  `/api/v1/services/items/${encodeURIComponent(code)}/paper`;
