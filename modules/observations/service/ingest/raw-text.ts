/** A message as text that can be kept and shown. */

const longest = 4096;

/** Text of a message: as it is, or hexadecimal for bytes that are no text; cut at 4 kB. */
export function rawText(raw: string | Buffer): string {
  if (typeof raw === 'string') return storable(raw.slice(0, longest));
  const bytes = raw.subarray(0, longest);
  const text = bytes.toString('utf8');
  const isText = !text.includes('\ufffd') && !hasControls(text);
  return isText ? storable(text) : bytes.subarray(0, longest / 2).toString('hex');
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return true;
  }
  return false;
}

/** PostgreSQL cannot keep a zero character nor half of a pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed();
}
