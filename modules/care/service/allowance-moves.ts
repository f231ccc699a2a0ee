/** The one place where the state of an allowance changes, with what follows from it. */
import { audit } from '#platform/audit/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { clearTimers, setTimers } from '#platform/timers/index.ts';
import { instantAt } from '#platform/calendar/index.ts';
import { events } from '../contract/events.ts';
import { type AllowanceAct, allowanceMoves, stateAfter } from '../contract/states.ts';
import { wordZh } from '../contract/words.ts';
import { problem } from '../problems.ts';
import { dayPlus, dayPlusMonths, monthOf } from '../rules/age.ts';
import { allowanceById, allowancesOf, updateAllowance } from '../store/allowances.ts';
import type { AllowanceRecord, ElderRecord } from '../store/tables.ts';
import { settingsOf } from './settings.ts';
import { audienceOf } from './signs.ts';
import { timerKinds } from './timers.ts';

/** One allowance of a person within reach, locked. @throws not-found */
export async function theAllowance(tx: Tx, allowanceId: string): Promise<AllowanceRecord> {
  const row = await allowanceById(tx, allowanceId, true);
  if (!row) throw generalProblem('not-found', { what: '高龄津贴' });
  return row;
}

/** A move with what it changes besides the state. */
interface Change {
  readonly act: AllowanceAct;
  readonly version: number;
  readonly change?: Partial<AllowanceRecord>;
}

/** Moves an allowance by the table. @throws act-not-open, changed-meanwhile */
export async function moveAllowance(
  tx: Tx,
  { before, elder }: { readonly before: AllowanceRecord; readonly elder: ElderRecord },
  { act, version, change = {} }: Change,
): Promise<AllowanceRecord> {
  const state = stateAfter(allowanceMoves, before.state, act);
  if (!state) throw problem('care-act-not-open', { state: wordZh(before.state) });
  const now = tx.ctx.clock.now();
  const isEnd = state === 'ended' || state === 'refused';
  const all = { ...change, state, ...(isEnd ? { endedAt: now } : {}) };
  if (!(await updateAllowance(tx, { id: before.id, version }, all)))
    throw generalProblem('changed-meanwhile', { what: '高龄津贴' });
  const after = { ...before, ...all, version: version + 1 };
  await awaitProof(tx, after);
  await tellChange(tx, after, elder, act);
  return after;
}

async function tellChange(
  tx: Tx,
  row: AllowanceRecord,
  elder: ElderRecord,
  act: string,
): Promise<void> {
  const payload = { state: row.state };
  await emit(tx, [
    { type: events.allowanceChanged, subject: row.id, payload, audience: audienceOf(elder) },
  ]);
  await audit(tx, [{ action: `care.allowance.${act}`, subject: row.id, detail: payload }]);
}

/** Sets the timer of the next reminder, or of the day on which the proof is overdue; none once it ended. */
export async function awaitProof(tx: Tx, row: AllowanceRecord): Promise<void> {
  if (row.state !== 'active' || !row.proofDue) {
    await clearTimers(tx, row.id, [timerKinds.proof]);
    return;
  }
  const { remindDays } = await settingsOf(tx);
  const now = tx.ctx.clock.now();
  const steps = [
    ...remindDays.map((days) => ({
      dueAt: instantAt(dayPlus(row.proofDue ?? '', -days), 9 * 60),
      step: 'remind',
    })),
    { dueAt: instantAt(dayPlus(row.proofDue, 1), 5), step: 'overdue' },
  ].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  const next = steps.find(({ dueAt }) => dueAt > now) ?? steps.at(-1);
  if (!next) return;
  const payload = { step: next.step };
  await setTimers(tx, [{ kind: timerKinds.proof, subject: row.id, dueAt: next.dueAt, payload }]);
}

/** When the next proof is due after one on a day. */
export async function proofDueAfter(tx: Tx, day: string): Promise<string> {
  return dayPlusMonths(day, (await settingsOf(tx)).proofMonths);
}

/** The allowance of somebody who died or moved: the month of it is the last. */
export async function endAllowanceOf(tx: Tx, elder: ElderRecord, day: string): Promise<void> {
  const row = (await allowancesOf(tx, [elder.id])).get(elder.id);
  if (!row || row.state === 'refused' || row.state === 'ended') return;
  const reason = elder.state === 'died' ? '去世' : '迁出';
  const change = { lastMonth: monthOf(day), reason };
  await moveAllowance(tx, { before: row, elder }, { act: 'end', version: row.version, change });
}

/** Today, as the town counts days. */
export const today = (tx: Tx): string => localDay(tx.ctx.clock.now());
