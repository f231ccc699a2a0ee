/** The read-back: whether lamps do what they were told. */
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import type { Timer } from '#platform/timers/index.ts';
import { clearAlarm, raiseAlarm } from '#modules/alarms/index.ts';
import { type Twin, twinOf } from '#modules/things/index.ts';
import { events } from '../contract/index.ts';
import { follows } from '../rules/verdict.ts';
import { endFault, insertFaults, openFaults, stateRows } from '../store/control.ts';
import type { FaultKind, StateRow } from '../store/tables.ts';
import { type Lamp, lights } from './lamps.ts';

/** Compares a group's lamps with what they were told; the timer's handler. */
export async function checkGroup(tx: Tx, timer: Pick<Timer, 'subject'>): Promise<void> {
  const { lamps } = await lights(tx);
  const own = new Map(
    lamps.filter((lamp) => lamp.groupCode === timer.subject).map((lamp) => [lamp.thing.id, lamp]),
  );
  const ids = [...own.keys()];
  const open = new Set(
    (await openFaults(tx, ids))
      .filter(({ kind }) => kind === 'not-following')
      .map(({ thingId }) => thingId),
  );
  for (const state of await stateRows(tx, ids)) {
    const lamp = own.get(state.thingId);
    const twin = await twinOf(tx, state.thingId);
    // What was never heard of is not known to disobey.
    if (!lamp || !twin?.reported) continue;
    const obeys = doesFollow(twin, state);
    if (!obeys && !open.has(state.thingId))
      await beginFault(tx, lamp, 'not-following', { value: saidBy(twin, state) });
    if (obeys && open.has(state.thingId)) await endFaultOf(tx, lamp, 'not-following');
  }
}

/** A lamp that has not spoken since it was told has not followed. */
function doesFollow(twin: Twin, state: StateRow): boolean {
  const heard = twin.reportedAt !== null && twin.reportedAt >= state.since;
  return heard && follows(state.levelPercent, reportedLevel(twin) ?? 0);
}

/** The level a lamp reports; null when it says nothing about light. */
export function reportedLevel(twin: Pick<Twin, 'reported'>): number | null {
  const { on, brightness } = twin.reported ?? {};
  if (on === false) return 0;
  if (typeof brightness === 'number') return brightness;
  return on === true ? 100 : null;
}

function saidBy(twin: Twin, state: StateRow): string {
  return `${state.levelPercent} % → ${reportedLevel(twin) ?? '?'} %`;
}

interface FaultWords {
  readonly titleZh: string;
  readonly titleEn: string;
  readonly severity: 'notice' | 'warning';
  readonly categoryCode: string | null;
}

/** 路灯不亮 of the shipped catalogue. */
const darkCategory = '010102';

const faultWords: Readonly<Record<FaultKind, FaultWords>> = {
  'lit-by-day': {
    titleZh: '白天亮灯',
    titleEn: 'Lamp lit by day',
    severity: 'notice',
    categoryCode: null,
  },
  'dark-by-night': {
    titleZh: '夜间不亮',
    titleEn: 'Lamp dark by night',
    severity: 'warning',
    categoryCode: darkCategory,
  },
  'not-following': {
    titleZh: '未按指令动作',
    titleEn: 'Lamp does not follow',
    severity: 'notice',
    categoryCode: null,
  },
};

/** Notes that a lamp has begun to do wrong, and raises its alarm. */
export async function beginFault(
  tx: Tx,
  { thing }: Lamp,
  kind: FaultKind,
  { value, at = tx.ctx.clock.now() }: { readonly value: string; readonly at?: Date },
): Promise<void> {
  const { tenantId } = tx.ctx;
  const row = { tenantId, id: uuidv7(), thingId: thing.id, kind, fromAt: at, toAt: null };
  await insertFaults(tx, [row]);
  await tellFault(tx, thing.id);
  await raiseAlarm(tx, { thingId: thing.id, type: `lamp-${kind}`, at, value, ...faultWords[kind] });
}

/** Notes that a lamp does right again, and clears its alarm. */
export async function endFaultOf(
  tx: Tx,
  { thing }: Lamp,
  kind: FaultKind,
  at = tx.ctx.clock.now(),
): Promise<void> {
  if (!(await endFault(tx, thing.id, kind, at))) return;
  await tellFault(tx, thing.id);
  await clearAlarm(tx, { thingId: thing.id, type: `lamp-${kind}`, at, reason: clearReason });
}

async function tellFault(tx: Tx, subject: string): Promise<void> {
  const audience = { everyone: true };
  await emit(tx, [{ type: events.faultsChanged, subject, payload: {}, audience }]);
}

const clearReason = '路灯恢复正常';
