/** Chance from a seed, so that a drill can be done again. */
export interface Chance {
  /** A whole number from 0 to before `limit`. */
  below(limit: number): number;
  of<T>(items: readonly T[]): T;
}

/** xorshift32. */
export function chanceFrom(seed: number): Chance {
  let state = seed | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const below = (limit: number): number => next() % Math.max(1, limit);
  return {
    below,
    of: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to choose from');
      return item;
    },
  };
}
