/** Cursors of lists that page by an instant and an id. */
import { generalProblem } from '../problems/index.ts';

/** Where the last page ended. */
export interface PageEnd {
  /** ISO 8601. */
  readonly at: string;
  readonly id: string;
}

/** A cursor for the rows after this one. */
export function writeCursor(at: Date | null, id: string): string {
  return Buffer.from(JSON.stringify([at?.toISOString(), id])).toString('base64url');
}

/** Reads a cursor; null for the first page. @throws request-invalid */
export function readCursor(text: string | undefined): PageEnd | null {
  if (!text) return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
    if (!Number.isNaN(Date.parse(at)) && /^[0-9a-f-]{36}$/.test(id)) return { at, id };
  } catch {
    // said below
  }
  throw generalProblem('request-invalid', { count: 1 }, [
    { pointer: '/querystring/cursor', detail: '无法识别' },
  ]);
}
