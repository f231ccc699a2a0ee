/** Files without a database: what may be uploaded, what is made of it, and where it is kept. */
export { documentName, type ProcessedDocument, processDocument } from './document.ts';
export { inspectUpload, type AcceptedPhotoType, type InspectedUpload } from './inspect.ts';
export { collectLimited, limitStream } from './limit-stream.ts';
export { defaultUploadLimits, largestUpload, type UploadLimits } from './limits.ts';
export { FEATURELESS_HASH, hammingDistance, isProbablySamePhoto } from './perceptual-hash.ts';
export { type Pixels, processDrawn, type ProcessedPhoto, processPhoto } from './photo.ts';
export type { PhotoFacts } from './photo-facts.ts';
export { isUploadProblem, type UploadProblemCode, uploadProblems } from './problems.ts';
export { type DocumentType, type PhotoType, type Sniffed, type VoiceType } from './sniff.ts';
export {
  type ByteRange,
  type FileKey,
  type OpenedFile,
  openFile,
  pathOf,
  putFile,
  removeFile,
  sweepIncoming,
} from './storage.ts';
export { type ProcessedVoice, processVoice } from './voice.ts';
