/** Pages by the order of ids. */
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import type { IdPage } from '../store/rows.ts';

/** What a caller asks for. */
export interface Asked {
  readonly cursor?: string;
  readonly limit?: number;
}

/** The page that a caller asks for. @throws request-invalid */
export function idPage({ cursor, limit = 30 }: Asked): IdPage {
  return { limit, afterId: readCursor(cursor)?.id ?? null };
}

/** Cuts the row that is one too many off, and says where the next page begins. */
export function cut<R extends { readonly id: string }>(
  rows: readonly R[],
  { limit }: Pick<IdPage, 'limit'>,
): { rows: R[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return { rows: shown, nextCursor: last ? writeCursor(new Date(0), last.id) : null };
}
