import type { Finding, PersonalKind } from './finding.ts';

/** A text with one plain character for each of its own, so that places can be told back. */
export interface FoldedText {
  /** Half-width capitals; found pieces are blotted out; one UTF-16 unit a code point. */
  readonly text: string;
  /** For each character, true when it was a Chinese numeral. */
  readonly isNumeral: readonly boolean[];
  readonly hasNumerals: boolean;
  /** A finding for a span of the folded text, with its place in the original. */
  finding(kind: PersonalKind, start: number, end: number, value: string): Finding;
}

const NUMERAL_DIGITS = new Map(
  Object.entries({
    零: '0',
    〇: '0',
    一: '1',
    壹: '1',
    幺: '1',
    二: '2',
    贰: '2',
    三: '3',
    叁: '3',
    四: '4',
    肆: '4',
    五: '5',
    伍: '5',
    六: '6',
    陆: '6',
    七: '7',
    柒: '7',
    八: '8',
    捌: '8',
    九: '9',
    玖: '9',
  }),
);
const BLOT = '\uFFFC';
const DASHES = new Set('‐‑‒–—―−ー﹣');

/** Fewer digits form no number that belongs to a person. */
const FEWEST_DIGITS = 7;

/**
 * Whether a text may hold anything personal: e-mail addresses and plates have a letter, numbers have digits enough. Most of what
 * people write has neither, and need not be folded to know it.
 */
export function mayHoldPersonal(text: string): boolean {
  let digits = 0;
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code >= 0x3000 && code <= 0x9fff) {
      if (NUMERAL_DIGITS.has(char)) digits += 1;
    } else {
      const plain = code < 0x80 ? code : plainChar(char).charCodeAt(0);
      if (plain >= 0x30 && plain <= 0x39) digits += 1;
      else if ((plain >= 0x41 && plain <= 0x5a) || (plain >= 0x61 && plain <= 0x7a)) return true;
    }
  }
  return digits >= FEWEST_DIGITS;
}

/** Folds a text; `found` pieces become blots; with `numeralsToo` Chinese numerals become digits. */
export function foldText(
  text: string,
  found: readonly Finding[],
  numeralsToo: boolean,
): FoldedText {
  const plain: string[] = [];
  const offsets: number[] = [];
  const isNumeral: boolean[] = [];
  let offset = 0;
  for (const char of text) {
    const digit = numeralsToo ? NUMERAL_DIGITS.get(char) : undefined;
    const isFound = found.some(({ start, end }) => offset >= start && offset < end);
    plain.push(isFound ? BLOT : (digit ?? plainChar(char)));
    offsets.push(offset);
    isNumeral.push(digit !== undefined);
    offset += char.length;
  }
  offsets.push(offset);
  return {
    text: plain.join(''),
    isNumeral,
    hasNumerals: isNumeral.includes(true),
    finding: (kind, start, end, value) => ({
      kind,
      start: offsets[start] ?? 0,
      end: offsets[end] ?? offset,
      value,
    }),
  };
}

function plainChar(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  // Chinese characters, most of every text, have no other form.
  if (code >= 0x3400 && code <= 0x9fff) return char;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toUpperCase();
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2002 && code <= 0x200d)) return ' ';
  if (code === 0xfeff || code === 0x2060) return ' ';
  if (DASHES.has(char)) return '-';
  if (code > 0xffff) return BLOT;
  const upper = char.toUpperCase();
  return upper.length === 1 ? upper : char;
}
