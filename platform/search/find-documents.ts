/** Answers a question from a corpus: candidates by the index, order by BM25. */
import type { Tx } from '../database/index.ts';
import {
  fetchingKeys,
  inverseFrequency,
  placeOf,
  type QueryTerm,
  score,
  type Vector,
} from './bm25.ts';
import { candidateRows, type CandidateRow, readFigures, vectorRows } from './store.ts';
import { termHasher } from './term-keys.ts';
import { VectorCache } from './vectors.ts';

/** A term of a question and how much it counts: 1 as asked, less for a synonym. */
export interface WeightedTerm {
  readonly text: string;
  readonly weight: number;
  /** Says what is asked for: by such terms it is judged whether anything fits. */
  readonly tells: boolean;
}

/** A document with its score, the best first. */
export interface Found {
  readonly documentId: string;
  readonly score: number;
}

/** What came of a question. */
export interface FindResult {
  readonly found: readonly Found[];
  /** Terms of the question that no document holds. */
  readonly unknown: ReadonlySet<string>;
  /** Share of what the question tells that the best document holds, 0 to 1; a synonym counts for its word. */
  readonly covered: number;
}

/** So many documents are fetched by the question's rarest terms, more or less. */
const fetchBudget = 800;
const mostCandidates = 4000;
/** About 70 MB of vectors in a process. */
const cache = new VectorCache(14_000_000);

/** The documents of a corpus that answer best, at most `limit`; those far behind the first are left out. */
export async function findDocuments(
  tx: Tx,
  corpus: string,
  { terms, limit }: { readonly terms: readonly WeightedTerm[]; readonly limit: number },
): Promise<FindResult> {
  const keyOf = termHasher(tx.ctx.tenantId, corpus);
  const heaviest = new Map<string, WeightedTerm>();
  for (const term of terms) {
    if (term.weight > (heaviest.get(term.text)?.weight ?? 0)) heaviest.set(term.text, term);
  }
  const asked = [...heaviest.values()].map(({ text, weight, tells }) => {
    return { text, weight, tells, key: keyOf(text) };
  });
  const figures = await readFigures(
    tx,
    corpus,
    asked.map(({ key }) => key),
  );
  const known = asked.map(({ text, weight, tells, key }) => {
    return { text, weight, tells, key, documents: figures.byKey.get(key) ?? 0 };
  });
  const unknown = new Set(known.filter(({ documents }) => documents === 0).map(({ text }) => text));
  const keys = fetchingKeys(known, fetchBudget);
  if (keys.length === 0) return { found: [], unknown, covered: 0 };
  const candidates = await candidateRows(tx, corpus, { keys, limit: mostCandidates });
  const scored = known.map(({ key, weight, tells, documents }) => ({
    key,
    weight,
    tells,
    idf: weight * inverseFrequency(figures.documents, documents),
  }));
  const mean = figures.totalLength / Math.max(1, figures.documents);
  const { found, best } = await ranked(tx, { corpus, candidates, scored, mean, limit });
  return { found, unknown, covered: best ? coveredBy(best, scored) : 0 };
}

type ScoredTerm = QueryTerm & Pick<WeightedTerm, 'weight' | 'tells'>;

/** The weight of the telling terms as asked is the whole; what synonyms bring counts up to it. */
function coveredBy({ keys }: Vector, terms: readonly ScoredTerm[]): number {
  let [held, whole] = [0, 0];
  for (const { key, idf, weight, tells } of terms) {
    if (!tells) continue;
    if (weight >= 1) whole += idf;
    if (placeOf(keys, key) >= 0) held += idf;
  }
  return whole === 0 ? 0 : Math.min(1, held / whole);
}

interface Ranking {
  readonly corpus: string;
  readonly candidates: readonly CandidateRow[];
  readonly scored: readonly QueryTerm[];
  readonly mean: number;
  readonly limit: number;
}

/** A document with less than this part of the best score answers something else. */
const leastPart = 0.15;

async function ranked(
  tx: Tx,
  given: Ranking,
): Promise<{ found: Found[]; best: Vector | undefined }> {
  const { corpus, candidates, scored, mean, limit } = given;
  const missing = candidates.filter(({ revision }) => !cache.get(revision));
  if (missing.length > 0) {
    const ids = missing.map(({ documentId }) => documentId);
    for (const { revision, vector } of await vectorRows(tx, corpus, ids))
      cache.add(revision, vector);
  }
  const found = candidates.flatMap(({ documentId, revision }): Found[] => {
    const vector = cache.get(revision);
    return vector ? [{ documentId, score: score(vector, scored, mean) }] : [];
  });
  found.sort((a, b) => b.score - a.score || (a.documentId < b.documentId ? -1 : 1));
  const [first] = found;
  const revision = candidates.find(({ documentId }) => documentId === first?.documentId)?.revision;
  const near = found.filter((one) => one.score >= (first?.score ?? 0) * leastPart);
  return { found: near.slice(0, limit), best: cache.get(revision ?? '') };
}
