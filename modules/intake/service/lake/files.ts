/** Making and removing files of the lake. */
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, literal } from '#platform/duckdb/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { deleteFiles, knownFiles, letGoFiles } from '../../store/lake.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import { pathOf } from './relation.ts';
import { lakeOf } from './room.ts';
import { newFileKey } from './sealed-file.ts';

/** Readers that began before have ended by then. */
const graceMs = 10 * 60_000;
/** A draft that is older was left by a process that ended. */
const orphanMs = 60 * 60_000;

/** A file that is about to be written: its name and key, nothing else yet. */
export function draftFile(
  ctx: Ctx,
  of: Pick<LakeFileRow, 'resourceId' | 'batchId' | 'kind' | 'form' | 'part' | 'fieldKeys'>,
): LakeFileRow {
  return {
    ...of,
    id: uuidv7(),
    tenantId: ctx.tenantId,
    firstRow: 0,
    lastRow: 0,
    rows: 0,
    bytes: 0,
    fileKey: newFileKey(),
    inSnapshot: false,
    createdAt: ctx.clock.now(),
    letGoAt: null,
  };
}

/**
 * Every byte less is a byte less to seal, in software: numbers and lengths are kept as differences (V2), few values as a dictionary. A
 * filter of values each group would never spare one: keys differ in all, and other values stand in all. A page of rows opens and
 * decodes whole row groups: ten thousands of rows keep that to milliseconds, and fewer would make the footer large that each reading
 * opens first.
 */
const writing =
  'FORMAT parquet, PARQUET_VERSION V2, COMPRESSION zstd, COMPRESSION_LEVEL 1, DICTIONARY_SIZE_LIMIT 1024, WRITE_BLOOM_FILTER false, ROW_GROUP_SIZE 20480';

/**
 * Writes what a statement gives (its column `numberColumn` tells first and last row) into a file of the lake, sealed.
 * @returns the file with what it holds; nothing names it yet
 */
export async function writeFile(
  ctx: Ctx,
  connection: DuckDBConnection,
  { draft, statement }: { readonly draft: LakeFileRow; readonly statement: string },
): Promise<LakeFileRow> {
  const path = pathOf(lakeOf(ctx.database), draft);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const sealed = `ENCRYPTION_CONFIG {footer_key_value: ${literal(draft.fileKey)}}`;
  const done = await connection.run(
    `COPY (${statement}) TO ${literal(path)} (${writing}, ${sealed})`,
  );
  const rows = Number(done.rowsChanged);
  await syncToDisk(path);
  return { ...draft, rows, bytes: (await stat(path)).size };
}

async function syncToDisk(path: string): Promise<void> {
  for (const one of [path, dirname(path)]) {
    const opened = await open(one, 'r');
    await opened.sync().finally(() => opened.close());
  }
}

/** Removes bytes that nothing needs any more, and files that no row names. @returns how many */
export async function sweepLake(ctx: Ctx): Promise<number> {
  const room = lakeOf(ctx.database);
  const now = ctx.clock.now().getTime();
  const gone = await ctx.database.inTenant(ctx, (tx) => letGoFiles(tx, new Date(now - graceMs)));
  for (const file of gone) await rm(pathOf(room, file), { force: true });
  await ctx.database.inTenant(ctx, (tx) =>
    deleteFiles(
      tx,
      gone.map(({ id }) => id),
    ),
  );
  return gone.length + (await sweepOrphans(ctx));
}

async function sweepOrphans(ctx: Ctx): Promise<number> {
  const folder = join(lakeOf(ctx.database).directory, ctx.tenantId);
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const found = names.flatMap((name) => {
    const id = /([0-9a-f-]{36})\.(?:parquet|csv|xlsx)(?:\.part)?$/.exec(name)?.[1];
    return id ? [{ id, name }] : [];
  });
  const known = await ctx.database.inTenant(ctx, (tx) =>
    knownFiles(
      tx,
      found.map(({ id }) => id),
    ),
  );
  let removed = 0;
  for (const { id, name } of found) {
    if (known.has(id) && !name.endsWith('.part')) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (!facts || Date.now() - facts.mtimeMs < orphanMs) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}
