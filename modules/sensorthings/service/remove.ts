/** DELETE: what clients made, with what hangs on it (OGC 18-088 §10.4). What was observed stays. */
import {
  modelsOf,
  placeThing,
  retireThing,
  saveModels,
  type Thing,
  thingsOf,
} from '#modules/things/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { SensorThingsFault } from '#protocols/sensorthings/index.ts';
import type { Entity } from '../rules/entity.ts';
import { madePlaceNo } from '../rules/place-id.ts';
import { keptAs, standingAt } from './change.ts';
import {
  type DatastreamRow,
  datastreamRows,
  deleteMade,
  type MadeKind,
  madeRows,
  saveDatastream,
  saveThing,
  thingRows,
} from '../store.ts';

/** Removes an entity. @throws SensorThingsFault 501 for what is the town's own, 405 for what was observed */
export async function remove(tx: Tx, entity: Entity): Promise<void> {
  switch (entity.set) {
    case 'Things':
      return retireThing(tx, (await deviceOf(tx, entity)).id);
    case 'Locations':
      return removePlace(tx, entity);
    case 'Datastreams': {
      const row = (await datastreamRows(tx)).find(({ datastreamNo }) => datastreamNo === entity.id);
      return removeDatastreams(tx, row ? [row] : []);
    }
    case 'Sensors':
      return removeMade(tx, 'sensors', entity);
    case 'ObservedProperties':
      return removeMade(tx, 'observedProperties', entity);
    default:
      throw new SensorThingsFault(keptAs[entity.set], 405);
  }
}

const townsOwn = (what: string): SensorThingsFault =>
  new SensorThingsFault(`this ${what} is the town's own; change it on its page`, 501);

/** The device of a client: its model is its own. */
async function deviceOf(tx: Tx, { id }: Entity): Promise<Thing> {
  const thing = typeof id === 'number' ? (await thingsOf(tx)).byNo(id) : undefined;
  const model = thing && (await modelsOf(tx)).of(thing)?.model;
  if (!thing || !model?.tags.includes('sensorthings')) throw townsOwn('device');
  return thing;
}

/** A place that a client made goes with whatever stands there left without; a device's own place is taken from it. */
async function removePlace(tx: Tx, entity: Entity): Promise<void> {
  const madeNo = madePlaceNo(entity.id);
  if (madeNo === null) return removeLocation(tx, await deviceOf(tx, entity));
  for (const thing of await standingAt(tx, madeNo)) await removeLocation(tx, thing);
  await deleteMade(tx, 'locations', madeNo);
}

async function removeLocation(tx: Tx, { id }: Thing): Promise<void> {
  const said = (await thingRows(tx)).find(({ thingId }) => thingId === id);
  await saveThing(tx, { thingId: id, content: said?.content ?? {}, location: null });
  await placeThing(tx, id, null);
}

/** Takes the property out of the device's model; the row stays, so that its key is never given again. */
async function removeDatastreams(tx: Tx, rows: readonly DatastreamRow[]): Promise<void> {
  if (rows.length === 0) throw townsOwn('datastream');
  for (const row of rows) {
    const thing = (await thingsOf(tx)).byId(row.thingId);
    const model = thing && (await modelsOf(tx)).of(thing)?.model;
    await saveDatastream(tx, { ...row, content: {}, sensorNo: null, propertyNo: null });
    if (!model?.properties.some(({ key }) => key === row.key)) continue;
    const { version: _version, ...content } = model;
    const properties = model.properties.filter(({ key }) => key !== row.key);
    await saveModels(tx, [{ ...content, properties }]);
  }
}

async function removeMade(tx: Tx, kind: MadeKind, { id }: Entity): Promise<void> {
  const made = (await madeRows(tx, kind)).find(({ no }) => no === id);
  if (!made) throw townsOwn(kind === 'sensors' ? 'sensor' : 'observed property');
  const hanging = (await datastreamRows(tx)).filter(
    ({ sensorNo, propertyNo }) => (kind === 'sensors' ? sensorNo : propertyNo) === made.no,
  );
  if (hanging.length > 0) await removeDatastreams(tx, hanging);
  await deleteMade(tx, kind, made.no);
}
