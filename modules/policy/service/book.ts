/** What a town's search needs at hand, kept in the process: synonyms, the lexicon, and one line of each public policy. */
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
import { allPublicHeads } from '../store/policies.ts';
import { bookRevision, synonymRows } from '../store/search-care.ts';
import type { PolicyHead } from '../store/tables.ts';

/** What is kept. */
export interface Book {
  readonly groups: readonly SynonymGroup[];
  readonly lexicon: Lexicon;
  /** Everything public by id, the newest first: what lists and filters need. */
  readonly heads: ReadonlyMap<string, PolicyHead>;
}

/** Among equals, what the town itself wrote down comes first. */
const weights = { synonym: 40, keyword: 30, title: 20, word: 10 } as const;

export const books = new TenantCache<Book>({
  revision: bookRevision,
  load: async (tx) => {
    const [synonyms, policies] = [await synonymRows(tx), await allPublicHeads(tx)];
    const phrases: Phrase[] = [];
    const add = (shown: string, weight: number): void => {
      const text = foldForSearch(shown).trim();
      if (text.length > 1) phrases.push({ text, shown, weight });
    };
    for (const word of synonyms.flatMap(({ words }) => words)) add(word, weights.synonym);
    const seen = new Map<string, number>();
    for (const { title, keywords } of policies) {
      for (const word of keywords) add(word, weights.keyword);
      add(title, weights.title);
      for (const word of wordsOf(foldForSearch(title))) seen.set(word, (seen.get(word) ?? 0) + 1);
    }
    for (const [word, times] of seen) {
      if (hasHan(word)) add(word, weights.word + Math.min(9, times / 10));
    }
    const groups = synonyms.map(({ words }) => words.map((word) => foldForSearch(word)));
    const heads = new Map(policies.map((head) => [head.id, head]));
    return { groups, lexicon: createLexicon(phrases), heads };
  },
});
