/** Which encoding a file has: by its first bytes, then by what its bytes can be. */
import { isUtf8 } from 'node:buffer';

/** Encodings that lists come in. GBK and GB2312 are parts of GB 18030. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** What its first bytes say; null when they say nothing. */
export function markedEncoding(head: Buffer): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** The bytes up to the last that surely ends a character. */
function withoutTail(head: Buffer): Buffer {
  let end = head.length;
  for (let back = 0; back < 4 && end > 0; back += 1) {
    const byte = head[end - 1] ?? 0;
    if (byte < 0x80) return head.subarray(0, end);
    end -= 1;
    if (byte >= 0xc0) return head.subarray(0, end);
  }
  return head.subarray(0, end);
}

/** The encoding of a file by its head. @param isWhole the head is all there is */
export function guessEncoding(head: Buffer, isWhole: boolean): Encoding {
  const marked = markedEncoding(head);
  if (marked) return marked;
  return isUtf8(isWhole ? head : withoutTail(head)) ? 'utf-8' : 'gb18030';
}

/** Where a text stops being what it was said to be. */
export class WrongEncoding extends Error {
  override readonly name = 'WrongEncoding';
  /** Of the first byte that does not fit, from 0, rounded down to the piece that was read. */
  readonly atByte: number;
  /** Line in which it stands, from 1. */
  readonly line: number;
  constructor(atByte: number, line: number) {
    super(`byte ${atByte} on line ${line} does not fit the encoding`);
    this.atByte = atByte;
    this.line = line;
  }
}

/** Decodes a file piece by piece into UTF-8. @throws WrongEncoding */
export class Decoder {
  readonly #decoder: TextDecoder;
  #bytes = 0;
  #lines = 1;

  constructor(encoding: Encoding) {
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  /** The text of a piece. */
  push(piece: Uint8Array): string {
    try {
      const text = this.#decoder.decode(piece, { stream: true });
      this.#bytes += piece.length;
      this.#lines += countLines(text);
      return text;
    } catch {
      throw this.#place(piece);
    }
  }

  /** What is left at the end. */
  end(): string {
    try {
      return this.#decoder.decode();
    } catch {
      throw new WrongEncoding(this.#bytes, this.#lines);
    }
  }

  /** Halves the piece until the byte is found, then goes back to where its character began. */
  #place(piece: Uint8Array): WrongEncoding {
    const { encoding } = this.#decoder;
    const fits = (length: number, stream: boolean): boolean => {
      try {
        new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(0, length), { stream });
        return true;
      } catch {
        return false;
      }
    };
    let [good, bad] = [0, piece.length];
    while (bad - good > 1) {
      const middle = (good + bad) >> 1;
      if (fits(middle, true)) good = middle;
      else bad = middle;
    }
    while (good > 0 && !fits(good, false)) good -= 1;
    const before = new TextDecoder(encoding).decode(piece.subarray(0, good));
    return new WrongEncoding(this.#bytes + good, this.#lines + countLines(before));
  }
}

const byteMark = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * A file that says it is UTF-8, piece by piece as it is, without its mark: looked through whole, not decoded. @param open opens it;
 * again where something does not fit, to find the place. @throws WrongEncoding
 */
export async function* checkedUtf8(open: () => AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let [tail, begun]: [Buffer, boolean] = [Buffer.alloc(0), false];
  for await (const piece of open()) {
    const joined = tail.length > 0 ? Buffer.concat([tail, piece]) : piece;
    const whole = withoutTail(joined);
    tail = joined.subarray(whole.length);
    if (whole.length === 0) continue;
    if (!isUtf8(whole)) await findFault(open());
    yield !begun && whole.subarray(0, 3).equals(byteMark) ? whole.subarray(3) : whole;
    begun = true;
  }
  if (!isUtf8(tail)) await findFault(open());
  yield tail;
}

/** @throws WrongEncoding */
async function findFault(pieces: AsyncIterable<Buffer>): Promise<never> {
  const decoder = new Decoder('utf-8');
  for await (const piece of pieces) decoder.push(piece);
  decoder.end();
  throw new Error('bytes fit and do not fit UTF-8');
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
