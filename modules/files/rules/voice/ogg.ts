/** Ogg (RFC 3533) with Opus (RFC 7845). */
import type { VoiceFacts } from './facts.ts';

/** Granule positions of Opus count samples of 48 kHz, whatever the recording rate (RFC 7845 §4). */
const SAMPLES_PER_SECOND = 48_000;
const BEGIN_OF_STREAM = 0x02;

/** Walks the pages: each stream must begin with OpusHead; the last granule position is the length. */
export function readOgg(bytes: Buffer): VoiceFacts {
  let hasVideo = false;
  let preSkip: number | undefined;
  let lastGranule = 0;
  for (let at = 0; at + 27 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'OggS'; ) {
    const segments = bytes[at + 26] ?? 0;
    const body = at + 27 + segments;
    const lacing = bytes.subarray(at + 27, body);
    const bodyBytes = lacing.reduce((sum, length) => sum + length, 0);
    if (((bytes[at + 5] ?? 0) & BEGIN_OF_STREAM) !== 0) {
      const isOpus = bytes.toString('latin1', body, body + 8) === 'OpusHead';
      hasVideo ||= !isOpus;
      if (isOpus && body + 12 <= bytes.length) preSkip = bytes.readUInt16LE(body + 10);
    }
    const granule = bytes.readBigInt64LE(at + 6);
    if (granule > 0n) lastGranule = Math.max(lastGranule, Number(granule));
    at = body + bodyBytes;
  }
  const samples = lastGranule - (preSkip ?? 0);
  const durationSeconds = samples > 0 ? samples / SAMPLES_PER_SECOND : undefined;
  return { hasSound: preSkip !== undefined, hasVideo, durationSeconds };
}
