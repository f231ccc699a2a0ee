/** The same key twice in one batch: the first row stays, the later ones are refused. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier } from '#platform/duckdb/index.ts';
import { mergedCounts } from '../../rules/counts.ts';
import { batchRow, updateBatch } from '../../store/batches.ts';
import { batchFiles, insertFiles, letGo } from '../../store/lake.ts';
import type { BatchRow, LakeFileRow } from '../../store/tables.ts';
import { draftFile, writeFile } from '../lake/files.ts';
import { keysOf, rawRelation, rowsRelation } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { type Teller, tellerOf } from './progress.ts';
import { stagedTable } from './staged-table.ts';

/** Parts of rows refused for their key stand behind all others. */
const doublesPart = 100_000;

/** Refuses later rows of a key. May be done again: then there are none. */
export async function refuseDoubles(
  ctx: Ctx,
  connection: DuckDBConnection,
  batch: BatchRow,
): Promise<void> {
  const { resource, files } = await ctx.database.inTenant(ctx, async (tx) => ({
    resource: await resourceOf(tx, batch.resourceId),
    files: await batchFiles(tx, [batch.id], 'rows'),
  }));
  if (resource.keyFields.length === 0 || files.length === 0) return;
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const teller = tellerOf(ctx, batch, { step: 'doubles', total: rows });
  const count = await findDoubles(ctx, connection, { resource, files, teller }).finally(teller.end);
  if (count === 0) return;
  const rewritten = await rewriteParts(ctx, connection, files);
  const refused = await refusedFile(ctx, connection, { batch, resource });
  await ctx.database.inTenant(ctx, async (tx) => {
    const now = await batchRow(tx, batch.id, true);
    if (!now) return;
    await letGo(tx, { ids: rewritten.map(({ old }) => old.id) });
    await insertFiles(tx, [...rewritten.map(({ file }) => file), refused]);
    const counts = mergedCounts(now.counts, {
      accepted: -count,
      repaired: 0,
      refused: count,
      reasons: [{ reason: `${resource.keyFields[0]}:twice`, rows: count }],
      repairs: [],
    });
    await updateBatch(tx, batch.id, {
      counts: { ...counts, repaired: Math.min(counts.repaired, counts.accepted) },
    });
  });
}

async function findDoubles(
  ctx: Ctx,
  connection: DuckDBConnection,
  {
    resource,
    files,
    teller,
  }: {
    readonly resource: ResourceView;
    readonly files: readonly LakeFileRow[];
    readonly teller: Teller;
  },
): Promise<number> {
  const keyFields = resource.fields.filter(({ key }) => resource.keyFields.includes(key));
  const keys = keyFields.map(({ key }) => identifier(key)).join(', ');
  const rows = rowsRelation(lakeOf(ctx.database), files, keyFields);
  const total = files.reduce((sum, file) => sum + file.rows, 0);
  // Two rounds: few keys are there twice, and only those are worth their lines.
  await teller.during(connection, { from: 0, to: total }, () =>
    connection.run(
      `CREATE OR REPLACE TEMP TABLE doubled AS SELECT hash(${keys}) AS h FROM ${rows} GROUP BY 1 HAVING count(*) > 1`,
    ),
  );
  const found = await connection.runAndReadAll('SELECT count(*) FROM doubled');
  if (Number(found.getRows()[0]?.[0] ?? 0) === 0) return 0;
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE dropped AS SELECT _line FROM ${rows} WHERE hash(${keys}) IN (SELECT h FROM doubled)
     QUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY _line) > 1`,
  );
  const counted = await connection.runAndReadAll('SELECT count(*) FROM dropped');
  return Number(counted.getRows()[0]?.[0] ?? 0);
}

async function rewriteParts(ctx: Ctx, connection: DuckDBConnection, files: readonly LakeFileRow[]) {
  const room = lakeOf(ctx.database);
  const rewritten: { old: LakeFileRow; file: LakeFileRow }[] = [];
  for (const old of files) {
    const relation = rawRelation(room, old);
    const touched = await connection.runAndReadAll(
      `SELECT count(*) FROM ${relation} WHERE _line IN (SELECT _line FROM dropped)`,
    );
    if (Number(touched.getRows()[0]?.[0] ?? 0) === 0) continue;
    const { resourceId, batchId, kind, form, part, fieldKeys, firstRow, lastRow } = old;
    const draft = draftFile(ctx, { resourceId, batchId, kind, form, part, fieldKeys });
    const statement = `SELECT * FROM ${relation} WHERE _line NOT IN (SELECT _line FROM dropped)`;
    const file = await writeFile(ctx, connection, { draft, statement });
    rewritten.push({ old, file: { ...file, firstRow, lastRow } });
  }
  return rewritten;
}

async function refusedFile(
  ctx: Ctx,
  connection: DuckDBConnection,
  { batch, resource }: { readonly batch: BatchRow; readonly resource: ResourceView },
): Promise<LakeFileRow> {
  const table = await stagedTable(ctx, connection, batch);
  const raw = batch.facts.columns.map((_, at) => `c${at}`).join(', ');
  const draft = draftFile(ctx, {
    resourceId: resource.id,
    batchId: batch.id,
    kind: 'refused',
    form: 'parquet',
    part: doublesPart,
    fieldKeys: keysOf(resource),
  });
  const statement = `SELECT rowid + 1 AS _line, '${resource.keyFields[0]}:twice' AS _reasons, ${raw} FROM ${table.name}
    WHERE rowid + 1 IN (SELECT _line FROM dropped)`;
  return writeFile(ctx, connection, { draft, statement });
}
