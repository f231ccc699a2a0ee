/** What a source gave, as a table in the engine: `_line` and one text a column, `c0` … */
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier, literal } from '#platform/duckdb/index.ts';
import { problem } from '../../problems.ts';
import { batchFiles } from '../../store/lake.ts';
import type { BatchRow } from '../../store/tables.ts';
import { type LakeRoom, lakeOf } from '../lake/room.ts';
import { type PlainText, withPlainText } from './plain-text.ts';
import { type Teller, tellerOf } from './progress.ts';

/** A staged table that is open. */
export interface StagedTable {
  readonly name: string;
  readonly rows: number;
}

/** A table that came with what was found out while it was read. */
export interface ReadTable extends StagedTable {
  readonly plain: PlainText;
  /** Lines whose record is broken. */
  readonly brokenLines: number[];
}

/** Tables kept open: going back and forth between mapping and check costs no second reading. */
const mostOpen = 3;
const mostBroken = 10_000;

const nameOf = (batchId: string): string => identifier(`staged_${batchId}`);

/** The table of a batch, read again when it is not open. */
export async function stagedTable(
  ctx: Ctx,
  connection: DuckDBConnection,
  batch: BatchRow,
): Promise<StagedTable> {
  const { tables } = lakeOf(ctx.database);
  const open = tables.get(batch.id);
  if (open) {
    open.usedAt = Date.now();
    return { name: nameOf(batch.id), rows: open.rows };
  }
  return readStaged(ctx, connection, batch);
}

/** Shares of a reading, by the time that they take: the text written out, the table made of it; the rest is the profile. */
const copyShare = 0.2;
const tableShare = 0.8;

/** Reads the files of a batch into a table. @throws encoding-wrong, file-without-rows, workbook-unreadable, file-broken */
export async function readStaged(
  ctx: Ctx,
  connection: DuckDBConnection,
  batch: BatchRow,
): Promise<ReadTable> {
  const room = lakeOf(ctx.database);
  const files = await ctx.database.inTenant(ctx, (tx) => batchFiles(tx, [batch.id], 'staged'));
  await closeStaged(room, connection, batch.id);
  const bytes = batch.facts.bytes || files.reduce((sum, file) => sum + file.bytes, 0);
  const teller = tellerOf(ctx, batch, { step: 'read', total: bytes });
  const work = async (plain: PlainText): Promise<ReadTable> => {
    const name = nameOf(batch.id);
    const brokenLines = await load(connection, { plain, name, teller, bytes });
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${name}`);
    const rows = Number(counted.getRows()[0]?.[0] ?? 0);
    if (rows === 0) throw problem('file-without-rows', { name: batch.title });
    room.tables.set(batch.id, { rows, usedAt: Date.now() });
    await closeOldest(room, connection);
    return { name, rows, plain, brokenLines };
  };
  const tell = (read: number): void => teller.tell(read * copyShare);
  try {
    return await withPlainText(room, { batch, files }, { tell, work });
  } finally {
    await teller.end();
  }
}

async function load(
  connection: DuckDBConnection,
  {
    plain,
    name,
    teller,
    bytes,
  }: {
    readonly plain: PlainText;
    readonly name: string;
    readonly teller: Teller;
    readonly bytes: number;
  },
): Promise<number[]> {
  const span = { from: bytes * copyShare, to: bytes * tableShare };
  const read = (more: string): Promise<unknown> =>
    teller.during(connection, span, () => connection.run(readingOf(plain, name, more)));
  try {
    await read('');
  } catch (error) {
    // Line ends inside quotes are read on one thread: DuckDB asks for it.
    if (!/parallel=false|quoted new ?line/i.test(String(error))) throw brokenFile(error);
    await read(', parallel = false').catch((second: unknown) => {
      throw brokenFile(second);
    });
  }
  const rejected = await connection.runAndReadAll(
    `SELECT DISTINCT line FROM reject_errors ORDER BY line LIMIT ${mostBroken}`,
  );
  const lines = rejected.getRows().map(([line]) => Number(line));
  await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans');
  return lines;
}

function readingOf(plain: PlainText, name: string, more: string): string {
  const columns = plain.columns.map((_, at) => `c${at}: 'VARCHAR'`).join(', ');
  const reading = [
    `auto_detect = false, header = false, skip = ${plain.skip}, delim = ${literal(plain.delimiter)}`,
    `quote = '"', escape = '"', null_padding = true, columns = {${columns}}`,
    `store_rejects = true, rejects_limit = ${mostBroken}, max_line_size = 4000000`,
  ].join(', ');
  return `CREATE OR REPLACE TABLE ${name} AS SELECT * FROM read_csv(${literal(plain.path)}, ${reading}${more})`;
}

function brokenFile(error: unknown): Error {
  const text = String(error);
  const line = /(?:Line|line):? (\d+)/.exec(text)?.[1];
  if (!text.includes('CSV Error')) return error instanceof Error ? error : new Error(text);
  return problem('file-broken', { line: line ?? '?' });
}

/** The relation that checks read: `_line` counts from 1 below the titles. */
export function linesOf(table: StagedTable, from: number, to: number): string {
  return `(SELECT rowid + 1 AS _line, * FROM ${table.name} WHERE rowid >= ${from} AND rowid < ${to})`;
}

/** Closes the table of a batch. */
export async function closeStaged(
  room: LakeRoom,
  connection: DuckDBConnection,
  batchId: string,
): Promise<void> {
  room.tables.delete(batchId);
  await connection.run(`DROP TABLE IF EXISTS ${nameOf(batchId)}`);
}

async function closeOldest(room: LakeRoom, connection: DuckDBConnection): Promise<void> {
  const byUse = [...room.tables].sort(([, a], [, b]) => a.usedAt - b.usedAt);
  for (const [batchId] of byUse.slice(0, Math.max(0, byUse.length - mostOpen))) {
    await closeStaged(room, connection, batchId);
  }
}
