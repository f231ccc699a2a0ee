/** Values as files: CSV for spreadsheets, Parquet for those who calculate. Sent a page at a time, whatever their size. */
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { StreamedReply } from '#platform/contract/index.ts';
import { modelsOf, type Thing } from '#modules/things/index.ts';
import { problem } from '../../problems.ts';
import { countIn, valuesOf } from '../history.ts';
import { visibleThing } from '../visible.ts';
import { csvOf } from './csv.ts';
import { parquetOf } from './parquet.ts';
import type { Pages, Row } from './pages.ts';

/** Values in one file. */
const mostValues = 10_000_000;
const pageSize = 10_000;

/** What is asked: keys separated by commas. */
export interface ExportQuestion {
  readonly keys: string;
  readonly from: string;
  readonly to: string;
}

/** Values as CSV (UTF-8 with a mark, so that spreadsheets read Chinese). @throws not-found, span-upside-down, span-too-wide */
export async function exportCsv(
  ctx: Ctx,
  thingId: string,
  question: ExportQuestion,
): Promise<StreamedReply> {
  const { thing, pages } = await asked(ctx, thingId, question);
  const model = (await modelsOf(ctx)).of(thing);
  const unitOf = (key: string): string => model?.property(key)?.unit ?? '';
  return {
    mediaType: 'text/csv',
    fileName: `${thing.code}.csv`,
    pieces: csvOf(pages, { code: thing.code, unitOf }),
  };
}

/** Values as Parquet. @throws not-found, span-upside-down, span-too-wide */
export async function exportParquet(
  ctx: Ctx,
  thingId: string,
  question: ExportQuestion,
): Promise<StreamedReply> {
  const { thing, pages } = await asked(ctx, thingId, question);
  return {
    mediaType: 'application/vnd.apache.parquet',
    fileName: `${thing.code}.parquet`,
    pieces: parquetOf(pages, thing.code),
  };
}

/** Everything that can be refused is refused before the first byte. */
async function asked(
  ctx: Ctx,
  thingId: string,
  question: ExportQuestion,
): Promise<{ thing: Thing; pages: Pages }> {
  const thing = await visibleThing(ctx, thingId);
  const span = { from: new Date(question.from), to: new Date(question.to) };
  const keys = [...new Set(question.keys.split(',').map((key) => key.trim()))];
  await ctx.database.inTenant(ctx, async (tx) => {
    let values = 0;
    for (const key of keys) values += await countIn(tx, { thingId, key, ...span });
    if (values > mostValues) throw problem('span-too-wide', { most: mostValues });
    const detail = { keys, from: question.from, to: question.to, rows: values };
    await audit(tx, [{ action: 'observations.export', subject: thing.id, detail }]);
  });
  return { thing, pages: pagesOf(ctx, { thingId, keys, span }) };
}

/** The rows, key by key, a page at a time. */
async function* pagesOf(
  ctx: Ctx,
  {
    thingId,
    keys,
    span,
  }: { thingId: string; keys: readonly string[]; span: { from: Date; to: Date } },
): Pages {
  for (const key of keys) {
    let after: string | null = null;
    do {
      const page = await valuesOf(ctx, {
        thingId,
        key,
        ...span,
        limit: pageSize,
        ...(after ? { after } : {}),
      });
      if (page.items.length > 0) yield page.items.map((item): Row => ({ ...item, key }));
      after = page.next;
    } while (after !== null);
  }
}
