/** MPEG-1/2/2.5 audio layer III (ISO/IEC 11172-3, 13818-3), with or without an ID3v2 tag. */
import type { VoiceFacts } from './facts.ts';

const KBITS_MPEG1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_MPEG2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const HERTZ_MPEG1 = [44_100, 48_000, 32_000];

interface Frame {
  readonly lengthBytes: number;
  readonly seconds: number;
}

/** Adds up the frames; sound needs two in a row, so that two lucky bytes are not a voice note. */
export function readMp3(bytes: Buffer): VoiceFacts {
  let at = id3Bytes(bytes);
  let frames = 0;
  let seconds = 0;
  for (let frame = readFrame(bytes, at); frame; frame = readFrame(bytes, at)) {
    frames += 1;
    seconds += frame.seconds;
    at += frame.lengthBytes;
  }
  const hasSound = frames >= 2;
  return { hasSound, hasVideo: false, durationSeconds: hasSound ? seconds : undefined };
}

function id3Bytes(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 3) !== 'ID3' || bytes.length < 10) return 0;
  // The size is "synchsafe": four groups of seven bits (ID3v2.4 §6.2).
  const size = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((bytes[index] ?? 0) & 0x7f), 0);
  return 10 + size;
}

function readFrame(bytes: Buffer, at: number): Frame | undefined {
  if (at + 4 > bytes.length) return undefined;
  const header = bytes.readUInt32BE(at);
  const version = (header >>> 19) & 3;
  const isLayerThree = header >>> 21 === 0x7ff && ((header >>> 17) & 3) === 1;
  if (!isLayerThree || version === 1) return undefined;
  const isMpeg1 = version === 3;
  const kbits = (isMpeg1 ? KBITS_MPEG1 : KBITS_MPEG2)[(header >>> 12) & 15];
  const baseHertz = HERTZ_MPEG1[(header >>> 10) & 3];
  if (!kbits || !baseHertz) return undefined;
  const hertz = isMpeg1 ? baseHertz : baseHertz / (version === 2 ? 2 : 4);
  const samples = isMpeg1 ? 1152 : 576;
  const padding = (header >>> 9) & 1;
  const lengthBytes = Math.floor(((samples / 8) * kbits * 1000) / hertz) + padding;
  return { lengthBytes, seconds: samples / hertz };
}
