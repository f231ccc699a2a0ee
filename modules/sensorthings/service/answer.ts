/** Answers a GET: walks the address, then lists or shows what stands at its end. */
import {
  type EntitySet,
  navigations,
  parsePath,
  parseQuery,
  type Query,
  type ResourcePath,
  SensorThingsFault,
  type Step,
} from '#protocols/sensorthings/index.ts';
import { type Entity, pathOf } from '../rules/entity.ts';
import type { CataloguedStream } from './catalogue.ts';
import { fitterOf } from './fitting.ts';
import { mayHold } from './may-hold.ts';
import { observationById, observationsOf } from './observations.ts';
import { ordered, refuseUnknownOrder } from './order.ts';
import { memberAt } from './property-reader.ts';
import type { Reading } from './reading.ts';
import { relatedMany, streamsOfEntity } from './relations.ts';
import { allShown, dataArrays, type Listed, shown } from './show.ts';

/** Entities in a page unless `$top` says less, and the most that it may say. */
const defaultTop = 100;
const mostTop = 1000;

/** What is answered: JSON, or a bare value as text. */
export type Answered = { readonly json: unknown } | { readonly text: string };

/** Reads `path` (below the service root) with its query. @throws SensorThingsFault */
export async function answer(
  reading: Reading,
  path: string,
  search: URLSearchParams,
): Promise<Answered> {
  const resource = parsePath(path);
  const [last] = resource.steps.slice(-1) as [Step];
  const query = parseQuery(last.set, search);
  if (last.single) return single(reading, resource, query);
  const listed = await listAt(reading, resource.steps, query);
  if (resource.form === 'references') {
    return { json: { value: listed.items.map((one) => reference(reading, one)) } };
  }
  const next = listed.more ? nextLink(reading, path, search, query) : null;
  return { json: await listBody(reading, listed, { query, next }) };
}

async function listBody(
  reading: Reading,
  listed: Listed,
  { query, next }: { query: Query; next: string | null },
): Promise<unknown> {
  const value =
    query.resultFormat === 'dataArray'
      ? dataArrays(reading, listed.items, query)
      : await allShown(reading, listed.items, { query, expand: listMany });
  return {
    ...(listed.count === null ? {} : { '@iot.count': listed.count }),
    ...(next ? { '@iot.nextLink': next } : {}),
    value,
  };
}

const reference = ({ base }: Reading, entity: Entity) => ({
  '@iot.selfLink': `${base}/${pathOf(entity)}`,
});

function nextLink({ base }: Reading, path: string, search: URLSearchParams, query: Query): string {
  const next = new URLSearchParams(search);
  next.set('$skip', String(query.skip + topOf(query)));
  return `${base}/${path.replace(/^\//, '')}?${next.toString()}`;
}

async function single(
  reading: Reading,
  { steps, property, form }: ResourcePath,
  query: Query,
): Promise<Answered> {
  const entity = await entityAt(reading, steps);
  if (form === 'references') return { json: reference(reading, entity) };
  const name = property.at(-1);
  if (name === undefined)
    return { json: await shown(reading, entity, { query, expand: listMany }) };
  const isKey = property.length === 1 && (name === '@iot.id' || name === 'id');
  const value = isKey ? entity.id : memberAt(entity.fields, property);
  if (value === undefined || value === null)
    throw new SensorThingsFault(`there is no ${property.join('/')}`, 404);
  if (form === 'entity') return { json: { [name]: value } };
  return { text: typeof value === 'object' ? JSON.stringify(value) : String(value) };
}

/** The entity that the steps lead to. @throws SensorThingsFault 404 where one is missing */
export async function entityAt(reading: Reading, steps: readonly Step[]): Promise<Entity> {
  let at: Entity | undefined;
  for (const [index, step] of steps.entries()) {
    const found = await stepTo(reading, at, step);
    if (!found) {
      const way = steps
        .slice(0, index + 1)
        .map(({ name, id }) => (id === null ? name : `${name}(${id})`));
      throw new SensorThingsFault(`there is no ${way.join('/')}`, 404);
    }
    at = found;
  }
  if (!at) throw new SensorThingsFault('there is nothing here', 404);
  return at;
}

async function stepTo(
  reading: Reading,
  from: Entity | undefined,
  { set, id, name }: Step,
): Promise<Entity | undefined> {
  if (set === 'Observations') {
    const entity = await observationById(reading, id);
    const isHere = entity && (!from || isWithin(reading, from, entity));
    return isHere ? entity : undefined;
  }
  if (!from) return id === null ? undefined : reading.catalogue.all(set).get(id);
  const related = relatedMany(reading, from, name);
  return id === null ? related[0] : related.find((one) => one.id === id);
}

function isWithin(reading: Reading, from: Entity, observation: Entity): boolean {
  return streamsOfEntity(reading, from).some(({ no }) =>
    String(observation.id).startsWith(`${no}-`),
  );
}

async function listAt(reading: Reading, steps: readonly Step[], query: Query): Promise<Listed> {
  const before = steps.slice(0, -1);
  const [last] = steps.slice(-1) as [Step];
  const from = before.length > 0 ? await entityAt(reading, before) : undefined;
  if (last.set === 'Observations') {
    const streams = from ? streamsOfEntity(reading, from) : streamsFor(reading, query);
    return observationsOf(reading, streams, { query, limit: topOf(query) });
  }
  const all = from
    ? relatedMany(reading, from, last.name)
    : [...reading.catalogue.all(last.set).values()];
  return pageOf(reading, { set: last.set, all }, query);
}

/** The list behind a navigation, for `$expand`. */
async function listMany(
  reading: Reading,
  from: Entity,
  name: string,
  query: Query,
): Promise<Listed> {
  if (name === 'Observations') {
    const streams = streamsOfEntity(reading, from);
    return observationsOf(reading, streams, { query, limit: topOf(query) });
  }
  const { to } = navigations[from.set][name] as { to: EntitySet };
  return pageOf(reading, { set: to, all: relatedMany(reading, from, name) }, query);
}

function pageOf(
  reading: Reading,
  { set, all }: { set: EntitySet; all: readonly Entity[] },
  query: Query,
): Listed {
  refuseUnknownOrder(set, query.orderBy);
  const fitting = all.filter(fitterOf(reading, set, query.filter));
  const end = query.skip + topOf(query);
  return {
    items: ordered(reading, fitting, query.orderBy).slice(query.skip, end),
    more: fitting.length > end && query.top !== 0,
    count: query.count ? fitting.length : null,
  };
}

const topOf = ({ top }: Query): number => Math.min(top ?? defaultTop, mostTop);

/**
 * The datastreams that a question for all observations needs: those that the filter leaves by what it says of
 * datastreams; where nothing is filtered and the newest come first, those with the newest values.
 */
function streamsFor(reading: Reading, query: Query): CataloguedStream[] {
  const streams = [...reading.catalogue.streams.values()];
  const { filter } = query;
  if (filter !== null) return streams.filter((stream) => mayHold(reading, stream, filter));
  if (query.count || !isNewestFirst(query)) return streams.sort((one, other) => one.no - other.no);
  return streams
    .sort((one, other) => (other.newestAt?.getTime() ?? 0) - (one.newestAt?.getTime() ?? 0))
    .slice(0, query.skip + topOf(query) + 1);
}

const isNewestFirst = ({ orderBy: [first] }: Query): boolean =>
  first?.descending === true && first.by.kind === 'path' && first.by.path[0] === 'phenomenonTime';
