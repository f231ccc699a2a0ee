/**
 * All granted rows as a file. It leaves in parts, and before each part it is asked anew whether the grant still holds. When it
 * does not, the file ends visibly: a CSV with a last line that says so, every kind with a connection that breaks, so
 * that no receiver takes a part for the whole.
 */
import { open, rm } from 'node:fs/promises';
import type { FileReply } from '#platform/contract/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { exportMark } from '#platform/personal/index.ts';
import { type CellValue, type SheetColumn, writeWorkbook } from '#platform/spreadsheet/index.ts';
import { Problem } from '#platform/problems/index.ts';
import { mostSheetRows, type StopReason, type UseWay } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { byteOrderMark, csvLine } from '../rules/lines.ts';
import { closedBy } from '../rules/period.ts';
import type { SharedValue } from '../rules/values.ts';
import { readGrant } from '../store/grants.ts';
import {
  countGranted,
  type GrantedRows,
  heldGranted,
  type HeldGranted,
  readGranted,
  writeParquet,
} from './lake.ts';
import { readWhere, refuseUnfitWhere } from './pages.ts';
import { readFor } from './refusals.ts';
import {
  beginUse,
  closedProblem,
  endUse,
  openUse,
  releasePart,
  stopReasonOf,
  type Ticket,
} from './release.ts';

/** Rows that leave between two looks at the grant. */
const partRows = 4000;
const pieceBytes = 262_144;

type Row = Readonly<Record<string, SharedValue>>;

/** A file under way. */
interface Download {
  readonly ticket: Ticket;
  readonly useId: string;
  /** Rows that were read at their source, whole; null for those of the lake. */
  readonly held: HeldGranted | null;
  total: number;
}

/** Granted rows as CSV. @throws see the operation */
export async function csvFile(ctx: Ctx, grantId: string, where?: string): Promise<FileReply> {
  const download = await begin(ctx, grantId, { way: 'csv', where });
  return fileOf(ctx, download, {
    kind: 'csv',
    chunks: kept(ctx, download, csvParts(ctx, download)),
  });
}

/** Granted rows as XLSX. @throws too-many-rows, see the operation */
export async function sheetFile(ctx: Ctx, grantId: string, where?: string): Promise<FileReply> {
  const download = await begin(ctx, grantId, { way: 'xlsx', where });
  try {
    const bytes = await workbook(ctx, download);
    return fileOf(ctx, download, {
      kind: 'xlsx',
      chunks: kept(ctx, download, pieces(ctx, download, bytes)),
    });
  } catch (error) {
    throw await broken(ctx, download, error);
  }
}

/** Granted rows as Parquet. @throws see the operation */
export async function parquetFile(ctx: Ctx, grantId: string, where?: string): Promise<FileReply> {
  const download = await begin(ctx, grantId, { way: 'parquet', where });
  try {
    for await (const _ of parts(ctx, download));
    const { path } = await writeParquet(ctx, download.ticket, download.held);
    return fileOf(ctx, download, {
      kind: 'parquet',
      chunks: kept(ctx, download, fromDisk(ctx, download, path)),
    });
  } catch (error) {
    throw await broken(ctx, download, error);
  }
}

async function begin(
  ctx: Ctx,
  grantId: string,
  { way, where }: { readonly way: UseWay; readonly where: string | undefined },
): Promise<Download> {
  const asked = readWhere(where);
  const ticket = await openUse(ctx, grantId, { way, asked });
  refuseUnfitWhere(ticket, asked);
  const held = await readFor(ctx, ticket, () => heldGranted(ctx, ticket, ticket.left));
  try {
    const count = (): Promise<number> => readFor(ctx, ticket, () => countGranted(ctx, ticket));
    refuseTooMany(ticket, way, held?.rows ?? (await count()));
    return { ticket, useId: await beginUse(ctx, ticket), held, total: 0 };
  } catch (error) {
    await held?.letGo();
    throw error;
  }
}

function refuseTooMany({ grant, left }: Ticket, way: UseWay, rows: number): void {
  const { number, rowsPerDay } = grant;
  if (rows > left) throw problem('volume-short', { number, limit: rowsPerDay, rows, left });
  if (way === 'xlsx' && rows > mostSheetRows) {
    throw problem('too-many-rows', { rows, most: mostSheetRows });
  }
}

/** A file that is not made after all. */
async function broken(ctx: Ctx, download: Download, error: unknown): Promise<unknown> {
  await endUse(ctx, download, stopReasonOf(error));
  await download.held?.letGo();
  return error;
}

