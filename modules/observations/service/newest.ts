/**
 * The newest values of many datastreams together, newest first. Time is walked backwards, month by month: recent
 * values in windows that grow while little is found, then the packed rows of the month that may hold what is asked
 * for, those that end last first. It ends as soon as nothing older can be among the newest.
 */
import { modelsOf, type Property, thingsOf } from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { Quality } from '../contract/reading.ts';
import { problem } from '../problems.ts';
import { type Columns, firstFrom } from '../rules/columns.ts';
import { NewestPage } from '../rules/newest-page.ts';
import { unpack } from '../rules/pack/index.ts';
import { monthOf } from '../rules/times.ts';
import {
  lastPackedBefore,
  type ManySpan,
  packedBodies,
  type PackedPlace,
  packedPlaces,
  recentOfMany,
  textsOfMany,
} from '../store/many-streams.ts';
import type { Datastream, ObservedValue } from '../types.ts';
import { isText } from './history.ts';
import { typed } from './latest.ts';

const secondUs = 1_000_000;
const firstStepUs = 300 * secondUs;
const longestFirstStepUs = 86_400 * secondUs;
/** So many datastreams begin with the shortest step; fewer with a longer one. */
const manyStreams = 2000;
/** Rows of one window: with more it is read again in eight parts, above the second number the next one is no longer. */
const mostInAWindow = 20_000;
const enoughInAWindow = 5000;
/** Packed rows that are fetched at first, and at most, in one go. */
const [firstBatch, largestBatch] = [8, 64];
/** Packed values that one question opens. */
const mostUnpacked = 10_000_000;

/** What is asked for. */
export interface NewestQuestion {
  readonly streams: readonly Pick<Datastream, 'no' | 'thingId' | 'key'>[];
  readonly from: Date;
  /** Not included. */
  readonly to: Date;
  readonly limit: number;
  /** Only numbers from one to another count, both included; says nothing of values that are no numbers. */
  readonly numbers?: { readonly from: number; readonly to: number };
  /** Which values count; all where it is left out. */
  readonly keep?: (value: ObservedValue, no: number) => boolean;
}

/** A value and its datastream. */
export interface StreamValue extends ObservedValue {
  readonly no: number;
}

/** With its instant in microseconds, as `Dated` wants it. */
interface Found extends StreamValue {
  readonly us: number;
}

/** One walk: its question, its page, how wide the next window is, and how many values may still be opened. */
interface Walk {
  readonly tx: Tx;
  readonly question: NewestQuestion;
  readonly page: NewestPage<Found>;
  readonly properties: ReadonlyMap<number, Property | undefined>;
  readonly numberNos: readonly number[];
  readonly textNos: readonly number[];
  stepUs: number;
  leftToUnpack: number;
}

/**
 * The newest `limit` values of [from, to), newest first, and those that share the instant of the last one.
 * @throws span-too-wide when more would have to be opened than one question may
 */
export async function newestFirst(tx: Tx, question: NewestQuestion): Promise<StreamValue[]> {
  const walk = await walkOf(tx, question);
  const earliest = question.from.getTime() * 1000;
  let end = question.to.getTime() * 1000;
  while (end > earliest) {
    const last = await lastPackedBefore(tx, walk.numberNos, end);
    const month = last === null ? Number.NEGATIVE_INFINITY : monthOf(last / 1000) * 1000;
    const span = { from: Math.max(earliest, month), to: end };
    await readRecent(walk, span);
    if (last !== null) await readPacked(walk, span, month);
    if (walk.page.isFull) break;
    end = span.from;
  }
  return walk.page.taken();
}

async function walkOf(tx: Tx, question: NewestQuestion): Promise<Walk> {
  const [directory, models] = await Promise.all([thingsOf(tx), modelsOf(tx)]);
  const properties = new Map(
    question.streams.map(({ no, thingId, key }) => {
      const thing = directory.byId(thingId);
      return [no, thing && models.of(thing)?.property(key)];
    }),
  );
  const nos = [...properties.keys()];
  const isOfTexts = (no: number) => isText(properties.get(no));
  const step = Math.floor((firstStepUs * manyStreams) / Math.max(1, nos.length));
  return {
    tx,
    question,
    page: new NewestPage(Math.max(1, question.limit)),
    properties,
    numberNos: nos.filter((no) => !isOfTexts(no)),
    textNos: nos.filter(isOfTexts),
    stepUs: Math.min(longestFirstStepUs, Math.max(firstStepUs, step)),
    leftToUnpack: mostUnpacked,
  };
}

