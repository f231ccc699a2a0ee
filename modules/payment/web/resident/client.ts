import { formatYuan } from '#platform/money/index.ts';
import { createClient } from '#ui/api/index.ts';
import { useText } from '#ui/index.ts';
import type { Meaning } from '#ui/tokens/tokens.ts';
import { api } from '../../contract/index.ts';
import type { BillState } from '../../contract/states.ts';

/** The client of this module. */
export const payment = createClient(api);

/** Words of the screen's language, and amounts as it writes them. */
export function useWords() {
  const { t, locale } = useText();
  return {
    t,
    pick: (zh: string, en: string): string => (locale === 'en' && en) || zh,
    yuan: (fen: number): string => formatYuan(fen, locale),
  };
}

/** What the states of a bill mean to whoever owes it. */
export const billMeanings: Readonly<Record<BillState, Meaning | 'neutral'>> = {
  due: 'notice',
  paid: 'ok',
  partlyRefunded: 'ok',
  refunded: 'neutral',
  waived: 'ok',
  withdrawn: 'neutral',
};
