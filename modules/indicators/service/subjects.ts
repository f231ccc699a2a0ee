/** "Where does this number come from": the very rows, within the reader's reach. */
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import type { FactSource } from '#platform/facts/index.ts';
import type { Subject, ValueQuery } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { subjectRows } from '../store/subjects.ts';
import type { Desk } from './question.ts';
import { groundOf } from './book.ts';
import { requireSpan } from './compute.ts';

/** A page of the facts of one source that an indicator counts over a span. @throws formula-unknown-name */
export async function subjectsOf(
  desk: Desk,
  code: string,
  query: ValueQuery & { source: string; cursor?: string; limit?: number },
): Promise<{ items: Subject[]; nextCursor: string | null }> {
  requireSpan({ from: query.from, to: query.to });
  if (!desk.book.get(code)) throw problem('indicator-unknown', { code });
  const source = groundOf(code, desk.book, desk.sources).facts.find(
    (one) => one.code === query.source,
  );
  if (!source) throw problem('formula-unknown-name', { name: query.source });
  const limit = query.limit ?? 50;
  const rows = await subjectRows(desk.tx, source, {
    from: query.from,
    to: query.to,
    where:
      query.dimension && query.key !== undefined
        ? { dimension: query.dimension, key: query.key }
        : null,
    after: readCursor(query.cursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => subjectOf(source, row)),
    nextCursor: rows.length > limit && last ? writeCursor(last.at, last.rowId) : null,
  };
}

type Row = Awaited<ReturnType<typeof subjectRows>>[number];

function subjectOf(source: FactSource, { id, rowId, at, measures, ...dimensions }: Row): Subject {
  return {
    id,
    rowId,
    path: source.subjectPath.replace(':id', id),
    at: at.toISOString(),
    ...dimensions,
    measures,
  };
}
