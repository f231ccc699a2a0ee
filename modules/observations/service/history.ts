/** History: down-sampled for charts, value by value for tables and export. */
import { modelsOf, type Property, thingsOf } from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Quality } from '../contract/reading.ts';
import { problem } from '../problems.ts';
import { bucketed, widthOf } from '../rules/buckets.ts';
import type { Columns } from '../rules/columns.ts';
import { packedCount } from '../store/packed.ts';
import { streamNo } from '../store/streams.ts';
import { recentCount, type Span, type Spans, type StoredText, textRows } from '../store/values.ts';
import type {
  Bucket,
  HistoryQuestion,
  ObservedValue,
  ValuesPage,
  ValuesQuestion,
} from '../types.ts';
import { typed } from './latest.ts';
import { readFirst, readSpan } from './read-span.ts';

const mostPoints = 2000;
const usualPoints = 500;
const mostOnAPage = 10_000;

/**
 * Numbers of a datastream over [from, to) in at most `points` buckets; a gap has none.
 * @throws span-upside-down, span-too-wide
 */
export async function history(ctx: Ctx, question: HistoryQuestion): Promise<Bucket[]> {
  const { thingId, key } = question;
  return ctx.database
    .inTenant(ctx, (tx) => historyIn(tx, question))
    .catch((error: Error) => {
      throw named(error, `${thingId} ${key}`);
    });
}

/** The same within a transaction. @throws span-upside-down, span-too-wide */
export async function historyIn(tx: Tx, question: HistoryQuestion): Promise<Bucket[]> {
  const span = await spanOf(tx, question);
  if (!span) return [];
  const points = Math.min(mostPoints, Math.max(1, question.points ?? usualPoints));
  const width = widthOf(span.to - span.from, points);
  const columns = await readSpan(tx, span);
  const all = question.quality === 'all';
  return bucketed(columns, { from: span.from, width, all }).map((bucket) => ({
    ...bucket,
    from: new Date(bucket.from / 1000),
  }));
}

/** The error with what was asked in its trace. */
function named(error: Error, what: string): Error {
  if (error.name !== 'Problem') error.message += ` (history of ${what})`;
  return error;
}

async function spanOf(
  tx: Tx,
  { thingId, key, from, to }: { thingId: string; key: string; from: Date; to: Date },
): Promise<Span | null> {
  if (!(from.getTime() < to.getTime())) throw problem('span-upside-down');
  const no = await streamNo(tx, thingId, key);
  return no === null ? null : { no, from: from.getTime() * 1000, to: to.getTime() * 1000 };
}

/** Values one by one in order of time, a page at a time. @throws span-upside-down, bad-page */
export function valuesOf(ctx: Ctx, question: ValuesQuestion): Promise<ValuesPage> {
  return ctx.database.inTenant(ctx, (tx) => valuesIn(tx, question));
}

/** The same within a transaction. @throws span-upside-down, bad-page */
export async function valuesIn(tx: Tx, question: ValuesQuestion): Promise<ValuesPage> {
  const span = await spanOf(tx, question);
  if (!span) return { items: [], next: null };
  const property = await propertyOf(tx, question.thingId, question.key);
  const limit = Math.min(mostOnAPage, Math.max(1, question.limit));
  return isText(property)
    ? textPage(tx, span, { limit, after: question.after })
    : numberPage(tx, span, { limit, after: question.after, property });
}

/** How many values a span holds; of packed days that it touches, all. @throws span-upside-down */
export async function countIn(
  tx: Tx,
  question: { thingId: string; key: string; from: Date; to: Date },
): Promise<number> {
  const span = await spanOf(tx, question);
  return span ? countOfSpans(tx, { ...span, nos: [span.no] }) : 0;
}

/** How many values datastreams hold together over all time. */
export function countOfStreams(tx: Tx, nos: readonly number[]): Promise<number> {
  return countOfSpans(tx, { nos, from: earliest, to: latest });
}

/** Beyond what is ever taken, microseconds. */
const [earliest, latest] = [Date.UTC(1900, 0) * 1000, Date.UTC(2200, 0) * 1000] as const;

async function countOfSpans(tx: Tx, spans: Spans): Promise<number> {
  return (await packedCount(tx, spans)) + (await recentCount(tx, spans));
}

async function propertyOf(tx: Tx, thingId: string, key: string): Promise<Property | undefined> {
  const [directory, models] = await Promise.all([thingsOf(tx), modelsOf(tx)]);
  const thing = directory.byId(thingId);
  return thing && models.of(thing)?.property(key);
}

/** Whether its values are no numbers: texts, choices, positions, JSON. */
export function isText(property: Property | undefined): boolean {
  return property !== undefined && !['number', 'integer', 'boolean'].includes(property.type);
}

async function numberPage(
  tx: Tx,
  span: Span,
  page: { limit: number; after: string | undefined; property: Property | undefined },
): Promise<ValuesPage> {
  const after = page.after === undefined ? null : cursorOf(page.after);
  const from = after ? Math.max(span.from, after.at) : span.from;
  // Several values may share the instant of the cursor; those up to it have been shown.
  const columns = await readFirst(tx, { ...span, from }, page.limit + 1 + (after ? 64 : 0));
  const items: ObservedValue[] = [];
  let last = 0;
  for (let index = 0; index < columns.at.length && items.length < page.limit; index += 1) {
    const at = columns.at[index] as number;
    if (after && at === after.at && (columns.value[index] as number) <= Number(after.key)) continue;
    items.push(observed(columns, index, page.property));
    last = index;
  }
  const hasMore = items.length === page.limit && last < columns.at.length - 1;
  return { items, next: hasMore ? `${columns.at[last]}_${columns.value[last]}` : null };
}

function observed(columns: Columns, index: number, property: Property | undefined): ObservedValue {
  const atMs = (columns.at[index] as number) / 1000;
  return {
    at: new Date(atMs),
    receivedAt: new Date(atMs + (columns.lag[index] as number) * 1000),
    value: typed(columns.value[index], property),
    quality: String.fromCharCode(columns.quality[index] as number) as Quality,
  };
}

async function textPage(
  tx: Tx,
  span: Span,
  { limit, after }: { limit: number; after: string | undefined },
): Promise<ValuesPage> {
  const cursor = after === undefined ? null : cursorOf(after);
  const rows = await textRows(tx, span, {
    limit: limit + 1,
    after: cursor && { at: cursor.at, digest: cursor.key },
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? `${last.at.getTime() * 1000}_${last.digest}` : null;
  return { items: shown.map(told), next };
}

function told({ at, value, quality, lag }: StoredText): ObservedValue {
  const receivedAt = new Date(at.getTime() + lag * 1000);
  return { at, receivedAt, value: value as ObservedValue['value'], quality: quality as Quality };
}

/** @throws bad-page */
function cursorOf(text: string): { at: number; key: string } {
  const found = /^(\d{1,16})_(-?[\d.e+-]{1,30})$/.exec(text);
  if (!found) throw problem('bad-page');
  return { at: Number(found[1]), key: found[2] ?? '' };
}
