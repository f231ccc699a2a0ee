import { useQueryClient } from '@tanstack/react-query';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { api } from '../../../contract/index.ts';

/** The client of this module. */
export const assist = createClient(api);

/** Picks the words of the screen's language. */
export function usePick() {
  const { locale } = useText();
  return (zh: string, en: string): string => (locale === 'en' && en) || zh;
}

/** Reads everything of this module anew: after an act of one's own. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['assist'] });
}

/** The local day of now, or of some days before, `YYYY-MM-DD` (Asia/Shanghai). */
export function dayBefore(days: number): string {
  const shiftMs = 8 * 3_600_000;
  return new Date(Date.now() + shiftMs - days * 86_400_000).toISOString().slice(0, 10);
}
