/** Cursors of lists: by an instant and an id, or by a number. */
import { generalProblem } from '../problems/index.ts';

/** Where the last page ended. */
export interface PageEnd {
  /** ISO 8601. */
  readonly at: string;
  readonly id: string;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** A cursor for the rows after this one. */
export function writeCursor(at: Date | null, id: string): string {
  return Buffer.from(JSON.stringify([at?.toISOString(), id])).toString('base64url');
}

/** Reads a cursor; null for the first page. @throws request-invalid */
export function readCursor(text: string | undefined): PageEnd | null {
  if (!text) return null;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
    if (!Number.isNaN(Date.parse(at)) && isId(id)) return { at, id };
  } catch {
    // said below
  }
  throw faultyCursor();
}

/** Reads the number after which a page begins; null for the first page. @throws request-invalid */
export function readNumberCursor(text: string | undefined): number | null {
  if (!text) return null;
  if (!/^\d{1,15}$/.test(text)) throw faultyCursor();
  return Number(text);
}

/** Reads the id after which a page begins; null for the first page. @throws request-invalid */
export function readIdCursor(text: string | undefined): string | null {
  if (!text) return null;
  if (!isId(text)) throw faultyCursor();
  return text;
}

/** What a cursor is answered with that no list gave. */
export function faultyCursor(): Error {
  return generalProblem('request-invalid', { count: 1 }, [
    { pointer: '/querystring/cursor', detail: '无法识别', detailEn: 'no list gave it' },
  ]);
}
