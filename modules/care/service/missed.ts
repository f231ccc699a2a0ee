/** The clock of safe check-ins: what is missed raises an alarm, tells people, and climbs until somebody has looked. */
import { raiseAlarm } from '#modules/alarms/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { setTimers, type Timer } from '#platform/timers/index.ts';
import { events } from '../contract/events.ts';
import { passedSlots } from '../rules/checks.ts';
import { checkById, checksOfDay, insertChecks, updateCheck } from '../store/checks.ts';
import { elderById, elderOfDevice } from '../store/elders.ts';
import type { CheckRecord, ElderRecord } from '../store/tables.ts';
import { areaText, placesOf, timeText } from './places.ts';
import { settingsOf } from './settings.ts';
import { audienceOf, blankCheck, missedType, takeSign } from './signs.ts';
import { tellDepartment, tellFamily, tellLeaders, tellWorker, workerOf } from './tell.ts';
import { awaitCheck, timerKinds } from './timers.ts';

/** Category of the duty catalogue: an older person who lives alone needs looking after. */
const category = '021104';
/** After a standstill nobody is alarmed about what lies longer back. */
const lookBackMs = 86_400_000;
const lastStep = 3;

/** A deadline has come: what has no sign of life is missed, and the next one is waited for. */
export async function checkDue(tx: Tx, timer: Timer): Promise<void> {
  const elder = await elderById(tx, timer.subject);
  if (!elder || elder.state !== 'living') return;
  const now = tx.ctx.clock.now();
  const { graceMinutes } = await settingsOf(tx);
  const from = new Date(Math.max(timer.dueAt.getTime() - 1, now.getTime() - lookBackMs));
  const passed = passedSlots(elder, { from, now }, graceMinutes);
  const known = new Set<string>();
  for (const day of new Set(passed.map((slot) => slot.day))) {
    for (const check of await checksOfDay(tx, day, [elder.id])) known.add(`${day} ${check.minute}`);
  }
  const missing = passed.filter(({ day, minute }) => !known.has(`${day} ${minute}`));
  if (missing.length > 0) await miss(tx, elder, missing);
  await awaitCheck(tx, elder);
}

/** Notes what is missed, with one alarm and its case for all of it, and tells family and grid worker. */
async function miss(
  tx: Tx,
  elder: ElderRecord,
  slots: readonly { readonly day: string; readonly minute: number; readonly dueAt: Date }[],
): Promise<void> {
  const now = tx.ctx.clock.now();
  const { escalateMinutes, graceMinutes } = await settingsOf(tx);
  const last = slots.at(-1);
  if (!last || !elder.thingId) return;
  const alarm = await raiseAlarm(tx, {
    thingId: elder.thingId,
    type: missedType,
    titleZh: '未按时报平安',
    titleEn: 'Safe check-in missed',
    severity: 'warning',
    at: last.dueAt,
    categoryCode: category,
    flapSeconds: 0,
    sentence: `约定 ${timeText(last.minute)} 报平安，过了 ${graceMinutes} 分钟没有收到`,
  });
  const rows = slots.map((slot) => ({
    ...blankCheck(tx, elder, slot),
    state: 'missed' as const,
    missedAt: now,
    step: 1,
    alarmId: alarm.id,
    caseId: alarm.caseId,
    caseNumber: alarm.caseNumber ?? '',
  }));
  const fresh = await insertChecks(tx, rows);
  if (fresh === 0) return;
  await setTimers(
    tx,
    rows.slice(-1).map(({ id }) => ({
      kind: timerKinds.escalate,
      subject: id,
      dueAt: new Date(now.getTime() + escalateMinutes * 60_000),
    })),
  );
  await tellMissed(tx, elder, rows.at(-1) as CheckRecord);
}

