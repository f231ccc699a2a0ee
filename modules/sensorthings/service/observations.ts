/** Observations as entities: read by datastream and time, never all at once. */
import {
  countOfStreams,
  newestFirst,
  type ObservedValue,
  valuesIn,
  type ValuesQuestion,
} from '#modules/observations/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type Query, SensorThingsFault, timeBounds } from '#protocols/sensorthings/index.ts';
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
/** Most values that are read backwards. */
const mostBackwards = 10_000;
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
  const reader = readerOf(reading, query, wanted);
  const all = await foundIn(reader, streams, wanted);
  return {
    items: all.slice(query.skip, query.skip + limit),
    more: all.length > query.skip + limit,
    count: query.count ? await countOf(reader, streams, all.length) : null,
  };
}

function readerOf(reading: Reading, query: Query, wanted: number): Reader {
  const plan = planOf(query);
  const isDeep = plan === 'newestFirst' && wanted > mostBackwards;
  return {
    reading,
    query,
    plan,
    fits: fitterOf(reading, 'Observations', query.filter),
    everything: plan === 'all' || isDeep || (query.count && query.filter !== null),
    left: { rows: mostLookedAt },
  };
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
  for (const stream of plan === 'newestFirst' ? newestSpeakers(streams) : streams) {
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

/** Those that spoke last come first: what they said leaves the others little to look through. */
const newestSpeakers = (streams: readonly CataloguedStream[]): CataloguedStream[] =>
  streams.toSorted(
    (one, other) => (other.newestAt?.getTime() ?? 0) - (one.newestAt?.getTime() ?? 0),
  );

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

/** @param limit time of the last one on a page that is full already; null while it is not */
async function ofStream(
  reader: Reader,
  stream: CataloguedStream,
  { most, limit }: { most: number; limit: Date | null },
): Promise<Entity[]> {
  const { tx } = reader.reading;
  const { filter } = reader.query;
  const bounds = timeBounds(filter, ['phenomenonTime', 'resultTime'], tx.ctx.clock.now());
  const isBackwards = reader.plan === 'newestFirst';
  const limitMs = limit?.getTime();
  const [first, last] = isBackwards ? [limitMs, undefined] : [undefined, limitMs];
  const from = new Date(Math.max(bounds.from, beginning.getTime(), first ?? -Infinity));
  const to = new Date(Math.min(bounds.to, latestOf(tx).getTime(), last ?? Infinity) + 1);
  if (from >= to || most <= 0) return [];
  const span = { thingId: stream.thingId, key: stream.key, from, to };
  if (!isBackwards || reader.everything) return forwards(reader, stream, { span, most });
  const isFit = (value: ObservedValue) => isWanted(reader, observationEntity(stream, value));
  const values = await newestFirst(tx, {
    ...span,
    limit: most,
    ...(filter === null ? {} : { keep: isFit }),
  });
  return values.map((value) => observationEntity(stream, value));
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
    id: observationId(stream.no, at, value),
    fields: {
      phenomenonTime: at.toISOString(),
      result: value,
      resultTime: at.toISOString(),
      resultQuality: quality,
      parameters: { receivedAt: receivedAt.toISOString() },
    },
  };
}
