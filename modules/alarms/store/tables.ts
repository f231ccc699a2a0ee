/** Row types of the alarms schema. */
import type { RuleDefinition } from '../contract/rule.ts';
import type { Severity } from '../contract/severity.ts';
import type { DurableState } from '../rules/state.ts';

/** A row of alarms.alarms. */
export interface AlarmRecord {
  id: string;
  tenantId: string;
  number: string;
  thingId: string;
  thingCode: string;
  thingName: string;
  modelCode: string;
  type: string;
  titleZh: string;
  titleEn: string;
  severity: Severity;
  worstSeverity: Severity;
  active: boolean;
  acknowledged: boolean;
  raisedAt: Date;
  lastRaisedAt: Date;
  clearedAt: Date | null;
  clearReason: string;
  repeatCount: number;
  returnCount: number;
  value: string;
  ruleId: string | null;
  categoryCode: string | null;
  caseId: string | null;
  caseNumber: string | null;
  villageId: string | null;
  gridCellId: string | null;
  departmentId: string | null;
  longitude: number | null;
  latitude: number | null;
  address: string;
  details: Readonly<Record<string, unknown>>;
  late: boolean;
  recordedAt: Date;
  updatedAt: Date;
  version: number;
}

/** A fact of a step, readable. */
export interface Fact {
  readonly key: string;
  readonly value: string;
}

/** A row of alarms.trace. */
export interface TraceRecord {
  id: string;
  tenantId: string;
  alarmId: string;
  action: string;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  note: string;
  facts: readonly Fact[];
  occurredAt: Date;
}

/** A row of alarms.rules. */
export interface RuleRecord {
  id: string;
  tenantId: string;
  code: string;
  enabled: boolean;
  definition: RuleDefinition;
  version: number;
  removed: boolean;
  updatedAt: Date;
}

/** A row of alarms.rule_states. */
export interface RuleStateRecord {
  tenantId: string;
  thingId: string;
  ruleId: string;
  ruleVersion: number;
  state: DurableState;
  active: boolean;
  mark: string;
  updatedAt: Date;
}

export interface AlarmsTables {
  'alarms.settings': { tenantId: string; rulesRevision: number };
  'alarms.rules': RuleRecord;
  'alarms.ruleStates': RuleStateRecord;
  'alarms.lateSpans': { tenantId: string; thingId: string; startsAt: Date; endsAt: Date };
  'alarms.counters': { tenantId: string; day: string; last: number };
  'alarms.alarms': AlarmRecord;
  'alarms.trace': TraceRecord;
}