async function tellMissed(tx: Tx, elder: ElderRecord, check: CheckRecord): Promise<void> {
  const worker = await workerOf(tx, elder);
  const time = timeText(check.minute);
  const place = areaText((await placesOf(tx))(elder));
  await tellFamily(tx, elder, {
    template: 'care.missed',
    values: { elder: elder.name, time, worker: worker?.name ?? '村里' },
    urgency: 'urgent',
    link: '/care',
  });
  await tellWorker(tx, elder, {
    template: 'care.staffMissed',
    values: { elder: elder.name, place, time, case: check.caseNumber },
    urgency: 'urgent',
    link: '/field/care-checks',
  });
  await tellStep(tx, elder, check);
}

async function tellStep(tx: Tx, elder: ElderRecord, { id, step }: CheckRecord): Promise<void> {
  const payload = { checkId: id, step };
  await emit(tx, [
    { type: events.missedChanged, subject: elder.id, payload, audience: audienceOf(elder) },
  ]);
}

/** Nobody has looked yet: first the caring department and the officers, then the leaders. */
export async function escalate(tx: Tx, timer: Timer): Promise<void> {
  const check = await checkById(tx, timer.subject, true);
  const elder = check && (await elderById(tx, check.elderId));
  if (check?.state !== 'missed' || !elder || check.step >= lastStep) return;
  const step = check.step + 1;
  await updateCheck(tx, check.id, { step });
  const now = tx.ctx.clock.now();
  const told = {
    template: 'care.staffMissedStill',
    values: {
      elder: elder.name,
      place: areaText((await placesOf(tx))(elder)),
      time: timeText(check.minute),
      minutes: String(Math.round((now.getTime() - check.dueAt.getTime()) / 60_000)),
      case: check.caseNumber,
    },
    urgency: 'urgent' as const,
    link: '/console/care',
  };
  if (step === 2) {
    await worsen(tx, elder, check);
    await tellDepartment(tx, elder, told);
    await tellWorker(tx, elder, { ...told, link: '/field/care-checks' });
  } else await tellLeaders(tx, elder, told);
  await tellStep(tx, elder, { ...check, step });
  if (step >= lastStep) return;
  const { escalateMinutes } = await settingsOf(tx);
  const dueAt = new Date(now.getTime() + escalateMinutes * 60_000);
  await setTimers(tx, [{ kind: timerKinds.escalate, subject: check.id, dueAt }]);
}

/** Makes the alarm urgent: officers are called by it. */
async function worsen(tx: Tx, elder: ElderRecord, check: CheckRecord): Promise<void> {
  if (!elder.thingId) return;
  await raiseAlarm(tx, {
    thingId: elder.thingId,
    type: missedType,
    titleZh: '未按时报平安，仍无人查看',
    titleEn: 'Safe check-in missed, nobody has looked yet',
    severity: 'urgent',
    at: check.dueAt,
    categoryCode: category,
    flapSeconds: 0,
  });
}

/** A device gave a sign of life. */
export async function deviceSign(tx: Tx, thingId: string): Promise<void> {
  const found = await elderOfDevice(tx, thingId);
  const elder = found && (await elderById(tx, found.id, true));
  if (elder && elder.times.length > 0) await takeSign(tx, elder, { how: 'device', by: null });
}

/** Somebody pressed for help: an urgent alarm at once, with its case, and people told. */
export async function helpCalled(tx: Tx, thingId: string, at: Date): Promise<void> {
  const elder = await elderOfDevice(tx, thingId);
  if (!elder) return;
  const alarm = await raiseAlarm(tx, {
    thingId,
    type: 'help-called',
    titleZh: '老人按了求助键',
    titleEn: 'An older person called for help',
    severity: 'urgent',
    at,
    categoryCode: category,
    sentence: `${localDay(at)} 按下求助键`,
  });
  const place = areaText((await placesOf(tx))(elder));
  const told = {
    template: 'care.staffHelp',
    values: { elder: elder.name, place, case: alarm.caseNumber ?? '' },
    urgency: 'urgent' as const,
  };
  await tellWorker(tx, elder, { ...told, link: '/field/care-checks' });
  await tellDepartment(tx, elder, { ...told, link: '/console/care' });
}
