import { fieldOf, featuresOf, type FeatureList, type Message, type View } from './features.ts';
import { stackRows, type SparseRows, type SparseVector } from './sparse.ts';
import { normaliseText, type NormalText } from './text.ts';
import { buildVocabulary, placeOf, type Vocabulary } from './vocabulary.ts';

/** A view together with the features it knows. */
export interface FittedView {
  readonly view: View;
  readonly vocabulary: Vocabulary;
  /** First column of this view in the whole vector. */
  readonly firstColumn: number;
}

/** Turns messages into vectors. */
export interface Encoder {
  readonly views: readonly FittedView[];
  readonly width: number;
}

/** Folds each part of a message once, however many views read it. */
export function foldedFields(message: Message): (field: View['field']) => NormalText {
  const folded = new Map<View['field'], NormalText>();
  return (field) => {
    const known = folded.get(field);
    if (known !== undefined) return known;
    const normal = normaliseText(fieldOf(message, field));
    folded.set(field, normal);
    return normal;
  };
}

/** The vector of one view: length 1, or less when unknown features count; columns from 0. */
export function encodeFeatures(features: FeatureList, fitted: FittedView): SparseVector {
  const { vocabulary, view } = fitted;
  const places = new Int32Array(features.count);
  let known = 0;
  for (let at = 0; at < features.count; at++) {
    const place = placeOf(vocabulary, features.keys[at] ?? 0);
    if (place >= 0) places[known++] = place;
  }
  const sorted = places.subarray(0, known).sort();
  const columns = new Int32Array(known);
  const values = new Float32Array(known);
  let filled = 0;
  let squares = 0;
  for (let at = 0; at < known; ) {
    const place = sorted[at] ?? 0;
    let end = at + 1;
    while (end < known && sorted[end] === place) end++;
    const count = end - at;
    const frequency = view.damping === 1 || count === 1 ? count : count ** view.damping;
    const value = frequency * (vocabulary.inverseFrequency[place] ?? 0);
    columns[filled] = place;
    values[filled++] = value;
    squares += value * value;
    at = end;
  }
  if (view.unknownCounts) squares += (features.count - known) * vocabulary.rarity ** 2;
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < filled; at++) values[at] = (values[at] ?? 0) / length;
  return { columns: columns.subarray(0, filled), values: values.subarray(0, filled) };
}

/** The vector of a message over all views. */
export function encodeMessage(encoder: Encoder, message: Message): SparseVector {
  const folded = foldedFields(message);
  return joined(
    encoder.views.map((fitted) => {
      const features = featuresOf(folded(fitted.view.field), fitted.view);
      return { fitted, vector: encodeFeatures(features, fitted) };
    }),
  );
}

/** Vectors of views one behind the other, each in its columns and with its say. */
function joined(
  parts: readonly { readonly fitted: FittedView; readonly vector: SparseVector }[],
): SparseVector {
  const total = parts.reduce((sum, { vector }) => sum + vector.columns.length, 0);
  const columns = new Int32Array(total);
  const values = new Float32Array(total);
  let filled = 0;
  for (const { fitted, vector } of parts) {
    const { firstColumn, view } = fitted;
    for (let at = 0; at < vector.columns.length; at++) {
      columns[filled] = (vector.columns[at] as number) + firstColumn;
      values[filled++] = (vector.values[at] as number) * view.scale;
    }
  }
  return { columns, values };
}

/** Texts to fit on; the first `learnt` of them carry labels. */
interface Corpus {
  readonly messages: readonly Message[];
  readonly learnt: number;
}

function fitView(view: View, { messages, learnt }: Corpus, firstColumn: number): FittedView {
  function* documents(): Generator<Float64Array> {
    for (const message of messages) {
      const features = featuresOf(normaliseText(fieldOf(message, view.field)), view);
      yield features.keys.subarray(0, features.count);
    }
  }
  const vocabulary = buildVocabulary(documents(), learnt, view);
  return { view, vocabulary, firstColumn };
}

/**
 * Learns which features there are and how telling each is. `unlabelled` texts tell how common a
 * feature is, no more.
 */
export function fitEncoder(
  samples: readonly Message[],
  unlabelled: readonly Message[],
  views: readonly View[],
): Encoder {
  const messages = unlabelled.length === 0 ? samples : [...samples, ...unlabelled];
  let width = 0;
  const fitted = views.map((view) => {
    const one = fitView(view, { messages, learnt: samples.length }, width);
    width += one.vocabulary.keys.length;
    return one;
  });
  return { views: fitted, width };
}

/** Encodes many messages into the rows of one matrix. */
export function encodeAll(encoder: Encoder, messages: readonly Message[]): SparseRows {
  return stackRows(
    messages.map((message) => encodeMessage(encoder, message)),
    encoder.width,
  );
}
