/** The two wrappings of a message: RTU (unit, message, CRC) and TCP (MBAP header, message). */
import { modbusCrc, withCrc } from './crc.ts';

/** Longest RTU frame. */
export const longestRtu = 256;
/** Longest TCP frame. */
export const longestTcp = 260;

/** What a frame carries. */
export interface Carried {
  readonly unit: number;
  readonly pdu: Buffer;
}

/** An RTU frame as it is sent. */
export function encodeRtu({ unit, pdu }: Carried): Buffer {
  return withCrc(Buffer.concat([Buffer.from([unit]), pdu]));
}

/**
 * Finds the RTU answer of a unit to a function in what came; bytes before it (noise of the line,
 * heartbeats of the DTU) are passed over. @returns undefined while it is not there
 */
export function findRtuAnswer(bytes: Buffer, unit: number, code: number): Buffer | undefined {
  for (let at = 0; at + 5 <= bytes.length; at += 1) {
    const said = bytes[at + 1] ?? 0;
    if (bytes[at] !== unit || (said & 0x7f) !== code) continue;
    const length = answerLength(bytes, at);
    const frame = bytes.subarray(at, at + length);
    if (frame.length === length && crcFits(frame)) return frame.subarray(1, -2);
  }
  return undefined;
}

function answerLength(bytes: Buffer, at: number): number {
  const code = bytes[at + 1] ?? 0;
  if (code & 0x80) return 5;
  return code <= 4 ? 5 + (bytes[at + 2] ?? 0) : 8;
}

/** Reads one whole RTU frame, as a slave that is told the pauses does. */
export function readRtu(frame: Buffer): Carried | undefined {
  if (frame.length < 4 || frame.length > longestRtu || !crcFits(frame)) return undefined;
  return { unit: frame[0] ?? 0, pdu: frame.subarray(1, -2) };
}

function crcFits(frame: Buffer): boolean {
  return modbusCrc(frame.subarray(0, -2)) === frame.readUInt16LE(frame.length - 2);
}

/** A TCP frame as it is sent. */
export function encodeTcp(transaction: number, { unit, pdu }: Carried): Buffer {
  const header = Buffer.alloc(7);
  header.writeUInt16BE(transaction & 0xffff, 0);
  header.writeUInt16BE(pdu.length + 1, 4);
  header[6] = unit;
  return Buffer.concat([header, pdu]);
}

/** A TCP frame at the beginning of what came. */
export interface TcpFrame extends Carried {
  readonly transaction: number;
  /** Bytes it takes up. */
  readonly length: number;
}

/** Reads a TCP frame: undefined while it is not whole, `broken` when the line cannot be trusted on. */
export function readTcp(bytes: Buffer): TcpFrame | 'broken' | undefined {
  if (bytes.length < 8) return undefined;
  const length = bytes.readUInt16BE(4) + 6;
  if (bytes.readUInt16BE(2) !== 0 || length < 8 || length > longestTcp) return 'broken';
  if (bytes.length < length) return undefined;
  const [transaction, unit] = [bytes.readUInt16BE(0), bytes[6] ?? 0];
  return { transaction, unit, pdu: bytes.subarray(7, length), length };
}
