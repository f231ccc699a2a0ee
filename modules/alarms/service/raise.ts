/** Raising alarms: one active a thing and type, coming back soon is the same alarm. */
import { localDay } from '#platform/calendar/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { caseNumber, uuidv7 } from '#platform/ids/index.ts';
import { type Thing, thingsOf } from '#modules/things/index.ts';
import { isWorse, type Severity, severityText, worse } from '../contract/index.ts';
import { insertAlarms, lockActive, lockCleared, takeNumber, updateAlarm } from '../store/alarms.ts';
import type { AlarmRecord } from '../store/tables.ts';
import { ensureCase, noteAlarm } from './case-link.ts';
import { tellStep } from './story.ts';
import { callToAlarm } from './tell-people.ts';

/** An alarm to be raised. */
export interface NewAlarm {
  readonly thingId: string;
  /** Kebab-case; one active alarm a thing and type. */
  readonly type: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly severity: Severity;
  /** Since when, in the thing's own time. */
  readonly at: Date;
  /** As people read it, with its unit. */
  readonly value?: string;
  readonly ruleId?: string;
  /** Category of the duty catalogue: opens a case. */
  readonly categoryCode?: string | null;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Coming back within so long is the same alarm; default 600 s. */
  readonly flapSeconds?: number;
  /** What the rule waits for, for the case. */
  readonly sentence?: string;
}

const defaultFlapSeconds = 600;

/**
 * Raises an alarm in the running transaction, with its case and its messages. When one of this thing
 * and type is active it is counted up and made worse if need be; when one cleared within
 * `flapSeconds`, it comes back, and nobody is called again.
 * @throws Error for a thing that does not exist
 */
export async function raiseAlarm(tx: Tx, given: NewAlarm): Promise<AlarmRecord> {
  const active = await lockActive(tx, given.thingId, given.type);
  if (active) return again(tx, active, given);
  const flapMs = (given.flapSeconds ?? defaultFlapSeconds) * 1000;
  const since = new Date(given.at.getTime() - flapMs);
  const recent = flapMs > 0 ? await lockCleared(tx, given.thingId, given.type, since) : undefined;
  if (recent) return comeBack(tx, recent, given);
  const thing = (await thingsOf(tx)).byId(given.thingId);
  if (!thing) throw new Error(`no thing ${given.thingId}`);
  const record = newRecord(tx, thing, given, await nextNumber(tx, given.at));
  if ((await insertAlarms(tx, [record])) === 0) {
    const other = await lockActive(tx, given.thingId, given.type);
    if (!other) throw new Error(`alarm ${given.type} of ${thing.code} was neither made nor found`);
    return again(tx, other, given);
  }
  const facts = record.value ? [{ key: 'value', value: record.value }] : [];
  await tellStep(tx, 'raised', { alarm: record, action: 'raise', facts });
  const withCase = await ensureCase(tx, record, given.sentence ?? '');
  await callToAlarm(tx, withCase);
  return withCase;
}

/** The next number of the day of an instant. */
export async function nextNumber(tx: Tx, at: Date): Promise<string> {
  return alarmNumber(at, await takeNumber(tx, localDay(at)));
}

/** What people call an alarm: GJ for 告警. */
export function alarmNumber(at: Date, sequence: number): string {
  return caseNumber(at, sequence, 'GJ');
}

/** A row for a new alarm. */
export function newRecord(tx: Tx, thing: Thing, given: NewAlarm, number: string): AlarmRecord {
  const now = tx.ctx.clock.now();
  return {
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    number,
    ...placeOf(thing),
    type: given.type,
    titleZh: given.titleZh,
    titleEn: given.titleEn,
    severity: given.severity,
    worstSeverity: given.severity,
    active: true,
    acknowledged: false,
    raisedAt: given.at,
    lastRaisedAt: given.at,
    clearedAt: null,
    clearReason: '',
    repeatCount: 1,
    returnCount: 0,
    value: given.value ?? '',
    ruleId: given.ruleId ?? null,
    categoryCode: given.categoryCode ?? null,
    caseId: null,
    caseNumber: null,
    details: given.details ?? {},
    late: false,
    recordedAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** What an alarm keeps of its thing. */
function placeOf(thing: Thing) {
  return {
    thingId: thing.id,
    thingCode: thing.code,
    thingName: thing.name,
    modelCode: thing.modelCode,
    villageId: thing.villageId,
    gridCellId: thing.gridCellId,
    departmentId: thing.departmentId,
    longitude: thing.position?.longitude ?? null,
    latitude: thing.position?.latitude ?? null,
    address: thing.address,
  };
}

/** Raised while it is active. */
async function again(tx: Tx, before: AlarmRecord, given: NewAlarm): Promise<AlarmRecord> {
  const isNowWorse = isWorse(given.severity, before.severity);
  const change = {
    ...raisedAgain(before, given),
    ...(isNowWorse ? { titleZh: given.titleZh, titleEn: given.titleEn, acknowledged: false } : {}),
  };
  await updateAlarm(tx, before, change);
  const after = { ...before, ...change, version: before.version + 1 };
  const facts = [
    ...(given.value ? [{ key: 'value', value: given.value }] : []),
    ...(isNowWorse ? [{ key: 'severity', value: given.severity }] : []),
  ];
  await tellStep(tx, 'changed', { alarm: after, action: isNowWorse ? 'worsen' : 'repeat', facts });
  const withCase = await ensureCase(tx, after, given.sentence ?? '');
  if (isNowWorse) {
    const level = severityText(given.severity, 'zh');
    await noteAlarm(
      tx,
      withCase,
      `告警升级为${level}：${given.titleZh} ${given.value ?? ''}`.trim(),
    );
    await callToAlarm(tx, withCase);
  } else if (withCase.caseId === before.caseId) {
    await noteAlarm(tx, withCase, `告警重复 ${after.repeatCount} 次：${given.titleZh}`);
  }
  return withCase;
}

/** Raised soon after it had cleared. */
async function comeBack(tx: Tx, before: AlarmRecord, given: NewAlarm): Promise<AlarmRecord> {
  const change = {
    ...raisedAgain(before, given),
    severity: given.severity,
    active: true,
    acknowledged: false,
    clearedAt: null,
    clearReason: '',
    returnCount: before.returnCount + 1,
  };
  await updateAlarm(tx, before, change);
  const after = { ...before, ...change, version: before.version + 1 };
  const facts = given.value ? [{ key: 'value', value: given.value }] : [];
  await tellStep(tx, 'changed', { alarm: after, action: 'return', facts });
  const withCase = await ensureCase(tx, after, given.sentence ?? '');
  if (withCase.caseId === before.caseId) {
    await noteAlarm(tx, withCase, `告警解除后又出现：${given.titleZh} ${given.value ?? ''}`.trim());
  }
  return withCase;
}

function raisedAgain(before: AlarmRecord, given: NewAlarm) {
  return {
    repeatCount: before.repeatCount + 1,
    lastRaisedAt: given.at,
    severity: worse(before.severity, given.severity),
    worstSeverity: worse(before.worstSeverity, given.severity),
    value: given.value || before.value,
    ...(before.categoryCode ? {} : { categoryCode: given.categoryCode ?? null }),
  };
}
