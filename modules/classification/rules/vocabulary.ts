import type { View } from './features.ts';

/** A closed set of feature keys, each with its place in the vector and its document count. */
export interface Vocabulary {
  /** Keys in vector order. */
  readonly keys: Float64Array;
  /** Inverse document frequency, (ln((1 + N) / (1 + df)) + 1) ** power, in vector order. */
  readonly inverseFrequency: Float32Array;
  /** Inverse document frequency of a feature met once: what an unknown feature counts as. */
  readonly rarity: number;
  /** Open-addressed table: slot → place + 1, 0 when empty. */
  readonly slots: Int32Array;
}

function slotOf(key: number, mask: number): number {
  // ToInt32 takes the lowest 32 bits of an exact integer; `%` on doubles is ten times slower.
  const low = key | 0;
  const high = (key / 4_294_967_296) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** Builds the look-up table over keys that are all different. */
export function indexVocabulary(
  keys: Float64Array,
  inverseFrequency: Float32Array,
  rarity: number,
): Vocabulary {
  let size = 16;
  while (size < keys.length * 2.5) size *= 2;
  const slots = new Int32Array(size);
  for (let place = 0; place < keys.length; place++) {
    let slot = slotOf(keys[place] ?? 0, size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = place + 1;
  }
  return { keys, inverseFrequency, rarity, slots };
}

/** The place of a key in the vector, or −1 when it is unknown. */
export function placeOf(vocabulary: Vocabulary, key: number): number {
  const { slots, keys } = vocabulary;
  const mask = slots.length - 1;
  let slot = slotOf(key, mask);
  for (;;) {
    const place = (slots[slot] ?? 0) - 1;
    if (place < 0 || keys[place] === key) return place;
    slot = (slot + 1) & mask;
  }
}

/** Which features are kept, and how much the rare ones weigh. */
export type Rarity = Pick<View, 'minDocuments' | 'rarityPower'>;

/**
 * Counts in how many documents each key stands and keeps those that stand in enough of them and in
 * at least one of the first `learnt`: a machine can learn nothing about a feature that no sample
 * has. Keys are kept in ascending order, so that the same texts in another order give the same
 * vocabulary.
 */
export function buildVocabulary(
  documents: Iterable<Float64Array>,
  learnt: number,
  { minDocuments, rarityPower }: Rarity,
): Vocabulary {
  const seen = new Map<number, { documents: number; last: number }>();
  let total = 0;
  for (const keys of documents) {
    total++;
    for (const key of keys) {
      const entry = seen.get(key);
      if (entry === undefined && total <= learnt) seen.set(key, { documents: 1, last: total });
      if (entry === undefined || entry.last === total) continue;
      entry.documents++;
      entry.last = total;
    }
  }
  const kept = [...seen].filter(([, entry]) => entry.documents >= minDocuments);
  kept.sort((a, b) => a[0] - b[0]);
  const rarityOf = (count: number): number =>
    (Math.log((1 + total) / (1 + count)) + 1) ** rarityPower;
  return indexVocabulary(
    Float64Array.from(kept, ([key]) => key),
    Float32Array.from(kept, ([, entry]) => rarityOf(entry.documents)),
    rarityOf(1),
  );
}
