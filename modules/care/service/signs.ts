/** Signs of life: which check-ins they answer, and the alarm that ends with one. */
import { clearAlarm } from '#modules/alarms/index.ts';
import { noteOnCase } from '#modules/cases/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { clearTimers } from '#platform/timers/index.ts';
import { events } from '../contract/events.ts';
import { type Outcome, type Sign, wordZh } from '../contract/words.ts';
import { answeredBy, dueAt, isPaused } from '../rules/checks.ts';
import { insertChecks, openMissed, updateCheck } from '../store/checks.ts';
import type { CheckRecord, ElderRecord } from '../store/tables.ts';
import { settingsOf } from './settings.ts';
import { tellFamily, tellWorker } from './tell.ts';
import { timerKinds } from './timers.ts';

/** What an alarm of a missed check-in is called. */
export const missedType = 'missed-check-in';

/** A sign of life. */
export interface Life {
  readonly how: Sign;
  readonly by: string | null;
}

/** A check-in with nothing known yet. */
export function blankCheck(
  tx: Tx,
  elder: Pick<ElderRecord, 'id'>,
  slot: { readonly day: string; readonly minute: number; readonly dueAt: Date },
): CheckRecord {
  return {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    elderId: elder.id,
    ...slot,
    state: 'done',
    how: '',
    doneAt: null,
    doneBy: null,
    missedAt: null,
    step: 0,
    alarmId: null,
    caseId: null,
    caseNumber: '',
    outcome: '',
    reason: '',
    closedAt: null,
    closedBy: null,
  };
}

/**
 * Takes a sign of life of a person whose row is locked: it answers the check-ins whose time has begun and ends what was
 * missed. May come any number of times. @returns how many check-ins it answered
 */
export async function takeSign(tx: Tx, elder: ElderRecord, { how, by }: Life): Promise<number> {
  const now = tx.ctx.clock.now();
  const day = localDay(now);
  const { graceMinutes } = await settingsOf(tx);
  const answered = isPaused(elder, day) ? [] : answeredBy(elder.times, now, graceMinutes);
  const rows = answered.map((minute) => ({
    ...blankCheck(tx, elder, { day, minute, dueAt: dueAt(day, minute, graceMinutes) }),
    how,
    doneAt: now,
    doneBy: by,
  }));
  const fresh = rows.length > 0 ? await insertChecks(tx, rows) : 0;
  const missed = await openMissed(tx, [elder.id], true);
  for (const check of missed) await updateCheck(tx, check.id, { how, doneAt: now, doneBy: by });
  await endMissed(tx, elder, missed, { outcome: 'checkedIn', reason: '', by });
  const audience = audienceOf(elder);
  await emit(tx, [{ type: events.checkedIn, subject: elder.id, payload: { day }, audience }]);
  return fresh + missed.length;
}

/** Who sees what happens to a person on live screens. */
export function audienceOf(elder: ElderRecord) {
  return {
    departments: elder.departmentId ? [elder.departmentId] : [],
    gridCells: elder.gridCellId ? [elder.gridCellId] : [],
    people: elder.personId ? [elder.personId] : [],
  };
}

/** How missed check-ins end. */
interface Ending {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly by: string | null;
}

/** Ends missed check-ins: alarm cleared, case noted, family and grid worker told. */
export async function endMissed(
  tx: Tx,
  elder: ElderRecord,
  missed: readonly CheckRecord[],
  { outcome, reason, by }: Ending,
): Promise<void> {
  if (missed.length === 0) return;
  const now = tx.ctx.clock.now();
  const state = outcome === 'checkedIn' ? ('done' as const) : ('closed' as const);
  for (const check of missed) {
    await updateCheck(tx, check.id, { state, outcome, reason, closedAt: now, closedBy: by });
    await clearTimers(tx, check.id, [timerKinds.escalate]);
  }
  const word = outcome === 'checkedIn' ? 'checkedIn' : 'seenTo';
  if (elder.thingId)
    await clearAlarm(tx, { thingId: elder.thingId, type: missedType, at: now, reason: word });
  const caseId = missed.find((check) => check.caseId)?.caseId;
  if (caseId && outcome !== 'checkedIn')
    await noteOnCase(tx, {
      caseId,
      action: 'alarm',
      facts: [],
      note: `平安打卡查看结果：${wordZh(outcome)}`,
    });
  const told = {
    template: 'care.well',
    values: { elder: elder.name, outcome: wordZh(outcome) },
    urgency: 'important' as const,
  };
  await tellFamily(tx, elder, { ...told, link: '/care' });
  await tellWorker(tx, elder, { ...told, link: '/field/care-checks' });
  const payload = { checkId: missed[0]?.id ?? '', step: 0 };
  await emit(tx, [
    { type: events.missedChanged, subject: elder.id, payload, audience: audienceOf(elder) },
  ]);
}
