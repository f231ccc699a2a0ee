/** Refused rows, page by page. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { noteLooks } from '#platform/personal/index.ts';
import { problem } from '../../problems.ts';
import { sheetRow } from '../../rules/reading/sheet-rows.ts';
import { batchRow, fixRows } from '../../store/batches.ts';
import { batchFiles } from '../../store/lake.ts';
import type { BatchRow } from '../../store/tables.ts';
import { rawRelation } from '../lake/relation.ts';
import { lakeOf } from '../lake/room.ts';

/** A refused row. */
export interface RefusedRow {
  /** Row of the source below its titles, from 1. */
  readonly line: number;
  /** As the spreadsheet shows it, or the records of a CSV count. */
  readonly row: number;
  /** `field:code`. */
  readonly reasons: string[];
  /** Values by title of the column. */
  readonly values: Record<string, string>;
  /** It was mended and is accepted. */
  readonly fixed: boolean;
}

/** Refused rows after a line, in their order. @throws batch-unknown */
export async function refusedRows(
  ctx: Ctx,
  batchId: string,
  {
    after,
    limit,
    reason,
  }: { readonly after: number; readonly limit: number; readonly reason?: string | undefined },
): Promise<{ rows: RefusedRow[]; next: number | null }> {
  const { batch, files, fixes } = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await batchRow(tx, batchId);
    if (!found) throw problem('batch-unknown');
    await noteDesk(tx, found, 'work');
    return {
      batch: found,
      files: await batchFiles(tx, [batchId], 'refused'),
      fixes: await fixRows(tx, batchId),
    };
  });
  if (files.length === 0) return { rows: [], next: null };
  const room = lakeOf(ctx.database);
  const relation = `(${files.map((file) => `SELECT * FROM ${rawRelation(room, file)}`).join(' UNION ALL ')})`;
  const read = await room.engine.use((connection) =>
    connection.runAndReadAll(
      `SELECT * FROM ${relation} WHERE _line > ${after} AND ($1 = '' OR list_contains(string_split(_reasons, ';'), $1)) ORDER BY _line LIMIT ${limit + 1}`,
      [reason ?? ''],
    ),
  );
  const fixed = new Map(
    fixes.map((fix) => [fix.line, JSON.parse(fix.rowValues) as Record<string, string>]),
  );
  const rows = read.getRowObjectsJson().map((row) => refusedRow(batch, row, fixed));
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.line ?? null) : null };
}

/**
 * Whoever mends rows sees them whole, identity numbers too. Nothing is known yet of whose they are, so one look stands for
 * the batch.
 */
export function noteDesk(tx: Tx, batch: BatchRow, kind: 'work' | 'export'): Promise<void> {
  return noteLooks(tx, [
    {
      kind,
      subjectId: null,
      fields: ['intake.fixes.row_values'],
      rowKey: batch.id,
      reason: `${kind === 'work' ? '核对' : '导出'}归集批次 ${batch.number} 的数据行`,
    },
  ]);
}

/** The row that people see for a line of a batch. */
export const rowShown = ({ reading, gaps }: BatchRow['facts'], line: number): number =>
  sheetRow({ headerRow: reading.headerRow, gaps }, line);

function refusedRow(
  { facts }: BatchRow,
  row: Readonly<Record<string, unknown>>,
  fixed: ReadonlyMap<number, Record<string, string>>,
): RefusedRow {
  const line = Number(row['_line']);
  const mended = fixed.get(line);
  const values = facts.columns.map((title, at) => [title, String(row[`c${at}`] ?? '')] as const);
  return {
    line,
    row: rowShown(facts, line),
    reasons: String(row['_reasons']).split(';'),
    values: mended ?? Object.fromEntries(values),
    fixed: mended !== undefined,
  };
}
