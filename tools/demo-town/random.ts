/** A seeded source of chance: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  integer(minimum: number, maximum: number): number;
  /** Uniform in [minimum, maximum). */
  between(minimum: number, maximum: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** One of the items; throws RangeError on an empty list. */
  pick<T>(items: readonly T[]): T;
  /** A shuffled copy (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /** Normal deviate (Box and Muller). */
  normal(mean: number, deviation: number): number;
  /** Log-normal deviate with the given median; `spread` is the deviation of the logarithm. */
  logNormal(median: number, spread: number): number;
  /** Poisson deviate: Knuth's product below 30, the normal approximation above. */
  poisson(mean: number): number;
  /** Index drawn with probability proportional to its weight. */
  weighted(weights: readonly number[]): number;
  /** An independent source for a named purpose: adding draws in one place moves no other. */
  fork(purpose: string): Random;
}

/** 32-bit FNV-1a hash of a text, used to turn names into seeds. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** sfc32 by Chris Doty-Humphrey (public domain, PractRand): 128 bits of state, passes BigCrush. */
function sfc32(seed: number, stream: number): () => number {
  let a = seed | 0;
  let b = stream | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

function poissonFrom(next: () => number, normal: (m: number, d: number) => number, mean: number) {
  if (mean > 30) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
  const floor = Math.exp(-mean);
  let count = 0;
  let product = next();
  while (product > floor) {
    count += 1;
    product *= next();
  }
  return count;
}

function weightedIndex(next: () => number, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let rest = next() * total;
  for (let index = 0; index < weights.length; index += 1) {
    rest -= weights[index] ?? 0;
    if (rest < 0) return index;
  }
  return weights.length - 1;
}

function pickFrom<T>(next: () => number, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('pick: the list is empty');
  return items[Math.floor(next() * items.length)] as T;
}

function shuffled<T>(next: () => number, items: readonly T[]): T[] {
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index -= 1) {
    const other = Math.floor(next() * (index + 1));
    const held = copy[index] as T;
    copy[index] = copy[other] as T;
    copy[other] = held;
  }
  return copy;
}

/** Makes a source from a seed and, optionally, a purpose (an independent stream). */
export function createRandom(seed: number, purpose = ''): Random {
  const next = sfc32(seed, hashText(purpose));
  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    integer: (minimum, maximum) => minimum + Math.floor(next() * (maximum - minimum + 1)),
    between: (minimum, maximum) => minimum + next() * (maximum - minimum),
    chance: (probability) => next() < probability,
    pick: (items) => pickFrom(next, items),
    shuffle: (items) => shuffled(next, items),
    logNormal: (median, spread) => median * Math.exp(normal(0, spread)),
    poisson: (mean) => poissonFrom(next, normal, mean),
    weighted: (weights) => weightedIndex(next, weights),
    fork: (name) => createRandom(seed, `${purpose}/${name}`),
  };
}
