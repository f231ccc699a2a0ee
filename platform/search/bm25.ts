/** BM25 (Robertson and Walker, TREC-3) over vectors of term frequencies. Pure. */

/** A document as the formula sees it: keys ascending, one frequency each. */
export interface Vector {
  readonly keys: Int32Array;
  readonly frequencies: Uint8Array;
  readonly length: number;
}

/** A term of the question: how rare it is, how much it counts. */
export interface QueryTerm {
  readonly key: number;
  readonly idf: number;
}

/** Saturation of repeated terms and weight of the document's length: the usual values, not fitted. */
const k1 = 1.2;
const b = 0.75;

/** How much a term tells: ln(1 + (N − n + ½) / (n + ½)), never negative. */
export function inverseFrequency(documents: number, withTerm: number): number {
  return Math.log(1 + (documents - withTerm + 0.5) / (withTerm + 0.5));
}

/** The score of a document for a question. */
export function score(
  { keys, frequencies, length }: Vector,
  terms: readonly QueryTerm[],
  meanLength: number,
): number {
  const norm = k1 * (1 - b + (b * length) / Math.max(1, meanLength));
  let sum = 0;
  for (const { key, idf } of terms) {
    const at = placeOf(keys, key);
    if (at < 0) continue;
    const frequency = frequencies[at] ?? 0;
    sum += (idf * frequency * (k1 + 1)) / (frequency + norm);
  }
  return sum;
}

/** Place of a key among ascending keys, or −1. */
export function placeOf(keys: Int32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A question's term with the number of documents that hold it. */
export interface KnownTerm {
  readonly key: number;
  readonly documents: number;
}

/**
 * The terms by which candidates are fetched: the rarest until their documents reach `budget`. A document that shares
 * only common terms with the question cannot come first; all terms count in the score of those fetched.
 */
export function fetchingKeys(terms: readonly KnownTerm[], budget: number): number[] {
  const known = terms
    .filter(({ documents }) => documents > 0)
    .sort((a, b) => a.documents - b.documents);
  const keys: number[] = [];
  let sum = 0;
  for (const { key, documents } of known) {
    if (keys.length > 0 && sum + documents > budget) break;
    keys.push(key);
    sum += documents;
  }
  return keys;
}
