/** Observations as entities: read by datastream and time, never all at once. */
import { newestFirst, type ObservedValue, valuesIn } from '#modules/observations/index.ts';
import { fits, type Query, SensorThingsFault, timeBounds } from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { observationId, readObservationId, valueDigest } from '../rules/observation-id.ts';
import type { CataloguedStream } from './catalogue.ts';
import { ordered } from './order.ts';
import { propertyReader } from './property-reader.ts';
import type { Reading } from './reading.ts';

/** Most rows that one request looks at before it gives up with a hint. */
const mostLookedAt = 100_000;
/** Most datastreams that one question spans. */
const mostStreams = 200;
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
  const wanted = query.skip + limit + 1;
  const plan = planOf(query);
  const everything = plan === 'all' || query.count || query.filter !== null;
  const found: Entity[] = [];
  for (const stream of streams) {
    const most = everything ? mostLookedAt - found.length : wanted;
    found.push(...(await ofStream(reading, stream, { query, plan, most })));
  }
  const all = ordered(reading, found, plan === 'all' ? query.orderBy : timeOrder(plan));
  const items = all.slice(query.skip, query.skip + limit);
  const count = query.count ? all.length : null;
  return { items, more: all.length > query.skip + limit, count };
}

type Plan = 'oldestFirst' | 'newestFirst' | 'all';

/** By time, as stored, either way; any other order needs all rows. */
function planOf({ orderBy: [first, ...others] }: Query): Plan {
  if (!first) return 'oldestFirst';
  const name = first.by.kind === 'path' ? first.by.path.join('/') : '';
  if (others.length > 0 || !['phenomenonTime', 'resultTime'].includes(name)) return 'all';
  return first.descending ? 'newestFirst' : 'oldestFirst';
}

const timeOrder = (plan: Plan): Query['orderBy'] => [
  { by: { kind: 'path', path: ['phenomenonTime'] }, descending: plan === 'newestFirst' },
];

async function ofStream(
  reading: Reading,
  stream: CataloguedStream,
  { query, plan, most }: { query: Query; plan: Plan; most: number },
): Promise<Entity[]> {
  const bounds = timeBounds(query.filter, ['phenomenonTime', 'resultTime']);
  const latest = new Date(reading.tx.ctx.clock.now().getTime() + 3_600_000);
  const from = new Date(Math.max(bounds.from, beginning.getTime()));
  const to = new Date(Math.min(bounds.to, latest.getTime()) + 1);
  if (from >= to) return [];
  const span = { thingId: stream.thingId, key: stream.key, from, to };
  if (plan === 'newestFirst' && query.filter === null && !query.count) {
    const values = await newestFirst(reading.tx, { ...span, limit: most });
    return values.map((value) => observationEntity(stream, value));
  }
  const found: Entity[] = [];
  let after: string | undefined;
  do {
    const limit = Math.min(10_000, most);
    const page = await valuesIn(reading.tx, { ...span, limit, ...(after ? { after } : {}) });
    for (const value of page.items) {
      const entity = observationEntity(stream, value);
      if (isWanted(reading, entity, query)) found.push(entity);
    }
    after = page.next ?? undefined;
    refuseTooMany(found.length, most, after);
  } while (after !== undefined && found.length < most);
  return found;
}

function refuseTooMany(found: number, most: number, after: string | undefined): void {
  if (found >= most && after !== undefined && most > 10_000) {
    throw new SensorThingsFault(
      `more than ${mostLookedAt} observations fit; narrow phenomenonTime in $filter`,
    );
  }
}

function isWanted(reading: Reading, entity: Entity, { filter }: Query): boolean {
  if (filter === null) return true;
  const now = reading.tx.ctx.clock.now();
  return fits(filter, { read: propertyReader(reading, entity), now });
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