/** Rows part by part, each counted before it is given. @throws grant-ended, volume-reached */
async function* parts(ctx: Ctx, download: Download): AsyncGenerator<readonly Row[]> {
  let after: string | null = null;
  do {
    const page: GrantedRows = download.held
      ? await download.held.page(after, partRows)
      : await readGranted(ctx, download.ticket, { after, limit: partRows });
    await releasePart(ctx, download, { count: page.rows.length, subjects: page.subjects });
    download.total += page.rows.length;
    yield page.rows;
    after = page.next;
  } while (after);
}

async function* csvParts(ctx: Ctx, download: Download): AsyncGenerator<Uint8Array> {
  const { fields } = download.ticket;
  const text = new TextEncoder();
  const keys = fields.map(({ key }) => key);
  const head = csvLine(
    fields.map(({ titleZh, titleEn }) => (ctx.locale === 'zh' ? titleZh : titleEn || titleZh)),
  );
  yield text.encode(byteOrderMark + head);
  try {
    for await (const rows of parts(ctx, download)) {
      yield text.encode(rows.map((row) => csvLine(keys.map((key) => row[key]))).join(''));
    }
  } catch (error) {
    yield text.encode(csvLine([lastLine(ctx, download, error)]));
    throw error;
  }
}

function lastLine(ctx: Ctx, { total }: Download, error: unknown): string {
  const why = error instanceof Problem ? error.entry : problem('source-failed').entry;
  const said = error instanceof Problem ? error : problem('source-failed');
  const zh = why.zh.replace(/\{(\w+)\}/g, (_, name: string) => String(said.values[name] ?? ''));
  return `# 文件不完整 INCOMPLETE: ${exactInstant(ctx.clock.now())} ${zh} (${total} rows)`;
}

const columnTypes: Readonly<Record<string, SheetColumn['type']>> = {
  integer: 'number',
  decimal: 'number',
  longitude: 'number',
  latitude: 'number',
};

async function workbook(ctx: Ctx, download: Download): Promise<Buffer> {
  const { fields } = download.ticket;
  const rows: Record<string, CellValue>[] = [];
  for await (const part of parts(ctx, download)) {
    rows.push(...part.map((row) => ({ ...row })));
  }
  const columns = fields.map(({ key, titleZh, titleEn, type, masked }): SheetColumn => {
    const title = ctx.locale === 'zh' ? titleZh : titleEn || titleZh;
    const kind = masked ? undefined : columnTypes[type];
    return { key, title, width: 20, ...(kind ? { type: kind } : {}) };
  });
  return writeWorkbook([{ name: '共享数据', columns, rows }], exportMark(ctx));
}

/** Bytes piece by piece; the grant is looked at before each. @throws grant-ended */
async function* pieces(ctx: Ctx, download: Download, bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    await requireOpen(ctx, download);
    yield bytes.subarray(at, at + pieceBytes);
  }
}

async function* fromDisk(ctx: Ctx, download: Download, path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  try {
    for (;;) {
      await requireOpen(ctx, download);
      const { bytesRead, buffer } = await file.read(Buffer.alloc(pieceBytes), 0, pieceBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function requireOpen(ctx: Ctx, { ticket }: Download): Promise<void> {
  const grant = await ctx.database.inTenant(ctx, (tx) => readGrant(tx, ticket.grant.id));
  const closed = grant ? closedBy(grant, ctx.clock.now()) : 'ended';
  if (closed) throw closedProblem(grant ?? ticket.grant, closed);
}

/** Notes how the file ended: whole, stopped, or broken off by the receiver. */
async function* kept(
  ctx: Ctx,
  download: Download,
  chunks: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let stoppedBy: StopReason | null = 'brokenOff';
  try {
    yield* chunks;
    stoppedBy = null;
  } catch (error) {
    stoppedBy = await reasonOf(ctx, download, error);
    throw error;
  } finally {
    await endUse(ctx, download, stoppedBy);
    await download.held?.letGo();
  }
}

async function reasonOf(ctx: Ctx, { ticket }: Download, error: unknown): Promise<StopReason> {
  const reason = stopReasonOf(error);
  if (reason !== 'ended') return reason;
  const grant = await ctx.database.inTenant(ctx, (tx) => readGrant(tx, ticket.grant.id));
  return grant?.state === 'revoked' ? 'revoked' : 'ended';
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
} as const;

function fileOf(
  { clock }: Ctx,
  { ticket }: Download,
  {
    kind,
    chunks,
  }: { readonly kind: keyof typeof mediaTypes; readonly chunks: AsyncGenerator<Uint8Array> },
): FileReply {
  const day = exactInstant(clock.now()).slice(0, 10);
  return {
    mediaType: mediaTypes[kind],
    fileName: `${ticket.resource.titleZh}-${ticket.grant.number}-${day}.${kind}`,
    bytes: new Uint8Array(),
    chunks,
  };
}
