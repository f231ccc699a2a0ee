/** Adding devices, many in one transaction: coded, placed on the ground, sealed, told. */
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { events } from '../contract/events.ts';
import { problem } from '../problems/index.ts';
import { codeOf, prefixOf } from '../rules/codes.ts';
import type { NewThingRow } from '../store/tables.ts';
import {
  insertThings,
  saveKeys,
  takeCodeNumbers,
  takenCodes,
  takenExternalIds,
} from '../store/things.ts';
import type { AddedThing, ModelBook, NewThing } from '../types.ts';
import { audienceOf } from './audience.ts';
import { thingsChangedIn, thingsOf } from './directory.ts';
import { forgetKeys } from './keys.ts';
import { modelsOf } from './models.ts';
import { sealed, shortestSecretAt } from './secrets.ts';

type Town = Awaited<ReturnType<typeof ground>>;

/**
 * Adds devices in the order given. @throws model-unknown, model-retired, secret-weak, thing-code-taken,
 * external-id-taken, gateway-unknown
 */
export async function addThings(tx: Tx, things: readonly NewThing[]): Promise<AddedThing[]> {
  if (things.length === 0) return [];
  const models = await modelsOf(tx);
  const town = await ground(tx);
  await requireFreeNames(tx, things);
  await requireGateways(tx, things);
  const codes = await codesFor(tx, things);
  const rows = things.map((thing, index) =>
    rowOf(tx, thing, { models, town, code: codes[index] ?? '' }),
  );
  const numbers = await insertThings(tx, rows);
  await saveKeys(tx, keysOf(tx, things, rows));
  await thingsChangedIn(tx);
  forgetKeys(tx.ctx.database);
  await emit(
    tx,
    rows.map((row) => ({
      type: events.added,
      subject: row.id,
      payload: { thingId: row.id },
      audience: audienceOf(row),
    })),
  );
  return rows.map(({ id, code }) => ({ id, code, no: numbers.get(id) ?? 0 }));
}

async function requireFreeNames(tx: Tx, things: readonly NewThing[]): Promise<void> {
  const named = things.flatMap(({ door, externalId }) =>
    externalId ? [{ door, externalId }] : [],
  );
  const seen = new Set<string>();
  for (const { door, externalId } of named) {
    const name = `${door} ${externalId}`;
    if (seen.has(name)) throw problem('external-id-taken', { externalId });
    seen.add(name);
  }
  for (const [door, list] of Map.groupBy(named, (one) => one.door)) {
    const ids = list.map(({ externalId }) => externalId);
    const [taken] = await takenExternalIds(tx.ctx.database, door, ids);
    if (taken) throw problem('external-id-taken', { externalId: taken });
  }
}

/** A gateway is a device of the town that hangs on none itself. */
async function requireGateways(tx: Tx, things: readonly NewThing[]): Promise<void> {
  const ids = new Set(things.flatMap(({ gatewayId }) => gatewayId ?? []));
  if (ids.size === 0) return;
  const directory = await thingsOf(tx);
  for (const id of ids) {
    const gateway = directory.byId(id);
    if (!gateway || gateway.gatewayId || gateway.state === 'retired')
      throw problem('gateway-unknown');
  }
}

async function codesFor(tx: Tx, things: readonly NewThing[]): Promise<string[]> {
  const given = things.flatMap(({ code }) => (code ? [code] : []));
  const taken = await takenCodes(tx, given);
  const doubled = given.find((code, index) => taken.has(code) || given.indexOf(code) !== index);
  if (doubled) throw problem('thing-code-taken', { code: doubled });
  const used = new Set(given);
  const counts = new Map<string, number>();
  for (const { code, modelCode } of things) {
    if (!code) counts.set(prefixOf(modelCode), (counts.get(prefixOf(modelCode)) ?? 0) + 1);
  }
  const fresh = new Map<string, string[]>();
  for (const [prefix, count] of counts) fresh.set(prefix, await freeCodes(tx, prefix, count, used));
  return things.map(({ code, modelCode }) => code || fresh.get(prefixOf(modelCode))?.shift() || '');
}

/** The next codes of a prefix, passing over those that people have given by hand. */
async function freeCodes(
  tx: Tx,
  prefix: string,
  count: number,
  used: ReadonlySet<string>,
): Promise<string[]> {
  const found: string[] = [];
  while (found.length < count) {
    const wanted = count - found.length;
    const first = await takeCodeNumbers(tx, prefix, wanted);
    const codes = Array.from({ length: wanted }, (_, index) => codeOf(prefix, first + index));
    const taken = await takenCodes(tx, codes);
    found.push(...codes.filter((code) => !taken.has(code) && !used.has(code)));
  }
  return found;
}

function rowOf(
  tx: Tx,
  thing: NewThing,
  { models, town, code }: { models: ModelBook; town: Town; code: string },
): NewThingRow {
  const model = models.get(thing.modelCode)?.model;
  if (!model) throw problem('model-unknown', { code: thing.modelCode });
  if (models.isRetired(model.code)) throw problem('model-retired', { name: model.nameZh });
  const cell = thing.position ? town.cellAt(thing.position) : null;
  return {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    code,
    name: thing.name,
    modelCode: model.code,
    modelVersion: model.version,
    gatewayId: thing.gatewayId ?? null,
    door: thing.door,
    externalId: thing.externalId ?? null,
    longitude: thing.position?.longitude ?? null,
    latitude: thing.position?.latitude ?? null,
    address: thing.address ?? '',
    villageId: thing.villageId === undefined ? (cell?.villageId ?? null) : thing.villageId,
    gridCellId: thing.gridCellId === undefined ? (cell?.id ?? null) : thing.gridCellId,
    departmentId: thing.departmentId ?? null,
    groupCodes: [...(thing.groupCodes ?? [])],
    tags: { ...thing.tags },
    settings: { ...thing.settings },
    state: 'active',
    version: 1,
    createdAt: tx.ctx.clock.now(),
    retiredAt: null,
  };
}

function keysOf(tx: Tx, things: readonly NewThing[], rows: readonly NewThingRow[]) {
  return things.flatMap(({ secret, door }, index) => {
    const row = rows[index];
    if (secret === undefined || !row) return [];
    if (secret.length < shortestSecretAt(door)) throw problem('secret-weak');
    const { id: thingId, tenantId } = row;
    return [{ thingId, tenantId, ...sealed(secret), changedAt: tx.ctx.clock.now() }];
  });
}
