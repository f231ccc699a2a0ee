/** What an upload may cost us. */
import { largestDocumentBytes } from '../contract.ts';

/** Limits of each kind. */
export interface UploadLimits {
  /** Largest photo, bytes. */
  readonly maxPhotoBytes: number;
  /** Largest picture area after decoding, pixels; stops small files that unfold to gigabytes. */
  readonly maxPhotoPixels: number;
  /** Longest time one photo may be worked on, seconds (progressive JPEGs with endless scans). */
  readonly maxPhotoSeconds: number;
  /** Largest document, bytes. */
  readonly maxDocumentBytes: number;
  /** Largest voice note, bytes. */
  readonly maxVoiceBytes: number;
  /** Longest voice note, seconds. */
  readonly maxVoiceSeconds: number;
}

/** 10 MB and 64 megapixels a photo (phones: 12 to 50), 10 MB a document, 10 MB and 3 minutes a voice note. */
export const defaultUploadLimits: UploadLimits = {
  maxPhotoBytes: 10_000_000,
  maxPhotoPixels: 64_000_000,
  maxPhotoSeconds: 30,
  maxDocumentBytes: largestDocumentBytes,
  maxVoiceBytes: 10_000_000,
  maxVoiceSeconds: 180,
};

/** Largest of what may come in, bytes. */
export function largestUpload(limits: UploadLimits = defaultUploadLimits): number {
  return Math.max(limits.maxPhotoBytes, limits.maxVoiceBytes, limits.maxDocumentBytes);
}
