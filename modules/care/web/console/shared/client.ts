import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/use-live.ts';
import { api } from '../../../contract/index.ts';

/** The client of this module. */
export const care = createClient(api);

/** The resident of an open session of assistance, where a page is used for one. */
export const Behalf = createContext<string | null>(null);

/** Said with every act of a dialog: for whom it is done. */
export function useBehalf(): { readonly onBehalfOf?: string } {
  const personId = useContext(Behalf);
  return personId ? { onBehalfOf: personId } : {};
}

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}

/** Reads everything of elder care anew: after an act of one's own. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['care'] });
}

/** Keeps a page as it is, while others act. */
export function useLiveCare(): void {
  useLive('care.', undefined, [['care']]);
}
