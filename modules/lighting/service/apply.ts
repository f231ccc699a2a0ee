/** Telling the lamps: a group is decided, what changed is desired, the next look is planned. */
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { desireState } from '#modules/things/index.ts';
import type { Timer } from '#platform/timers/index.ts';
import { events } from '../contract/index.ts';
import type { Decision } from '../rules/decide.ts';
import { saveStates, stateRows } from '../store/control.ts';
import type { StateRow } from '../store/tables.ts';
import { decisionFor, surroundings } from './deciding.ts';
import { type Lamp, lights } from './lamps.ts';
import { planNext } from './switching.ts';

/** Longest time without a look, for lamps whose place has no dusk today. */
const longestWaitMs = 12 * 3_600_000;

/** Decides a group anew; the timer's handler. */
export async function switchGroup(tx: Tx, timer: Pick<Timer, 'subject'>): Promise<void> {
  await applyGroup(tx, timer.subject);
}

/**
 * Decides the lamps of a group. Only lamps whose level changed are told; what is told waits in the twin
 * until the lamp's own state is known.
 * @returns how many were told
 */
export async function applyGroup(tx: Tx, groupCode: string): Promise<number> {
  const around = await surroundings(tx);
  const { lamps } = await lights(tx);
  const own = lamps.filter((lamp) => lamp.groupCode === groupCode && lamp.thing.state === 'active');
  if (own.length === 0) return 0;
  const known = new Map(
    (
      await stateRows(
        tx,
        own.map(({ thing }) => thing.id),
      )
    ).map((row) => [row.thingId, row]),
  );
  const rows: StateRow[] = [];
  let told = 0;
  for (const lamp of own) {
    const decision = decisionFor(lamp, around);
    if (!decision) continue;
    const before = known.get(lamp.thing.id);
    if (before?.levelPercent !== decision.levelPercent) {
      await tell(tx, lamp, decision);
      told += 1;
    }
    rows.push(stateOf(tx, lamp, decision, before));
  }
  await saveStates(tx, rows);
  await planNext(tx, groupCode, { at: earliest(tx, rows), changed: told > 0 });
  if (told > 0) await tellScreens(tx, groupCode);
  return told;
}

/** A lamp that is off keeps its brightness for the next night. */
async function tell(tx: Tx, { thing }: Lamp, { levelPercent, by }: Decision): Promise<void> {
  const wish = levelPercent > 0 ? { on: true, brightness: levelPercent } : { on: false };
  await desireState(tx, thing.id, wish, `lighting: ${by}`);
}

function stateOf(
  tx: Tx,
  { thing }: Lamp,
  { levelPercent, by, until }: Decision,
  before: StateRow | undefined,
): StateRow {
  const same = before?.levelPercent === levelPercent;
  return {
    tenantId: tx.ctx.tenantId,
    thingId: thing.id,
    levelPercent,
    decidedBy: by,
    since: same ? before.since : tx.ctx.clock.now(),
    untilAt: until,
    suspected: same ? before.suspected : null,
  };
}

function earliest(tx: Tx, rows: readonly StateRow[]): Date {
  const longest = tx.ctx.clock.now().getTime() + longestWaitMs;
  return new Date(Math.min(longest, ...rows.flatMap(({ untilAt }) => untilAt?.getTime() ?? [])));
}

async function tellScreens(tx: Tx, groupCode: string): Promise<void> {
  await emit(tx, [
    {
      type: events.switched,
      subject: groupCode,
      payload: { groupCode },
      audience: { everyone: true },
    },
  ]);
}
