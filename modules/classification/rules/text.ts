/**
 * Text as the classifier sees it: one code unit a character, full-width forms folded, letters in
 * lower case, every run of digits one `0`, every run of white space one space. `origin` leads from
 * each kept character back to the raw text, so that an explanation can quote what was written.
 */
export interface NormalText {
  /** UTF-16 code units after folding. */
  readonly codes: Uint16Array;
  /** For each kept code unit, its index in the raw text. */
  readonly origin: Int32Array;
}

const ZERO = 48;
const SPACE = 32;
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

/** The longest text that is read, in code units: a longer one says nothing new about its subject. */
export const READ_LIMIT = 10_000;

function fold(code: number): number {
  let folded = code;
  if (code >= FULL_WIDTH_FIRST && code <= FULL_WIDTH_LAST) folded = code - FULL_WIDTH_OFFSET;
  if (folded >= 65 && folded <= 90) return folded + 32;
  if (folded >= ZERO && folded <= 57) return ZERO;
  if (folded <= SPACE || folded === 0xa0 || folded === 0x3000 || folded === 0xfeff) return SPACE;
  return folded;
}

/** Folds a raw text; never fails, whatever the input holds. */
export function normaliseText(raw: string): NormalText {
  const length = Math.min(raw.length, READ_LIMIT);
  const codes = new Uint16Array(length);
  const origin = new Int32Array(length);
  let kept = 0;
  let previous = SPACE;
  for (let at = 0; at < length; at++) {
    const code = fold(raw.charCodeAt(at));
    const repeats = code === previous && (code === SPACE || code === ZERO);
    previous = code;
    if (repeats) continue;
    codes[kept] = code;
    origin[kept++] = at;
  }
  return { codes: codes.subarray(0, kept), origin: origin.subarray(0, kept) };
}

/** The folded text as a string, for the word segmenter. */
export function textOf(normal: NormalText): string {
  let text = '';
  // String.fromCharCode takes its arguments on the stack: long texts go in pieces.
  for (let at = 0; at < normal.codes.length; at += 4096) {
    text += String.fromCharCode(...normal.codes.subarray(at, at + 4096));
  }
  return text;
}
