/** Reading rows of a resource: page by page, counted, or as one file. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type DuckDBConnection, identifier, literal } from '#platform/duckdb/index.ts';
import { type Span, spansOf } from '../../rules/spans.ts';
import { snapshotFiles } from '../../store/lake.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import { rowsRelation } from './relation.ts';
import { type LakeRoom, lakeOf } from './room.ts';
import { fieldOf, type Selection, selectList, whereOf } from './selection.ts';

/** A page of rows. */
export interface RowPage {
  /** Values by field: texts, numbers, booleans, days `YYYY-MM-DD`, instants ISO 8601; null for none. */
  readonly rows: Record<string, unknown>[];
  /** Names of the rows in their order: stable as long as the row's key stays in the resource; tells nothing of the row. */
  readonly rowKeys: string[];
  /** Values of the field that was asked for beside, row by row; empty when none was. */
  readonly aside: unknown[];
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

/** What a page is asked for. */
export interface PageAsked extends Selection {
  readonly after: string | null;
  readonly limit: number;
  /** A field that is read whole beside the selection, as `RowPage.aside`. */
  readonly aside?: string | undefined;
}

/**
 * Rows in the order of their numbers, after a row. The reader's right is the caller's to judge: nothing is checked here.
 * @throws resource-unknown, resource-field-unknown, condition-faulty
 */
export async function readPage(ctx: Ctx, asked: PageAsked): Promise<RowPage> {
  const { resource, files } = await open(ctx, asked.resourceId);
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
