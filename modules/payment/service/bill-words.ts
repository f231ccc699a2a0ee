/** Words about bills for problems and workbooks. */
import type { Locale } from '#platform/problems/index.ts';
import type { BillState } from '../contract/states.ts';
import { problem } from '../problems.ts';
import type { BillRecord } from '../store/tables.ts';

const words: Readonly<Record<BillState, { readonly zh: string; readonly en: string }>> = {
  due: { zh: '待缴', en: 'due' },
  paid: { zh: '已缴', en: 'paid' },
  partlyRefunded: { zh: '部分退款', en: 'partly refunded' },
  refunded: { zh: '已退款', en: 'refunded' },
  waived: { zh: '已减免', en: 'waived' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

/** What a state is called. */
export function billStateWords(state: BillState, locale: Locale): string {
  return words[state][locale];
}

/** The problem of a bill on which nothing can be done any more. */
export function settledProblem({ number, state }: BillRecord, locale: Locale) {
  return problem('bill-settled', { number, state: billStateWords(state, locale) });
}

/** Shortest reason that tells anything, characters. */
export const shortestReason = 4;

/** @throws payment-reason-short */
export function goodReason(text: string, pointer = '/reason'): string {
  const reason = text.trim();
  if ([...reason].length >= shortestReason) return reason;
  throw problem('payment-reason-short', { least: shortestReason }, [{ pointer, detail: reason }]);
}
