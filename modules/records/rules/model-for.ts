/** Which model a resolution uses: what the town's own rows teach, or the shipped one. */
import type { Model } from './resolution/index.ts';

/** From so many rows on a town learns from its own. */
export const enoughToLearn = 2000;

/** A model made for another number of rows: each row has as many others of the same person as there, among more or fewer. */
export function forRows(model: Model, learnedFrom: number, rows: number): Model {
  const factor = learnedFrom / Math.max(2, rows);
  const scaled = (prior: number) => Math.min(0.2, prior * factor);
  return {
    ...model,
    prior: scaled(model.prior),
    kin: model.kin && { ...model.kin, prior: scaled(model.kin.prior) },
  };
}
