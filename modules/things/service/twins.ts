/** Desired and reported state of devices. */
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { ReasonCode } from '../contract/reasons.ts';
import { events } from '../contract/events.ts';
import { problem } from '../problems/index.ts';
import { deltaOf, isNewer, merged } from '../rules/twin.ts';
import { wakeDoor } from '../store/downlink.ts';
import type { TwinRow } from '../store/tables.ts';
import { lockTwin, saveTwin, twinRow } from '../store/twins.ts';
import type { CheckedValue, Thing, Twin, TwinDelta } from '../types.ts';
import { audienceOf } from './audience.ts';
import { modelsOf } from './models.ts';
import { activeThing, knownThing } from './require.ts';

type State = Readonly<Record<string, unknown>>;

const mostFaults = 20;

/** The twin of a device; null when nothing was desired or reported yet. */
export async function twinOf(tx: Tx, thingId: string): Promise<Twin | null> {
  const row = await twinRow(tx, thingId);
  if (!row) return null;
  const { desired, desiredVersion, reported, reportedAt } = row;
  return { desired, desiredVersion, reported, reportedAt };
}

/** Takes what a device says of its state. Reports older than what is known are passed over. */
export async function reportState(tx: Tx, thingId: string, patch: State, at: Date): Promise<void> {
  const thing = await knownThing(tx, thingId);
  const row = await lockTwin(tx, thingId);
  if (!isNewer(at, row.reportedAt)) return;
  const next = { ...row, reported: merged(row.reported ?? {}, patch), reportedAt: at };
  await keep(tx, thing, next, !isDeepStrictEqual(row.reported, next.reported));
}

/** A member of a reported state that does not fit the model. */
export interface StateFault {
  readonly key: string;
  readonly reason: ReasonCode;
  readonly detail: string;
}

/**
 * Takes a state as a device itself sent it: what fits the model is kept, the rest is given back with its
 * reason, at most twenty. `null` takes a member back.
 */
export async function takeState(
  tx: Tx,
  thingId: string,
  said: State,
  at: Date,
): Promise<readonly StateFault[]> {
  const thing = await knownThing(tx, thingId);
  const model = (await modelsOf(tx)).of(thing);
  const patch: Record<string, unknown> = {};
  const faults: StateFault[] = [];
  for (const [key, value] of Object.entries(said)) {
    const verdict = model?.check(key, value);
    if (value === null && model?.property(key)) patch[key] = null;
    else if (verdict?.ok) patch[key] = verdict.value;
    else if (verdict) faults.push({ key, reason: verdict.reason, detail: verdict.detail });
  }
  if (Object.keys(patch).length > 0 || faults.length === 0) {
    await reportState(tx, thingId, patch, at);
  }
  return faults.slice(0, mostFaults);
}

/**
 * Says what a device should be like. Only properties that can be written are taken; `null` takes a wish
 * back. The delta is sent once the reported state is known. @throws input-invalid, thing-not-active
 */
export async function desireState(
  tx: Tx,
  thingId: string,
  patch: State,
  reason = '',
): Promise<TwinDelta> {
  const thing = await activeThing(tx, thingId);
  const checked = await checkedPatch(tx, thing, patch);
  const row = await lockTwin(tx, thingId);
  const { ctx } = tx;
  const next: TwinRow = {
    ...row,
    desired: merged(row.desired, checked),
    desiredVersion: row.desiredVersion + 1,
    desiredAt: ctx.clock.now(),
    desiredByName: ctx.actor.name,
  };
  await keep(tx, thing, next, true);
  await audit(tx, [
    { action: 'things.desire', subject: thingId, detail: { keys: Object.keys(patch), reason } },
  ]);
  return { version: next.desiredVersion, delta: deltaOf(next) };
}

async function checkedPatch(tx: Tx, thing: Thing, patch: State): Promise<State> {
  const model = (await modelsOf(tx)).of(thing);
  const faults: { pointer: string; detail: string }[] = [];
  const checked: Record<string, CheckedValue | null> = {};
  for (const [key, value] of Object.entries(patch)) {
    const property = model?.property(key);
    if (value === null) {
      checked[key] = null;
      continue;
    }
    const verdict = property?.access === 'r' ? undefined : model?.check(key, value);
    if (verdict?.ok) checked[key] = verdict.value;
    else faults.push({ pointer: `/${key}`, detail: verdict ? verdict.reason : 'read-only' });
  }
  if (faults.length > 0) throw problem('input-invalid', { count: faults.length }, faults);
  return checked;
}

/** A device that says the same again is noted, not told to everybody. */
async function keep(tx: Tx, thing: Thing, row: TwinRow, isChanged: boolean): Promise<void> {
  const differs = deltaOf(row) !== null;
  await saveTwin(tx, { ...row, differs });
  if (differs && row.sentVersion < row.desiredVersion) await wakeDoor(tx, thing.door, thing.id);
  if (!isChanged) return;
  await emit(tx, [
    {
      type: events.twinChanged,
      subject: thing.id,
      payload: { thingId: thing.id },
      audience: audienceOf(thing),
    },
  ]);
}

/**
 * What a door sends now: the delta of a desired version that was not sent yet, marked as sent. With
 * `again` (the device has just connected) also one that was sent before and still differs.
 */
export async function takeDelta(
  tx: Tx,
  thingId: string,
  again = false,
): Promise<(TwinDelta & { readonly delta: State }) | null> {
  const row = await twinRow(tx, thingId);
  if (!row?.differs || (!again && row.sentVersion >= row.desiredVersion)) return null;
  const locked = await lockTwin(tx, thingId);
  const delta = deltaOf(locked);
  const isFresh = locked.sentVersion < locked.desiredVersion;
  if (!delta || !(again || isFresh)) return null;
  const sentAt = tx.ctx.clock.now();
  await saveTwin(tx, { ...locked, sentVersion: locked.desiredVersion, sentAt });
  return { version: locked.desiredVersion, delta };
}
