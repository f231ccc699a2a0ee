/**
 * One form for texts that mean the same to a reader: Unicode NFKC (full-width letters, digits and
 * signs become half-width), invisible characters removed, runs of white space as one space, ends
 * trimmed. Case and script (simplified, traditional) stay.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Full-width ASCII and the ideographic space as half-width, each character in its place. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
