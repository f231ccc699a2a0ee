/** Steps of many rules at once: read what they remember, judge, keep, and do what follows. */
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { type NewTimer, setTimers } from '#platform/timers/index.ts';
import type { RuleBook } from '../rules/book.ts';
import { durableOf, isQuiet, sameDurable } from '../rules/state.ts';
import { type Input, type Outcome, step } from '../rules/step.ts';
import { saveStates, type StateChange, statesOf } from '../store/states.ts';
import type { RuleStateRecord } from '../store/tables.ts';
import { carryOut } from './carry-out.ts';
import {
  type Entry,
  keep,
  type Pair,
  pairKey,
  type Reading,
  readEntries,
  recall,
} from './memory.ts';

/** A pair that is to be judged, with what it is judged on, in order. */
export type Summons = Reading;

/** Kind of the timer that judges a pair when nothing comes. Subject: `rule:thing`. */
export const wakeKind = 'alarms.wake';

interface Judged {
  readonly pair: Pair;
  readonly entry: Entry;
  readonly outcomes: readonly Outcome[];
  readonly change: StateChange | null;
  readonly timer: NewTimer | null;
}

/**
 * Judges pairs. What rules remember is kept in rows only where it is not nothing, read in one
 * statement and written when it changed, in the transaction of the values: a stop at any instant
 * loses nothing, and of two processes that judge the same thing one is refused and judges again.
 * @throws JudgedElsewhere, which the ingest answers by doing the batch again
 */
export async function judgePairs(
  tx: Tx,
  book: RuleBook,
  summons: readonly Summons[],
): Promise<void> {
  if (summons.length === 0) return;
  const ids = [...new Set(summons.map(({ thing }) => thing.id))];
  const rows = new Map(
    (await statesOf(tx, ids)).map((row) => [pairKey(row.ruleId, row.thingId), row]),
  );
  const entries = await entriesFor(tx, summons, rows);
  const judged = summons.map((one) =>
    judgeOne(tx, one, entries.get(pairKey(one.rule.id, one.thing.id)) as Entry),
  );
  await saveStates(
    tx,
    judged.flatMap(({ change }) => change ?? []),
  );
  await setTimers(
    tx,
    judged.flatMap(({ timer }) => timer ?? []),
  );
  for (const { pair, outcomes } of judged) {
    for (const outcome of outcomes) await carryOut(tx, { book, pair, outcome });
  }
  keep(tx, new Map(judged.map(({ pair, entry }) => [pairKey(pair.rule.id, pair.thing.id), entry])));
}

async function entriesFor(
  tx: Tx,
  summons: readonly Summons[],
  rows: ReadonlyMap<string, RuleStateRecord>,
): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  const unknown: Summons[] = [];
  for (const one of summons) {
    const key = pairKey(one.rule.id, one.thing.id);
    const known = recall(tx, one, rows.get(key));
    if (known && !isAhead(known, one.inputs)) entries.set(key, known);
    else unknown.push(one);
  }
  for (const [key, entry] of await readEntries(tx, unknown, rows)) entries.set(key, entry);
  return entries;
}

/** Whether memory knows what the store does not: the transaction that brought it was undone. */
function isAhead({ state }: Entry, inputs: readonly Input[]): boolean {
  return inputs.some(
    (input) => input.kind === 'value' && input.at < (state.last[input.series]?.at ?? 0),
  );
}

function judgeOne(tx: Tx, { rule, thing, inputs }: Summons, before: Entry): Judged {
  const outcomes: Outcome[] = [];
  let { state } = before;
  let wakeAt: number | null = null;
  for (const input of inputs) {
    const done = step(rule.compiled, state, input);
    state = done.state;
    wakeAt = done.wakeAt;
    outcomes.push(...done.outcomes);
  }
  const change = changeOf(tx, { rule, thing }, before, state);
  const timer = timerOf(tx, { rule, thing }, before.wakeAt, wakeAt);
  const mark = change ? (change.after?.mark ?? null) : before.mark;
  const entry: Entry = {
    state,
    ruleVersion: rule.version,
    mark,
    wakeAt: timer ? timer.dueAt.getTime() : before.wakeAt,
  };
  return { pair: { rule, thing }, entry, outcomes, change, timer };
}

function changeOf(
  tx: Tx,
  { rule, thing }: Pair,
  before: Entry,
  state: Entry['state'],
): StateChange | null {
  const isGone = isQuiet(state);
  if (isGone && before.mark === null) return null;
  if (!isGone && before.mark !== null && sameDurable(before.state, state)) return null;
  const { tenantId, clock } = tx.ctx;
  const [thingId, ruleId] = [thing.id, rule.id];
  const after: RuleStateRecord = {
    tenantId,
    thingId,
    ruleId,
    ruleVersion: rule.version,
    state: durableOf(state),
    active: state.active,
    mark: uuidv7(),
    updatedAt: clock.now(),
  };
  return { thingId, ruleId, before: before.mark, after: isGone ? null : after };
}

/** Timers come a little after, so that a value under way is judged before its absence is. */
export const graceMs = 2_000;
const jitterMs = 1_000;

/**
 * The timer to set, if the one that is set would come too late or has passed. One that comes too
 * early costs one more look, which sets the next: so values that come every second write no timers.
 */
function timerOf(
  tx: Tx,
  { rule, thing }: Pair,
  setAt: number | null,
  wakeAt: number | null,
): NewTimer | null {
  if (wakeAt === null) return null;
  const due = wakeAt + (rule.compiled.hasAbsence ? graceMs : 0);
  const now = tx.ctx.clock.now().getTime();
  if (setAt !== null && setAt > now && due >= setAt - jitterMs) return null;
  return { kind: wakeKind, subject: pairKey(rule.id, thing.id), dueAt: new Date(due) };
}
