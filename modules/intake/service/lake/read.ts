/** Reading rows of a resource: page by page, counted, or as one file. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type DuckDBConnection, identifier, literal } from '#platform/duckdb/index.ts';
import { type Span, spansOf } from '../../rules/spans.ts';
import { snapshotFiles } from '../../store/lake.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import { rowsRelation } from './relation.ts';
import { countLive, readLivePage } from '../in-place/read.ts';
import type { PageAsked, RowPage } from './page.ts';
import { type LakeRoom, lakeOf } from './room.ts';
import { fieldOf, type Selection, selectList, whereOf } from './selection.ts';

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
 * Rows in the order of their numbers, after a row; of a resource that stays at its source, read there in the order of its key. The
 * reader's right is the caller's to judge: nothing is checked here.
 * @throws resource-unknown, resource-field-unknown, condition-faulty; read in place also live-not-set, live-unreachable,
 *   live-too-slow, live-table-gone, live-column-vanished, live-busy, live-reference-unknown
 */
export async function readPage(ctx: Ctx, asked: PageAsked): Promise<RowPage> {
  const { resource, files } = await open(ctx, asked.resourceId);
  if (resource.kind === 'inPlace') return readLivePage(ctx, resource, asked);
  const statementOf = pageStatement(lakeOf(ctx.database), resource, asked);
  const rows: Record<string, unknown>[] = [];
  const after = Number(asked.after ?? -1);
  await lakeOf(ctx.database).engine.use(async (connection) => {
    for (const file of files) {
      for (const span of spansOf(file, { after, limit: asked.limit })) {
        const wanted = asked.limit + 1 - rows.length;
        if (wanted > 0) rows.push(...(await rowsOf(connection, statementOf(file, span, wanted))));
      }
    }
  });
  const shown = rows.slice(0, asked.limit);
  const rowKeys = shown.map((row) => String(row['_row']));
  const aside = asked.aside === undefined ? [] : shown.map((row) => row['_aside']);
  for (const row of shown) {
    delete row['_row'];
    delete row['_aside'];
  }
  const next = rows.length > asked.limit ? (rowKeys.at(-1) ?? String(after)) : null;
  return { rows: shown, rowKeys, aside, next };
}

/** The statement of a page: rows are chosen first, and only those chosen are masked. */
function pageStatement(room: LakeRoom, resource: ResourceView, asked: PageAsked) {
  const list = selectList(resource, asked.fields);
  const aside =
    asked.aside === undefined
      ? ''
      : `, ${identifier(fieldOf(resource, asked.aside).key)} AS _aside`;
  const where = whereOf(resource, asked.where);
  return (file: LakeFileRow, [after, upTo]: Span, wanted: number): string =>
    `SELECT _row${aside}, ${list} FROM (
      SELECT * FROM ${rowsRelation(room, [file], resource.fields)}
      WHERE _row > ${after} AND _row <= ${upTo} AND ${where} ORDER BY _row LIMIT ${wanted}
    ) ORDER BY _row`;
}

/** How many rows a condition leaves; at a source, how many rows are there in all. @throws as `readPage` */
export async function countRows(
  ctx: Ctx,
  asked: Pick<Selection, 'resourceId' | 'where'>,
): Promise<number> {
  const { resource, files } = await open(ctx, asked.resourceId);
  if (resource.kind === 'inPlace') return countLive(ctx, resource);
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
