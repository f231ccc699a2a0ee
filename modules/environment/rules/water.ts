/** Surface water by GB 3838-2002 table 1: the worst single factor decides. */

/** Kind of water body: total phosphorus differs, total nitrogen judges lakes and reservoirs only. */
export type WaterBody = 'river' | 'lake';

/** Class 1 to 5 as the standard's I to V; 6 is 劣V, worse than V. */
export type WaterClass = 1 | 2 | 3 | 4 | 5 | 6;

/** Upper limits for classes I to V, mg/L (fecal coliforms per litre). GB 3838-2002 table 1. */
const upperLimits = {
  CODMn: [2, 4, 6, 10, 15],
  COD: [15, 15, 20, 30, 40],
  BOD5: [3, 3, 4, 6, 10],
  NH3N: [0.15, 0.5, 1.0, 1.5, 2.0],
  Cu: [0.01, 1, 1, 1, 1],
  Zn: [0.05, 1, 1, 2, 2],
  F: [1, 1, 1, 1.5, 1.5],
  Se: [0.01, 0.01, 0.01, 0.02, 0.02],
  As: [0.05, 0.05, 0.05, 0.1, 0.1],
  Hg: [0.00005, 0.00005, 0.0001, 0.001, 0.001],
  Cd: [0.001, 0.005, 0.005, 0.005, 0.01],
  Cr6: [0.01, 0.05, 0.05, 0.05, 0.1],
  Pb: [0.01, 0.01, 0.05, 0.05, 0.1],
  CN: [0.005, 0.05, 0.2, 0.2, 0.2],
  phenol: [0.002, 0.002, 0.005, 0.01, 0.1],
  oil: [0.05, 0.05, 0.05, 0.5, 1.0],
  surfactant: [0.2, 0.2, 0.2, 0.3, 0.3],
  sulfide: [0.05, 0.1, 0.2, 0.5, 1.0],
  coliform: [200, 2000, 10000, 20000, 40000],
} as const;

const phosphorus = {
  river: [0.02, 0.1, 0.2, 0.3, 0.4],
  lake: [0.01, 0.025, 0.05, 0.1, 0.2],
} as const;
const lakeNitrogen = [0.2, 0.5, 1.0, 1.5, 2.0] as const;
/** Lower limits of dissolved oxygen, mg/L (class I: or 90 % saturation, which is not measured here). */
const oxygen = [7.5, 6, 5, 3, 2] as const;
const pHRange = { least: 6, most: 9 } as const;

/** Factors of the table; pH without unit, DO dissolved oxygen, TP and TN total phosphorus, nitrogen. */
export type WaterFactor = keyof typeof upperLimits | 'pH' | 'DO' | 'TP' | 'TN';

/** A judged sample. */
export interface WaterJudgement {
  readonly class: WaterClass;
  /** The factors that decided: all of the worst class, unless that is I. */
  readonly deciding: readonly WaterFactor[];
  readonly byFactor: Readonly<Partial<Record<WaterFactor, WaterClass>>>;
}

/**
 * The class of a sample.
 * @param sample concentrations by factor; total nitrogen of a river is not judged
 * @returns null when nothing in it can be judged
 * @throws RangeError for a negative or non-finite value
 */
export function judgeWater(
  sample: Readonly<Partial<Record<WaterFactor, number>>>,
  body: WaterBody,
): WaterJudgement | null {
  const byFactor: Partial<Record<WaterFactor, WaterClass>> = {};
  for (const [factor, value] of Object.entries(sample) as [WaterFactor, number][]) {
    if (factor === 'TN' && body === 'river') continue;
    byFactor[factor] = factorClass(factor, value, body);
  }
  const entries = Object.entries(byFactor) as [WaterFactor, WaterClass][];
  if (entries.length === 0) return null;
  const worst = Math.max(...entries.map(([, found]) => found)) as WaterClass;
  const deciding = entries
    .filter(([, found]) => worst > 1 && found === worst)
    .map(([name]) => name);
  return { class: worst, deciding, byFactor };
}

/** The class of one factor alone. @throws RangeError for a negative or non-finite value */
export function factorClass(factor: WaterFactor, value: number, body: WaterBody): WaterClass {
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`${factor} must be a number of at least 0, not ${String(value)}`);
  }
  if (factor === 'pH') return value >= pHRange.least && value <= pHRange.most ? 1 : 6;
  const holds =
    factor === 'DO'
      ? oxygen.findIndex((limit) => value >= limit)
      : limitsOf(factor, body).findIndex((limit) => value <= limit);
  return (holds === -1 ? 6 : holds + 1) as WaterClass;
}

/** Times by which a factor exceeds a class's limit, (value − limit) / limit; null for pH and oxygen. */
export function timesOver(
  factor: WaterFactor,
  value: number,
  body: WaterBody,
  target: WaterClass,
): number | null {
  if (factor === 'pH' || factor === 'DO' || target === 6) return null;
  const limit = limitsOf(factor, body)[target - 1] ?? 0;
  return value <= limit ? 0 : Math.round(((value - limit) / limit) * 100) / 100;
}

function limitsOf(factor: Exclude<WaterFactor, 'pH' | 'DO'>, body: WaterBody): readonly number[] {
  if (factor === 'TP') return phosphorus[body];
  if (factor === 'TN') return lakeNitrogen;
  return upperLimits[factor];
}
