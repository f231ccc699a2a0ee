/** Adding and changing single devices by hand. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { clearTimers } from '#platform/timers/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { events } from '../contract/events.ts';
import type { ThingInput } from '../contract/shapes.ts';
import { problem } from '../problems/index.ts';
import type { ThingRow } from '../store/tables.ts';
import { saveKeys, takenExternalIds } from '../store/things.ts';
import { deleteKey, groupRows, lockThing, updateThing } from '../store/write.ts';
import type { ThingState } from '../types.ts';
import { addThings } from './add.ts';
import { audienceOf } from './audience.ts';
import { reloadThings, thingsChangedIn, thingsOf } from './directory.ts';
import { forgetKeys } from './keys.ts';
import { modelsOf } from './models.ts';
import { silenceTimer, watchAgain } from './presence.ts';
import { freshSecret, sealed, secretDoors } from './secrets.ts';

/** What a device is saved over: its row as it was read. */
export interface At {
  readonly id: string;
  readonly version: number;
}

/** Runs a change of devices in one transaction and refreshes this process's copies after it. */
export async function changingThings<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await ctx.database.inTenant(ctx, async (tx) => {
    const done = await work(tx);
    await thingsChangedIn(tx);
    return done;
  });
  forgetKeys(ctx.database);
  await reloadThings(ctx);
  return result;
}

/** Adds a device by hand. @throws the problems of its input */
export function addThing(ctx: Ctx, { code, ...input }: ThingInput & { code: string }) {
  return changingThings(ctx, async (tx) => {
    await requireKnown(tx, input);
    const secret = secretDoors.has(input.door) && input.externalId ? freshSecret() : null;
    const [added] = await addThings(tx, [
      { ...input, ...(code ? { code } : {}), ...(secret ? { secret } : {}) },
    ]);
    if (!added) throw new Error('one device in, one device out');
    await keepVersion(tx, added.id, { ...input, code: added.code, state: 'active' });
    await audit(tx, [{ action: 'things.add', subject: added.id, detail: { code: added.code } }]);
    return { id: added.id, code: added.code, secret };
  });
}

async function requireKnown(tx: Tx, input: ThingInput, present?: ThingRow): Promise<void> {
  const model = (await modelsOf(tx)).get(input.modelCode);
  if (!model) throw problem('model-unknown', { code: input.modelCode });
  const town = await ground(tx);
  if (input.departmentId && !town.department(input.departmentId))
    throw problem('department-missing');
  const known = new Set((await groupRows(tx)).map(({ code }) => code));
  const unknown = input.groupCodes.find((code) => !known.has(code));
  if (unknown && !present?.groupCodes.includes(unknown)) {
    throw problem('group-unknown', { code: unknown });
  }
}

/** Changes a device. @throws changed-meanwhile and the problems of its input */
export function saveThing(ctx: Ctx, at: At, input: ThingInput) {
  return changingThings(ctx, async (tx) => {
    const row = await lockAt(tx, at);
    if (row.state === 'retired') throw problem('thing-retired');
    await requireKnown(tx, input, row);
    await requireName(tx, row, input);
    await requireGateway(tx, row, input.gatewayId);
    const { position, groupCodes, ...rest } = input;
    const model = (await modelsOf(tx)).get(input.modelCode)?.model;
    const change = {
      ...rest,
      groupCodes: [...groupCodes],
      modelVersion: model?.version ?? row.modelVersion,
      ...(await placeOf(tx, position)),
    };
    await updateThing(tx, row.id, change);
    await keepVersion(tx, row.id, { ...row, ...change });
    await tellChanged(tx, { ...row, ...change });
    await audit(tx, [{ action: 'things.save', subject: row.id, detail: { code: row.code } }]);
    return { id: row.id, version: row.version + 1 };
  });
}

async function requireName(tx: Tx, row: ThingRow, { door, externalId }: ThingInput): Promise<void> {
  if (!externalId || (row.door === door && row.externalId === externalId)) return;
  const taken = await takenExternalIds(tx.ctx.database, door, [externalId]);
  if (taken.size > 0) throw problem('external-id-taken', { externalId });
}

