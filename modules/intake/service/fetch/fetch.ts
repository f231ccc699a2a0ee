/** Fetching from a source, part by part: each part is kept with the place where the next begins, so that a run goes on after a stop. */
import type { Ctx } from '#platform/context/index.ts';
import { problem } from '../../problems.ts';
import { csvCell } from '../../rules/reading/table.ts';
import { batchRow, updateBatch } from '../../store/batches.ts';
import { batchFiles, insertFiles } from '../../store/lake.ts';
import { sourceRow } from '../../store/sources.ts';
import type { BatchRow, SourceRow } from '../../store/tables.ts';
import { draftFile } from '../lake/files.ts';
import { pathOf } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { sealInto } from '../lake/sealed-file.ts';
import type { Fetched, Fetcher } from '../../store/outside/fetched.ts';
import { fetchHttp } from '../../store/outside/http.ts';
import { fetchMysql } from '../../store/outside/mysql.ts';
import { fetchPostgres } from '../../store/outside/postgres.ts';

const fetchers: Partial<Record<SourceRow['kind'], Fetcher>> = {
  postgres: fetchPostgres,
  mysql: fetchMysql,
  http: fetchHttp,
};

/** The fetcher of a source of rows; undefined for sources of files. */
export const fetcherOf = ({ kind }: SourceRow): Fetcher | undefined => fetchers[kind];

/** Fetches the next part of a batch and keeps it. @throws source-unreachable, source-answer-faulty, column-vanished */
export async function fetchPart(ctx: Ctx, batch: BatchRow): Promise<void> {
  const { source, parts } = await ctx.database.inTenant(ctx, async (tx) => ({
    source: await sourceRow(tx, batch.sourceId),
    parts: await batchFiles(tx, [batch.id], 'staged'),
  }));
  const fetcher = source && fetcherOf(source);
  if (!fetcher) throw problem('source-unknown');
  const { facts } = batch;
  const fetched = await fetcher(source, { cursor: facts.cursor, upTo: facts.watermark });
  const columns = columnsOfRun(facts.columns, fetched);
  const file = await sealPart(ctx, batch, { fetched, columns, part: parts.length });
  await ctx.database.inTenant(ctx, async (tx) => {
    const now = await batchRow(tx, batch.id, true);
    if (now?.state !== 'fetching') return;
    await insertFiles(tx, [file]);
    const done = now.progress.done + fetched.rows.length;
    const bytes = now.facts.bytes + file.bytes;
    const since = ctx.clock.now().toISOString();
    await updateBatch(tx, batch.id, {
      facts: {
        ...now.facts,
        columns,
        cursor: fetched.next ?? '',
        complete: fetched.next === null,
        watermark: fetched.watermark,
        bytes,
      },
      progress:
        fetched.next === null
          ? { step: 'read', done: 0, total: bytes, since }
          : { ...now.progress, step: 'fetch', done, total: 0 },
      attempts: 0,
    });
  });
}

/** Later parts of a run have the columns of the first; interfaces may leave empty ones out. */
function columnsOfRun(known: readonly string[], { columns }: Fetched): readonly string[] {
  if (known.length === 0) return columns;
  const more = columns.filter((name) => !known.includes(name));
  return more.length === 0 ? known : [...known, ...more];
}

async function sealPart(
  ctx: Ctx,
  batch: BatchRow,
  {
    fetched,
    columns,
    part,
  }: { readonly fetched: Fetched; readonly columns: readonly string[]; readonly part: number },
) {
  const draft = draftFile(ctx, {
    resourceId: batch.resourceId,
    batchId: batch.id,
    kind: 'staged',
    form: 'csv',
    part,
    fieldKeys: [],
  });
  const places = columns.map((name) => fetched.columns.indexOf(name));
  const lines = fetched.rows.map(
    (row) => `${places.map((at) => csvCell(row[at] ?? '')).join(',')}\n`,
  );
  const path = pathOf(lakeOf(ctx.database), draft);
  const bytes = await sealInto(path, draft.fileKey, [Buffer.from(lines.join(''))]);
  return { ...draft, bytes, rows: fetched.rows.length };
}
