/** What a pair weighs: the learned weights of its levels, and more where rare values agree. */
import type { RecordColumns } from './columns.ts';
import { logPriors, logRatios, type Model } from './estimate.ts';
import { type ComparisonSpec, levelNames } from './levels.ts';
import { levelAt, patternOf } from './patterns.ts';

/** Log-odds that a pair with this pattern is the same. */
export type Weigh = (a: number, b: number, pattern: number) => number;

/** By how much a value's own frequency changes the weight of agreeing on it, by value. */
function frequencyWeights(
  spec: ComparisonSpec,
  columns: RecordColumns,
  agreeing: number,
): Float32Array {
  const counts = columns.values[spec.column]?.counts ?? new Uint32Array(0);
  let total = 0;
  for (const count of counts) total += count;
  return Float32Array.from(counts, (count) => Math.log(agreeing / (count / total)));
}

/** The function that weighs pairs by a model. */
export function weigher(
  specs: readonly ComparisonSpec[],
  columns: RecordColumns,
  model: Model,
): Weigh {
  const ratios = logRatios(model.m, model.u);
  const kinRatios = logRatios(model.kin?.k ?? model.u, model.u);
  const base = logPriors(model);
  const byFrequency = specs.flatMap((spec, place) => {
    const agreeing = model.u[place]?.[1] ?? 1;
    const ids = columns.values[spec.column]?.ids;
    if (!spec.byFrequency || !ids) return [];
    const weights = frequencyWeights(spec, columns, agreeing);
    return [{ place, ids, weights, shared: spec.shared === true }];
  });
  return (a, _b, pattern) => {
    let odds = base.same;
    let kin = base.kin;
    for (let place = 0; place < specs.length; place += 1) {
      const slot = place * 8 + ((pattern >> (3 * place)) & 7);
      odds += ratios[slot] ?? 0;
      kin += kinRatios[slot] ?? 0;
    }
    for (const { place, ids, weights, shared } of byFrequency) {
      if (((pattern >> (3 * place)) & 7) !== 1) continue;
      const weight = weights[ids[a] ?? 0] ?? 0;
      odds += weight;
      // Kin have a shared value in common as the same have; any other they share by chance.
      if (shared) kin += weight;
    }
    return odds - (kin > 30 ? kin : Math.log1p(Math.exp(kin)));
  };
}

/** How one comparison of a pair came out, and what it weighs. */
export interface Explained {
  readonly key: string;
  /** `missing`, or a level of the comparison's kind. */
  readonly level: string;
  /** Natural logarithm of how much likelier this is of the same than of two different; what is rare counts in. */
  readonly weight: number;
}

/** Says how two records agree, comparison by comparison. */
export function explain(
  { comparisons }: { readonly comparisons: readonly ComparisonSpec[] },
  columns: RecordColumns,
  model: Model,
  [a, b]: readonly [number, number],
): Explained[] {
  const pattern = patternOf(comparisons, columns)(a, b);
  const ratios = logRatios(model.m, model.u);
  return comparisons.map((spec, place) => {
    const level = levelAt(pattern, place);
    if (level === 0) return { key: spec.key, level: 'missing', weight: 0 };
    const rare =
      level === 1 && spec.byFrequency ? rarity(spec, columns, { model, place, record: a }) : 0;
    const weight = (ratios[place * 8 + level] ?? 0) + rare;
    return { key: spec.key, level: levelNames[spec.kind][level - 1] ?? 'different', weight };
  });
}

function rarity(
  spec: ComparisonSpec,
  columns: RecordColumns,
  {
    model,
    place,
    record,
  }: { readonly model: Model; readonly place: number; readonly record: number },
): number {
  const weights = frequencyWeights(spec, columns, model.u[place]?.[1] ?? 1);
  return weights[columns.values[spec.column]?.ids[record] ?? 0] ?? 0;
}
