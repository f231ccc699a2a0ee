/** RIFF WAVE (Microsoft/IBM Multimedia Programming Interface 1.0). */
import type { VoiceFacts } from './facts.ts';

/** Walks the chunks; length = data bytes ÷ bytes a second of the format chunk. */
export function readWav(bytes: Buffer): VoiceFacts {
  let bytesPerSecond = 0;
  let dataBytes = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const body = at + 8;
    if (name === 'fmt ' && body + 12 <= bytes.length) bytesPerSecond = bytes.readUInt32LE(body + 8);
    // A recorder that was stopped hard leaves a size of 0 or 0xFFFFFFFF: what is there counts.
    if (name === 'data') dataBytes = Math.min(size || bytes.length, bytes.length - body);
    at = body + size + (size % 2);
  }
  const hasSound = bytesPerSecond > 0 && dataBytes > 0;
  const durationSeconds = hasSound ? dataBytes / bytesPerSecond : undefined;
  return { hasSound, hasVideo: false, durationSeconds };
}