const anyNumber = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

const numbersOf = ({ question }: Walk) => question.numbers ?? anyNumber;

/** Reads recent values of [from, to) backwards until the page is full. */
async function readRecent(walk: Walk, { from, to }: { from: number; to: number }): Promise<void> {
  let end = to;
  while (end > from && !walk.page.isFull) {
    const start = Math.max(from, end - walk.stepUs);
    const found = await windowOf(walk, { from: start, to: end });
    if (found.count > mostInAWindow && end - start > secondUs) {
      walk.stepUs = Math.max(secondUs, Math.floor((end - start) / 8));
      continue;
    }
    walk.page.add(found.values().filter((one) => isKept(walk, one)));
    if (found.count <= enoughInAWindow) walk.stepUs *= 4;
    end = start;
  }
}

/** What a window holds, made only once it is known that it is not too much. */
async function windowOf(walk: Walk, { from, to }: { from: number; to: number }) {
  const span: ManySpan = { nos: walk.numberNos, from, to, numbers: numbersOf(walk) };
  const limit = to - from > secondUs ? mostInAWindow + 1 : Number.MAX_SAFE_INTEGER;
  const recent = await recentOfMany(walk.tx, span, limit);
  const texts =
    walk.textNos.length === 0
      ? []
      : await textsOfMany(walk.tx, { ...span, nos: walk.textNos }, limit);
  const values = (): Found[] => [
    ...Array.from(recent.nos, (no, index) => foundAt(walk, no, recent.columns, index)),
    ...texts.map(({ no, at, value, quality, lag }): Found => {
      const receivedAt = new Date(at.getTime() + lag * 1000);
      const told = { at, receivedAt, value: value as Found['value'], quality: quality as Quality };
      return { no, us: at.getTime() * 1000, ...told };
    }),
  ];
  return { count: recent.nos.length + texts.length, values };
}

function foundAt({ properties }: Walk, no: number, columns: Columns, index: number): Found {
  const us = columns.at[index] as number;
  return {
    no,
    us,
    at: new Date(us / 1000),
    receivedAt: new Date(us / 1000 + (columns.lag[index] as number) * 1000),
    value: typed(columns.value[index], properties.get(no)),
    quality: String.fromCharCode(columns.quality[index] as number) as Quality,
  };
}

const isKept = ({ question: { keep } }: Walk, found: Found): boolean =>
  keep === undefined || keep(found, found.no);

/** Reads the packed rows of a month that overlap [from, to), as far as the page can still change. */
async function readPacked(
  walk: Walk,
  span: { from: number; to: number },
  month: number,
): Promise<void> {
  const { tx, page } = walk;
  const from = Math.max(span.from, page.begin);
  const many = { nos: walk.numberNos, from, to: span.to, numbers: numbersOf(walk) };
  let places = await packedPlaces(tx, many, month);
  for (let size = firstBatch; places.length > 0; size = Math.min(largestBatch, size * 2)) {
    const batch = places.slice(0, size).filter(({ lastAt }) => lastAt >= page.begin);
    if (batch.length === 0) return;
    await readRows(walk, batch, span);
    places = places.slice(size);
  }
}

async function readRows(
  walk: Walk,
  batch: readonly PackedPlace[],
  span: { from: number; to: number },
): Promise<void> {
  walk.leftToUnpack -= batch.reduce((sum, { count }) => sum + count, 0);
  if (walk.leftToUnpack < 0) throw problem('span-too-wide', { most: mostUnpacked });
  for (const { no, body } of await packedBodies(walk.tx, batch)) {
    walk.page.add(newestOfRow(walk, no, unpack(body), span));
  }
}

/** What a packed row adds: from its end back to where the page begins, or until it fills the page alone. */
function newestOfRow(
  walk: Walk,
  no: number,
  columns: Columns,
  { from, to }: { from: number; to: number },
): Found[] {
  const found: Found[] = [];
  const { from: low, to: high } = numbersOf(walk);
  const first = firstFrom(columns, Math.max(from, walk.page.begin));
  for (let index = firstFrom(columns, to) - 1; index >= first; index -= 1) {
    const isFull = found.length >= walk.page.limit;
    if (isFull && columns.at[index] !== found.at(-1)?.us) break;
    const value = columns.value[index] as number;
    if (value < low || value > high) continue;
    const one = foundAt(walk, no, columns, index);
    if (isKept(walk, one)) found.push(one);
  }
  return found;
}
