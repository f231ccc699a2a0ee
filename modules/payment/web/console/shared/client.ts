import { useQueryClient } from '@tanstack/react-query';
import { formatYuan } from '#platform/money/index.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { useLive } from '#ui/live/use-live.ts';
import { api } from '../../../contract/index.ts';

/** The client of this module. */
export const payment = createClient(api);

/** Words of the screen's language, and amounts as it writes them. */
export function useWords() {
  const { t, locale } = useText();
  return {
    t,
    pick: (zh: string, en: string): string => (locale === 'en' && en) || zh,
    yuan: (fen: number | null): string => (fen === null ? '—' : formatYuan(fen, locale)),
  };
}

/** Reads everything of payment anew: after an act of one's own. */
export function useRenew(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['payment'] });
}

/** Keeps a page of payment as it is, while others act. */
export function useLivePayment(): void {
  useLive('payment.', undefined, [['payment']]);
}
