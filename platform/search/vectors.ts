/** Documents turned into vectors, and vectors kept by the process. */
import type { Vector } from './bm25.ts';
import { foldForSearch, termsOf } from './analyse.ts';

/** A piece of a document; a heading counts as if it stood there `weight` times. */
export interface SearchField {
  readonly text: string;
  readonly weight: number;
}

const mostFrequent = 255;

/** The vector of a document. */
export function vectorOf(fields: readonly SearchField[], keyOf: (term: string) => number): Vector {
  const counts = new Map<number, number>();
  let length = 0;
  for (const { text, weight } of fields) {
    for (const term of termsOf(foldForSearch(text))) {
      const key = keyOf(term);
      counts.set(key, (counts.get(key) ?? 0) + weight);
      length += weight;
    }
  }
  const keys = Int32Array.from(counts.keys()).sort();
  const frequencies = Uint8Array.from(keys, (key) =>
    Math.min(mostFrequent, Math.round(counts.get(key) ?? 0)),
  );
  return { keys, frequencies, length: Math.round(length) };
}

/** What a process keeps of documents, by their revision; the oldest leaves first. */
export class VectorCache {
  readonly #mostTerms: number;
  readonly #kept = new Map<string, Vector>();
  #terms = 0;

  constructor(mostTerms: number) {
    this.#mostTerms = mostTerms;
  }

  get(revision: string): Vector | undefined {
    return this.#kept.get(revision);
  }

  add(revision: string, vector: Vector): void {
    if (this.#kept.has(revision)) return;
    this.#kept.set(revision, vector);
    this.#terms += vector.keys.length;
    for (const [oldest, { keys }] of this.#kept) {
      if (this.#terms <= this.#mostTerms) break;
      this.#kept.delete(oldest);
      this.#terms -= keys.length;
    }
  }
}
