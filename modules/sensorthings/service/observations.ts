/** Observations as entities: read by datastream and time, never all at once. */
import {
  countOfStreams,
  newestFirst,
  type ObservedValue,
  valuesIn,
  type ValuesQuestion,
} from '#modules/observations/index.ts';
import type { Tx } from '#platform/database/index.ts';
import {
  numberBounds,
  type Query,
  SensorThingsFault,
  timeBounds,
} from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { observationId, readObservationId, valueDigest } from '../rules/observation-id.ts';
import type { CataloguedStream } from './catalogue.ts';
import { fitterOf } from './fitting.ts';
import { ordered, refuseUnknownOrder } from './order.ts';
import type { Reading } from './reading.ts';

/** Most rows that one request looks at one by one before it gives up with a hint. */
const mostLookedAt = 300_000;
/** Most observations held while they are put in order. */
const mostHeld = 100_000;
/** Most datastreams that one question spans. */
const mostStreams = 5000;
/** Earliest instant ever asked for: nothing older is stored. */
const beginning = new Date('2000-01-01T00:00:00Z');

/** A page of observations. */
export interface ObservationPage {
  readonly items: readonly Entity[];
  /** Whether there are more after these. */
  readonly more: boolean;
  /** All that fit; null where it was not asked. */
  readonly count: number | null;
}

/** How one question is read: what fits, in which order, and how much may still be looked at. */
interface Reader {
  readonly reading: Reading;
  readonly query: Query;
  readonly plan: Plan;
  readonly fits: (entity: Entity) => boolean;
  /** Every row must be seen: for an order by values, or to count what fits. */
  readonly everything: boolean;
  /** All datastreams are read together, the newest first, until the page is full. */
  readonly isBackwards: boolean;
  readonly left: { rows: number };
}

/** Observations of these datastreams as the query wants them, `limit` at most. */
export async function observationsOf(
  reading: Reading,
  streams: readonly CataloguedStream[],
  { query, limit }: { query: Query; limit: number },
): Promise<ObservationPage> {
  if (streams.length > mostStreams) {
    throw new SensorThingsFault(
      `this spans ${streams.length} datastreams; ask by Datastreams(id)/Observations, or for at most ${mostStreams}`,
    );
  }
  refuseUnknownOrder('Observations', query.orderBy);
  const wanted = query.skip + limit + 1;
  const reader = readerOf(reading, query);
  const all = reader.isBackwards
    ? await newestIn(reader, streams, wanted)
    : await foundIn(reader, streams, wanted);
  return {
    items: all.slice(query.skip, query.skip + limit),
    more: all.length > query.skip + limit,
    count: query.count ? await countOf(reader, streams, all.length) : null,
  };
}

function readerOf(reading: Reading, query: Query): Reader {
  const plan = planOf(query);
  const everything = plan === 'all' || (query.count && query.filter !== null);
  return {
    reading,
    query,
    plan,
    fits: fitterOf(reading, 'Observations', query.filter),
    everything,
    isBackwards: plan === 'newestFirst' && !everything,
    left: { rows: mostLookedAt },
  };
}

/** The newest of all datastreams together, newest first; `wanted` at least where there are so many. */
async function newestIn(
  reader: Reader,
  streams: readonly CataloguedStream[],
  wanted: number,
): Promise<Entity[]> {
  refuseTooMany(wanted > mostHeld);
  const { tx, catalogue } = reader.reading;
  const { filter } = reader.query;
  const { from, to } = spanOf(reader);
  if (from >= to) return [];
  const entityOf = (value: ObservedValue, no: number) => {
    const stream = catalogue.streams.get(no);
    return stream && observationEntity(stream, value);
  };
  const keep = (value: ObservedValue, no: number): boolean => {
    const entity = entityOf(value, no);
    return entity !== undefined && isWanted(reader, entity);
  };
  const found = await newestFirst(tx, {
    streams,
    from,
    to,
    limit: wanted,
    ...(filter === null
      ? {}
      : { keep, numbers: numberBounds(filter, ['result'], tx.ctx.clock.now()) }),
  });
  return inOrder(
    reader,
    found.flatMap((value) => entityOf(value, value.no) ?? []),
  );
}

/** What was found, in order; more than `wanted` only where everything is read. */
async function foundIn(
  reader: Reader,
  streams: readonly CataloguedStream[],
  wanted: number,
): Promise<Entity[]> {
  const { plan, everything } = reader;
  let found: Entity[] = [];
  let limit: Date | null = null;
  for (const stream of streams) {
    const already = plan === 'any' ? found.length : 0;
    const most = everything ? mostHeld + 1 - found.length : wanted - already;
    found.push(...(await ofStream(reader, stream, { most, limit })));
    if (everything) refuseTooMany(found.length > mostHeld);
    else if (plan === 'any' && found.length >= wanted) break;
    else if (plan !== 'any' && found.length > wanted + slack) {
      // Only what comes before the last one of a full page can still be on it.
      found = inOrder(reader, found).slice(0, wanted);
      limit = new Date(String(found.at(-1)?.fields['phenomenonTime']));
    }
  }
  return inOrder(reader, found);
}

