/** How sure a share is: Wilson's interval for one department, and the weighted share of the town with its interval. */

/** 95 %. */
const z = 1.959964;

/** A share with its interval; null without answers. */
export interface Share {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Wilson's score interval (1927): keeps to 0…1 and is honest about few answers. */
export function wilson(yes: number, of: number): Share | null {
  if (of === 0) return null;
  const share = yes / of;
  const denominator = 1 + z ** 2 / of;
  const centre = (share + z ** 2 / (2 * of)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { share, low: within(centre - half), high: within(centre + half) };
}

/** Answers of a part, and the cases it stands for. */
export interface Part {
  readonly cases: number;
  readonly answered: number;
  readonly satisfied: number;
}

/**
 * The share of all parts, each weighted by its cases; parts without an answer are left out and their weight goes to the others.
 * The variance of each part is that of Agresti and Coull (two more of each answer), so that a part in which all agree is not taken
 * for certain.
 */
export function weighted(parts: readonly Part[]): Share | null {
  const known = parts.filter(({ answered }) => answered > 0);
  const cases = known.reduce((sum, part) => sum + part.cases, 0);
  if (known.length === 0 || cases === 0) return null;
  let share = 0;
  let variance = 0;
  for (const part of known) {
    const weight = part.cases / cases;
    share += (weight * part.satisfied) / part.answered;
    const careful = (part.satisfied + 2) / (part.answered + 4);
    variance += (weight ** 2 * careful * (1 - careful)) / (part.answered + 4);
  }
  const half = z * Math.sqrt(variance);
  return { share, low: within(share - half), high: within(share + half) };
}
