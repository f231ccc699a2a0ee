import { softmax } from './calibration.ts';
import { messageSharpness } from './confidence.ts';
import { encodeMessage } from './encoder.ts';
import type { Message } from './features.ts';
import type { Classification, Model } from './model.ts';
import { squaredLength, type SparseVector } from './sparse.ts';

/** Score of each class for an encoded message. */
export function scoreColumns(
  vector: SparseVector,
  weights: Float32Array,
  classCount: number,
): Float64Array {
  const constants = weights.length - classCount;
  const scores = new Float64Array(weights.subarray(constants));
  const { columns, values } = vector;
  const startOf = (place: number): number => (columns[place] as number) * classCount;
  let at = 0;
  // Four columns at a time, added in their order: each score is read and written once for the four.
  for (; at + 3 < columns.length; at += 4) {
    const [a, b, c, d] = [startOf(at), startOf(at + 1), startOf(at + 2), startOf(at + 3)];
    const va = values[at] as number;
    const vb = values[at + 1] as number;
    const vc = values[at + 2] as number;
    const vd = values[at + 3] as number;
    for (let target = 0; target < classCount; target++) {
      scores[target] =
        (scores[target] as number) +
        va * (weights[a + target] as number) +
        vb * (weights[b + target] as number) +
        vc * (weights[c + target] as number) +
        vd * (weights[d + target] as number);
    }
  }
  for (; at < columns.length; at++) {
    const start = startOf(at);
    const value = values[at] as number;
    for (let target = 0; target < classCount; target++) {
      scores[target] = (scores[target] as number) + value * (weights[start + target] as number);
    }
  }
  return scores;
}

/**
 * The class of a message, how probable it is, and the others in order.
 * @param limit how many classes `ranked` holds at most
 */
export function classify(
  model: Model,
  message: string | Message,
  limit = model.labels.length,
): Classification {
  const taken = typeof message === 'string' ? { text: message } : message;
  const vector = encodeMessage(model.encoder, taken);
  const scores = scoreColumns(vector, model.weights, model.labels.length);
  const judged = { scores, known: squaredLength(vector) };
  const sharpness = messageSharpness(judged, model.sharpness, model.confidence);
  const probabilities = softmax(scores, sharpness);
  const ranked = highest(probabilities, limit).map((at) => ({
    label: model.labels[at] ?? '',
    probability: probabilities[at] ?? 0,
  }));
  const best = ranked[0] ?? { label: '', probability: 0 };
  return { ...best, ranked };
}

/** Places of the highest values, the highest first; of equals the first. A few are picked, not all sorted. */
function highest(values: Float64Array, count: number): number[] {
  const places: number[] = [];
  if (count >= values.length) {
    for (let at = 0; at < values.length; at++) places.push(at);
    return places.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  }
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    let place = places.length;
    while (place > 0 && value > (values[places[place - 1] ?? 0] ?? 0)) place--;
    if (place < count) {
      places.splice(place, 0, at);
      if (places.length > count) places.pop();
    }
  }
  return places;
}
