/** A question understood: pinyin read, slips mended, other words for the same found; then asked of the corpus. */
import type { Tx } from '#platform/database/index.ts';
import {
  askedTerms,
  findDocuments,
  foldForSearch,
  type FindResult,
  hasHan,
  otherWords,
  pairTerm,
  tellingWords,
} from '#platform/search/index.ts';
import { type Book, books } from './book.ts';

export const corpus = 'policy.policies';

/** What a question came to. */
export interface Asked {
  /** How it was read, when not as typed. */
  readonly readAs: string | null;
  readonly didYouMean: string | null;
  readonly others: readonly string[];
  /** Words to mark in the answers. */
  readonly words: readonly string[];
  readonly result: FindResult;
}

/** So many documents are looked at for filters and pages. */
const mostFound = 200;
/** In longer questions one strange word does not lead astray, and a slip is only proposed. */
const shortQuestion = 12;
/** Below this share of the question's weight the best document answers something else. */
export const leastCovered = 0.3;

/** Asks. @param asTyped neither pinyin nor slips are thought of */
export async function ask(tx: Tx, question: string, asTyped: boolean): Promise<Asked> {
  const book = await books.get(tx);
  const folded = foldForSearch(question).replace(/\s+/g, ' ').trim();
  const first = await asked(tx, book, folded);
  if (asTyped) return first;
  if (!hasHan(folded)) {
    const read = isPoor(first) ? book.lexicon.readLetters(folded) : null;
    return read ? { ...(await asked(tx, book, read)), readAs: read } : first;
  }
  const { unknown } = first.result;
  const mended = book.lexicon.mend(folded, (pair) => unknown.has(pairTerm([...pair], 0)));
  if (mended === null) return first;
  if (folded.length > shortQuestion && !isPoor(first)) return { ...first, didYouMean: mended };
  const second = await asked(tx, book, mended);
  return isPoor(second) ? first : { ...second, readAs: mended };
}

/** Whether nothing fits well. */
export function isPoor({ result }: Asked): boolean {
  return result.found.length === 0 || result.covered < leastCovered;
}

async function asked(tx: Tx, book: Book, folded: string): Promise<Asked> {
  const others = otherWords(folded, book.groups);
  const result = await findDocuments(tx, corpus, {
    terms: askedTerms(folded, others),
    limit: mostFound,
  });
  const words = [...tellingWords(folded), ...others];
  return { readAs: null, didYouMean: null, others, words, result };
}
