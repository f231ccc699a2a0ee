/** The lines of text of an HTML page; scripts, styles and navigation are left out. */

const skipped = /<(script|style|head|nav|header|footer|noscript|template)\b[\s\S]*?<\/\1\s*>/gi;
const breaks = /<(?:br|\/?(?:p|div|h[1-6]|li|tr|table|section|article|ul|ol|blockquote))\b[^>]*>/gi;
const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  middot: '·',
  hellip: '…',
  emsp: ' ',
  ensp: ' ',
};

/** Reads an HTML text. */
export function htmlLines(html: string): string[] {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(skipped, '\n')
    .replace(/\s*\n\s*/g, '')
    .replace(breaks, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi,
      (whole, name: string) => entity(name) ?? whole,
    )
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return entities[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}
