/** Length and soundness of a voice note, by container. */
import { checkSize } from '../limit-stream.ts';
import type { UploadLimits } from '../limits.ts';
import { refusal } from '../problems.ts';
import type { VoiceType } from '../sniff.ts';
import type { VoiceFacts } from './facts.ts';
import { readMp3 } from './mp3.ts';
import { readMp4 } from './mp4.ts';
import { readOgg } from './ogg.ts';
import { readWav } from './wav.ts';
import { readWebm } from './webm.ts';

const readers: Readonly<Record<VoiceType, (bytes: Buffer) => VoiceFacts>> = {
  'audio/webm': readWebm,
  'audio/ogg': readOgg,
  'audio/mp4': readMp4,
  'audio/mpeg': readMp3,
  'audio/wav': readWav,
};

/**
 * Seconds of sound, or undefined where the container does not tell.
 * Throws upload-too-large, voice-damaged, voice-is-video or voice-too-long.
 */
export function measureVoice(
  bytes: Uint8Array,
  contentType: VoiceType,
  limits: UploadLimits,
): number | undefined {
  checkSize(bytes, limits.maxVoiceBytes);
  const facts = readers[contentType](Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (facts.hasVideo) throw refusal('voice-is-video');
  if (!facts.hasSound) throw refusal('voice-damaged');
  const seconds = facts.durationSeconds;
  if (seconds !== undefined && seconds > limits.maxVoiceSeconds) {
    throw refusal('voice-too-long', {
      durationSeconds: Math.ceil(seconds),
      limitSeconds: limits.maxVoiceSeconds,
    });
  }
  return seconds;
}
