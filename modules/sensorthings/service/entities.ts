/** Entities as the standard names their members, made from devices, models and what clients said. */
import type { Datastream } from '#modules/observations/index.ts';
import { type Property, type Thing, type ThingModel, unitText } from '#modules/things/index.ts';
import { uuidTime } from '#platform/ids/index.ts';
import type { Entity } from '../rules/entity.ts';
import { observationTypeOf } from '../rules/observation-type.ts';
import { placeId } from '../rules/place-id.ts';
import type { DatastreamRow, MadeRow, ThingRow } from '../store.ts';

type Said = ThingRow | undefined;

/** A device. */
export function thingEntity(thing: Thing, said: Said): Entity {
  return {
    set: 'Things',
    id: thing.no,
    fields: {
      name: said?.content['name'] ?? thing.name,
      description: said?.content['description'] ?? thing.address,
      properties: {
        code: thing.code,
        model: thing.modelCode,
        ...thing.tags,
        ...objectOf(said?.content['properties']),
      },
    },
  };
}

const point = ({ position }: Thing) =>
  position && { type: 'Point', coordinates: [position.longitude, position.latitude] };

/** Where a device stands. */
export function locationEntity(thing: Thing, said: Said): Entity {
  return {
    set: 'Locations',
    id: thing.no,
    fields: {
      name: said?.location?.['name'] ?? (thing.address || thing.name),
      description: said?.location?.['description'] ?? '',
      encodingType: said?.location?.['encodingType'] ?? 'application/geo+json',
      location: said?.location?.['location'] ?? point(thing),
      properties: objectOf(said?.location?.['properties']),
    },
  };
}

/** Devices stand where they were put: one entry. Moving ones report positions as observations. */
export function historicalLocationEntity(thing: Thing): Entity {
  return {
    set: 'HistoricalLocations',
    id: thing.no,
    fields: { time: uuidTime(thing.id).toISOString() },
  };
}

/** What is observed: the place of the device. */
export function featureEntity(thing: Thing, said: Said): Entity {
  return {
    set: 'FeaturesOfInterest',
    id: thing.no,
    fields: {
      name: thing.address || thing.name,
      description: '',
      encodingType: 'application/geo+json',
      feature: said?.location?.['location'] ?? point(thing),
      properties: {},
    },
  };
}

/** A datastream: one property of one device. */
export function datastreamEntity({
  stream,
  thing,
  property,
  said,
}: {
  stream: Datastream;
  thing: Thing;
  property: Property;
  said: DatastreamRow | undefined;
}): Entity {
  const { firstAt, newestAt } = stream;
  const span =
    firstAt && newestAt
      ? { phenomenonTime: `${firstAt.toISOString()}/${newestAt.toISOString()}` }
      : {};
  return {
    set: 'Datastreams',
    id: stream.no,
    fields: {
      name: `${thing.name} ${property.nameZh}`,
      description: property.nameEn,
      observationType: observationTypeOf(property.type),
      unitOfMeasurement: {
        name: unitText(property.unit),
        symbol: unitText(property.unit),
        definition: `ucum:${property.unit}`,
      },
      ...said?.content,
      ...span,
      properties: { key: property.key, ...objectOf(said?.content['properties']) },
    },
  };
}

/** A device model as sensor. */
export function modelSensorEntity(model: ThingModel): Entity {
  return {
    set: 'Sensors',
    id: model.code,
    fields: {
      name: model.nameZh,
      description: model.nameEn,
      encodingType: 'application/json',
      metadata: JSON.stringify({ model: model.code, version: model.version }),
      properties: { tags: model.tags },
    },
  };
}

/** The key of a property of a model. */
export function propertyId(modelCode: string, key: string): string {
  return `${modelCode}.${key}`;
}

/** A property of a model as observed property. */
export function modelPropertyEntity(modelCode: string, property: Property): Entity {
  return {
    set: 'ObservedProperties',
    id: propertyId(modelCode, property.key),
    fields: {
      name: property.nameZh,
      definition: `urn:zhenshu:${modelCode}:${property.key}`,
      description: property.nameEn,
      properties: { ...property.codes },
    },
  };
}

/** A sensor that a client made. */
export const madeSensorEntity = ({ no, content }: MadeRow): Entity => ({
  set: 'Sensors',
  id: no,
  fields: content,
});

/** A place that a client made. */
export const madeLocationEntity = ({ no, content }: MadeRow): Entity => ({
  set: 'Locations',
  id: placeId(no),
  fields: content,
});

/** The place at which a device stands together with others; null where it has its own. */
export function sharedPlace(said: Said): number | null {
  const madeNo = said?.location?.['madeNo'];
  return typeof madeNo === 'number' ? placeId(madeNo) : null;
}

/** An observed property that a client made. */
export const madePropertyEntity = ({ no, content }: MadeRow): Entity => ({
  set: 'ObservedProperties',
  id: no,
  fields: content,
});

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
