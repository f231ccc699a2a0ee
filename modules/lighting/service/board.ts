/** The control page: what was decided, what is reported, what is wrong. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { type Latest, latestOf } from '#modules/observations/index.ts';
import type { Thing } from '#modules/things/index.ts';
import type { Board, CabinetView, GroupView, LampView } from '../contract/index.ts';
import { nightAtOrAfter } from '../rules/sun.ts';
import { openFaults, runningOverrides, stateRows } from '../store/control.ts';
import type { FaultRow, StateRow } from '../store/tables.ts';
import { programmeOn, type Surroundings, surroundings } from './deciding.ts';
import { type Lamp, type Lights, lights } from './lamps.ts';
import { overrideViews } from './overrides.ts';
import { reportedLevel } from './read-back.ts';
import { ungrouped } from './switching.ts';
import { townPlace } from './views.ts';

/** Newest values of one device by key. */
type Newest = ReadonlyMap<string, Latest>;

interface Known {
  readonly newest: ReadonlyMap<string, Newest>;
  readonly states: ReadonlyMap<string, StateRow>;
  readonly faults: readonly FaultRow[];
}

/** Everything of the control page. */
export async function viewBoard(ctx: Ctx): Promise<Board> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const all = await lights(tx);
    const known = await knownOf(tx, all);
    const around = await surroundings(tx);
    const place = await townPlace(tx);
    const night = place && nightAtOrAfter(now, place);
    const lamps = all.lamps.map((lamp) => lampView(lamp, known));
    return {
      at: now.toISOString(),
      duskAt: night?.duskAt.toISOString() ?? null,
      dawnAt: night?.dawnAt.toISOString() ?? null,
      isNight: night ? night.duskAt <= now : false,
      groups: groupViews(around, lamps, night?.date ?? null),
      cabinets: all.cabinets.map((one) => cabinetView(one, all.lamps, known)),
      lamps,
      overrides: await overrideViews(tx, await runningOverrides(tx, now)),
    };
  });
}

async function knownOf(tx: Tx, { lamps, cabinets }: Lights): Promise<Known> {
  const ids = [...lamps.map(({ thing }) => thing.id), ...cabinets.map(({ id }) => id)];
  const newest = new Map<string, Map<string, Latest>>();
  for (const value of await latestOf(tx, ids)) {
    const own = newest.get(value.thingId) ?? new Map<string, Latest>();
    own.set(value.key, value);
    newest.set(value.thingId, own);
  }
  const states = new Map((await stateRows(tx)).map((row) => [row.thingId, row]));
  return { newest, states, faults: await openFaults(tx) };
}

function lampView({ thing, groupCode, cabinet }: Lamp, known: Known): LampView {
  const newest = known.newest.get(thing.id);
  const state = known.states.get(thing.id);
  return {
    ...headOf(thing),
    groupCode,
    cabinetId: cabinet?.id ?? null,
    levelPercent: state?.levelPercent ?? null,
    by: state?.decidedBy ?? null,
    until: state?.untilAt?.toISOString() ?? null,
    reportedPercent: reportedLevel({
      reported: { on: newest?.get('on')?.value, brightness: newest?.get('brightness')?.value },
    }),
    powerWatts: numberOf(newest, 'power'),
    reportedAt: lastHeard(newest),
    faults: known.faults.filter(({ thingId }) => thingId === thing.id).map(({ kind }) => kind),
  };
}

function cabinetView(thing: Thing, lamps: readonly Lamp[], known: Known): CabinetView {
  const newest = known.newest.get(thing.id);
  return {
    ...headOf(thing),
    lampCount: lamps.filter(({ cabinet }) => cabinet?.id === thing.id).length,
    powerKilowatts: numberOf(newest, 'activePower'),
    energyKwh: numberOf(newest, 'energy'),
    leakageMilliamperes: numberOf(newest, 'leakage'),
    cableCut: flagOf(newest, 'cableCut'),
    doorOpen: flagOf(newest, 'doorOpen'),
    reportedAt: lastHeard(newest),
  };
}

/** The groups of the plan, and the lamps that belong to none. */
function groupViews(
  around: Surroundings,
  lamps: readonly LampView[],
  date: string | null,
): GroupView[] {
  const { groups } = around.plan;
  const loose = { code: ungrouped, nameZh: '未分组', nameEn: 'Without a group' };
  return [...groups.values(), loose].flatMap(({ code, nameZh, nameEn }) => {
    const own = lamps.filter(({ groupCode }) => groupCode === code);
    if (own.length === 0) return [];
    const programme = date ? programmeOn(around, code, date) : undefined;
    const next = own.flatMap(({ until }) => until ?? []).sort();
    return [
      {
        code,
        nameZh,
        nameEn,
        lampCount: own.length,
        litCount: own.filter(({ reportedPercent }) => (reportedPercent ?? 0) > 0).length,
        faultCount: own.filter(({ faults }) => faults.length > 0).length,
        programmeZh: programme?.nameZh ?? '',
        programmeEn: programme?.nameEn ?? '',
        levelPercent: Math.max(0, ...own.map(({ levelPercent }) => levelPercent ?? 0)),
        nextAt: next[0] ?? null,
      },
    ];
  });
}

function headOf(thing: Thing) {
  const { id, code, name, position } = thing;
  return {
    thingId: id,
    code,
    name,
    position: position ? { longitude: position.longitude, latitude: position.latitude } : null,
  };
}

function numberOf(newest: Newest | undefined, key: string): number | null {
  const value = newest?.get(key)?.value;
  return typeof value === 'number' ? value : null;
}

function flagOf(newest: Newest | undefined, key: string): boolean | null {
  const value = newest?.get(key)?.value;
  return typeof value === 'boolean' ? value : null;
}

function lastHeard(newest: Newest | undefined): string | null {
  const times = [...(newest?.values() ?? [])].map(({ at }) => at.getTime());
  return times.length > 0 ? new Date(Math.max(...times)).toISOString() : null;
}
