import { TextDecoder, TextEncoder } from 'node:util';
import type { Confidence } from './confidence.ts';
import type { Encoder, FittedView } from './encoder.ts';
import type { View } from './features.ts';
import { MODEL_VERSION, type Model } from './model.ts';
import { indexVocabulary } from './vocabulary.ts';

/**
 * A stored model: 4 bytes "ZSCM", the version and the length of a JSON head (32-bit, little
 * endian), the head padded to 8 bytes, then the arrays, each padded to 8 bytes. Weights are kept as
 * 16-bit integers with one step for the whole: a hundred classes stay small, and the rounding (one
 * part in 32,767 of the largest weight) changes no answer that was not a tie.
 */
const MAGIC = 0x4d43535a;
const HEADER_BYTES = 12;

/** Thrown when bytes are not a model that this version can read. */
export class ModelFormatError extends Error {
  override readonly name = 'ModelFormatError';
}

type Stored = Float64Array | Float32Array | Int16Array;

interface ViewHead {
  readonly view: View;
  readonly firstColumn: number;
  readonly features: number;
  readonly rarity: number;
}

interface Head {
  readonly labels: readonly string[];
  readonly width: number;
  readonly sharpness: number;
  readonly confidence?: Confidence;
  readonly cost: number;
  readonly weightStep: number;
  readonly views: readonly ViewHead[];
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;

function headOf({ view, firstColumn, vocabulary }: FittedView): ViewHead {
  return { view, firstColumn, features: vocabulary.keys.length, rarity: vocabulary.rarity };
}

/** Weights as multiples of one step. Plain loops: there are millions, and `from` is slow. */
function quantise(weights: Float32Array): { shorts: Int16Array; step: number } {
  let largest = 0;
  for (const weight of weights) if (Math.abs(weight) > largest) largest = Math.abs(weight);
  const step = largest / 32_767 || 1;
  const shorts = new Int16Array(weights.length);
  for (let at = 0; at < shorts.length; at++) shorts[at] = Math.round((weights[at] ?? 0) / step);
  return { shorts, step };
}

/** Packs a model into bytes. */
export function serializeModel(model: Model): Uint8Array {
  const { encoder, labels, sharpness, confidence, cost } = model;
  const { shorts, step: weightStep } = quantise(model.weights);
  const head: Head = {
    labels,
    width: encoder.width,
    sharpness,
    ...(confidence === undefined ? {} : { confidence }),
    cost,
    weightStep,
    views: encoder.views.map(headOf),
  };
  const arrays: Stored[] = [shorts];
  for (const { vocabulary } of encoder.views) {
    arrays.push(vocabulary.keys, vocabulary.inverseFrequency);
  }
  return pack(new TextEncoder().encode(JSON.stringify(head)), arrays);
}

function pack(head: Uint8Array, arrays: readonly Stored[]): Uint8Array {
  const start = padded(HEADER_BYTES + head.length);
  const bytes = new Uint8Array(arrays.reduce((sum, a) => sum + padded(a.byteLength), start));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, MODEL_VERSION, true);
  view.setUint32(8, head.length, true);
  bytes.set(head, HEADER_BYTES);
  let at = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  return bytes;
}

/** Hands out the stored arrays one after another. */
class ArrayReader {
  readonly #buffer: ArrayBuffer;
  #at: number;

  constructor(buffer: ArrayBuffer, start: number) {
    this.#buffer = buffer;
    this.#at = start;
  }

  #take(bytes: number): ArrayBuffer {
    const end = this.#at + bytes;
    if (end > this.#buffer.byteLength) {
      throw new ModelFormatError('The stored model is cut short. Store it again, or train anew.');
    }
    const part = this.#buffer.slice(this.#at, end);
    this.#at += padded(bytes);
    return part;
  }

  doubles(count: number): Float64Array {
    return new Float64Array(this.#take(count * 8));
  }

  floats(count: number): Float32Array {
    return new Float32Array(this.#take(count * 4));
  }

  shorts(count: number): Int16Array {
    return new Int16Array(this.#take(count * 2));
  }

  fitted({ view, firstColumn, features, rarity }: ViewHead): FittedView {
    const keys = this.doubles(features);
    return { view, firstColumn, vocabulary: indexVocabulary(keys, this.floats(features), rarity) };
  }
}

function readHead(bytes: Uint8Array): { head: Head; start: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC) {
    throw new ModelFormatError('These bytes are not a stored classifier. Train one and store it.');
  }
  const version = view.getUint32(4, true);
  if (version !== MODEL_VERSION) {
    throw new ModelFormatError(
      `The stored classifier has version ${version}, this program reads ${MODEL_VERSION}. Train anew.`,
    );
  }
  const end = HEADER_BYTES + view.getUint32(8, true);
  try {
    const head = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER_BYTES, end))) as Head;
    return { head, start: padded(end) };
  } catch (cause) {
    throw new ModelFormatError('The stored classifier has a broken head. Train anew.', { cause });
  }
}

/** Whether bytes begin as a model of this version does; another has to be trained anew. */
export function isCurrentModel(bytes: Uint8Array): boolean {
  if (bytes.length < HEADER_BYTES) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(0, true) === MAGIC && view.getUint32(4, true) === MODEL_VERSION;
}

/**
 * Reads a model back.
 *
 * @throws ModelFormatError when the bytes are no model, cut short, or of another version.
 */
export function deserializeModel(bytes: Uint8Array): Model {
  const { head, start } = readHead(bytes);
  const reader = new ArrayReader(new Uint8Array(bytes).buffer, start);
  const quantised = reader.shorts((head.width + 1) * head.labels.length);
  const weights = Float32Array.from(quantised);
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) * head.weightStep;
  const views = head.views.map((view) => reader.fitted(view));
  const encoder: Encoder = { views, width: head.width };
  const { labels, sharpness, confidence, cost } = head;
  return { version: MODEL_VERSION, labels, encoder, weights, sharpness, confidence, cost };
}
