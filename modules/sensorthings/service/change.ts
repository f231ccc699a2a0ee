/** PATCH: what clients may change of what they made. */
import { type Thing, thingsOf } from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { SensorThingsFault } from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { madePlaceNo } from '../rules/place-id.ts';
import { type Body, listOf, pick, textOf } from './payload.ts';
import {
  type Content,
  datastreamRows,
  type MadeKind,
  madeRows,
  saveDatastream,
  saveThing,
  thingRows,
  updateMade,
} from '../store.ts';
import { madeOrNamed, placeContent, placeGiven, putAt } from './create.ts';

type KeptSet = 'Observations' | 'FeaturesOfInterest' | 'HistoricalLocations';

/** Why some entities are neither changed nor deleted by anybody, and what is done instead. */
export const keptAs: Readonly<Record<KeptSet, string>> = {
  Observations:
    'what was observed stays as it was observed, so that nobody can say otherwise afterwards; POST the right value with the same phenomenonTime and resultQuality, both are kept',
  FeaturesOfInterest: 'the server makes them of the place of the device; PATCH its Locations',
  HistoricalLocations: 'the server makes them of the place of the device; PATCH its Locations',
};

/** Changes the members that the body gives. @throws SensorThingsFault for what cannot be changed */
export async function change(tx: Tx, entity: Entity, body: Body): Promise<void> {
  switch (entity.set) {
    case 'Things':
      return changeThing(tx, entity, body);
    case 'Locations':
      return changeLocation(tx, entity, body);
    case 'Datastreams':
      return changeDatastream(tx, entity, body);
    case 'Sensors':
      return changeMade(tx, 'sensors', entity, body);
    case 'ObservedProperties':
      return changeMade(tx, 'observedProperties', entity, body);
    default:
      throw new SensorThingsFault(keptAs[entity.set], 405);
  }
}

async function deviceOf(tx: Tx, { id }: Entity): Promise<Thing> {
  const thing = typeof id === 'number' ? (await thingsOf(tx)).byNo(id) : undefined;
  if (!thing) throw new SensorThingsFault(`there is no Things(${id})`, 404);
  return thing;
}

async function changeThing(tx: Tx, entity: Entity, body: Body): Promise<void> {
  const thing = await deviceOf(tx, entity);
  if (body['name'] !== undefined) textOf(body, 'name', 80);
  const said = (await thingRows(tx)).find(({ thingId }) => thingId === thing.id);
  const content = { ...said?.content, ...pick(body, ['name', 'description', 'properties']) };
  await saveThing(tx, { thingId: thing.id, content, location: said?.location ?? null });
  const place = await placeGiven(tx, listOf(body, 'Locations')[0]);
  if (place) await putAt(tx, thing, place);
}

async function changeLocation(tx: Tx, entity: Entity, body: Body): Promise<void> {
  const madeNo = madePlaceNo(entity.id);
  if (madeNo !== null) {
    const content = placeContent({ ...entity.fields, ...body });
    await updateMade(tx, 'locations', { no: madeNo, content });
    for (const thing of await standingAt(tx, madeNo))
      await putAt(tx, thing, { ...content, madeNo });
    return;
  }
  const thing = await deviceOf(tx, entity);
  await putAt(tx, thing, placeContent({ ...entity.fields, ...body }));
}

/** The devices that stand at a place that a client made. */
export async function standingAt(tx: Tx, madeNo: number): Promise<Thing[]> {
  const directory = await thingsOf(tx);
  const rows = (await thingRows(tx)).filter(({ location }) => location?.['madeNo'] === madeNo);
  return rows.flatMap(({ thingId }) => directory.byId(thingId) ?? []);
}

async function changeDatastream(tx: Tx, entity: Entity, body: Body): Promise<void> {
  const row = (await datastreamRows(tx)).find(({ datastreamNo }) => datastreamNo === entity.id);
  if (!row) {
    throw new SensorThingsFault(
      'this datastream belongs to a model of the town; edit the model',
      501,
    );
  }
  const type = body['observationType'];
  if (type !== undefined && type !== row.content['observationType'])
    throw new SensorThingsFault('observationType stays as it is; make another Datastream', 501);
  const names = ['name', 'description', 'unitOfMeasurement', 'properties'];
  const { Sensor: sensor, ObservedProperty: property } = body;
  await saveDatastream(tx, {
    ...row,
    content: { ...row.content, ...pick(body, names) },
    sensorNo: sensor === undefined ? row.sensorNo : await madeOrNamed(tx, 'sensors', sensor),
    propertyNo:
      property === undefined
        ? row.propertyNo
        : await madeOrNamed(tx, 'observedProperties', property),
  });
}

async function changeMade(tx: Tx, kind: MadeKind, entity: Entity, body: Body): Promise<void> {
  const row = (await madeRows(tx, kind)).find(({ no }) => no === entity.id);
  if (!row) {
    throw new SensorThingsFault('this belongs to a model of the town; edit the model', 501);
  }
  const { '@iot.id': _id, ...given } = body;
  const content: Content = { ...row.content, ...pick(given, Object.keys(entity.fields)) };
  await updateMade(tx, kind, { no: row.no, content });
}
