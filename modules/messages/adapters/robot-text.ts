/**
 * Cuts a text to at most `limit` bytes of UTF-8 without splitting a character; a cut text ends in
 * an ellipsis so that the reader knows. Both robots count bytes, not characters.
 */
export function cutToBytes(text: string, limit: number): string {
  if (Buffer.byteLength(text) <= limit) return text;
  const ellipsis = '…';
  const room = limit - Buffer.byteLength(ellipsis);
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    kept += character;
  }
  return kept + ellipsis;
}

/** Markdown as a person would type it: marks gone, links as "words address". */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<\/?font[^>]*>/g, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2')
    .replace(/^\s{0,3}(?:#{1,6}|>)\s*/gm, '')
    .replace(/\*\*/g, '');
}
