/**
 * All rows of a selection, read at their source in one transaction and held for as long as a file is made of them: a source that
 * dies half way leaves no half file. They lie in the engine's memory, never among the files of the lake.
 */
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier, literal } from '#platform/duckdb/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { problem } from '../../problems.ts';
import type { LiveAsked, LiveTable } from '../../store/outside/live.ts';
import type { RowPage } from '../lake/page.ts';
import { lakeOf } from '../lake/room.ts';
import type { Selection } from '../lake/selection.ts';
import { accepted, layOut, shownList } from './judged.ts';
import { planOf, type Reading, readingLive } from './read.ts';

/** Rows taken from the source at once. */
const partRows = 5000;
/** Rows that one file may hold. */
const mostHeldRows = 200_000;
/** Rows looked through for one file, and how long: whoever needs more than a file asks for the rows to be brought in. */
const mostLookedThrough = 1_000_000;
const longestMs = 60_000;
/** A download that takes longer was given up. */
const forgottenMs = 3_600_000;

/** Rows that are held; let go of them. */
export interface HeldRows {
  readonly rows: number;
  /** A page of them, as `readPage`; after the name of a row among those held. */
  readonly page: (after: string | null, limit: number) => Promise<RowPage>;
  /** Writes them as an open Parquet file below the work directory. @returns rows written */
  readonly parquet: (filePath: string) => Promise<number>;
  readonly letGo: () => Promise<void>;
}

/** What is held. */
export interface HoldAsked extends Selection {
  readonly aside?: string | undefined;
  /** Once more are found, no more is read: `rows` says more than that. */
  readonly most: number;
}

/**
 * Reads a selection of a resource that stays at its source whole. The reader's right is the caller's to judge.
 * @throws live-too-many, live-not-set, live-unreachable, live-too-slow, live-busy, live-table-gone, live-column-vanished
 */
export async function holdRows(ctx: Ctx, asked: HoldAsked): Promise<HeldRows> {
  const resource = await ctx.database.inTenant(ctx, (tx) => resourceOf(tx, asked.resourceId));
  const { engine } = lakeOf(ctx.database);
  const name = identifier(`held_${uuidv7()}`);
  const drop = (): Promise<unknown> =>
    engine.use((connection) => connection.run(`DROP TABLE IF EXISTS ${name}`));
  try {
    const rows = await readingLive(ctx, resource, (reading, table) =>
      engine.use((connection) => fill(connection, { reading, table, asked, name })),
    );
    // Whoever takes a file leaves a line at its end; a process in which that is forgotten keeps no rows of others.
    const forgotten = setTimeout(() => void drop().catch(() => undefined), forgottenMs).unref();
    const letGo = async (): Promise<void> => {
      clearTimeout(forgotten);
      await drop();
    };
    return heldOf(ctx, { name, rows, asked, letGo });
  } catch (error) {
    await drop();
    throw error;
  }
}

interface Filling {
  readonly reading: Reading;
  readonly table: LiveTable;
  readonly asked: HoldAsked;
  readonly name: string;
}

async function fill(
  connection: DuckDBConnection,
  { reading, table, asked, name }: Filling,
): Promise<number> {
  const plan = await planOf(reading, table, asked.where);
  const until = Date.now() + longestMs;
  let from: LiveAsked['from'] = null;
  let looked = 0;
  let held = 0;
  for (let isFirst = true; ; isFirst = false) {
    const rows = await table.rows({ ...plan.ask, from, limit: partRows });
    await layOut(connection, { columns: plan.ask.columns, rows });
    const list = shownList(reading.resource, asked);
    const select = `SELECT _line + ${looked} AS _row, ${list} FROM ${accepted(reading, plan.ask.columns, asked.where)}`;
    const into = isFirst ? `CREATE TABLE ${name} AS` : `INSERT INTO ${name}`;
    const done = await connection.run(`${into} ${select}`);
    held += isFirst ? await countOf(connection, name) : Number(done.rowsChanged);
    looked += rows.length;
    const last = rows.at(-1);
    if (rows.length < partRows || !last || held > asked.most) return held;
    const isTooMuch = held > mostHeldRows || looked >= mostLookedThrough || Date.now() > until;
    if (isTooMuch) throw problem('live-too-many', { most: mostHeldRows });
    from = { after: plan.keyOf(last) };
  }
}

async function countOf(connection: DuckDBConnection, name: string): Promise<number> {
  const read = await connection.runAndReadAll(`SELECT count(*) FROM ${name}`);
  return Number(read.getRows()[0]?.[0] ?? 0);
}

interface Held {
  readonly name: string;
  readonly rows: number;
  readonly asked: HoldAsked;
  readonly letGo: () => Promise<void>;
}

function heldOf(ctx: Ctx, { name, rows, asked, letGo }: Held): HeldRows {
  const { engine } = lakeOf(ctx.database);
  const keys = asked.fields.map(({ key }) => identifier(key)).join(', ');
  return {
    rows,
    letGo,
    page: (after, limit) =>
      engine.use(async (connection) => {
        const read = await connection.runAndReadAll(
          `SELECT * FROM ${name} WHERE _row > ${Number(after ?? -1)} ORDER BY _row LIMIT ${limit + 1}`,
        );
        const all = read.getRowObjectsJson();
        const shown = all.slice(0, limit);
        const rowKeys = shown.map((row) => String(row['_row']));
        return {
          rows: shown,
          rowKeys,
          aside: asked.aside === undefined ? [] : shown.map((row) => row['_aside']),
          next: all.length > limit ? (rowKeys.at(-1) ?? null) : null,
        };
      }),
    parquet: (filePath) =>
      engine.use(async (connection) => {
        const done = await connection.run(
          `COPY (SELECT ${keys} FROM ${name} ORDER BY _row) TO ${literal(filePath)} (FORMAT parquet, COMPRESSION zstd)`,
        );
        return Number(done.rowsChanged);
      }),
  };
}
