/** Values as CSV. */
import type { Pages, Row } from './pages.ts';

const header = 'thing,property,at,receivedAt,value,unit,quality';

/** The file, piece by piece. */
export async function* csvOf(
  pages: Pages,
  { code, unitOf }: { code: string; unitOf: (key: string) => string },
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\ufeff${header}\r\n`);
  const lineOf = ({ key, at, receivedAt, value, quality }: Row): string =>
    [
      code,
      key,
      at.toISOString(),
      receivedAt.toISOString(),
      cell(value),
      unitOf(key),
      quality,
    ].join();
  for await (const rows of pages) yield Buffer.from(`${rows.map(lineOf).join('\r\n')}\r\n`);
}

function cell(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // A leading sign would make a spreadsheet take the text for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
