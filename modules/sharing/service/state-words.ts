/** States in words, for problems. */
import type { Locale } from '#platform/problems/index.ts';
import type { RequestState } from '../contract/states.ts';

const words: Readonly<Record<RequestState, readonly [zh: string, en: string]>> = {
  draft: ['草稿', 'draft'],
  asked: ['待答复', 'waiting for the owner'],
  granted: ['已同意', 'granted'],
  partlyGranted: ['部分同意', 'partly granted'],
  refused: ['未同意', 'refused'],
  withdrawn: ['已撤回', 'withdrawn'],
  ended: ['已到期', 'ended'],
  revoked: ['已收回', 'revoked'],
};

/** A state in a word. */
export function stateWords(state: RequestState, locale: Locale): string {
  return words[state][locale === 'zh' ? 0 : 1];
}
