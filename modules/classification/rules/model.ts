import type { Confidence } from './confidence.ts';
import type { Encoder } from './encoder.ts';
import type { Message, View } from './features.ts';

/** Version of the model's form; a stored model of another version is refused. */
export const MODEL_VERSION = 2;

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
  /** Sets the sharpness of each message by how far its answer is to be trusted. */
  readonly confidence: Confidence | undefined;
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
  field: 'all',
  kind: 'characters',
  shortest: 1,
  longest: 2,
  minDocuments: 2,
  scale: 1,
  damping: 1,
  rarityPower: 1,
  unknownCounts: false,
};
const WORDS: View = { ...CHARACTERS, kind: 'words', longest: 1 };
const CONCEPTS: View = { ...WORDS, kind: 'concepts', rarityPower: 1.5 };

/**
 * For short reports, where subject and text are read as one: pairs of characters carry over to
 * wordings never seen better than longer n-grams or dictionary words do, and cost less time.
 * Concepts bring together what is written differently.
 */
export const SHORT_TEXT_VIEWS: readonly View[] = [
  { ...CHARACTERS, unknownCounts: true, rarityPower: 0.7 },
  { ...CONCEPTS, scale: 0.25 },
];

/** For letters with a headline: the headline has a say of its own. */
export const LETTER_VIEWS: readonly View[] = [
  { ...CHARACTERS, rarityPower: 1.5, scale: 1.4 },
  { ...CHARACTERS, field: 'subject', longest: 3 },
  { ...WORDS, rarityPower: 1.5 },
  { ...WORDS, field: 'subject' },
  { ...CONCEPTS, scale: 0.7 },
  { ...CONCEPTS, field: 'subject', scale: 0.7 },
];
