/** What came of a set of test vectors. */

/** Vectors of one source. */
export interface Tally {
  readonly name: string;
  readonly passed: number;
  readonly total: number;
  /** The first few that failed. */
  readonly faults: readonly string[];
}

/** Runs each vector and counts those that come out as they should; one that throws failed. */
export function tallyOf<V>(
  name: string,
  vectors: readonly V[],
  passes: (vector: V) => boolean,
  describe: (vector: V) => string,
): Tally {
  const faults = vectors.filter((vector) => !succeeds(() => passes(vector))).map(describe);
  const passed = vectors.length - faults.length;
  return { name, passed, total: vectors.length, faults: faults.slice(0, 5) };
}

/** The answer, or false where it could not be given. */
function succeeds(work: () => boolean): boolean {
  try {
    return work();
  } catch {
    return false;
  }
}
