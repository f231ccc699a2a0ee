import { foldedFields, type FittedView } from './encoder.ts';
import { featuresOf, fieldOf, type Message } from './features.ts';
import type { Model } from './model.ts';
import { READ_LIMIT, textOf, type NormalText } from './text.ts';
import { placeOf } from './vocabulary.ts';
import { cutWords } from './words.ts';

/** Words of the message that spoke for a class. */
export interface DecidingPhrase {
  /** As written in the subject or the text. */
  readonly phrase: string;
  /** Share of all that spoke for the class, 0 to 1. */
  readonly weight: number;
}

/** What each code unit of a folded part adds to the class, against the mean of the others. */
function addView(model: Model, fitted: FittedView, normal: NormalText, into: Evidence): void {
  const features = featuresOf(normal, fitted.view);
  const places = new Int32Array(features.count);
  const counts = new Map<number, number>();
  for (let at = 0; at < features.count; at++) {
    const place = placeOf(fitted.vocabulary, features.keys[at] ?? 0);
    places[at] = place;
    if (place >= 0) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const values = new Map<number, number>();
  let squares = 0;
  for (const [place, count] of counts) {
    const inverse = fitted.vocabulary.inverseFrequency[place] ?? 0;
    const value = count ** fitted.view.damping * inverse;
    values.set(place, value / count);
    squares += value * value;
  }
  const scale = fitted.view.scale / (Math.sqrt(squares) || 1);
  for (let at = 0; at < features.count; at++) {
    const place = places[at] ?? -1;
    if (place < 0) continue;
    const lead = leadOf(model, fitted.firstColumn + place, into.target);
    const length = features.lengths[at] ?? 1;
    const share = ((values.get(place) ?? 0) * scale * lead) / length;
    const start = features.starts[at] ?? 0;
    for (let unit = start; unit < start + length; unit++) {
      into.units[unit] = (into.units[unit] ?? 0) + share;
    }
  }
}

interface Evidence {
  readonly target: number;
  readonly units: Float64Array;
}

/** Sum of each column over all classes: read for every word, made once a model. */
const columnSums = new WeakMap<Model, Float64Array>();

function sumsOf(model: Model): Float64Array {
  let sums = columnSums.get(model);
  if (!sums) {
    const count = model.labels.length;
    sums = new Float64Array(model.weights.length / count);
    for (let at = 0; at < model.weights.length; at++) {
      const column = Math.floor(at / count);
      sums[column] = (sums[column] ?? 0) + (model.weights[at] ?? 0);
    }
    columnSums.set(model, sums);
  }
  return sums;
}

/** How much more a column says for the class than for the others on average. */
function leadOf(model: Model, column: number, target: number): number {
  const count = model.labels.length;
  const own = model.weights[column * count + target] ?? 0;
  return own - ((sumsOf(model)[column] ?? 0) - own) / (count - 1);
}

interface Span {
  readonly from: number;
  to: number;
  evidence: number;
}

const LETTER = /[\p{L}\p{N}]/u;

/** Words that speak for the class; neighbours of like strength become one span. */
function spansOf(normal: NormalText, units: Float64Array): Span[] {
  const text = textOf(normal);
  const words = cutWords(text);
  const rated = Array.from(words.starts, (from, at) => {
    const to = words.ends[at] ?? from;
    let evidence = 0;
    for (let unit = from; unit < to; unit++) evidence += units[unit] as number;
    return { from, to, evidence, speaks: LETTER.test(text.slice(from, to)) };
  });
  const strongest = rated.reduce((most, { evidence }) => Math.max(most, evidence), 0);
  const spans: Span[] = [];
  for (const { from, to, evidence, speaks } of rated) {
    if (!speaks || evidence <= 0.15 * strongest) continue;
    const last = spans.at(-1);
    if (last !== undefined && last.to === from && to - last.from <= 8) {
      last.to = to;
      last.evidence += evidence;
    } else spans.push({ from, to, evidence });
  }
  return spans;
}

/** All phrases of a message that speak for the class, with what they add to its score. */
function evidenceOf(model: Model, message: Message, target: number): DecidingPhrase[] {
  const folded = foldedFields(message);
  const fields = new Set(model.encoder.views.map(({ view }) => view.field));
  const phrases: DecidingPhrase[] = [];
  for (const field of fields) {
    const normal = folded(field);
    const raw = fieldOf(message, field);
    const evidence = { target, units: new Float64Array(normal.codes.length) };
    for (const fitted of model.encoder.views) {
      if (fitted.view.field === field) addView(model, fitted, normal, evidence);
    }
    for (const span of spansOf(normal, evidence.units)) {
      const start = normal.origin[span.from] ?? 0;
      // A run of digits was folded into one: the phrase reaches to where the next unit begins.
      const end = normal.origin[span.to] ?? Math.min(raw.length, READ_LIMIT);
      phrases.push({ phrase: raw.slice(start, end).trim(), weight: span.evidence });
    }
  }
  return phrases;
}

/**
 * The words of a message that spoke most for a class, the strongest first, as they were written.
 * Shares count only what speaks for the class; topics have no words and stay out.
 *
 * @returns an empty list for a class that the model does not know, or when nothing spoke for it.
 */
export function explain(
  model: Model,
  message: string | Message,
  label: string,
  limit = 5,
): DecidingPhrase[] {
  const target = model.labels.indexOf(label);
  if (target < 0) return [];
  const taken = typeof message === 'string' ? { text: message } : message;
  const sums = new Map<string, number>();
  for (const { phrase, weight } of evidenceOf(model, taken, target)) {
    sums.set(phrase, (sums.get(phrase) ?? 0) + weight);
  }
  const total = [...sums.values()].reduce((a, b) => a + b, 0);
  return [...sums]
    .map(([phrase, weight]) => ({ phrase, weight: weight / total }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, limit);
}
