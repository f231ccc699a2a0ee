/**
 * Search of Chinese texts for any module: BM25 over words and pairs of characters, candidates from a GIN index, with
 * synonyms, pinyin, slips, suggestions and marks. A corpus is named `<module>.<what>`; its documents stay with the module.
 */
export {
  foldForSearch,
  hasHan,
  pairTerm,
  tellingWords,
  wordsOf,
} from './analyse.ts';
export {
  findDocuments,
  type FindResult,
  type Found,
  type WeightedTerm,
} from './find-documents.ts';
export { indexDocuments, type SearchDocument, unindexDocuments } from './index-documents.ts';
export { createLexicon, type Lexicon, type Phrase } from './lexicon.ts';
export { marked, type MarkedPiece, type Snippet, snippetOf } from './marks.ts';
export { askedTerms, otherWords, type SynonymGroup } from './synonyms.ts';
