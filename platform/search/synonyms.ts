/** Words that mean the same to those who ask: 低保 and 最低生活保障. Pure. */
import { hasHan, pairsOf, tellingWords, wordsOf } from './analyse.ts';
import type { WeightedTerm } from './find-documents.ts';

/** A synonym counts less than the word itself: the town may have chosen it too widely. */
const synonymWeight = 0.7;

/** Words of the same meaning, folded. */
export type SynonymGroup = readonly string[];

/** The other words for what a folded question names. */
export function otherWords(folded: string, groups: readonly SynonymGroup[]): string[] {
  const found = new Set<string>();
  for (const group of groups) {
    const said = group.filter((word) => isSaid(folded, word));
    if (said.length === 0) continue;
    for (const word of group) if (!said.includes(word)) found.add(word);
  }
  return [...found];
}

/** Latin words are said as words, Chinese ones anywhere. */
function isSaid(folded: string, word: string): boolean {
  return hasHan(word) ? folded.includes(word) : wordsOf(folded).includes(word);
}

/** The terms of a folded question with those of other words for the same. */
export function askedTerms(folded: string, others: readonly string[]): WeightedTerm[] {
  const terms = (text: string, weight: number): WeightedTerm[] => {
    const words = tellingWords(text);
    // A single character stands in many texts by chance; it tells only where nothing else does.
    const longer = words.filter((word) => [...word].length > 1);
    const telling = new Set(longer.length > 0 ? longer : words);
    return [
      ...wordsOf(text).map((word) => ({ text: word, weight, tells: telling.has(word) })),
      ...pairsOf(text).map((pair) => ({ text: pair, weight, tells: false })),
    ];
  };
  return [...terms(folded, 1), ...others.flatMap((word) => terms(word, synonymWeight))];
}
