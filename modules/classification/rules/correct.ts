import { encodeAll } from './encoder.ts';
import type { Model, Sample } from './model.ts';
import { solveBinary, squaredLengths } from './solver.ts';

/** How much one correction counts beside one training sample: more overturns too much else. */
export const CORRECTION_COST = 2;

/** Thrown when a correction names a class that the model does not have. */
export class UnknownLabelError extends Error {
  override readonly name = 'UnknownLabelError';
}

/**
 * Learns from officers' corrections at once, without the old samples: each machine moves as little
 * as it can (penalty ½‖w − w₀‖²) to answer the corrected messages rightly. The model given stays
 * as it is. Words that the model has never seen wait for the next whole training, which should get
 * the corrections as samples; so should a new class.
 *
 * @throws UnknownLabelError when a label is not among the model's.
 */
export function learnCorrections(model: Model, corrections: readonly Sample[]): Model {
  const classCount = model.labels.length;
  const classes = corrections.map(({ label }) => {
    const place = model.labels.indexOf(label);
    if (place >= 0) return place;
    throw new UnknownLabelError(
      `The model does not know the class "${label}". Train it anew with samples of that class.`,
    );
  });
  const rows = encodeAll(model.encoder, corrections);
  const lengths = squaredLengths(rows);
  const costs = Float64Array.from(
    corrections,
    ({ weight = 1 }) => weight * model.cost * CORRECTION_COST,
  );
  const weights = model.weights.slice();
  const machine = new Float64Array(rows.width + 1);
  for (let target = 0; target < classCount; target++) {
    for (let column = 0; column < machine.length; column++) {
      machine[column] = model.weights[column * classCount + target] ?? 0;
    }
    const positive = Uint8Array.from(classes, (place) => (place === target ? 1 : 0));
    const problem = { rows, positive, costs, lengths, seed: target + 1 };
    solveBinary(problem, machine, { tolerance: 0.01, maxPasses: 100 });
    for (let column = 0; column < machine.length; column++) {
      weights[column * classCount + target] = machine[column] ?? 0;
    }
  }
  return { ...model, weights };
}