async function requireGateway(tx: Tx, row: ThingRow, gatewayId: string | null): Promise<void> {
  if (!gatewayId) return;
  const directory = await thingsOf(tx);
  const gateway = directory.byId(gatewayId);
  const hasChildren = directory.children(row.id).length > 0;
  if (!gateway || gateway.gatewayId || gateway.id === row.id || hasChildren) {
    throw problem('gateway-unknown');
  }
}

async function lockAt(tx: Tx, { id, version }: At): Promise<ThingRow> {
  const row = await lockThing(tx, id);
  if (!row) throw generalProblem('not-found', { what: '该设备' });
  if (row.version !== version) throw generalProblem('changed-meanwhile', { what: row.name });
  return row;
}

async function keepVersion(tx: Tx, id: string, content: object): Promise<void> {
  await saveVersions(tx, [{ kind: 'things.thing', subject: id, content }]);
}

async function tellChanged(
  tx: Tx,
  row: Pick<ThingRow, 'id' | 'departmentId' | 'villageId' | 'gridCellId'>,
) {
  const { id } = row;
  await emit(tx, [
    { type: events.changed, subject: id, payload: { thingId: id }, audience: audienceOf(row) },
  ]);
}

/** Disables, enables or retires a device. @throws changed-meanwhile, gateway-has-children, thing-retired */
export function setState(ctx: Ctx, at: At, state: ThingState) {
  return changingThings(ctx, async (tx) => changeState(tx, await lockAt(tx, at), state));
}

/** Retires a device within a transaction. @throws not-found, gateway-has-children, thing-retired */
export async function retireThing(tx: Tx, id: string): Promise<void> {
  await changeState(tx, await lockPresent(tx, id), 'retired');
  await thingsChangedIn(tx);
}

/** Moves a device within a transaction; null takes its place away. @throws not-found, thing-retired */
export async function placeThing(
  tx: Tx,
  id: string,
  position: ThingInput['position'],
): Promise<void> {
  const row = await lockPresent(tx, id);
  const change = await placeOf(tx, position);
  await updateThing(tx, id, change);
  await keepVersion(tx, id, { ...row, ...change });
  await tellChanged(tx, { ...row, ...change });
  await thingsChangedIn(tx);
}

async function placeOf(tx: Tx, position: ThingInput['position']) {
  const cell = position ? (await ground(tx)).cellAt(position) : null;
  return {
    longitude: position?.longitude ?? null,
    latitude: position?.latitude ?? null,
    villageId: cell?.villageId ?? null,
    gridCellId: cell?.id ?? null,
  };
}

async function lockPresent(tx: Tx, id: string): Promise<ThingRow> {
  const row = await lockThing(tx, id);
  if (!row) throw generalProblem('not-found', { what: '该设备' });
  if (row.state === 'retired') throw problem('thing-retired');
  return row;
}

async function changeState(tx: Tx, row: ThingRow, state: ThingState) {
  if (row.state === 'retired') throw problem('thing-retired');
  const retiring = state === 'retired';
  if (retiring && (await thingsOf(tx)).children(row.id).length > 0) {
    throw problem('gateway-has-children');
  }
  const ends = { externalId: null, retiredAt: tx.ctx.clock.now() };
  const change = { state, ...(retiring ? ends : {}) };
  await updateThing(tx, row.id, change);
  if (retiring) await deleteKey(tx, row.id);
  if (state === 'active') await watchAgain(tx, [row.id]);
  else await clearTimers(tx, row.id, [silenceTimer]);
  await keepVersion(tx, row.id, { ...row, ...change });
  await tellChanged(tx, row);
  const detail = { code: row.code, state, externalId: row.externalId ?? '' };
  await audit(tx, [{ action: 'things.setState', subject: row.id, detail }]);
  return { id: row.id, version: row.version + 1 };
}

/** Gives a device a new secret. @throws not-found, thing-retired */
export function rotateSecret(ctx: Ctx, id: string): Promise<{ secret: string }> {
  return changingThings(ctx, async (tx) => {
    await lockPresent(tx, id);
    const secret = freshSecret();
    const changedAt = ctx.clock.now();
    await saveKeys(tx, [{ thingId: id, tenantId: ctx.tenantId, ...sealed(secret), changedAt }]);
    await audit(tx, [{ action: 'things.rotateSecret', subject: id }]);
    return { secret };
  });
}
