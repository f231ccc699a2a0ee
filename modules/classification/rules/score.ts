import { softmax } from './calibration.ts';
import { encodeMessage } from './encoder.ts';
import type { Message } from './features.ts';
import type { Classification, Model } from './model.ts';
import type { SparseVector } from './sparse.ts';

/** Score of each class for an encoded message. */
export function scoreColumns(
  vector: SparseVector,
  weights: Float32Array,
  classCount: number,
): Float64Array {
  const constants = weights.length - classCount;
  const scores = Float64Array.from(weights.subarray(constants));
  for (let at = 0; at < vector.columns.length; at++) {
    const start = (vector.columns[at] as number) * classCount;
    const value = vector.values[at] as number;
    for (let target = 0; target < classCount; target++) {
      scores[target] = (scores[target] as number) + value * (weights[start + target] as number);
    }
  }
  return scores;
}

/** The class of a message, how probable it is, and all others in order. */
export function classify(model: Model, message: string | Message): Classification {
  const taken = typeof message === 'string' ? { text: message } : message;
  const vector = encodeMessage(model.encoder, taken);
  const scores = scoreColumns(vector, model.weights, model.labels.length);
  const probabilities = softmax(scores, model.sharpness);
  const ranked = model.labels
    .map((label, at) => ({ label, probability: probabilities[at] ?? 0 }))
    .sort((a, b) => b.probability - a.probability);
  const best = ranked[0] ?? { label: '', probability: 0 };
  return { ...best, ranked };
}
