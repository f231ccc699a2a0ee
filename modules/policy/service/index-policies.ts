/** Keeps the search in step with what is public. */
import type { Tx } from '#platform/database/index.ts';
import { indexDocuments, type SearchDocument, unindexDocuments } from '#platform/search/index.ts';
import type { PolicyContent } from '../contract/content.ts';
import { touchBook } from '../store/search-care.ts';
import { corpus } from './ask.ts';
import { books } from './book.ts';

/** A title is short and chosen with care: each of its words counts three times. */
const weights = { title: 3, keyword: 2, text: 1 } as const;

function documentOf(id: string, content: PolicyContent): SearchDocument {
  const { title, documentNumber, issuer, keywords, summary, articles } = content;
  return {
    id,
    fields: [
      { text: title, weight: weights.title },
      { text: [documentNumber, issuer, ...keywords].join(' '), weight: weights.keyword },
      { text: summary.join('\n'), weight: weights.text },
      ...articles.map(({ heading, text }) => ({
        text: `${heading}\n${text}`,
        weight: weights.text,
      })),
    ],
  };
}

/** Makes published texts findable. */
export async function makeFindable(
  tx: Tx,
  policies: readonly { readonly id: string; readonly content: PolicyContent }[],
): Promise<void> {
  await indexDocuments(
    tx,
    corpus,
    policies.map(({ id, content }) => documentOf(id, content)),
  );
  await bookChanged(tx);
}

/** Takes policies out of the search. */
export async function makeUnfindable(tx: Tx, ids: readonly string[]): Promise<void> {
  await unindexDocuments(tx, corpus, ids);
  await bookChanged(tx);
}

/** Says that titles or synonyms changed. */
export async function bookChanged(tx: Tx): Promise<void> {
  await touchBook(tx);
  books.changedIn(tx);
}
