/** The door of the module of alarms. */
import type { Tx } from '#platform/database/index.ts';
import { addRulesIn, type NewRule } from './service/edit-rules.ts';
import { activeAlarmRows } from './store/alarms.ts';
import type { AlarmRecord } from './store/tables.ts';

export type { AlarmEvent, Condition, Schedule, Severity } from './contract/index.ts';
export { fillAlarmHistory } from './demo/history.ts';
export { clearAlarm, type Clearing } from './service/clear.ts';
export type { NewRule } from './service/edit-rules.ts';
export { type NewAlarm, raiseAlarm } from './service/raise.ts';
export type { AlarmRecord } from './store/tables.ts';

/** Active alarms within the ctx's reach, of some things or all; newest first. */
export function activeAlarms(tx: Tx, thingIds?: readonly string[]): Promise<AlarmRecord[]> {
  return activeAlarmRows(tx, thingIds);
}

/**
 * Adds shipped rules of a scene or the demo; a code that is there already stays as it is. Other
 * processes judge by them within 10 s.
 */
export async function addRules(tx: Tx, rules: readonly NewRule[]): Promise<void> {
  await addRulesIn(tx, rules);
}
