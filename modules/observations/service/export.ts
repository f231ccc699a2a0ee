/** Values as files: CSV for spreadsheets, Parquet for those who calculate. Bounded, a page at a time. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { FileReply } from '#platform/contract/index.ts';
import { modelsOf, type Thing } from '#modules/things/index.ts';
import { problem } from '../problems.ts';
import type { ObservedValue } from '../types.ts';
import { valuesOf } from './history.ts';
import { visibleThing } from './visible.ts';

/** Values in one file. */
const mostValues = 500_000;
const pageSize = 10_000;

/** What is asked: keys separated by commas. */
export interface ExportQuestion {
  readonly keys: string;
  readonly from: string;
  readonly to: string;
}

type Row = ObservedValue & { readonly key: string };

/** The rows of an export, key by key. @throws not-found, span-upside-down, span-too-wide */
async function rowsOf(ctx: Ctx, thing: Thing, question: ExportQuestion): Promise<Row[]> {
  const rows: Row[] = [];
  const span = { from: new Date(question.from), to: new Date(question.to) };
  const keys = new Set(question.keys.split(',').map((key) => key.trim()));
  for (const key of keys) {
    let after: string | null = null;
    do {
      const page = await valuesOf(ctx, {
        thingId: thing.id,
        key,
        ...span,
        limit: pageSize,
        ...(after ? { after } : {}),
      });
      for (const item of page.items) rows.push({ ...item, key });
      if (rows.length > mostValues) throw problem('span-too-wide', { most: mostValues });
      after = page.next;
    } while (after !== null);
  }
  await ctx.database.inTenant(ctx, (tx) =>
    audit(tx, [
      {
        action: 'observations.export',
        subject: thing.id,
        detail: { keys: [...keys], from: question.from, to: question.to, rows: rows.length },
      },
    ]),
  );
  return rows;
}

/** Values as CSV (UTF-8 with a mark, so that spreadsheets read Chinese). */
export async function exportCsv(
  ctx: Ctx,
  thingId: string,
  question: ExportQuestion,
): Promise<FileReply> {
  const thing = await visibleThing(ctx, thingId);
  const units = await unitsOf(ctx, thing);
  const lines = (await rowsOf(ctx, thing, question)).map(
    ({ key, at, receivedAt, value, quality }) =>
      [
        thing.code,
        key,
        at.toISOString(),
        receivedAt.toISOString(),
        cell(value),
        units(key),
        quality,
      ].join(),
  );
  const header = 'thing,property,at,receivedAt,value,unit,quality';
  const text = `\ufeff${[header, ...lines].join('\r\n')}\r\n`;
  return {
    mediaType: 'text/csv',
    fileName: `${thing.code}.csv`,
    bytes: new TextEncoder().encode(text),
  };
}

function cell(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // A leading sign would make a spreadsheet take the text for a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function unitsOf(ctx: Ctx, thing: Thing): Promise<(key: string) => string> {
  const model = (await modelsOf(ctx)).of(thing);
  return (key) => model?.property(key)?.unit ?? '';
}

/** Values as Parquet: numbers in `value`, everything else as JSON in `text`. */
export async function exportParquet(
  ctx: Ctx,
  thingId: string,
  question: ExportQuestion,
): Promise<FileReply> {
  const thing = await visibleThing(ctx, thingId);
  const rows = await rowsOf(ctx, thing, question);
  const isNumber = (value: unknown): boolean =>
    typeof value === 'number' || typeof value === 'boolean';
  const column = <T>(
    name: string,
    type: 'STRING' | 'DOUBLE' | 'TIMESTAMP',
    read: (row: Row) => T,
  ) => ({
    name,
    type,
    data: rows.map(read),
  });
  const buffer = parquetWriteBuffer({
    columnData: [
      column('thing', 'STRING', () => thing.code),
      column('property', 'STRING', ({ key }) => key),
      column('at', 'TIMESTAMP', ({ at }) => at),
      column('received_at', 'TIMESTAMP', ({ receivedAt }) => receivedAt),
      column('value', 'DOUBLE', ({ value }) => (isNumber(value) ? Number(value) : undefined)),
      column('text', 'STRING', ({ value }) =>
        isNumber(value) ? undefined : JSON.stringify(value),
      ),
      column('quality', 'STRING', ({ quality }) => quality as string),
    ],
  });
  return {
    mediaType: 'application/vnd.apache.parquet',
    fileName: `${thing.code}.parquet`,
    bytes: new Uint8Array(buffer),
  };
}
