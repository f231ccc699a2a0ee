/** One frame of JT/T 808: marks, escapes, header of 2013 or 2019, check byte. */
import { bcd, readBcd } from './bytes.ts';

/** Why bytes are no frame. */
export type FrameFault = 'bad-frame' | 'bad-length' | 'bad-crc';

/** A refusal with its reason for an operator. */
export interface Refused {
  readonly ok: false;
  readonly fault: FrameFault;
  readonly detail: string;
}

/** Makes a refusal. */
export function refused(fault: FrameFault, detail: string): Refused {
  return { ok: false, fault, detail };
}

/** Editions whose headers differ. */
export type Edition = 2013 | 2019;

/** The header of a message. */
export interface Header {
  readonly id: number;
  readonly edition: Edition;
  /** Digits of the SIM or device number as sent: 12 (2013) or 20 (2019), zeros in front. */
  readonly phone: string;
  readonly serial: number;
  /** Sub-packages in all and number of this one, from 1. */
  readonly packets: { readonly count: number; readonly no: number } | null;
}

/** A message: header and body. */
export interface Message {
  readonly header: Header;
  readonly body: Buffer;
}

export const longestBody = 1023;
/** Marks, header of 2019 with packets, body, check byte, everything escaped. */
export const longestFrame = 2 + 2 * (21 + longestBody + 1);

/**
 * Reads what stands between two marks (0x7e), still escaped. Never throws.
 * Enciphered bodies are refused: no vendor's key exchange is public.
 */
export function parseFrame(between: Uint8Array): ({ ok: true } & Message) | Refused {
  const bytes = unescaped(between);
  if (!bytes) return refused('bad-frame', '0x7d is followed by neither 01 nor 02');
  if (bytes.length < 13) return refused('bad-length', `${bytes.length} bytes are no message`);
  const check = bytes.subarray(0, -1).reduce((sum, byte) => sum ^ byte, 0);
  const said = bytes.at(-1) ?? 0;
  if (said !== check) return refused('bad-crc', `check byte ${hex(said)}, computed ${hex(check)}`);
  return readHeader(bytes.subarray(0, -1));
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0');

function unescaped(between: Uint8Array): Buffer | undefined {
  const bytes = Buffer.alloc(between.length);
  let length = 0;
  for (let at = 0; at < between.length; at += 1) {
    const byte = between[at] ?? 0;
    if (byte === 0x7d) {
      at += 1;
      const next = between[at];
      if (next !== 1 && next !== 2) return undefined;
      bytes[length] = next === 1 ? 0x7d : 0x7e;
    } else bytes[length] = byte;
    length += 1;
  }
  return bytes.subarray(0, length);
}

function readHeader(bytes: Buffer): ({ ok: true } & Message) | Refused {
  const attributes = bytes.readUInt16BE(2);
  const edition: Edition = attributes & 0x4000 ? 2019 : 2013;
  if (attributes & 0x1c00) return refused('bad-frame', 'the body is enciphered');
  const phoneAt = edition === 2019 ? 5 : 4;
  const serialAt = phoneAt + (edition === 2019 ? 10 : 6);
  const isSplit = (attributes & 0x2000) !== 0;
  const bodyAt = serialAt + 2 + (isSplit ? 4 : 0);
  const bodyLength = attributes & 0x3ff;
  if (bytes.length !== bodyAt + bodyLength) {
    return refused('bad-length', `declares ${bodyLength} bytes, has ${bytes.length - bodyAt}`);
  }
  const phone = readBcd(bytes.subarray(phoneAt, serialAt));
  if (phone === undefined) return refused('bad-frame', 'the phone number is not BCD');
  const packets = isSplit
    ? { count: bytes.readUInt16BE(serialAt + 2), no: bytes.readUInt16BE(serialAt + 4) }
    : null;
  if (packets && (packets.no < 1 || packets.no > packets.count)) {
    return refused('bad-frame', `sub-package ${packets.no} of ${packets.count}`);
  }
  const id = bytes.readUInt16BE(0);
  const header = { id, edition, phone, serial: bytes.readUInt16BE(serialAt), packets };
  return { ok: true, header, body: bytes.subarray(bodyAt) };
}

/** A frame as it is sent, marks included. @throws RangeError for a body over 1,023 bytes */
export function encodeFrame({ header, body }: Message): Buffer {
  if (body.length > longestBody)
    throw new RangeError(`a body of ${body.length} bytes must be split`);
  const { id, edition, phone, serial, packets } = header;
  const is2019 = edition === 2019;
  const attributes = body.length | (packets ? 0x2000 : 0) | (is2019 ? 0x4000 : 0);
  const bytes = Buffer.concat([
    word(id),
    word(attributes),
    ...(is2019 ? [Buffer.from([1])] : []),
    bcd(phone, is2019 ? 10 : 6),
    word(serial),
    ...(packets ? [word(packets.count), word(packets.no)] : []),
    body,
  ]);
  const check = bytes.reduce((sum, byte) => sum ^ byte, 0);
  const escaped = [...bytes, check].flatMap((byte) =>
    byte === 0x7e ? [0x7d, 2] : byte === 0x7d ? [0x7d, 1] : [byte],
  );
  return Buffer.from([0x7e, ...escaped, 0x7e]);
}

/** Two bytes, high first. */
export function word(value: number): Buffer {
  return Buffer.from([(value >> 8) & 0xff, value & 0xff]);
}

/** Four bytes, high first. */
export function doubleWord(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}
