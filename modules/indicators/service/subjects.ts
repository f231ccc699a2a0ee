/** "Where does this number come from": the very rows, within the reader's reach. */
import type { FactDimension, FactSource, SubjectName } from '#platform/facts/index.ts';
import { readCursor, writeCursor } from '#platform/paging/index.ts';
import type { Subject, ValueQuery } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { type SubjectRow, subjectRows } from '../store/subjects.ts';
import { groundOf } from './book.ts';
import { requireSpan } from './compute.ts';
import { namer } from './names.ts';
import type { Desk } from './question.ts';

/**
 * A page of the facts of one source that an indicator counts over a span.
 * @throws indicator-unknown, formula-unknown-name, period-…
 */
export async function subjectsOf(
  desk: Desk,
  code: string,
  query: ValueQuery & { source: string; cursor?: string; limit?: number },
): Promise<{ items: Subject[]; nextCursor: string | null }> {
  const { from, to, dimension, key } = query;
  requireSpan({ from, to });
  if (!desk.book.get(code)) throw problem('indicator-unknown', { code });
  const source = groundOf(code, desk.book, desk.sources).facts.find(
    (one) => one.code === query.source,
  );
  if (!source) throw problem('formula-unknown-name', { name: query.source });
  const limit = query.limit ?? 50;
  const rows = await subjectRows(desk.tx, source, {
    from,
    to,
    where: dimension && key !== undefined ? { dimension, key } : null,
    after: readCursor(query.cursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await named(desk, source, shown),
    nextCursor: rows.length > limit && last ? writeCursor(last.at, last.rowId) : null,
  };
}

async function named(
  { tx }: Desk,
  source: FactSource,
  rows: readonly SubjectRow[],
): Promise<Subject[]> {
  const names = await source.namesOf(tx, [...new Set(rows.map(({ id }) => id))]);
  const partNames = new Map<FactDimension, Awaited<ReturnType<typeof namer>>>();
  for (const dimension of source.dimensions) partNames.set(dimension, await namer(tx, dimension));
  return rows.map((row) => ({
    ...subjectOf(source, row, names.get(row.id)),
    parts: source.dimensions.flatMap((dimension) => {
      const key = row.keys[dimension];
      const nameOf = partNames.get(dimension);
      if (!key || !nameOf) return [];
      const [nameZh, nameEn] = nameOf(key);
      return [{ dimension, key, nameZh, nameEn }];
    }),
  }));
}

function subjectOf(
  source: FactSource,
  { id, rowId, at, measures }: SubjectRow,
  name: SubjectName | undefined,
): Omit<Subject, 'parts'> {
  return {
    id,
    rowId,
    path: source.subjectPath.replace(':id', id),
    at: at.toISOString(),
    nameZh: name?.nameZh ?? '',
    nameEn: name?.nameEn ?? '',
    measures,
  };
}
