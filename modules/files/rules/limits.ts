/** What an upload may cost us. */
export interface UploadLimits {
  /** Largest photo, bytes. */
  readonly maxPhotoBytes: number;
  /** Largest picture area after decoding, pixels; stops small files that unfold to gigabytes. */
  readonly maxPhotoPixels: number;
  /** Longest time one photo may be worked on, seconds (progressive JPEGs with endless scans). */
  readonly maxPhotoSeconds: number;
  /** Largest voice note, bytes. */
  readonly maxVoiceBytes: number;
  /** Longest voice note, seconds. */
  readonly maxVoiceSeconds: number;
}

/** 10 MB and 64 megapixels a photo (phones: 12 to 50), 10 MB and 3 minutes a voice note. */
export const defaultUploadLimits: UploadLimits = {
  maxPhotoBytes: 10_000_000,
  maxPhotoPixels: 64_000_000,
  maxPhotoSeconds: 30,
  maxVoiceBytes: 10_000_000,
  maxVoiceSeconds: 180,
};
