/** Refused rows as a file to be mended elsewhere and uploaded again. */
import { resourceOf } from '#modules/catalogue/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { writeWorkbook } from '#platform/spreadsheet/index.ts';
import { problem } from '../../problems.ts';
import { csvCell, harmlessCell } from '../../rules/reading/table.ts';
import { reasonText } from '../../rules/reasons.ts';
import { batchRow } from '../../store/batches.ts';
import { noteDesk, refusedRows } from './refused.ts';

const most = 50_000;
const extra = { line: '原行号', reason: '未通过原因' } as const;

async function gathered(ctx: Ctx, batchId: string) {
  const { batch, resource } = await ctx.database.inTenant(ctx, async (tx) => {
    const found = await batchRow(tx, batchId);
    if (!found) throw problem('batch-unknown');
    await audit(tx, [
      { action: 'intake.refusedFile', subject: batchId, detail: { number: found.number } },
    ]);
    await noteDesk(tx, found, 'export');
    return { batch: found, resource: await resourceOf(tx, found.resourceId) };
  });
  const { rows } = await refusedRows(ctx, batchId, { after: 0, limit: most });
  const titles = new Map(resource.fields.map(({ key, titleZh }) => [key, titleZh]));
  const open = rows
    .filter(({ fixed }) => !fixed)
    .map((row) => ({
      ...row,
      reason: row.reasons.map((one) => reasonText(one, (key) => titles.get(key) ?? key)).join(';'),
    }));
  return { batch, rows: open };
}

/** As a workbook. @throws batch-unknown */
export async function refusedWorkbook(ctx: Ctx, batchId: string): Promise<FileReply> {
  const { batch, rows } = await gathered(ctx, batchId);
  const titles = [...batch.facts.columns, extra.line, extra.reason];
  const columns = titles.map((title, at) => ({
    key: `c${at}`,
    title,
    width: at === titles.length - 1 ? 50 : 18,
  }));
  const cells = rows.map(({ row, values, reason }) =>
    Object.fromEntries(
      [...batch.facts.columns.map((title) => values[title] ?? ''), String(row), reason].map(
        (value, at) => [`c${at}`, value],
      ),
    ),
  );
  const bytes = await writeWorkbook(
    [{ name: '未通过的行', columns, rows: cells }],
    exportMark(ctx),
  );
  return {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `refused-${batch.number}.xlsx`,
    bytes: new Uint8Array(bytes),
  };
}

/** As a CSV with a mark of UTF-8, by which spreadsheets read it rightly. @throws batch-unknown */
export async function refusedCsv(ctx: Ctx, batchId: string): Promise<FileReply> {
  const { batch, rows } = await gathered(ctx, batchId);
  const { columns } = batch.facts;
  const lines = [
    [...columns, extra.line, extra.reason],
    ...rows.map(({ row, values, reason }) => [
      ...columns.map((title) => values[title] ?? ''),
      String(row),
      reason,
    ]),
  ];
  const text = lines
    .map((line) => `${line.map((cell) => csvCell(harmlessCell(cell))).join(',')}\r\n`)
    .join('');
  return {
    mediaType: 'text/csv; charset=utf-8',
    fileName: `refused-${batch.number}.csv`,
    bytes: new TextEncoder().encode(`\ufeff${text}`),
  };
}
