/** Small spellings of JT/T 808: BCD digits, times, GBK texts. */

/** Digits of BCD bytes; a half byte above 9 gives undefined. */
export function readBcd(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes).toString('hex');
  return /^\d*$/.test(text) ? text : undefined;
}

/** BCD bytes of digits, zeros in front. */
export function bcd(digits: string, length: number): Buffer {
  return Buffer.from(digits.padStart(length * 2, '0').slice(-length * 2), 'hex');
}

const offsetMs = 8 * 3600_000;

/**
 * Reads `YYMMDDhhmmss` in Chinese standard time.
 * @returns undefined for what is no instant of the calendar (terminals without a fix send zeros)
 */
export function readTime(bytes: Uint8Array): Date | undefined {
  const digits = readBcd(bytes);
  if (digits?.length !== 12) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (
    digits.match(/../g) ?? []
  ).map(Number);
  const local = Date.UTC(2000 + year, month - 1, day, hour, minute, second);
  const said = new Date(local);
  const isReal = said.getUTCMonth() === month - 1 && said.getUTCDate() === day;
  return isReal && hour < 24 && minute < 60 && second < 60 ? new Date(local - offsetMs) : undefined;
}

/** Writes `YYMMDDhhmmss`; the century is not said. */
export function timeBytes(at: Date): Buffer {
  const digits = new Date(at.getTime() + offsetMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return Buffer.from(digits, 'hex');
}

const decoder = new TextDecoder('gbk');

/** A GBK text up to the first zero byte. */
export function readGbk(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
}

let table: Map<string, number> | undefined;

/** Every two-byte sign of GBK, made from the decoder once. */
function gbkTable(): Map<string, number> {
  if (table) return table;
  table = new Map();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (sign.length === 1 && sign !== '\ufffd' && !table.has(sign))
        table.set(sign, (high << 8) | low);
    }
  }
  return table;
}

/** A text in GBK; signs it does not have become `?`. */
export function gbk(text: string): Buffer {
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.charCodeAt(0);
    if (sign.length === 1 && code < 0x80) bytes.push(code);
    else {
      const pair = gbkTable().get(sign);
      if (pair === undefined) bytes.push(0x3f);
      else bytes.push(pair >> 8, pair & 0xff);
    }
  }
  return Buffer.from(bytes);
}

/** A text of fixed length, zeros behind. */
export function fixedText(text: string, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  gbk(text).copy(bytes, 0, 0, length);
  return bytes;
}
