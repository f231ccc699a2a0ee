import type { Encoder } from './encoder.ts';
import type { Message, View } from './features.ts';

/** Version of the model's form; a stored model of another version is refused. */
export const MODEL_VERSION = 1;

/** A message whose class is known. */
export interface Sample extends Message {
  readonly label: string;
  /** How much the sample counts; 1 unless said otherwise. */
  readonly weight?: number;
  /**
   * Samples made from one another (variants of one phrase) share a group, the original first.
   * Calibration never learns from a group and tests on it, and tests on the original only: else
   * made-up variants make the classifier look surer than it is.
   */
  readonly group?: string;
}

/** A trained classifier. It holds numbers only: no text of the samples can be read back whole. */
export interface Model {
  readonly version: typeof MODEL_VERSION;
  /** The classes, sorted. */
  readonly labels: readonly string[];
  readonly encoder: Encoder;
  /** `weights[column * labels.length + class]`; the last column is the constant. */
  readonly weights: Float32Array;
  /** Scores times this, through softmax, are probabilities. */
  readonly sharpness: number;
  /** Cost of a wrong answer in training, kept for corrections. */
  readonly cost: number;
}

/** A class and how probable it is, 0 to 1. */
export interface RankedLabel {
  readonly label: string;
  readonly probability: number;
}

/** The answer to a message. */
export interface Classification extends RankedLabel {
  /** All classes, the most probable first. */
  readonly ranked: readonly RankedLabel[];
}

const CHARACTERS: View = {
  field: 'text',
  kind: 'characters',
  shortest: 1,
  longest: 3,
  minDocuments: 2,
  scale: 1,
  damping: 1,
  unknownCounts: false,
};
const WORDS: View = { ...CHARACTERS, kind: 'words', longest: 1 };

/**
 * For short reports, where subject and text are read as one: pairs of characters carry over to
 * wordings never seen better than longer n-grams or dictionary words do, and cost less time.
 */
export const SHORT_TEXT_VIEWS: readonly View[] = [
  { ...CHARACTERS, field: 'all', longest: 2, unknownCounts: true },
];

/** For letters with a headline: the headline has a say of its own. */
export const LETTER_VIEWS: readonly View[] = [
  CHARACTERS,
  { ...CHARACTERS, field: 'subject' },
  WORDS,
  { ...WORDS, field: 'subject' },
];
