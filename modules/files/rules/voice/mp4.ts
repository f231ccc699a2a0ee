/** ISO base media file (ISO/IEC 14496-12): M4A and MP4 with sound only. */
import type { VoiceFacts } from './facts.ts';

/** Boxes whose children are walked as if they stood at the top. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'mvex', 'moof', 'traf']);

interface Mp4Facts {
  hasSound: boolean;
  hasVideo: boolean;
  movieSeconds: number;
  /** Ticks a second of the (only) track: the unit of fragment times. */
  mediaTimescale: number;
  lastFragmentTicks: number;
}

/** Reads track kinds and length; a fragmented recording counts to the start of its last fragment. */
export function readMp4(bytes: Buffer): VoiceFacts {
  const facts: Mp4Facts = {
    hasSound: false,
    hasVideo: false,
    movieSeconds: 0,
    mediaTimescale: 0,
    lastFragmentTicks: 0,
  };
  for (let at = 0; at + 8 <= bytes.length; ) {
    const size32 = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const isLarge = size32 === 1 && at + 16 <= bytes.length;
    const size = isLarge ? Number(bytes.readBigUInt64BE(at + 8)) : size32 || bytes.length - at;
    const headBytes = isLarge ? 16 : 8;
    if (size < headBytes) break;
    const body = bytes.subarray(at + headBytes, Math.min(at + size, bytes.length));
    if (!CONTAINERS.has(name)) readBox(name, body, facts);
    at += CONTAINERS.has(name) ? headBytes : size;
  }
  const fragments = facts.mediaTimescale > 0 ? facts.lastFragmentTicks / facts.mediaTimescale : 0;
  const durationSeconds = Math.max(facts.movieSeconds, fragments) || undefined;
  return { hasSound: facts.hasSound, hasVideo: facts.hasVideo, durationSeconds };
}

function readBox(name: string, body: Buffer, facts: Mp4Facts): void {
  if (name === 'mvhd') {
    const { timescale, ticks } = readHeader(body);
    if (timescale > 0) facts.movieSeconds = ticks / timescale;
  } else if (name === 'mdhd') {
    facts.mediaTimescale = readHeader(body).timescale;
  } else if (name === 'hdlr' && body.length >= 12) {
    const handler = body.toString('latin1', 8, 12);
    facts.hasSound ||= handler === 'soun';
    facts.hasVideo ||= handler === 'vide';
  } else if (name === 'tfdt' && body.length >= 8) {
    const isLong = body[0] === 1 && body.length >= 12;
    const ticks = isLong ? Number(body.readBigUInt64BE(4)) : body.readUInt32BE(4);
    facts.lastFragmentTicks = Math.max(facts.lastFragmentTicks, ticks);
  }
}

/** Timescale and duration of `mvhd` or `mdhd`; all ones mean "not known" (§8.2.2). */
function readHeader(body: Buffer): { timescale: number; ticks: number } {
  const nothing = { timescale: 0, ticks: 0 };
  if (body[0] === 1) {
    if (body.length < 32) return nothing;
    const ticks = body.readBigUInt64BE(24);
    return {
      timescale: body.readUInt32BE(20),
      ticks: ticks === 0xffff_ffff_ffff_ffffn ? 0 : Number(ticks),
    };
  }
  if (body.length < 20) return nothing;
  const ticks = body.readUInt32BE(16);
  return { timescale: body.readUInt32BE(12), ticks: ticks === 0xffff_ffff ? 0 : ticks };
}
