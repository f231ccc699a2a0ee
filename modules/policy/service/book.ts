/** The words of a town's search, kept in the process: synonyms, and the lexicon for pinyin, slips and suggestions. */
import {
  createLexicon,
  foldForSearch,
  hasHan,
  type Lexicon,
  type Phrase,
  type SynonymGroup,
  wordsOf,
} from '#platform/search/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import { publicWords } from '../store/policies.ts';
import { bookRevision, synonymRows } from '../store/search-care.ts';

/** What is kept. */
export interface Book {
  readonly groups: readonly SynonymGroup[];
  readonly lexicon: Lexicon;
}

/** Among equals, what the town itself wrote down comes first. */
const weights = { synonym: 40, keyword: 30, title: 20, word: 10 } as const;

export const books = new TenantCache<Book>({
  revision: bookRevision,
  load: async (tx) => {
    const [synonyms, policies] = [await synonymRows(tx), await publicWords(tx)];
    const phrases: Phrase[] = [];
    const add = (shown: string, weight: number): void => {
      const text = foldForSearch(shown).trim();
      if (text.length > 1) phrases.push({ text, shown, weight });
    };
    for (const word of synonyms.flatMap(({ words }) => words)) add(word, weights.synonym);
    const seen = new Map<string, number>();
    for (const { title, keywords } of policies) {
      for (const word of keywords ?? []) add(word, weights.keyword);
      add(title, weights.title);
      for (const word of wordsOf(foldForSearch(title))) seen.set(word, (seen.get(word) ?? 0) + 1);
    }
    for (const [word, times] of seen) {
      if (hasHan(word)) add(word, weights.word + Math.min(9, times / 10));
    }
    const groups = synonyms.map(({ words }) => words.map((word) => foldForSearch(word)));
    return { groups, lexicon: createLexicon(phrases) };
  },
});
