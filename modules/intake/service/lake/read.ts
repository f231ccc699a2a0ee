/** Reading rows of a resource: page by page, counted, or as one file. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type DuckDBConnection, literal } from '#platform/duckdb/index.ts';
import { snapshotFiles } from '../../store/lake.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import { rowsRelation } from './relation.ts';
import { lakeOf } from './room.ts';
import { type Selection, selectList, whereOf } from './selection.ts';

/** A page of rows. */
export interface RowPage {
  /** Values by field: texts, numbers, booleans, days `YYYY-MM-DD`, instants ISO 8601; null for none. */
  readonly rows: Record<string, unknown>[];
  /** Names of the rows in their order: stable as long as the row's key stays in the resource; tells nothing of the row. */
  readonly rowKeys: string[];
  /** Give it as `after` for the next page; null on the last. */
  readonly next: string | null;
}

interface Opened {
  readonly resource: ResourceView;
  readonly files: LakeFileRow[];
}

const open = (ctx: Ctx, resourceId: string): Promise<Opened> =>
  ctx.database.inTenant(ctx, async (tx) => ({
    resource: await resourceOf(tx, resourceId),
    files: await snapshotFiles(tx, resourceId),
  }));

/**
 * Rows in the order of their numbers, after a row. The reader's right is the caller's to judge: nothing is checked here.
 * @throws resource-unknown, resource-field-unknown, condition-faulty
 */
export async function readPage(
  ctx: Ctx,
  asked: Selection & { readonly after: string | null; readonly limit: number },
): Promise<RowPage> {
  const { resource, files } = await open(ctx, asked.resourceId);
  const list = selectList(resource, asked.fields);
  const where = whereOf(resource, asked.where);
  const room = lakeOf(ctx.database);
  const rows: Record<string, unknown>[] = [];
  let after = Number(asked.after ?? -1);
  await room.engine.use(async (connection) => {
    for (const file of files) {
      if (file.lastRow <= after || rows.length > asked.limit) continue;
      const wanted = asked.limit + 1 - rows.length;
      const statement = `SELECT _row, ${list} FROM ${rowsRelation(room, [file], resource.fields)}
        WHERE _row > ${after} AND ${where} ORDER BY _row LIMIT ${wanted}`;
      rows.push(...(await rowsOf(connection, statement)));
    }
  });
  const shown = rows.slice(0, asked.limit);
  const keys = shown.map((row) => String(row['_row']));
  for (const row of shown) delete row['_row'];
  after = Number(keys.at(-1) ?? after);
  return { rows: shown, rowKeys: keys, next: rows.length > asked.limit ? String(after) : null };
}

/** How many rows a condition leaves. @throws as `readPage` */
export async function countRows(
  ctx: Ctx,
  asked: Pick<Selection, 'resourceId' | 'where'>,
): Promise<number> {
  const { resource, files } = await open(ctx, asked.resourceId);
  const where = whereOf(resource, asked.where);
  const room = lakeOf(ctx.database);
  if (files.length === 0) return 0;
  if (asked.where.length === 0) return files.reduce((sum, { rows }) => sum + rows, 0);
  return room.engine.use(async (connection) => {
    const [row] = await rowsOf(
      connection,
      `SELECT count(*) AS n FROM ${rowsRelation(room, files, resource.fields)} WHERE ${where}`,
    );
    return Number(row?.['n'] ?? 0);
  });
}

/**
 * Writes a selection as an open Parquet file below the lake's work directory (`lakeOf(…).workDirectory`).
 * @returns rows written
 * @throws as `readPage`
 */
export async function exportParquet(ctx: Ctx, asked: Selection, filePath: string): Promise<number> {
  const { resource, files } = await open(ctx, asked.resourceId);
  const list = selectList(resource, asked.fields);
  const where = whereOf(resource, asked.where);
  const room = lakeOf(ctx.database);
  return room.engine.use(async (connection) => {
    const source =
      files.length > 0
        ? `SELECT ${list} FROM ${rowsRelation(room, files, resource.fields)} WHERE ${where} ORDER BY _row`
        : `SELECT 1 AS none WHERE FALSE`;
    const done = await connection.run(
      `COPY (${source}) TO ${literal(filePath)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    return Number(done.rowsChanged);
  });
}

/**
 * A whole resource for DuckDB: a relation for FROM, with `_row` (the name of the row in `readPage`), `_batch` and `_line` (where it
 * came from) and every field; null when it holds nothing.
 */
export async function snapshotFile(
  tx: Tx,
  resourceId: string,
): Promise<{ readonly relation: string; readonly rows: number; readonly version: string } | null> {
  const files = await snapshotFiles(tx, resourceId);
  if (files.length === 0) return null;
  const room = lakeOf(tx.ctx.database);
  return {
    relation: rowsRelation(room, files, (await resourceOf(tx, resourceId)).fields),
    rows: files.reduce((sum, { rows }) => sum + rows, 0),
    version: files.map(({ id }) => id).join('|'),
  };
}

async function rowsOf(
  connection: DuckDBConnection,
  statement: string,
): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(statement)).getRowObjectsJson();
}
