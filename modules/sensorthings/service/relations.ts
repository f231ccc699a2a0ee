/** How one entity leads to others. Observations are read elsewhere: there are too many to hold. */
import { type EntityId, navigations } from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { readObservationId } from '../rules/observation-id.ts';
import type { CataloguedStream } from './catalogue.ts';
import type { Reading } from './reading.ts';

/** The one entity that a navigation such as `Datastream` leads to. */
export function relatedOne(reading: Reading, entity: Entity, name: string): Entity | undefined {
  const ways = navigations[entity.set];
  if (!Object.hasOwn(ways, name) || ways[name]?.many !== false) return undefined;
  return relatedMany(reading, entity, name)[0];
}

/** The entities that a navigation leads to, in order of their keys. */
export function relatedMany(reading: Reading, entity: Entity, name: string): Entity[] {
  const { catalogue } = reading;
  const way = navigations[entity.set][name];
  if (!way || way.to === 'Observations') return [];
  if (entity.set === 'Datastreams')
    return ofStream(reading, catalogue.streams.get(Number(entity.id)), name);
  if (entity.set === 'Observations') return ofObservation(reading, entity, name);
  if (way.to === 'Datastreams') return streamsAt(reading, entity);
  if (entity.set === 'Locations') {
    const things = catalogue.thingsAt(entity.id).sort((one, other) => one.no - other.no);
    return things.flatMap(({ no }) => catalogue.all(way.to).get(no) ?? []);
  }
  const thing = way.to === 'Locations' ? catalogue.thingOf(entity.id) : undefined;
  if (thing) {
    const place = catalogue.all('Locations').get(catalogue.placeOf(thing));
    return place ? [place] : [];
  }
  // Device, feature and history of places share one key: the number of the device.
  const same = catalogue.all(way.to).get(entity.id);
  return same ? [same] : [];
}

function ofStream(
  { catalogue }: Reading,
  stream: CataloguedStream | undefined,
  name: string,
): Entity[] {
  if (!stream) return [];
  const found =
    name === 'Thing'
      ? catalogue.all('Things').get(stream.thing.no)
      : name === 'Sensor'
        ? catalogue.all('Sensors').get(stream.sensorId)
        : catalogue.all('ObservedProperties').get(stream.propertyId);
  return found ? [found] : [];
}

function ofObservation({ catalogue }: Reading, { id }: Entity, name: string): Entity[] {
  const stream = catalogue.streams.get(readObservationId(id)?.datastreamNo ?? 0);
  if (!stream) return [];
  const found =
    name === 'Datastream'
      ? stream.entity
      : catalogue.all('FeaturesOfInterest').get(stream.thing.no);
  return found ? [found] : [];
}

function streamsAt(reading: Reading, entity: Entity): Entity[] {
  return streamsOfEntity(reading, entity).map((stream) => stream.entity);
}

/** The datastreams of a device, a sensor, an observed property or a feature. */
export function streamsOfEntity({ catalogue }: Reading, entity: Entity): CataloguedStream[] {
  const keyOf = (stream: CataloguedStream): EntityId => {
    if (entity.set === 'Sensors') return stream.sensorId;
    if (entity.set === 'ObservedProperties') return stream.propertyId;
    return entity.set === 'Datastreams' ? stream.no : stream.thing.no;
  };
  return [...catalogue.streams.values()].filter((stream) => keyOf(stream) === entity.id);
}
