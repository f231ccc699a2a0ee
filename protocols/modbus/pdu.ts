/** Requests and responses as they stand inside of RTU and TCP frames (Modbus Application Protocol 1.1b3). */

/** Reads: 1 coils, 2 discrete inputs, 3 holding registers, 4 input registers. */
export type ReadFunction = 1 | 2 | 3 | 4;

/** What a master asks. */
export type Request =
  | {
      readonly kind: 'read';
      readonly function: ReadFunction;
      readonly address: number;
      readonly count: number;
    }
  | { readonly kind: 'writeCoils'; readonly address: number; readonly bits: readonly boolean[] }
  | {
      readonly kind: 'writeRegisters';
      readonly address: number;
      readonly registers: readonly number[];
    };

/** What a slave answers. */
export type Response =
  | { readonly kind: 'bits'; readonly bits: readonly boolean[] }
  | { readonly kind: 'registers'; readonly registers: readonly number[] }
  | { readonly kind: 'written' }
  | { readonly kind: 'exception'; readonly code: number; readonly words: string };

/** A response that does not fit its request. */
export interface Misfit {
  readonly kind: 'misfit';
  readonly detail: string;
}

const exceptions: Readonly<Record<number, string>> = {
  1: 'illegal function',
  2: 'illegal data address',
  3: 'illegal data value',
  4: 'device failure',
  5: 'acknowledged, busy',
  6: 'device busy',
  8: 'memory parity error',
  10: 'gateway path unavailable',
  11: 'gateway target does not answer',
};

/** Most of one read: coils and registers. */
export const mostBits = 2000;
export const mostRegisters = 125;

/** The function number of a request: single writes are 5 and 6, longer ones 15 and 16. */
export function functionOf(request: Request): number {
  if (request.kind === 'read') return request.function;
  if (request.kind === 'writeCoils') return request.bits.length === 1 ? 5 : 15;
  return request.registers.length === 1 ? 6 : 16;
}

/** A request as it is sent. @throws RangeError for what no frame can hold */
export function encodeRequest(request: Request): Buffer {
  const code = functionOf(request);
  const { address } = request;
  if (request.kind === 'read') {
    const most = request.function <= 2 ? mostBits : mostRegisters;
    if (request.count < 1 || request.count > most) throw new RangeError(`${request.count} at once`);
    return Buffer.concat([Buffer.from([code]), words([address, request.count])]);
  }
  if (request.kind === 'writeCoils') {
    const { bits } = request;
    if (code === 5)
      return Buffer.concat([Buffer.from([5]), words([address, bits[0] ? 0xff00 : 0])]);
    const bytes = packBits(bits);
    return Buffer.concat([Buffer.from([15]), words([address, bits.length]), lengthed(bytes)]);
  }
  const { registers } = request;
  if (registers.length < 1 || registers.length > 123) throw new RangeError('1–123 registers');
  if (code === 6) return Buffer.concat([Buffer.from([6]), words([address, registers[0] ?? 0])]);
  const bytes = words(registers);
  return Buffer.concat([Buffer.from([16]), words([address, registers.length]), lengthed(bytes)]);
}

/** Reads the answer to a request. Never throws. */
export function readResponse(request: Request, pdu: Buffer): Response | Misfit {
  const code = functionOf(request);
  const said = pdu[0] ?? 0;
  if (said === (code | 0x80) && pdu.length === 2) {
    const number = pdu[1] ?? 0;
    return { kind: 'exception', code: number, words: exceptions[number] ?? `exception ${number}` };
  }
  if (said !== code) return misfit(`function ${said} answers ${code}`);
  if (request.kind !== 'read') {
    const fits = pdu.length === 5 && pdu.readUInt16BE(1) === request.address;
    return fits ? { kind: 'written' } : misfit('the write was not repeated as asked');
  }
  const bytes = pdu.subarray(2);
  const expected = request.function <= 2 ? Math.ceil(request.count / 8) : request.count * 2;
  if (pdu[1] !== bytes.length || bytes.length !== expected) {
    return misfit(`${bytes.length} bytes, expected ${expected}`);
  }
  if (request.function <= 2) return { kind: 'bits', bits: unpackBits(bytes, request.count) };
  return { kind: 'registers', registers: readWords(bytes) };
}

/** Reads a request as a slave receives it; undefined for what it would answer with exception 1. */
export function readRequest(pdu: Buffer): Request | undefined {
  if (pdu.length < 5) return undefined;
  const [code, address, second] = [pdu[0] ?? 0, pdu.readUInt16BE(1), pdu.readUInt16BE(3)];
  if (code >= 1 && code <= 4 && pdu.length === 5) {
    return { kind: 'read', function: code as ReadFunction, address, count: second };
  }
  if (code === 5) return { kind: 'writeCoils', address, bits: [second === 0xff00] };
  if (code === 6) return { kind: 'writeRegisters', address, registers: [second] };
  const bytes = pdu.subarray(6);
  if (pdu[5] !== bytes.length) return undefined;
  if (code === 15) return { kind: 'writeCoils', address, bits: unpackBits(bytes, second) };
  return code === 16 && bytes.length === second * 2
    ? { kind: 'writeRegisters', address, registers: readWords(bytes) }
    : undefined;
}

/** A response as a slave sends it. */
export function encodeResponse(request: Request, response: Response): Buffer {
  const code = functionOf(request);
  if (response.kind === 'exception') return Buffer.from([code | 0x80, response.code]);
  if (response.kind === 'bits') {
    return Buffer.concat([Buffer.from([code]), lengthed(packBits(response.bits))]);
  }
  if (response.kind === 'registers') {
    return Buffer.concat([Buffer.from([code]), lengthed(words(response.registers))]);
  }
  return encodeRequest(request).subarray(0, 5);
}

function misfit(detail: string): Misfit {
  return { kind: 'misfit', detail };
}

function words(values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]));
}

function readWords(bytes: Buffer): number[] {
  return Array.from({ length: bytes.length >> 1 }, (_, at) => bytes.readUInt16BE(at * 2));
}

function lengthed(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

function packBits(bits: readonly boolean[]): Buffer {
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) {
    if (bit) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
  }
  return bytes;
}

function unpackBits(bytes: Buffer, count: number): boolean[] {
  const most = Math.min(count, bytes.length * 8);
  return Array.from({ length: most }, (_, at) => (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) === 1);
}
