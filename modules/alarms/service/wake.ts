/** Judging when nothing comes: runs that become long enough, silence, ends of hours watched. */
import type { Database, Tx } from '#platform/database/index.ts';
import type { TimerHandler } from '#platform/module/index.ts';
import { type NewTimer, setTimers, type Timer } from '#platform/timers/index.ts';
import { latestOf } from '#modules/observations/index.ts';
import { type Thing, thingsOf } from '#modules/things/index.ts';
import type { LiveRule } from '../rules/book.ts';
import { lockState } from '../store/states.ts';
import { graceMs, judgePairs, wakeKind } from './judge-pairs.ts';
import { dropMemory, pairKey } from './memory.ts';
import { rulesOf } from './rules-of.ts';

/** The timer of one rule and thing has come. */
export const wake: TimerHandler = { kind: wakeKind, handle: wakePair };

const startedAt = new WeakMap<Database, number>();

/** Notes since when this process listens: what it could not hear before is no silence. */
export function noteStart(database: Database, at: Date): void {
  startedAt.set(database, at.getTime());
}

async function wakePair(tx: Tx, { subject, dueAt }: Timer): Promise<void> {
  const [ruleId = '', thingId = ''] = subject.split(':');
  const book = await rulesOf(tx);
  const rule = book.byId(ruleId);
  const thing = (await thingsOf(tx)).byId(thingId);
  if (!rule || thing?.state !== 'active' || !rule.covers(thing)) return;
  const now = tx.ctx.clock.now().getTime();
  const deaf = (startedAt.get(tx.ctx.database) ?? 0) + rule.silenceMs;
  if (rule.compiled.hasAbsence && now < deaf) {
    await setTimers(tx, [{ kind: wakeKind, subject, dueAt: new Date(deaf) }]);
    return;
  }
  await lockState(tx, ruleId, thingId);
  // Values may have gone through another process: the store knows the newest.
  dropMemory(tx, ruleId, thingId);
  // Of a thing that was never heard only the timer tells since when it is listened for.
  const armedAt = dueAt.getTime() - rule.silenceMs - graceMs;
  await judgePairs(tx, book, [{ rule, thing, armedAt, inputs: [{ kind: 'tick', now }] }]);
}

/**
 * Lets rules that wait for silence begin to count: from the last value of a thing, or from now where
 * it never spoke. A timer that is set already is moved, which only costs one more look.
 */
export async function armSilence(
  tx: Tx,
  rules: readonly LiveRule[],
  things: readonly Thing[],
): Promise<void> {
  const waiting = rules.filter(({ compiled }) => compiled.hasAbsence);
  const watched = things.filter(
    (thing) => thing.state === 'active' && waiting.some((rule) => rule.covers(thing)),
  );
  if (watched.length === 0) return;
  const heard = await lastHeard(tx, watched);
  const now = tx.ctx.clock.now().getTime();
  const timers: NewTimer[] = [];
  for (const rule of waiting) {
    for (const thing of watched) {
      if (!rule.covers(thing)) continue;
      const due = Math.max(now, (heard.get(thing.id) ?? now) + rule.silenceMs);
      const subject = pairKey(rule.id, thing.id);
      timers.push({ kind: wakeKind, subject, dueAt: new Date(due) });
    }
  }
  await setTimers(tx, timers);
}

/** When each thing was heard last, ms; those that never were are missing. */
async function lastHeard(tx: Tx, things: readonly Thing[]): Promise<Map<string, number>> {
  const heard = new Map<string, number>();
  for (const { thingId, receivedAt } of await latestOf(
    tx,
    things.map(({ id }) => id),
  )) {
    heard.set(thingId, Math.max(heard.get(thingId) ?? 0, receivedAt.getTime()));
  }
  return heard;
}
