/** Thrown by a parser whose text cannot be used; the words say what is allowed. */
export class NotAllowed extends Error {}

/** A whole number within bounds, both included. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new NotAllowed(`a whole number from ${least} to ${most}`);
  };
}

/** 1/true/yes/on or 0/false/no/off. */
export function flag(text: string): boolean {
  const word = text.toLowerCase();
  if (['1', 'true', 'yes', 'on'].includes(word)) return true;
  if (['0', 'false', 'no', 'off'].includes(word)) return false;
  throw new NotAllowed('1 (yes) or 0 (no)');
}

/** One of the given words. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const found = words.find((word) => word === text.toLowerCase());
    if (found !== undefined) return found;
    throw new NotAllowed(`one of ${words.join(', ')}`);
  };
}

/** Several of the given words, divided by commas; at least one. */
export function someOf<T extends string>(words: readonly T[]): (text: string) => readonly T[] {
  const one = oneOf(words);
  return (text) => {
    const parts = text.split(',').map((part) => part.trim());
    try {
      return [...new Set(parts.map(one))];
    } catch {
      throw new NotAllowed(`one or more of ${words.join(', ')}, divided by commas`);
    }
  };
}

/** An address with one of the given schemes; null when the text is empty. */
export function address(schemes: readonly string[], example: string) {
  return (text: string): string | null => {
    if (text === '') return null;
    const scheme = URL.parse(text)?.protocol.replace(':', '');
    if (scheme !== undefined && schemes.includes(scheme)) return text;
    throw new NotAllowed(`an address such as ${example}`);
  };
}

/** An address of the outside, kept without a closing slash so that paths can be put behind it. */
export function publicAddress(text: string): string | null {
  const example = 'https://town.example.cn';
  const given = address(['http', 'https'], example)(text);
  if (given === null) return null;
  const url = new URL(given);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new NotAllowed(`an address without a path, such as ${example}`);
  }
  return url.origin;
}

/** A text that must not be empty. */
export function someText(text: string): string {
  if (text !== '' && !text.includes('\0')) return text;
  throw new NotAllowed('a text that is not empty');
}

/** A key of 32 bytes in base64; null when the text is empty. */
export function keyBytes(text: string): Buffer | null {
  if (text === '') return null;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 32) return bytes;
  throw new NotAllowed('32 bytes in base64, such as `openssl rand -base64 32` makes');
}

/** Keys of 32 bytes in base64, divided by commas. */
export function manyKeys(text: string): readonly Buffer[] {
  const parts = text.split(',').map((part) => part.trim());
  return parts.flatMap((part) => keyBytes(part) ?? []);
}

/** A time of the day as `HH:MM`. @returns the minute of the day */
export function minuteOfDay(text: string): number {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hours !== '') return Number(hours) * 60 + Number(minutes);
  throw new NotAllowed('a time of the day, such as 02:30');
}

/** Host names, addresses and networks, divided by commas. */
export function hostList(text: string): readonly string[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const faulty = parts.find((part) => !/^[A-Za-z0-9.:-]+(\/\d{1,3})?$/.test(part));
  if (faulty === undefined) return parts;
  throw new NotAllowed('host names and networks, such as 10.1.0.0/16,chirpstack.local');
}
