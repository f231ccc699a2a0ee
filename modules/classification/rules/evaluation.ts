/** What a classifier said about one message whose label is known. */
export interface Verdict {
  readonly truth: string;
  readonly label: string;
  /** The probability it gave its own answer, 0 to 1. */
  readonly probability: number;
}

/** Quality of answers; all between 0 and 1. */
export interface Quality {
  /** Mean over the classes (those in the truth) of the harmonic mean of precision and recall. */
  readonly macroF1: number;
  readonly accuracy: number;
  /** Expected calibration error: see {@link calibrationError}. */
  readonly calibrationError: number;
  readonly perLabel: readonly LabelQuality[];
}

/** Quality for one class. */
export interface LabelQuality {
  readonly label: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Messages that truly belong to it. */
  readonly count: number;
}

/**
 * Expected calibration error: the mean distance between stated probability and hit rate over
 * `bins` equal intervals, weighted by how many answers fall in each (Naeini et al., AAAI 2015).
 */
export function calibrationError(verdicts: readonly Verdict[], bins = 15): number {
  const sums = Array.from({ length: bins }, () => ({ stated: 0, hits: 0 }));
  for (const { truth, label, probability } of verdicts) {
    const bin = sums[Math.min(bins - 1, Math.floor(probability * bins))];
    if (bin === undefined) continue;
    bin.stated += probability;
    bin.hits += truth === label ? 1 : 0;
  }
  const distance = sums.reduce((sum, bin) => sum + Math.abs(bin.stated - bin.hits), 0);
  return distance / Math.max(1, verdicts.length);
}

/** Measures answers against the truth. */
export function measureQuality(verdicts: readonly Verdict[]): Quality {
  const labels = [...new Set(verdicts.map(({ truth }) => truth))].sort();
  const perLabel = labels.map((label) => {
    const count = verdicts.filter(({ truth }) => truth === label).length;
    const said = verdicts.filter((verdict) => verdict.label === label).length;
    const hits = verdicts.filter((v) => v.label === label && v.truth === label).length;
    const precision = said === 0 ? 0 : hits / said;
    const recall = count === 0 ? 0 : hits / count;
    return { label, precision, recall, f1: (2 * hits) / Math.max(1, said + count), count };
  });
  const hits = verdicts.filter(({ truth, label }) => truth === label).length;
  return {
    macroF1: perLabel.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, labels.length),
    accuracy: hits / Math.max(1, verdicts.length),
    calibrationError: calibrationError(verdicts),
    perLabel,
  };
}
