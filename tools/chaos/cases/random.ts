/** Chance from a seed, so that a run can be repeated as far as the machine allows. */

/** A source of chance. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  between(least: number, most: number): number;
  isLess(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Letters only, so that nothing in it looks like a telephone number. */
  word(length: number): string;
}

/** Chance after mulberry32, a 32-bit generator. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (least, most) => least + next() * (most - least),
    isLess: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as never,
    word: (length) =>
      Array.from({ length }, () => String.fromCharCode(97 + Math.floor(next() * 26))).join(''),
  };
}
