/** Clearing alarms: by the rule, by a scene, by hand. */
import type { Tx } from '#platform/database/index.ts';
import type { Severity } from '../contract/index.ts';
import { lockActive, updateAlarm } from '../store/alarms.ts';
import type { AlarmRecord } from '../store/tables.ts';
import { noteAlarm } from './case-link.ts';
import { tellStep } from './story.ts';
import { callOff } from './tell-people.ts';
import { lastedText } from './words.ts';

/** Why an alarm cleared, in Chinese for the case. */
const reasonWords: Readonly<Record<string, string>> = {
  condition: '恢复正常',
  schedule: '不在监测时段',
  ruleOff: '规则已停用',
  ruleChanged: '规则已修改',
  byHand: '人工解除',
  checkedIn: '本人已报平安',
  seenTo: '已查看处理',
};

/** What clears. */
export interface Clearing {
  readonly thingId: string;
  readonly type: string;
  readonly at: Date;
  /** `condition`, `schedule`, `ruleOff`, `ruleChanged`, or a word of the scene. */
  readonly reason: string;
}

/**
 * Clears the active alarm of a thing and type and tells its case.
 * @returns whether one was active
 */
export async function clearAlarm(
  tx: Tx,
  { thingId, type, at, reason }: Clearing,
): Promise<boolean> {
  const alarm = await lockActive(tx, thingId, type);
  if (!alarm) return false;
  await clearLocked(tx, alarm, { at, reason, note: '' });
  return true;
}

/** Clears a locked active alarm. */
export async function clearLocked(
  tx: Tx,
  before: AlarmRecord,
  { at, reason, note }: { readonly at: Date; readonly reason: string; readonly note: string },
): Promise<AlarmRecord> {
  const clearedAt = at < before.raisedAt ? before.raisedAt : at;
  const change = { active: false, clearedAt, clearReason: reason };
  await updateAlarm(tx, before, change);
  const after = { ...before, ...change, version: before.version + 1 };
  await tellStep(tx, 'cleared', {
    alarm: after,
    action: 'clear',
    note,
    facts: [{ key: 'reason', value: reason }],
  });
  const why = note || reasonWords[reason] || reason;
  await noteAlarm(tx, after, `告警已解除：${after.titleZh}，持续 ${lastedText(after)}（${why}）`);
  await callOff(tx, after);
  return after;
}

/** The worst that still holds is less bad than it was: the alarm stays, less severe. */
export async function easeAlarm(
  tx: Tx,
  { thingId, type }: Pick<Clearing, 'thingId' | 'type'>,
  severity: Severity,
): Promise<void> {
  const before = await lockActive(tx, thingId, type);
  if (!before || before.severity === severity) return;
  await updateAlarm(tx, before, { severity });
  const alarm = { ...before, severity, version: before.version + 1 };
  await tellStep(tx, 'changed', {
    alarm,
    action: 'ease',
    facts: [{ key: 'severity', value: severity }],
  });
}
