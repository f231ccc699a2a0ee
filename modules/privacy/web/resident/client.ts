import { useQuery } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';

/** The client of this module. */
export const privacy = createClient(api);

/** Requests of whoever is signed in. */
export function useOwnRequests() {
  return useQuery({
    queryKey: ['privacy', 'requests'],
    queryFn: async () => privacy.ownRequests({}),
  });
}

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}
