/** Keeps the index of a corpus in step with its documents, in the transaction that changes them. */
import type { Tx } from '../database/index.ts';
import { uuidv7 } from '../ids/index.ts';
import {
  addFigures,
  deleteDocuments,
  insertDocuments,
  lockCorpus,
  type NewDocument,
  vectorRows,
} from './store.ts';
import { termHasher } from './term-keys.ts';
import { type SearchField, vectorOf } from './vectors.ts';

/** A document as its module gives it to be found. */
export interface SearchDocument {
  readonly id: string;
  readonly fields: readonly SearchField[];
}

/** Makes documents findable, whether they were before or not. */
export async function indexDocuments(
  tx: Tx,
  corpus: string,
  documents: readonly SearchDocument[],
): Promise<void> {
  if (documents.length === 0) return;
  const keyOf = termHasher(tx.ctx.tenantId, corpus);
  const added = documents.map(({ id, fields }) => ({
    documentId: id,
    revision: uuidv7(),
    vector: vectorOf(fields, keyOf),
  }));
  await replace(tx, corpus, { ids: documents.map(({ id }) => id), added });
}

/** Takes documents out; unknown ones are passed over. */
export async function unindexDocuments(
  tx: Tx,
  corpus: string,
  documentIds: readonly string[],
): Promise<void> {
  if (documentIds.length > 0) await replace(tx, corpus, { ids: documentIds, added: [] });
}

async function replace(
  tx: Tx,
  corpus: string,
  { ids, added }: { readonly ids: readonly string[]; readonly added: readonly NewDocument[] },
): Promise<void> {
  await lockCorpus(tx, corpus);
  const former = await vectorRows(tx, corpus, ids);
  const byKey = new Map<number, number>();
  let totalLength = 0;
  const count = ({ vector }: Pick<NewDocument, 'vector'>, by: number): void => {
    totalLength += by * vector.length;
    for (const key of vector.keys) byKey.set(key, (byKey.get(key) ?? 0) + by);
  };
  for (const one of former) count(one, -1);
  for (const one of added) count(one, 1);
  const gone = former.map(({ documentId }) => documentId);
  if (gone.length > 0) await deleteDocuments(tx, corpus, gone);
  if (added.length > 0) await insertDocuments(tx, corpus, added);
  await addFigures(tx, corpus, { documents: added.length - former.length, totalLength, byKey });
}
