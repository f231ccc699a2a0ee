import concepts from './concepts.json' with { type: 'json' };
import { normaliseText } from './text.ts';

/** One step of the word tree: where a code unit leads, and the concepts of the word that ends here. */
interface Step {
  readonly next: Map<number, Step>;
  ends: Float64Array | undefined;
}

/** A 53-bit key of a stretch of code units (two rounds of FNV-1a); collisions are negligible. */
export function stretchKey(codes: Uint16Array, start: number, end: number): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (let at = start; at < end; at++) {
    const code = codes[at] ?? 0;
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
  }
  return (high & 0x1fffff) * 4_294_967_296 + (low >>> 0);
}

function addWord(root: Step, word: string, concept: number): void {
  let step = root;
  for (const code of normaliseText(word).codes) {
    const next: Step = step.next.get(code) ?? { next: new Map(), ends: undefined };
    step.next.set(code, next);
    step = next;
  }
  step.ends = Float64Array.of(...(step.ends ?? []), concept);
}

/** The word tree, and which code units a word begins with: most of a text's begin none. */
interface Words {
  readonly root: Step;
  readonly begins: Uint8Array;
}

let known: Words | undefined;

function wordTree(): Words {
  if (known !== undefined) return known;
  const root: Step = { next: new Map(), ends: undefined };
  for (const [name, words] of Object.entries(concepts)) {
    const { codes } = normaliseText(name);
    // The key is made of the name: another concept in the list moves none of the others.
    const key = stretchKey(codes, 0, codes.length);
    for (const word of words.split(' ')) addWord(root, word, key);
  }
  const begins = new Uint8Array(65_536);
  for (const code of root.next.keys()) begins[code] = 1;
  known = { root, begins };
  return known;
}

/** What a listed word stands for: `concept` is the key of one of its concepts. */
export type OnConcept = (concept: number, start: number, length: number) => void;

/**
 * Finds the listed words of a folded text, the longest at each place, none overlapping, and names
 * the concepts they stand for (`concepts.json`: near-synonyms of public affairs, written for this
 * project): 班车 and 大巴 are one concept, so what a sample says of one holds for the other. A word
 * may stand for several.
 */
export function findConcepts(codes: Uint16Array, onConcept: OnConcept): void {
  const { root, begins } = wordTree();
  for (let start = 0; start < codes.length; ) {
    if (begins[codes[start] as number] === 0) {
      start++;
      continue;
    }
    let found: Float64Array | undefined;
    let end = start + 1;
    let step = root.next.get(codes[start] as number);
    for (let at = start + 1; step !== undefined; at++) {
      if (step.ends !== undefined) {
        found = step.ends;
        end = at;
      }
      if (at >= codes.length) break;
      step = step.next.get(codes[at] as number);
    }
    for (const concept of found ?? []) onConcept(concept, start, end - start);
    start = end;
  }
}
