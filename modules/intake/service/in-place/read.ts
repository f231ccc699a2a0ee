/**
 * Rows read at their source at the moment of use: the source narrows down what it can judge, a page behind a key; what comes is
 * checked, limited and masked here by the statements that read the lake. No copy stays.
 */
import type { ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { DuckDBConnection } from '#platform/duckdb/index.ts';
import { judgedBy } from '../../rules/pushdown.ts';
import { keyOfReference, referenceOf } from '../../rules/references.ts';
import type { LiveAsked, LiveColumn, LiveCondition, LiveTable } from '../../store/outside/live.ts';
import { problem } from '../../problems.ts';
import type { PageAsked, RowPage } from '../lake/page.ts';
import { lakeOf } from '../lake/room.ts';
import { fieldOf, type RowCondition } from '../lake/selection.ts';
import { accepted, fedOf, layOut, shownList } from './judged.ts';
import { keepOutcome, type LiveSource, liveSource, withTable } from './source.ts';

/** Rows taken from a source at once where it cannot judge all conditions. */
const chunkRows = 2000;
/** Rows looked through for one page: then it ends, with the place where the next goes on. */
const mostLookedThrough = 20_000;

/** What is needed to turn rows of the source into rows of the resource. */
export interface Reading extends LiveSource {
  readonly resource: ResourceView;
}

/** Reads at the source of a resource; how it went stands beside the source. @throws live-not-set, live-unreachable, live-too-slow, live-column-vanished */
export async function readingLive<T>(
  ctx: Ctx,
  resource: ResourceView,
  work: (reading: Reading, table: LiveTable) => Promise<T>,
): Promise<T> {
  const live = await ctx.database.inTenant(ctx, (tx) => liveSource(tx, resource));
  try {
    const done = await withTable(live.source, (table) => work({ ...live, resource }, table));
    await keepOutcome(ctx, live.source, null);
    return done;
  } catch (error) {
    await keepOutcome(ctx, live.source, error);
    throw error;
  }
}

/** A page of rows, as `readPage`. A page may hold fewer rows than asked for and still have a next one. @throws as `readingLive`, live-reference-unknown */
export function readLivePage(ctx: Ctx, resource: ResourceView, asked: PageAsked): Promise<RowPage> {
  return readingLive(ctx, resource, (reading, table) =>
    lakeOf(ctx.database).engine.use((connection) => pageOf(connection, { reading, table, asked })),
  );
}

interface PageWork {
  readonly reading: Reading;
  readonly table: LiveTable;
  readonly asked: PageAsked;
}

interface Found {
  readonly key: readonly string[];
  readonly row: Record<string, unknown>;
}

async function pageOf(connection: DuckDBConnection, { reading, table, asked }: PageWork) {
  const { referenceKey, source } = reading;
  const keyColumns = source.settings.keyColumns ?? [];
  const plan = await planOf(reading, table, asked.where);
  const found: Found[] = [];
  let from = startOf(referenceKey, asked, keyColumns.length);
  let looked = 0;
  let isEnd = false;
  while (!isEnd && found.length <= asked.limit && looked < mostLookedThrough) {
    const limit = plan.isWhole ? asked.limit + 1 - found.length : chunkRows;
    const rows = await table.rows({ ...plan.ask, from, limit });
    found.push(...(await judged(connection, { reading, plan, asked }, rows)));
    looked += rows.length;
    isEnd = rows.length < limit || asked.only !== undefined;
    const last = rows.at(-1);
    if (last) from = { after: plan.keyOf(last) };
  }
  const shown = found.slice(0, asked.limit);
  const lastShown = shown.at(-1);
  const isCut = found.length > asked.limit;
  const nextKey = isCut ? lastShown?.key : isEnd || !from || !('after' in from) ? null : from.after;
  return {
    rows: shown.map(({ row }) => row),
    rowKeys: shown.map(({ key }) => referenceOf(referenceKey, key)),
    aside: shown.map(({ row }) => asideOf(row)).filter((one) => one !== undefined),
    next: nextKey ? referenceOf(referenceKey, nextKey) : null,
  };
}

/** Takes what was read beside out of a row. */
function asideOf(row: Record<string, unknown>): unknown {
  const aside = row['_aside'];
  delete row['_aside'];
  return aside;
}

function startOf(
  referenceKey: string,
  { after, only }: PageAsked,
  columns: number,
): LiveAsked['from'] {
  const reference = only ?? after;
  if (reference === null) return null;
  const key = keyOfReference(referenceKey, reference);
  if (key?.length !== columns) throw problem('live-reference-unknown');
  return only === undefined ? { after: key } : { at: key };
}

/** What is asked of the source, and what is left to us. */
export interface Plan {
  readonly ask: Pick<LiveAsked, 'columns' | 'keyColumns' | 'where'>;
  /** The source judges every condition: no row comes in vain. */
  readonly isWhole: boolean;
  readonly keyOf: (row: readonly (string | null)[]) => string[];
}

/** Plans a reading. @throws live-column-vanished, resource-field-unknown */
export async function planOf(
  reading: Reading,
  table: LiveTable,
  where: readonly RowCondition[],
): Promise<Plan> {
  const there = await table.columns();
  const names = there.map(({ name }) => name);
  const keyColumns = reading.source.settings.keyColumns ?? [];
  const lostKey = keyColumns.filter((name) => !names.includes(name));
  if (lostKey.length > 0) {
    throw problem('live-column-vanished', { columns: lostKey.join('、'), there: names.join('、') });
  }
  const fed = fedOf(reading, names);
  const mapped = reading.mapping.flatMap(({ field, column }) =>
    column !== null && fed.some((one) => one.field.key === field) ? [column] : [],
  );
  const columns = [...new Set([...keyColumns, ...mapped])];
  const pushed = where.flatMap((one) => pushedOf(reading, there, one));
  return {
    ask: { columns, keyColumns, where: pushed },
    isWhole: pushed.length === where.length,
    keyOf: (row) => keyColumns.map((name) => row[columns.indexOf(name)] ?? ''),
  };
}

function pushedOf(
  { resource, mapping }: Reading,
  there: readonly LiveColumn[],
  { key, op, value }: RowCondition,
): LiveCondition[] {
  const field = fieldOf(resource, key);
  const fed = mapping.find((one) => one.field === key);
  const column = judgedBy(field, fed, there);
  return column ? [{ column: column.name, type: column.type, op, value }] : [];
}

/** Rows of the source that are rows of the resource within what is asked. */
async function judged(
  connection: DuckDBConnection,
  {
    reading,
    plan,
    asked,
  }: { readonly reading: Reading; readonly plan: Plan; readonly asked: PageAsked },
  rows: readonly (readonly (string | null)[])[],
): Promise<Found[]> {
  if (rows.length === 0) return [];
  await layOut(connection, { columns: plan.ask.columns, rows });
  const read = await connection.runAndReadAll(
    `SELECT _line, ${shownList(reading.resource, asked)} FROM ${accepted(reading, plan.ask.columns, asked.where)} ORDER BY _line`,
  );
  return read.getRowObjectsJson().map((row) => {
    const line = Number(row['_line']);
    delete row['_line'];
    return { key: plan.keyOf(rows[line] ?? []), row };
  });
}

/** How many rows the table at the source has; those that do not pass the check are among them. @throws as `readingLive` */
export function countLive(ctx: Ctx, resource: ResourceView): Promise<number> {
  return readingLive(ctx, resource, (_, table) => table.count());
}
