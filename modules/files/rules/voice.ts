/** A voice note is checked and kept as it came: re-coding would only make it worse to hear. */
import { createHash } from 'node:crypto';
import { checkSize } from './limit-stream.ts';
import { defaultUploadLimits, type UploadLimits } from './limits.ts';
import { refusal } from './problems.ts';
import { sniff, type VoiceType } from './sniff.ts';
import { measureVoice } from './voice/measure.ts';

/** A voice note that may be stored. */
export interface ProcessedVoice {
  readonly contentType: VoiceType;
  /** The bytes as received. */
  readonly full: Buffer;
  /** Undefined where the container does not tell. */
  readonly durationSeconds: number | undefined;
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly sha256: string;
}

/**
 * Checks a voice note. Throws upload-empty, upload-too-large, upload-type-unknown,
 * upload-type-mismatch (a photo), voice-damaged, voice-is-video or voice-too-long.
 */
export function processVoice(
  bytes: Uint8Array,
  limits: UploadLimits = defaultUploadLimits,
): ProcessedVoice {
  checkSize(bytes, limits.maxVoiceBytes);
  const found = sniff(bytes);
  if (found.kind === 'unknown')
    throw refusal('upload-type-unknown', { looksLike: found.looksLike });
  if (found.kind !== 'voice') {
    throw refusal('upload-type-mismatch', { declaredType: 'audio', actualType: found.contentType });
  }
  return {
    contentType: found.contentType,
    full: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    durationSeconds: measureVoice(bytes, found.contentType, limits),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
