/** How good the rows at a source are: read through once, checked, counted. Nothing is kept but the counts. */
import type { Measured, Measurement, ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier, literal } from '#platform/duckdb/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { LiveAsked, LiveTable } from '../../store/outside/live.ts';
import { lakeOf } from '../lake/room.ts';
import { measuredOver } from '../measure.ts';
import { checked, layOut } from './judged.ts';
import { planOf, type Reading, readingLive } from './read.ts';
import { isReadInPlace } from './source.ts';

/** Rows taken from the source at once. */
const partRows = 5000;
/** Rows that are looked at, the first by the key: a department's database is not ours to press. */
export const mostMeasuredRows = 200_000;
/** So long a measuring may read. */
const longestMs = 60_000;

/** What a measuring found. */
export interface MeasuredAtSource {
  /** Rows that were looked at. */
  readonly rows: number;
  readonly measured: Measured[];
}

/**
 * Measures a resource at its source; null where it was not set up how to read it, or has no rows.
 * @throws live-unreachable, live-too-slow, live-busy, live-table-gone, live-column-vanished
 */
export async function measureAtSource(
  ctx: Ctx,
  resource: ResourceView,
  measurements: readonly Measurement[],
): Promise<MeasuredAtSource | null> {
  const isSet = await ctx.database.inTenant(ctx, (tx) => isReadInPlace(tx, resource.id));
  if (!isSet) return null;
  const { engine } = lakeOf(ctx.database);
  const name = identifier(`measured_${uuidv7()}`);
  return engine.use(async (connection) => {
    try {
      const rows = await readingLive(ctx, resource, (reading, table) =>
        lookThrough(connection, { reading, table, name }),
      );
      if (rows === 0) return null;
      const over = { relation: name, resource, validBy };
      return { rows, measured: await measuredOver(ctx, connection, measurements, over) };
    } finally {
      await connection.run(`DROP TABLE IF EXISTS ${name}`);
    }
  });
}

interface Looking {
  readonly reading: Reading;
  readonly table: LiveTable;
  readonly name: string;
}

/** All rows, also those that fail the check: they are what is counted. */
async function lookThrough(
  connection: DuckDBConnection,
  { reading, table, name }: Looking,
): Promise<number> {
  const plan = await planOf(reading, table, []);
  const until = Date.now() + longestMs;
  let from: LiveAsked['from'] = null;
  let looked = 0;
  for (let isFirst = true; ; isFirst = false) {
    const rows = await table.rows({ ...plan.ask, from, limit: partRows });
    await layOut(connection, { columns: plan.ask.columns, rows });
    const into = isFirst ? `CREATE TABLE ${name} AS` : `INSERT INTO ${name}`;
    await connection.run(`${into} SELECT * FROM ${checked(reading, plan.ask.columns)}`);
    looked += rows.length;
    const last = rows.at(-1);
    const isEnough = looked >= mostMeasuredRows || Date.now() > until;
    if (rows.length < partRows || !last || isEnough) return looked;
    from = { after: plan.keyOf(last) };
  }
}

/** The check was done when the rows were read: its reasons say which fields failed, other than by being empty. */
function validBy(relation: string, fields: ResourceView['fields']): string | null {
  if (fields.length === 0) return null;
  const isFaulty = fields.map(
    ({ key }) =>
      `(starts_with(reason, ${literal(`${key}:`)}) AND reason <> ${literal(`${key}:missing`)})`,
  );
  const reasons = `list_filter(string_split(coalesce(_reasons, ''), ';'), lambda reason: ${isFaulty.join(' OR ')})`;
  return `SELECT count(*), count(*) FILTER (WHERE len(${reasons}) > 0) FROM ${relation}`;
}
