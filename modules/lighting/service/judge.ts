/** What the lights do with values as they arrive: faults by power, wishes of sensors. */
import type { Tx } from '#platform/database/index.ts';
import type { AcceptedValue, ObservationJudge } from '#modules/observations/index.ts';
import { nightAt } from '../rules/sun.ts';
import { type LampFault, lampFault } from '../rules/verdict.ts';
import { openFaults, runningWishes, saveWish, setSuspected, stateRows } from '../store/control.ts';
import type { FaultRow, StateRow } from '../store/tables.ts';
import { energyDays } from './energy-days.ts';
import { type Lamp, lights } from './lamps.ts';
import { beginFault, endFaultOf } from './read-back.ts';
import { switchSoon } from './switching.ts';

const powerKey = 'power';
const presenceKey = 'presence';
const energyKey = 'energy';

/** Judges what lamps say of their power, hears sensors, notes which days of meters must be reckoned. */
export const lampJudge: ObservationJudge = {
  name: 'lighting.lamps',
  wants: (_thing, key) => key === powerKey || key === presenceKey || key === energyKey,
  revision: () => 0,
  judge: judgeLamps,
};

async function judgeLamps(tx: Tx, values: readonly AcceptedValue[]): Promise<void> {
  await noteMeters(
    tx,
    values.filter(({ key, quality }) => key === energyKey && quality === 'N'),
  );
  // What comes late is history: it neither raises nor clears.
  const live = values.filter(
    ({ key, late, quality }) => key !== energyKey && !late && quality === 'N',
  );
  if (live.length === 0) return;
  const town = await lights(tx);
  const own = new Map<string, Lamp>();
  for (const { thing } of live) {
    const lamp = town.lamp(thing.id);
    if (lamp) own.set(thing.id, lamp);
  }
  if (own.size === 0) return;
  await judgePower(
    tx,
    own,
    live.filter(({ key }) => key === powerKey),
  );
  const seen = live.filter(({ key, value }) => key === presenceKey && value === true);
  for (const { thing, at } of seen) await hearSensor(tx, own.get(thing.id), at);
}

async function noteMeters(tx: Tx, values: readonly AcceptedValue[]): Promise<void> {
  if (values.length === 0) return;
  const cabinets = new Set((await lights(tx)).cabinets.map(({ id }) => id));
  await energyDays.note(
    tx,
    values
      .filter(({ thing }) => cabinets.has(thing.id))
      .map(({ thing, at }) => ({ subject: thing.id, at })),
  );
}

async function judgePower(
  tx: Tx,
  own: ReadonlyMap<string, Lamp>,
  values: readonly AcceptedValue[],
): Promise<void> {
  const ids = [...own.keys()];
  const states = new Map((await stateRows(tx, ids)).map((row) => [row.thingId, row]));
  const open = await openFaults(tx, ids);
  for (const { thing, value, at } of values) {
    const [lamp, state] = [own.get(thing.id), states.get(thing.id)];
    if (!lamp?.place || !state || typeof value !== 'number') continue;
    const report = { powerWatts: value, ratedWatts: lamp.group?.ratedWatts ?? 60 };
    const daylight = nightAt(at, lamp.place) === null;
    const fault = lampFault(report, { ...state, daylight }, at);
    const running = open.filter(
      ({ thingId, kind }) => thingId === thing.id && kind !== 'not-following',
    );
    const suspected = await follow(tx, { lamp, state, fault, running, at, value });
    states.set(thing.id, { ...state, suspected });
  }
}

interface Judged {
  readonly lamp: Lamp;
  readonly state: StateRow;
  readonly fault: LampFault | null;
  readonly running: readonly FaultRow[];
  readonly at: Date;
  readonly value: number;
}

/** A fault must be told twice in a row before it is believed; one good report ends it. */
async function follow(
  tx: Tx,
  { lamp, state, fault, running, at, value }: Judged,
): Promise<LampFault | null> {
  for (const { kind } of running) if (kind !== fault) await endFaultOf(tx, lamp, kind, at);
  if (fault && running.some(({ kind }) => kind === fault)) return state.suspected;
  if (fault && state.suspected === fault)
    await beginFault(tx, lamp, fault, { value: `${value} W`, at });
  const suspected = fault && state.suspected !== fault ? fault : null;
  if (suspected !== state.suspected) await setSuspected(tx, lamp.thing.id, suspected);
  return suspected;
}

/** Keeps a sensor's wish for its group; one that runs on for long is not renewed each second. */
async function hearSensor(tx: Tx, lamp: Lamp | undefined, at: Date): Promise<void> {
  const group = lamp?.group;
  if (!group?.sensorLevel) return;
  const untilAt = new Date(at.getTime() + group.sensorHoldSeconds * 1000);
  const running = (await runningWishes(tx, at)).find(({ groupCode }) => groupCode === group.code);
  const freshMs = running ? running.untilAt.getTime() - at.getTime() : 0;
  if (freshMs > group.sensorHoldSeconds * 500) return;
  await saveWish(tx, { tenantId: tx.ctx.tenantId, groupCode: group.code, at, untilAt });
  await switchSoon(tx, [group.code]);
}
