/** Checking staged rows: part by part, accepted and refused rows each into a file of the lake. A part that is written is never done again. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { type DuckDBConnection, identifier, literal } from '#platform/duckdb/index.ts';
import type { Mapping } from '../../contract/mapping.ts';
import { noCounts } from '../../contract/shapes.ts';
import { problem } from '../../problems.ts';
import type { FedField } from '../../rules/cleaning/field.ts';
import { checkStatement, type PlainSplit, plainSplit } from '../../rules/cleaning/statement.ts';
import { mergedCounts, type PartCounts } from '../../rules/counts.ts';
import { batchRow, updateBatch } from '../../store/batches.ts';
import { batchFiles, insertFiles, reserveRows } from '../../store/lake.ts';
import type { BatchRow, LakeFileRow } from '../../store/tables.ts';
import { draftFile, writeFile } from '../lake/files.ts';
import { keysOf } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';
import { type Teller, tellerOf } from './progress.ts';
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
  const from = done.reduce((last, { lastRow }) => Math.max(last, lastRow - baseRow), 0);
  if (from >= table.rows) return true;
  const to = Math.min(from + partRows, table.rows);
  const teller = tellerOf(ctx, batch, { step: 'check', total: table.rows });
  const part = { batch, resource, table, part: done.length, from, to, baseRow, teller };
  const written = await writePart(ctx, connection, part).finally(teller.end);
  await ctx.database.inTenant(ctx, async (tx) => {
    const now = await batchRow(tx, batch.id, true);
    if (!now) return;
    await insertFiles(tx, written.files);
    await updateBatch(tx, batch.id, {
      counts: mergedCounts(now.counts, written.counts),
      progress: { step: 'check', done: to, total: table.rows, since: teller.since },
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
  /** Lines of the part: after `from`, up to `to`. Parts before may have been of another size. */
  readonly from: number;
  readonly to: number;
  readonly baseRow: number;
  readonly teller: Teller;
}

/** Of a part's time: telling plain rows from the others, and checking those. The rest is writing. */
const testShare = 0.4;

async function writePart(
  ctx: Ctx,
  connection: DuckDBConnection,
  given: Part,
): Promise<{ files: LakeFileRow[]; counts: PartCounts }> {
  const { batch, resource, table, part, baseRow, teller } = given;
  const fed = fedFields(resource, batch.mapping ?? [], batch.facts.columns);
  const from = linesOf(table, given.from, given.to);
  const checkOf = { fields: resource.fields, fed, from };
  const plain = plainSplit(checkOf);
  const tested = given.from + (given.to - given.from) * testShare;
  await teller.during(connection, { from: given.from, to: tested }, () =>
    connection.run(
      `CREATE OR REPLACE TEMP TABLE checked AS ${checkStatement({ ...checkOf, from: plain?.others ?? from })}`,
    ),
  );
  const draft = (kind: 'rows' | 'refused'): LakeFileRow =>
    draftFile(ctx, {
      resourceId: resource.id,
      batchId: batch.id,
      kind,
      form: 'parquet',
      part,
      fieldKeys: keysOf(resource),
    });
  const rows = await teller.during(connection, { from: tested, to: given.to }, () =>
    writeFile(ctx, connection, {
      draft: draft('rows'),
      statement: acceptedRows(given, from, plain),
    }),
  );
  const counts = { ...(await countsOf(connection, fed)), accepted: rows.rows };
  const [firstRow, lastRow] = [baseRow + given.from + 1, baseRow + given.to];
  const files = [{ ...rows, firstRow, lastRow }];
  if (counts.refused > 0) {
    const raw = batch.facts.columns.map((_, at) => `c${at}`).join(', ');
    const refused = await writeFile(ctx, connection, {
      draft: draft('refused'),
      // Few rows are refused: their raw values are fetched again rather than carried along for all.
      statement: `SELECT _line, _reasons, ${raw} FROM checked JOIN ${from} AS given USING (_line) WHERE _reasons IS NOT NULL`,
    });
    files.push({ ...refused, firstRow, lastRow });
  }
  await connection.run('DROP TABLE checked');
  return { files, counts };
}

/** Accepted rows of a part: plain ones from the staged table itself, the others as the check left them. */
function acceptedRows(
  { resource, batch, baseRow }: Part,
  from: string,
  plain: PlainSplit | null,
): string {
  const keys = keysOf(resource).map(identifier);
  const numbered = (line: string): string =>
    `${baseRow} + ${line} AS _row, ${batch.number}::BIGINT AS _batch, ${line} AS _line`;
  if (!plain)
    return `SELECT ${numbered('_line')}, ${keys.join(', ')} FROM checked WHERE _reasons IS NULL`;
  const looked = keys.map((key, at) => `${key} AS _v${at}`).join(', ');
  const values = keys.map(
    (key, at) => `CASE WHEN _looked IS NULL THEN ${plain.values[at]} ELSE _v${at} END AS ${key}`,
  );
  return `SELECT ${numbered('given._line')}, ${values.join(', ')} FROM ${from} AS given
    LEFT JOIN (SELECT _line AS _looked, _reasons, ${looked} FROM checked) ON given._line = _looked
    WHERE _looked IS NULL OR _reasons IS NULL`;
}

/** What was repaired and refused; plain rows are neither. */
async function countsOf(
  connection: DuckDBConnection,
  fed: readonly FedField[],
): Promise<Omit<PartCounts, 'accepted'>> {
  const bits = fed.map(
    (_, at) => `count(*) FILTER (WHERE (_repaired::BIGINT >> ${Math.min(at, 61)}) & 1 = 1)`,
  );
  const sums = await connection.runAndReadAll(
    `SELECT count(*) FILTER (WHERE _repaired > 0)${bits.map((bit) => `, ${bit}`).join('')} FROM checked WHERE _reasons IS NULL`,
  );
  const [repaired = 0, ...perField] = (sums.getRows()[0] ?? []).map(Number);
  const reasons = await connection.runAndReadAll(
    `SELECT reason, count(*) FROM (SELECT unnest(string_split(_reasons, ';')) AS reason FROM checked WHERE _reasons IS NOT NULL) GROUP BY 1`,
  );
  const refused = await connection.runAndReadAll(
    'SELECT count(*) FROM checked WHERE _reasons IS NOT NULL',
  );
  return {
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
