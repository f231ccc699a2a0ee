/** POST: devices, places, sensors, observed properties and datastreams made by clients, also nested. */
import { ensureStream } from '#modules/observations/index.ts';
import {
  addThings,
  modelsOf,
  type NewThingModel,
  placeThing,
  type Property,
  saveModels,
  type Thing,
  thingsOf,
} from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { type EntityId, type EntitySet, SensorThingsFault } from '#protocols/sensorthings/index.ts';
import { valueTypeOf } from '../rules/observation-type.ts';
import { madePlaceNo, placeId } from '../rules/place-id.ts';
import { type Body, bodyOf, listOf, pick, pointOf, referenceOf, textOf } from './payload.ts';
import { unitCodeOf } from './units.ts';
import {
  type Content,
  datastreamRows,
  insertMade,
  type MadeKind,
  madeRows,
  saveDatastream,
  saveThing,
  thingRows,
} from '../store.ts';

/** An entity as made. */
export interface Made {
  readonly set: EntitySet;
  readonly id: EntityId;
}

const sensorMembers = ['name', 'description', 'encodingType', 'metadata', 'properties'];
const propertyMembers = ['name', 'definition', 'description', 'properties'];
const locationMembers = ['name', 'description', 'encodingType', 'location', 'properties'];
const datastreamMembers = [
  'name',
  'description',
  'observationType',
  'unitOfMeasurement',
  'properties',
];

/** Makes a sensor. */
export async function createSensor(tx: Tx, body: Body): Promise<Made> {
  textOf(body, 'name');
  return { set: 'Sensors', id: await insertMade(tx, 'sensors', pick(body, sensorMembers)) };
}

/** Makes an observed property. */
export async function createObservedProperty(tx: Tx, body: Body): Promise<Made> {
  textOf(body, 'name');
  const id = await insertMade(tx, 'observedProperties', pick(body, propertyMembers));
  return { set: 'ObservedProperties', id };
}

/** Silence after which a device of a client counts as silent, and how long its values are kept. */
const silentAfterSeconds = 86_400;
const retentionDays = 3650;

/** Makes a device with a model of its own, to which its datastreams add their properties. */
export async function createThing(tx: Tx, body: Body): Promise<Made> {
  const name = textOf(body, 'name', 80);
  const location = await placeGiven(tx, listOf(body, 'Locations')[0]);
  const model: NewThingModel = {
    code: `st-${uuidv7().replaceAll('-', '').slice(-20)}`,
    nameZh: name.slice(0, 40),
    nameEn: name.slice(0, 60),
    icon: 'sensor',
    properties: [],
    events: [],
    services: [],
    silentAfterSeconds,
    retentionDays,
    budget: { perSecond: 100, burst: 2000 },
    tags: ['sensorthings'],
  };
  await saveModels(tx, [model]);
  const [added] = await addThings(tx, [
    {
      name,
      modelCode: model.code,
      door: 'sensorthings',
      position: pointOf(location?.['location']),
      address: typeof location?.['name'] === 'string' ? location['name'].slice(0, 200) : '',
    },
  ]);
  if (!added) throw new Error('a device was not added');
  await saveThing(tx, {
    thingId: added.id,
    content: pick(body, ['description', 'properties']),
    location,
  });
  for (const one of listOf(body, 'Datastreams')) await createDatastream(tx, one, added.no);
  return { set: 'Things', id: added.no };
}

/**
 * The place that a device is given: whole, or by the key of one that exists, where it then stands too.
 * @throws SensorThingsFault for a key of none, and for a place without a location
 */
export async function placeGiven(tx: Tx, given: Body | undefined): Promise<Content | null> {
  if (!given) return null;
  const reference = given['location'] === undefined ? referenceOf(given) : null;
  if (reference === null) return placeContent(given);
  const madeNo = madePlaceNo(reference);
  if (madeNo !== null) {
    const made = (await madeRows(tx, 'locations')).find(({ no }) => no === madeNo);
    if (made) return { ...made.content, madeNo };
  }
  const other = (await thingsOf(tx)).byNo(Number(reference));
  const said = (await thingRows(tx)).find(({ thingId }) => thingId === other?.id)?.location;
  if (said) return said;
  if (!other?.position) throw new SensorThingsFault(`there is no Locations(${reference})`);
  const { longitude, latitude } = other.position;
  return {
    name: other.address || other.name,
    description: '',
    encodingType: 'application/geo+json',
    location: { type: 'Point', coordinates: [longitude, latitude] },
  };
}

