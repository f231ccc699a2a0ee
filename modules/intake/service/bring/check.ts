/** Checking staged rows: part by part, accepted and refused rows each into a file of the lake. A part that is written is never done again. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier, literal } from '#platform/duckdb/index.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { noCounts } from '../../contract/shapes.ts';
import { problem } from '../../problems.ts';
import type { FedField } from '../../rules/cleaning/field.ts';
import { checkStatement } from '../../rules/cleaning/statement.ts';
import { mergedCounts, type PartCounts } from '../../rules/counts.ts';
import { batchRow, updateBatch } from '../../store/batches.ts';
import { batchFiles, insertFiles, reserveRows } from '../../store/lake.ts';
import type { BatchRow, LakeFileRow } from '../../store/tables.ts';
import { draftFile, writeFile } from '../lake/files.ts';
import { keysOf } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { linesOf, type StagedTable, stagedTable } from './staged-table.ts';

/** What feeds each field. @throws column-vanished when the mapping names a column that is not there */
export function fedFields(
  resource: ResourceView,
  mapping: Mapping,
  columns: readonly string[],
): FedField[] {
  const vanished = mapping.filter(({ column }) => column !== null && !columns.includes(column));
  if (vanished.length > 0) {
    const names = vanished.map(({ column }) => `“${column}”`).join('、');
    throw problem('column-vanished', { columns: names, there: columns.slice(0, 30).join('、') });
  }
  return mapping.flatMap((one) => {
    const field = resource.fields.find(({ key }) => key === one.field);
    if (!field) return [];
    const column = one.column === null ? null : `c${columns.indexOf(one.column)}`;
    return [{ field, mapping: one, column }];
  });
}

/** Sets the numbers of a batch's rows aside, once. */
async function withBaseRow(ctx: Ctx, batch: BatchRow, rows: number): Promise<number> {
  if (batch.baseRow !== null) return batch.baseRow;
  return ctx.database.inTenant(ctx, async (tx) => {
    const baseRow = await reserveRows(tx, batch.resourceId, rows + 1);
    await updateBatch(tx, batch.id, { baseRow, counts: { ...noCounts, staged: rows } });
    return baseRow;
  });
}

/** Checks the next part of a batch. @returns whether that was the last */
export async function checkPart(
  ctx: Ctx,
  connection: DuckDBConnection,
  batch: BatchRow,
): Promise<boolean> {
  const { partRows } = lakeOf(ctx.database);
  const table = await stagedTable(ctx, connection, batch);
  const { resource, done } = await ctx.database.inTenant(ctx, async (tx) => ({
    resource: await resourceOf(tx, batch.resourceId),
    done: await batchFiles(tx, [batch.id], 'rows'),
  }));
  const baseRow = await withBaseRow(ctx, batch, table.rows);
  const part = done.length;
  if (part * partRows >= table.rows) return true;
  const written = await writePart(ctx, connection, { batch, resource, table, part, baseRow });
  const to = Math.min((part + 1) * partRows, table.rows);
  await ctx.database.inTenant(ctx, async (tx) => {
    const now = await batchRow(tx, batch.id, true);
    if (!now) return;
    await insertFiles(tx, written.files);
    await updateBatch(tx, batch.id, {
      counts: mergedCounts(now.counts, written.counts),
      progress: { ...now.progress, step: 'check', done: to, total: table.rows },
      attempts: 0,
    });
  });
  return to >= table.rows;
}

interface Part {
  readonly batch: BatchRow;
  readonly resource: ResourceView;
  readonly table: StagedTable;
  readonly part: number;
  readonly baseRow: number;
}

async function writePart(
  ctx: Ctx,
  connection: DuckDBConnection,
  { batch, resource, table, part, baseRow }: Part,
): Promise<{ files: LakeFileRow[]; counts: PartCounts }> {
  const { columns } = batch.facts;
  const { partRows } = lakeOf(ctx.database);
  const fed = fedFields(resource, batch.mapping ?? [], columns);
  const raw = columns.map((_, at) => `c${at}`);
  const from = linesOf(table, part * partRows, (part + 1) * partRows);
  const statement = checkStatement({ fields: resource.fields, fed, from });
  await connection.run(`CREATE OR REPLACE TEMP TABLE checked AS ${statement}`);
  const counts = await countsOf(connection, fed);
  const draft = (kind: 'rows' | 'refused'): LakeFileRow =>
    draftFile(ctx, {
      resourceId: resource.id,
      batchId: batch.id,
      kind,
      form: 'parquet',
      part,
      fieldKeys: keysOf(resource),
    });
  const rows = await writeFile(ctx, connection, {
    draft: draft('rows'),
    statement: `SELECT ${baseRow} + _line AS _row, ${batch.number}::BIGINT AS _batch, _line, ${keysOf(resource).map(identifier).join(', ')}
      FROM checked WHERE _reasons IS NULL`,
  });
  const [firstRow, lastRow] = [
    baseRow + part * partRows + 1,
    baseRow + Math.min((part + 1) * partRows, table.rows),
  ];
  const files = [{ ...rows, firstRow, lastRow }];
  if (counts.refused > 0) {
    const refused = await writeFile(ctx, connection, {
      draft: draft('refused'),
      // Few rows are refused: their raw values are fetched again rather than carried along for all.
      statement: `SELECT _line, _reasons, ${raw.join(', ')} FROM checked JOIN ${from} AS given USING (_line) WHERE _reasons IS NOT NULL`,
    });
    files.push({ ...refused, firstRow, lastRow });
  }
  await connection.run('DROP TABLE checked');
  return { files, counts };
}

async function countsOf(
  connection: DuckDBConnection,
  fed: readonly FedField[],
): Promise<PartCounts> {
  const bits = fed.map(
    (_, at) => `count(*) FILTER (WHERE (_repaired::BIGINT >> ${Math.min(at, 61)}) & 1 = 1)`,
  );
  const sums = await connection.runAndReadAll(
    `SELECT count(*), count(*) FILTER (WHERE _repaired > 0)${bits.map((bit) => `, ${bit}`).join('')} FROM checked WHERE _reasons IS NULL`,
  );
  const [accepted = 0, repaired = 0, ...perField] = (sums.getRows()[0] ?? []).map(Number);
  const reasons = await connection.runAndReadAll(
    `SELECT reason, count(*) FROM (SELECT unnest(string_split(_reasons, ';')) AS reason FROM checked WHERE _reasons IS NOT NULL) GROUP BY 1`,
  );
  const refused = await connection.runAndReadAll(
    'SELECT count(*) FROM checked WHERE _reasons IS NOT NULL',
  );
  return {
    accepted,
    repaired,
    refused: Number(refused.getRows()[0]?.[0] ?? 0),
    reasons: reasons
      .getRows()
      .map(([reason, rows]) => ({ reason: String(reason), rows: Number(rows) })),
    repairs: fed.flatMap(({ field }, at) => {
      const rows = perField[at] ?? 0;
      return rows > 0 ? [{ field: field.key, rows }] : [];
    }),
  };
}

/** Rows given by hand, as `check` sees them: values by column for each line. */
export function linesByHand(
  columns: readonly string[],
  rows: readonly { readonly line: number; readonly values: Readonly<Record<string, string>> }[],
): string {
  const tuples = rows.map(({ line, values }) => {
    const cells = columns.map((title) => literal(values[title] ?? ''));
    return `(${line}::BIGINT, ${cells.join(', ')})`;
  });
  const names = ['_line', ...columns.map((_, at) => `c${at}`)];
  return `(SELECT * FROM (VALUES ${tuples.join(', ')}) AS given(${names.join(', ')}))`;
}
