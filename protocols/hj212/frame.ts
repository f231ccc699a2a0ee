/** One frame: `##`, length, data segment, check sum. */
import { crcText } from './crc.ts';
import { readSegment, type Segment, segmentText } from './segment.ts';
import { type FrameFault, type Refused, refused, type Tolerance } from './tolerance.ts';

/** Longest data segment of the standard, bytes. */
export const longestSegment = 1024;
/** Longest data segment that four digits can say. */
export const longestDeclared = 9999;

/** What the bytes say of themselves, whatever the verdict. */
export interface FrameFacts {
  readonly declaredLength: number;
  readonly actualLength: number;
  /** As it was sent. */
  readonly crc: string;
  readonly computedCrc: string;
  /** Length and CRC are right, letter case aside: the bytes came as they were sent. */
  readonly intact: boolean;
}

/** A frame that was read, or why it is refused. */
export type ParsedFrame =
  | { readonly ok: true; readonly segment: Segment; readonly facts: FrameFacts }
  | {
      readonly ok: false;
      readonly fault: FrameFault;
      readonly detail: string;
      readonly facts: FrameFacts | null;
    };

/**
 * Reads one frame, with or without CR LF behind it. Strict unless `tolerance` excuses the device.
 * Never throws.
 */
export function parseFrame(bytes: Uint8Array, tolerance: Tolerance = {}): ParsedFrame {
  const frame = withoutTail(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const opening = /^##(\d{4}|\d{3}(?=\D))/.exec(frame.toString('latin1', 0, 7));
  if (!opening) {
    return { ...refused('bad-frame', 'does not begin with ## and a length'), facts: null };
  }
  const digits = opening[1] ?? '';
  const start = 2 + digits.length;
  if (frame.length < start + 4) return { ...refused('bad-length', 'cut off'), facts: null };
  const body = frame.subarray(start, frame.length - 4);
  const facts = factsOf(Number(digits), body, frame.toString('latin1', frame.length - 4));
  const fault = frameFault(facts, digits, tolerance);
  if (fault) return { ...fault, facts };
  const read = readSegment(body.toString('utf8'), tolerance);
  return read.ok ? { ok: true, segment: read.segment, facts } : { ...read, facts };
}

function withoutTail(frame: Buffer): Buffer {
  let end = frame.length;
  if (end > 0 && frame[end - 1] === 0x0a) end -= 1;
  if (end > 0 && frame[end - 1] === 0x0d) end -= 1;
  return frame.subarray(0, end);
}

function factsOf(declaredLength: number, body: Buffer, crc: string): FrameFacts {
  const computedCrc = crcText(body);
  const intact = declaredLength === body.length && crc.toUpperCase() === computedCrc;
  return { declaredLength, actualLength: body.length, crc, computedCrc, intact };
}

function frameFault(facts: FrameFacts, digits: string, tolerance: Tolerance): Refused | undefined {
  const { declaredLength, actualLength, crc, computedCrc } = facts;
  if (digits.length === 3 && !tolerance.threeDigitLength) {
    return refused('bad-length', `length ${digits} has three digits`);
  }
  if (declaredLength !== actualLength && !tolerance.wrongLength) {
    return refused('bad-length', `declares ${declaredLength} bytes, has ${actualLength}`);
  }
  if (actualLength > longestSegment && !tolerance.longSegment) {
    return refused('bad-length', `${actualLength} bytes; the standard allows ${longestSegment}`);
  }
  if (tolerance.noCrcCheck || crc === computedCrc) return undefined;
  if (crc.toUpperCase() !== computedCrc) {
    return refused('bad-crc', `CRC ${printable(crc)}, computed ${computedCrc}`);
  }
  return tolerance.lowerCaseCrc ? undefined : refused('bad-crc', `CRC ${crc} in lower case`);
}

function printable(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?');
}

/** A frame as it is sent, CR LF included. */
export function encodeFrame(segment: Segment): Buffer {
  const body = Buffer.from(segmentText(segment), 'utf8');
  const length = String(body.length).padStart(4, '0');
  return Buffer.concat([
    Buffer.from(`##${length}`, 'latin1'),
    body,
    Buffer.from(`${crcText(body)}\r\n`, 'latin1'),
  ]);
}