/** What is kept of a place. @throws SensorThingsFault without a location */
export function placeContent(body: Body): Content {
  bodyOf(body['location'], 'location');
  return pick(body, locationMembers);
}

/** Gives a device its place, or makes one where nothing stands yet. */
export async function createLocation(tx: Tx, body: Body, thingNo: EntityId | null): Promise<Made> {
  const reference = thingNo ?? referenceOf(listOf(body, 'Things')[0] ?? body['Thing']);
  if (reference === null) {
    textOf(body, 'name');
    const madeNo = await insertMade(tx, 'locations', placeContent(body));
    return { set: 'Locations', id: placeId(madeNo) };
  }
  const thing = await thingByNo(tx, reference);
  await putAt(tx, thing, placeContent(body));
  return { set: 'Locations', id: thing.no };
}

/** Puts a device at a place that a client gives; where that is a point, the town's map shows it there too. */
export async function putAt(tx: Tx, thing: Thing, location: Content): Promise<void> {
  const said = (await thingRows(tx)).find(({ thingId }) => thingId === thing.id);
  await saveThing(tx, { thingId: thing.id, content: said?.content ?? {}, location });
  const position = pointOf(location['location']);
  if (position) await placeThing(tx, thing.id, position);
}

async function thingByNo(tx: Tx, no: EntityId | null): Promise<Thing> {
  const thing = typeof no === 'number' ? (await thingsOf(tx)).byNo(no) : undefined;
  if (!thing) throw new SensorThingsFault('name the Thing: {"Thing": {"@iot.id": 1}}');
  return thing;
}

/**
 * Makes a datastream: a property of the device's own model. Devices of the town's models have the
 * datastreams that their models say.
 */
export async function createDatastream(
  tx: Tx,
  body: Body,
  thingNo: EntityId | null,
): Promise<Made> {
  const thing = await thingByNo(tx, thingNo ?? referenceOf(body['Thing']));
  const model = (await modelsOf(tx)).of(thing)?.model;
  if (!model?.tags.includes('sensorthings')) {
    throw new SensorThingsFault(
      `${thing.code} is a device of the model ${thing.modelCode}; its datastreams come from the model`,
    );
  }
  const name = textOf(body, 'name');
  const property = propertyFor(body, name, await nextKey(tx, thing));
  const { version: _version, ...content } = model;
  await saveModels(tx, [{ ...content, properties: [...model.properties, property] }]);
  const datastreamNo = await ensureStream(tx, thing.id, property.key);
  await saveDatastream(tx, {
    datastreamNo,
    thingId: thing.id,
    key: property.key,
    content: pick(body, datastreamMembers),
    sensorNo: await madeOrNamed(tx, 'sensors', body['Sensor']),
    propertyNo: await madeOrNamed(tx, 'observedProperties', body['ObservedProperty']),
  });
  return { set: 'Datastreams', id: datastreamNo };
}

/** Keys of deleted datastreams are not given again: their values are kept. */
async function nextKey(tx: Tx, { id }: Thing): Promise<string> {
  const own = (await datastreamRows(tx)).filter(({ thingId }) => thingId === id);
  return `d${1 + Math.max(0, ...own.map(({ key }) => Number(key.slice(1))))}`;
}

function propertyFor(body: Body, name: string, key: string): Property {
  const observationType = textOf(body, 'observationType');
  const unit = bodyOf(body['unitOfMeasurement'] ?? {}, 'unitOfMeasurement');
  return {
    key,
    nameZh: name.slice(0, 40),
    nameEn: name.slice(0, 60),
    type: valueTypeOf(observationType),
    unit: unitCodeOf(unit),
    access: 'r',
  };
}

/** The number of a sensor or observed property that is named or given whole; both are demanded. */
export async function madeOrNamed(tx: Tx, kind: MadeKind, value: unknown): Promise<number> {
  const name = kind === 'sensors' ? 'Sensor' : 'ObservedProperty';
  const id = referenceOf(value);
  if (id === null) {
    const body = bodyOf(value, name);
    const made = kind === 'sensors' ? createSensor(tx, body) : createObservedProperty(tx, body);
    return Number((await made).id);
  }
  const known = (await madeRows(tx, kind)).some(({ no }) => no === id);
  if (!known || typeof id !== 'number') throw new SensorThingsFault(`there is no ${name} ${id}`);
  return id;
}
