/** The text classifier: everything that the rest of the module may use. */
export { measureQuality, type Quality, type Verdict } from './evaluation.ts';
export { learnCorrections, UnknownLabelError } from './correct.ts';
export { explain, type DecidingPhrase } from './explain.ts';
export type { Message, View } from './features.ts';
export {
  LETTER_VIEWS,
  type Classification,
  type Model,
  type RankedLabel,
  type Sample,
} from './model.ts';
export { classify } from './score.ts';
export {
  deserializeModel,
  isCurrentModel,
  ModelFormatError,
  serializeModel,
} from './serialise.ts';
export { TrainingError, trainModel, type TrainingOptions } from './train.ts';
