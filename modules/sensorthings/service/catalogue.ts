/** The town's entities as one reader sees them: devices, their places, models and datastreams. */
import type { Tx } from '#platform/database/index.ts';
import { type Datastream, isVisible, streamsOf } from '#modules/observations/index.ts';
import { modelsOf, type Thing, thingsOf } from '#modules/things/index.ts';
import type { EntityId, EntitySet } from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { datastreamRows, madeRows, type ThingRow, thingRows } from '../store.ts';
import {
  datastreamEntity,
  featureEntity,
  historicalLocationEntity,
  locationEntity,
  madeLocationEntity,
  madePropertyEntity,
  madeSensorEntity,
  modelPropertyEntity,
  modelSensorEntity,
  propertyId,
  sharedPlace,
  thingEntity,
} from './entities.ts';

/** A datastream and what it hangs on. */
export interface CataloguedStream extends Datastream {
  readonly thing: Thing;
  readonly entity: Entity;
  readonly sensorId: EntityId;
  readonly propertyId: EntityId;
}

/** What one request may read: everything but the observations themselves. */
export class Catalogue {
  readonly streams: ReadonlyMap<number, CataloguedStream>;
  readonly #things: ReadonlyMap<number, Thing>;
  readonly #said: ReadonlyMap<string, ThingRow>;
  readonly #places: readonly Entity[];
  readonly #sets = new Map<EntitySet, ReadonlyMap<EntityId, Entity>>();

  constructor(parts: {
    things: readonly Thing[];
    said: ReadonlyMap<string, ThingRow>;
    streams: readonly CataloguedStream[];
    sensors: readonly Entity[];
    properties: readonly Entity[];
    places: readonly Entity[];
  }) {
    this.#things = new Map(parts.things.map((thing) => [thing.no, thing]));
    this.#said = parts.said;
    this.#places = parts.places;
    this.streams = new Map(parts.streams.map((stream) => [stream.no, stream]));
    this.#sets.set('Sensors', byId(parts.sensors));
    this.#sets.set('ObservedProperties', byId(parts.properties));
    this.#sets.set('Datastreams', byId(parts.streams.map(({ entity }) => entity)));
  }

  /** Every entity of a set, in order of its key. Observations are not held here. */
  all(set: EntitySet): ReadonlyMap<EntityId, Entity> {
    const known = this.#sets.get(set);
    if (known) return known;
    const ofThings = [...this.#things.values()].flatMap((thing) => this.#make(set, thing));
    const made = byId(set === 'Locations' ? [...ofThings, ...this.#places] : ofThings);
    this.#sets.set(set, made);
    return made;
  }

  /** The device that an entity of one of the device's own sets stands for. */
  thingOf(id: EntityId): Thing | undefined {
    return typeof id === 'number' ? this.#things.get(id) : undefined;
  }

  /** The key of the place where a device stands. */
  placeOf(thing: Thing): EntityId {
    return sharedPlace(this.#said.get(thing.id)) ?? thing.no;
  }

  /** The devices that stand at a place. */
  thingsAt(place: EntityId): Thing[] {
    return [...this.#things.values()].filter((thing) => this.placeOf(thing) === place);
  }

  #make(set: EntitySet, thing: Thing): Entity[] {
    const said = this.#said.get(thing.id);
    const hasPlace = thing.position !== null || Boolean(said?.location);
    if (set === 'Things') return [thingEntity(thing, said)];
    if (set === 'FeaturesOfInterest') return [featureEntity(thing, said)];
    if (!hasPlace) return [];
    if (set === 'Locations') return sharedPlace(said) ? [] : [locationEntity(thing, said)];
    return set === 'HistoricalLocations' ? [historicalLocationEntity(thing)] : [];
  }
}

const byId = (entities: readonly Entity[]): Map<EntityId, Entity> =>
  new Map(entities.map((entity) => [entity.id, entity]));

/** Whether a model's devices may be read without a key: their model says so. */
const openTag = 'public';

/** Reads the catalogue; without the right to read everything, only what is open to all. */
export async function catalogueOf(tx: Tx, readsAll: boolean): Promise<Catalogue> {
  const [directory, models] = [await thingsOf(tx), await modelsOf(tx)];
  const isOpen = (thing: Thing): boolean => models.of(thing)?.model.tags.includes(openTag) ?? false;
  const things = directory
    .all()
    .filter((thing) => isOpen(thing) || (readsAll && isVisible(tx.ctx, thing)));
  const byThingId = new Map(things.map((thing) => [thing.id, thing]));
  const said = new Map((await thingRows(tx)).map((row) => [row.thingId, row]));
  const saidOfStreams = new Map(
    (await datastreamRows(tx)).map((row) => [row.datastreamNo, row] as const),
  );
  const streams = (await streamsOf(tx)).flatMap((stream): CataloguedStream[] => {
    const thing = byThingId.get(stream.thingId);
    const property = thing && models.of(thing)?.property(stream.key);
    if (!thing || !property) return [];
    const row = saidOfStreams.get(stream.no);
    return [
      {
        ...stream,
        thing,
        entity: datastreamEntity({ stream, thing, property, said: row }),
        sensorId: row?.sensorNo ?? thing.modelCode,
        propertyId: row?.propertyNo ?? propertyId(thing.modelCode, property.key),
      },
    ];
  });
  return new Catalogue({
    things,
    said,
    streams,
    sensors: await sensorsOf(tx, streams),
    properties: await propertiesOf(tx, streams),
    places: readsAll ? (await madeRows(tx, 'locations')).map(madeLocationEntity) : [],
  });
}

type Streams = readonly CataloguedStream[];

/** The sensors that have datastreams here, and those that clients made. */
async function sensorsOf(tx: Tx, streams: Streams): Promise<Entity[]> {
  const models = await modelsOf(tx);
  const codes = new Set(streams.map(({ sensorId }) => sensorId));
  return [
    ...(await madeRows(tx, 'sensors')).map(madeSensorEntity),
    ...models
      .all()
      .flatMap(({ model }) => (codes.has(model.code) ? [modelSensorEntity(model)] : [])),
  ];
}

async function propertiesOf(tx: Tx, streams: Streams): Promise<Entity[]> {
  const models = await modelsOf(tx);
  const ids = new Set(streams.map((stream) => stream.propertyId));
  return [
    ...(await madeRows(tx, 'observedProperties')).map(madePropertyEntity),
    ...models
      .all()
      .flatMap(({ model }) =>
        model.properties.flatMap((property) =>
          ids.has(propertyId(model.code, property.key))
            ? [modelPropertyEntity(model.code, property)]
            : [],
        ),
      ),
  ];
}
