/** WebM (a profile of Matroska, RFC 9559, in EBML, RFC 8794), as browsers' recorders write it. */
import type { VoiceFacts } from './facts.ts';

const ID = {
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackType: 0x83,
  cluster: 0x1f43b675,
  clusterTimestamp: 0xe7,
  blockGroup: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const;

/** Elements that are entered. Walking their children flat also copes with unknown sizes. */
const MASTERS = new Set<number>([
  ID.segment,
  ID.info,
  ID.tracks,
  ID.trackEntry,
  ID.cluster,
  ID.blockGroup,
]);

interface WebmFacts {
  hasSound: boolean;
  hasVideo: boolean;
  nanosecondsPerTick: number;
  declaredTicks: number;
  clusterTicks: number;
  lastTicks: number;
}

/** Reads track kinds and length; live recordings declare no length, then the last block tells. */
export function readWebm(bytes: Buffer): VoiceFacts {
  const facts: WebmFacts = {
    hasSound: false,
    hasVideo: false,
    nanosecondsPerTick: 1_000_000,
    declaredTicks: 0,
    clusterTicks: 0,
    lastTicks: 0,
  };
  for (let at = 0; at < bytes.length; ) {
    const id = readNumber(bytes, at, false);
    const size = id && readNumber(bytes, at + id.lengthBytes, true);
    if (!id || !size) break;
    const body = at + id.lengthBytes + size.lengthBytes;
    if (MASTERS.has(id.value)) {
      at = body;
      continue;
    }
    readElement(id.value, bytes.subarray(body, body + size.value), facts);
    at = body + size.value;
  }
  const ticks = Math.max(facts.declaredTicks, facts.lastTicks);
  const durationSeconds = (ticks * facts.nanosecondsPerTick) / 1e9 || undefined;
  return { hasSound: facts.hasSound, hasVideo: facts.hasVideo, durationSeconds };
}

function readElement(id: number, body: Buffer, facts: WebmFacts): void {
  if (id === ID.trackType) {
    facts.hasSound ||= unsigned(body) === 2;
    facts.hasVideo ||= unsigned(body) === 1;
  } else if (id === ID.timestampScale) {
    facts.nanosecondsPerTick = unsigned(body);
  } else if (id === ID.duration) {
    if (body.length === 4) facts.declaredTicks = positive(body.readFloatBE(0));
    if (body.length === 8) facts.declaredTicks = positive(body.readDoubleBE(0));
  } else if (id === ID.clusterTimestamp) {
    facts.clusterTicks = unsigned(body);
  } else if (id === ID.simpleBlock || id === ID.block) {
    const track = readNumber(body, 0, true);
    if (!track || body.length < track.lengthBytes + 2) return;
    const blockTicks = facts.clusterTicks + body.readInt16BE(track.lengthBytes);
    facts.lastTicks = Math.max(facts.lastTicks, blockTicks);
  }
}

/** A variable-size number (RFC 8794 §4); ids keep their length marker, sizes lose it. */
function readNumber(bytes: Buffer, at: number, dropMarker: boolean) {
  const first = bytes[at];
  if (!first) return undefined;
  const lengthBytes = Math.clz32(first) - 23;
  if (at + lengthBytes > bytes.length) return undefined;
  let value = dropMarker ? first & (0xff >> lengthBytes) : first;
  for (let index = 1; index < lengthBytes; index += 1)
    value = value * 256 + (bytes[at + index] ?? 0);
  return { value, lengthBytes };
}

function unsigned(body: Buffer): number {
  return body.subarray(0, 8).reduce((sum, byte) => sum * 256 + byte, 0);
}

function positive(value: number): number {
  return Number.isFinite(value) && value > 0 ? value : 0;
}
