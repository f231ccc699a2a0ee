/** What follows from a happening: an alarm and its clearing, a word to the screens, the timer of a stay. */
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { clearAlarm, raiseAlarm } from '#modules/alarms/index.ts';
import type { Thing } from '#modules/things/index.ts';
import { events, type FenceEvent } from '../contract.ts';
import { dwellDueAt, type FenceState, type Happening } from '../rules/judge.ts';
import type { FenceRow } from '../store/tables.ts';

/** The timer of a stay that is too long. */
export const dwellTimer = 'fences.dwell';

interface AtFence {
  readonly fence: FenceRow;
  readonly thing: Thing;
  readonly state: FenceState;
}

/** Raises what began, clears what ended, tells the screens. */
export async function follow(
  tx: Tx,
  {
    fence,
    thing,
    before,
    state,
    happenings,
  }: AtFence & {
    readonly before: FenceState;
    readonly happenings: readonly Happening[];
  },
): Promise<void> {
  const at = state.lastAt;
  if (before.side !== state.side) {
    const ended: FenceEvent[] = state.side === 'in' ? ['leave'] : ['enter', 'dwell', 'speed'];
    for (const event of ended) await clear(tx, { fence, thing, event, at });
  } else if (before.speedTold && !state.speedTold) {
    await clear(tx, { fence, thing, event: 'speed', at });
  }
  for (const happening of happenings) await raise(tx, { fence, thing }, happening);
  if (happenings.length > 0) await tellScreens(tx, fence, thing);
}

/** Raises the alarm of a happening, where the fence calls somebody. */
export async function raise(
  tx: Tx,
  { fence, thing }: Pick<AtFence, 'fence' | 'thing'>,
  happening: Happening,
): Promise<void> {
  const { severity, categoryCode } = fence;
  if (!severity) return;
  const { event, at } = happening;
  await raiseAlarm(tx, {
    thingId: thing.id,
    type: alarmType(fence, event),
    titleZh: `${words[event].zh}“${fence.name}”`,
    titleEn: `${words[event].en} “${fence.name}”`,
    severity,
    at,
    value: valueOf(happening),
    categoryCode,
    details: { fenceId: fence.id, event },
  });
}

const words: Readonly<Record<FenceEvent, { zh: string; en: string }>> = {
  enter: { zh: '进入', en: 'Entered' },
  leave: { zh: '离开', en: 'Left' },
  dwell: { zh: '停留过久：', en: 'Stays too long in' },
  speed: { zh: '超速：', en: 'Too fast in' },
};

function valueOf({ event, speedKmh, stayedSeconds }: Happening): string {
  if (event === 'speed' && speedKmh !== null) return `${Math.round(speedKmh)} km/h`;
  if (stayedSeconds !== null) return `${Math.round(stayedSeconds / 60)} min`;
  return '';
}

/** One alarm a fence, thing and event. */
function alarmType({ id }: FenceRow, event: FenceEvent): string {
  return `fence-${event}-${id.slice(-12)}`;
}

async function clear(
  tx: Tx,
  { fence, thing, event, at }: { fence: FenceRow; thing: Thing; event: FenceEvent; at: Date },
): Promise<void> {
  if (!fence.severity || !fence.watch.includes(event)) return;
  const reason = '已不在该状态';
  await clearAlarm(tx, { thingId: thing.id, type: alarmType(fence, event), at, reason });
}

/** Clears every alarm of a thing at a fence: the fence was changed or removed. */
export async function clearAll(
  tx: Tx,
  { fence, thingId }: { readonly fence: FenceRow; readonly thingId: string },
): Promise<void> {
  const at = tx.ctx.clock.now();
  for (const event of fence.watch) {
    const reason = '围栏已修改或删除';
    await clearAlarm(tx, { thingId, type: alarmType(fence, event), at, reason });
  }
}

/** Tells open screens that something happened. */
export async function tellScreens(tx: Tx, fence: FenceRow, thing: Thing): Promise<void> {
  const { departmentId, villageId } = thing;
  await emit(tx, [
    {
      type: events.happened,
      subject: fence.id,
      payload: { fenceId: fence.id, thingId: thing.id },
      audience: {
        departments: departmentId ? [departmentId] : [],
        villages: villageId ? [villageId] : [],
      },
    },
  ]);
}

/** Sets the timer of a stay, so that a thing that falls silent inside is told too; or takes it back. */
export async function watchDwell(tx: Tx, { fence, thing, state }: AtFence): Promise<void> {
  if (!fence.watch.includes('dwell') || fence.dwellSeconds === null) return;
  const subject = `${fence.id}/${thing.id}`;
  const shape = { ...fence, area: fence.area };
  const dueAt = dwellDueAt(shape, state);
  if (dueAt) await setTimers(tx, [{ kind: dwellTimer, subject, dueAt }]);
  else await clearTimers(tx, subject, [dwellTimer]);
}