/** So many are found beyond a page before they are put in order. */
const slack = 20;

function inOrder({ reading, query, plan }: Reader, found: readonly Entity[]): Entity[] {
  if (plan === 'any') return [...found];
  return ordered(reading, found, plan === 'all' ? query.orderBy : timeOrder(plan));
}

/** Where nothing is asked of values and times, the store counts. */
async function countOf(
  { reading: { tx }, query, everything }: Reader,
  streams: readonly CataloguedStream[],
  found: number,
): Promise<number> {
  if (query.filter !== null || everything) return found;
  return countOfStreams(
    tx,
    streams.map(({ no }) => no),
  );
}

type Plan = 'any' | 'oldestFirst' | 'newestFirst' | 'all';

/**
 * By time, as stored, either way; any other order needs all rows. Without an order datastream follows datastream,
 * each by time.
 */
function planOf({ orderBy: [first, ...others] }: Query): Plan {
  if (!first) return 'any';
  const name = first.by.kind === 'path' ? first.by.path.join('/') : '';
  if (others.length > 0 || !['phenomenonTime', 'resultTime'].includes(name)) return 'all';
  return first.descending ? 'newestFirst' : 'oldestFirst';
}

const timeOrder = (plan: Plan): Query['orderBy'] => [
  { by: { kind: 'path', path: ['phenomenonTime'] }, descending: plan === 'newestFirst' },
];

/** Clocks of devices may be an hour ahead. */
const latestOf = ({ ctx }: Tx): Date => new Date(ctx.clock.now().getTime() + 3_600_000);

/**
 * What the filter leaves of time; `to` is not included.
 * @param last time of the last one on a page that is full already; null while it is not
 */
function spanOf(
  { reading: { tx }, query }: Reader,
  last: Date | null = null,
): { from: Date; to: Date } {
  const names = ['phenomenonTime', 'resultTime'];
  const bounds = timeBounds(query.filter, names, tx.ctx.clock.now());
  const end = Math.min(bounds.to, latestOf(tx).getTime(), last?.getTime() ?? Infinity);
  return { from: new Date(Math.max(bounds.from, beginning.getTime())), to: new Date(end + 1) };
}

/** @param limit time of the last one on a page that is full already; null while it is not */
async function ofStream(
  reader: Reader,
  stream: CataloguedStream,
  { most, limit }: { most: number; limit: Date | null },
): Promise<Entity[]> {
  const { from, to } = spanOf(reader, limit);
  if (from >= to || most <= 0) return [];
  const span = { thingId: stream.thingId, key: stream.key, from, to };
  return forwards(reader, stream, { span, most });
}

type Span = Omit<ValuesQuestion, 'limit' | 'after'>;

async function forwards(
  reader: Reader,
  stream: CataloguedStream,
  { span, most }: { span: Span; most: number },
): Promise<Entity[]> {
  const found: Entity[] = [];
  const isEach = reader.query.filter === null && !reader.everything;
  const limit = isEach ? Math.min(10_000, most) : 10_000;
  let after: string | undefined;
  do {
    const page = await valuesIn(reader.reading.tx, { ...span, limit, ...(after ? { after } : {}) });
    for (const value of page.items) {
      const entity = observationEntity(stream, value);
      if (isEach || isWanted(reader, entity)) found.push(entity);
      if (found.length >= most) return found;
    }
    after = page.next ?? undefined;
  } while (after !== undefined);
  return found;
}

function refuseTooMany(isTooMany: boolean): void {
  if (!isTooMany) return;
  throw new SensorThingsFault(
    'too many observations to look at; narrow phenomenonTime in $filter, or ask by Datastreams(id)/Observations',
  );
}

function isWanted({ fits, left }: Reader, entity: Entity): boolean {
  left.rows -= 1;
  refuseTooMany(left.rows < 0);
  return fits(entity);
}

/** The observation with a key; undefined when there is none. */
export async function observationById(reading: Reading, id: unknown): Promise<Entity | undefined> {
  const key = readObservationId(id);
  const stream = key && reading.catalogue.streams.get(key.datastreamNo);
  if (!stream) return undefined;
  const [from, to] = [new Date(key.atMs), new Date(key.atMs + 1)];
  const span = { thingId: stream.thingId, key: stream.key, from, to };
  const { items } = await valuesIn(reading.tx, { ...span, limit: 1000 });
  const found = items.find(({ value }) => valueDigest(value) === key.digest);
  return found && observationEntity(stream, found);
}

/** One value as observation. `resultQuality` carries the flag after HJ 212. */
function observationEntity(
  stream: CataloguedStream,
  { at, receivedAt, value, quality }: ObservedValue,
): Entity {
  return {
    set: 'Observations',
    // Its digest is worked out only for those that are shown or ordered by it.
    get id() {
      return observationId(stream.no, at, value);
    },
    fields: {
      phenomenonTime: at.toISOString(),
      result: value,
      resultTime: at.toISOString(),
      resultQuality: quality,
      parameters: { receivedAt: receivedAt.toISOString() },
    },
  };
}
