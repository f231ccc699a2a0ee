/** Entities as JSON: members that were selected, links, and what was expanded. */
import { navigations, type Query } from '#protocols/sensorthings/index.ts';
import { type Entity, pathOf } from '../rules/entity.ts';
import { readObservationId } from '../rules/observation-id.ts';
import type { Reading } from './reading.ts';
import { relatedOne } from './relations.ts';

/** A list as read. */
export interface Listed {
  readonly items: readonly Entity[];
  readonly more: boolean;
  readonly count: number | null;
}

/** Reads what a navigation leads to. */
type Expander = (reading: Reading, from: Entity, name: string, query: Query) => Promise<Listed>;

/** One entity as JSON. */
export async function shown(
  reading: Reading,
  entity: Entity,
  { query, expand }: { query: Query; expand: Expander },
): Promise<Record<string, unknown>> {
  const self = `${reading.base}/${pathOf(entity)}`;
  const isWanted = (name: string): boolean =>
    query.select.length === 0 || query.select.includes(name);
  const body: Record<string, unknown> = { '@iot.selfLink': self, '@iot.id': entity.id };
  for (const [name, value] of Object.entries(entity.fields)) {
    if (isWanted(name)) body[name] = value;
  }
  const expanded = new Set(query.expand.map(({ name }) => name));
  for (const name of Object.keys(navigations[entity.set])) {
    if (!expanded.has(name) && isWanted(name))
      body[`${name}@iot.navigationLink`] = `${self}/${name}`;
  }
  for (const { name, many, query: inner } of query.expand) {
    if (!many) {
      const one = relatedOne(reading, entity, name);
      body[name] = one ? await shown(reading, one, { query: inner, expand }) : null;
      continue;
    }
    const listed = await expand(reading, entity, name, inner);
    if (listed.count !== null) body[`${name}@iot.count`] = listed.count;
    body[name] = await allShown(reading, listed.items, { query: inner, expand });
    if (listed.more) body[`${name}@iot.nextLink`] = `${self}/${name}?${restOf(inner, listed)}`;
  }
  return body;
}

/** Entities as JSON, one after the other: they are read over one connection. */
export async function allShown(
  reading: Reading,
  entities: readonly Entity[],
  how: { query: Query; expand: Expander },
): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for (const entity of entities) all.push(await shown(reading, entity, how));
  return all;
}

function restOf(query: Query, listed: Listed): string {
  const rest = new URLSearchParams([...query.given]);
  rest.set('$skip', String(query.skip + listed.items.length));
  return rest.toString();
}

const components = ['id', 'phenomenonTime', 'result', 'resultTime'] as const;

/** Observations as arrays, one a datastream (OGC 18-088 §12.1). */
export function dataArrays(
  { base }: Reading,
  observations: readonly Entity[],
  { select }: Query,
): unknown[] {
  const names = components.filter((name) => select.length === 0 || select.includes(name));
  const groups = Map.groupBy(observations, ({ id }) => readObservationId(id)?.datastreamNo ?? 0);
  return [...groups].map(([no, items]) => ({
    'Datastream@iot.navigationLink': `${base}/Datastreams(${no})`,
    components: names,
    'dataArray@iot.count': items.length,
    dataArray: items.map(({ id, fields }) =>
      names.map((name) => (name === 'id' ? id : fields[name])),
    ),
  }));
}
