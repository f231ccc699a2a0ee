/** Accepted rows beside what they were: what the check would keep. */
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { identifier } from '#platform/duckdb/index.ts';
import type { SampleRow } from '../../contract/index.ts';
import { problem } from '../../problems.ts';
import { checkStatement } from '../../rules/cleaning/statement.ts';
import { batchRow } from '../../store/batches.ts';
import { lakeOf } from '../lake/room.ts';
import { fedFields } from './check.ts';
import { noteDesk, rowShown } from './refused.ts';
import { linesOf, stagedTable } from './staged-table.ts';

const shown = 50;
const lookedAt = 200_000;

/** Up to 50 accepted rows of the first 200,000. @throws batch-unknown, batch-not-there-yet */
export async function samplesOf(
  ctx: Ctx,
  batchId: string,
  repairedOnly: boolean,
): Promise<SampleRow[]> {
  const { batch, resource } = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await batchRow(tx, batchId);
    if (!found) throw problem('batch-unknown');
    if (found.state !== 'checked' && found.state !== 'staged')
      throw problem('batch-not-there-yet', { number: found.number });
    await noteDesk(tx, found, 'work');
    return { batch: found, resource: await resourceOf(tx, found.resourceId) };
  });
  const { columns } = batch.facts;
  const fed = fedFields(resource, batch.mapping ?? [], columns);
  const raw = columns.map((_, at) => `c${at}`);
  return lakeOf(ctx.database).engine.use(async (connection) => {
    const table = await stagedTable(ctx, connection, batch);
    const statement = checkStatement({
      fields: resource.fields,
      fed,
      from: linesOf(table, 0, lookedAt),
      keep: raw,
    });
    const texts = resource.fields.map(
      ({ key }) => `CAST(${identifier(key)} AS VARCHAR) AS ${identifier(key)}`,
    );
    const read = await connection.runAndReadAll(
      `SELECT _line, _repaired, ${[...texts, ...raw].join(', ')} FROM (${statement})
       WHERE _reasons IS NULL ${repairedOnly ? 'AND _repaired > 0' : ''} LIMIT ${shown}`,
    );
    return read.getRowObjectsJson().map((row) => ({
      line: Number(row['_line']),
      row: rowShown(batch.facts, Number(row['_line'])),
      repaired: fed.flatMap(({ field }, at) =>
        isSet(Number(row['_repaired']), at) ? [field.key] : [],
      ),
      raw: Object.fromEntries(columns.map((title, at) => [title, String(row[`c${at}`] ?? '')])),
      values: Object.fromEntries(
        resource.fields.map(({ key }) => [key, row[key] === null ? null : String(row[key])]),
      ),
    }));
  });
}

const isSet = (bits: number, at: number): boolean =>
  Math.floor(bits / 2 ** Math.min(at, 61)) % 2 === 1;
