/** What the module of alarms offers over HTTP, and the events it tells. */
import { defineApi, Done, Id, nullable, pageOf, Type } from '#platform/contract/index.ts';
import {
  AlarmBulk,
  AlarmBulkReply,
  AlarmCounts,
  AlarmDetail,
  AlarmFilter,
  AlarmListQuery,
  AlarmMap,
  AlarmRow,
} from './alarm.ts';
import {
  RuleChoices,
  RuleCode,
  RuleFile,
  type RuleFile as RuleFileOut,
  RuleInput,
  RuleView,
  TryInput,
  TryReply,
} from './rule.ts';

export { problems } from './problems.ts';
export * from './alarm.ts';
export * from './condition.ts';
export * from './rule.ts';
export * from './sentence.ts';
export * from './severity.ts';
export type { AlarmAction, AlarmState } from '../states.ts';

const byAlarm = Type.Object({ alarmId: Id });
const byRule = Type.Object({ ruleId: Id });
const Version = Type.Integer({ minimum: 1 });
const Note = Type.Object({ note: Type.String({ maxLength: 1000 }) });
const SavedRule = Type.Object({ id: Type.String(), version: Type.Integer() });
const configure = 'alarms.configure';
const ruleProblems = [
  'rule-model-unknown',
  'rule-property-unknown',
  'rule-value-unfit',
  'rule-thing-unknown',
  'rule-category-unknown',
  'rule-repetition-unclear',
];
const actProblems = ['not-found', 'alarm-action-not-possible', 'alarm-note-missing'];

export const api = defineApi('alarms', {
  list: {
    method: 'GET',
    path: '/alarms',
    summary: "Alarms within the viewer's reach, newest first",
    permission: 'alarms.read',
    query: AlarmListQuery,
    reply: pageOf(AlarmRow),
  },
  counts: {
    method: 'GET',
    path: '/alarms/counts',
    summary: 'Numbers of what is active',
    permission: 'alarms.read',
    reply: AlarmCounts,
  },
  map: {
    method: 'GET',
    path: '/alarms/map',
    summary: 'Places of the alarms of a filter',
    permission: 'alarms.read',
    query: AlarmFilter,
    reply: AlarmMap,
  },
  export: {
    method: 'GET',
    path: '/alarms/export',
    summary: 'The filtered list as XLSX, at most 20,000 rows',
    permission: 'alarms.read',
    query: AlarmFilter,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['alarm-export-too-large'],
  },
  one: {
    method: 'GET',
    path: '/alarms/:alarmId',
    summary: 'One alarm, whole',
    permission: 'alarms.read',
    params: byAlarm,
    reply: AlarmDetail,
    problems: ['not-found'],
  },
  acknowledge: {
    method: 'POST',
    path: '/alarms/:alarmId/acknowledge',
    summary: 'Say that one has seen it',
    permission: 'alarms.handle',
    params: byAlarm,
    body: Note,
    reply: Done,
    problems: actProblems,
  },
  clear: {
    method: 'POST',
    path: '/alarms/:alarmId/clear',
    summary: 'Clear it by hand, with a sentence',
    permission: 'alarms.handle',
    params: byAlarm,
    body: Note,
    reply: Done,
    problems: actProblems,
  },
  comment: {
    method: 'POST',
    path: '/alarms/:alarmId/comments',
    summary: 'Add a sentence to its story',
    permission: 'alarms.handle',
    params: byAlarm,
    body: Note,
    reply: Done,
    problems: actProblems,
  },
  openCase: {
    method: 'POST',
    path: '/alarms/:alarmId/case',
    summary: 'Open a case by the duty matrix for an alarm that opened none',
    permission: 'alarms.handle',
    params: byAlarm,
    body: Type.Object({ categoryCode: Type.String({ maxLength: 20 }) }),
    reply: Type.Object({ caseId: Type.String(), number: Type.String() }),
    problems: ['not-found', 'alarm-has-case', 'rule-category-unknown'],
  },
  bulk: {
    method: 'POST',
    path: '/alarms/bulk',
    summary: 'The same action on many alarms',
    permission: 'alarms.handle',
    body: AlarmBulk,
    reply: AlarmBulkReply,
  },
  rules: {
    method: 'GET',
    path: '/alarm-rules',
    summary: 'Every rule',
    permission: 'alarms.read',
    reply: Type.Object({ items: Type.Array(RuleView) }),
  },
  ruleChoices: {
    method: 'GET',
    path: '/alarm-rules/choices',
    summary: 'Models, properties, things and villages to make rules of',
    permission: configure,
    reply: RuleChoices,
  },
  addRule: {
    method: 'POST',
    path: '/alarm-rules',
    summary: 'Add a rule; it starts switched off',
    permission: configure,
    body: Type.Object({ code: RuleCode, ...RuleInput.properties }),
    reply: SavedRule,
    status: 201,
    problems: ['rule-code-taken', ...ruleProblems],
  },
  saveRule: {
    method: 'PUT',
    path: '/alarm-rules/:ruleId',
    summary: 'Change a rule',
    permission: configure,
    params: byRule,
    body: Type.Object({ version: Version, ...RuleInput.properties }),
    reply: SavedRule,
    problems: ['not-found', 'changed-meanwhile', ...ruleProblems],
  },
  switchRule: {
    method: 'PUT',
    path: '/alarm-rules/:ruleId/enabled',
    summary: 'Switch a rule on or off; off clears its alarms',
    permission: configure,
    params: byRule,
    body: Type.Object({ enabled: Type.Boolean(), version: Version }),
    reply: SavedRule,
    problems: ['not-found', 'changed-meanwhile'],
  },
  removeRule: {
    method: 'DELETE',
    path: '/alarm-rules/:ruleId',
    summary: 'Take a rule out of use; its alarms and versions stay',
    permission: configure,
    params: byRule,
    reply: Done,
    problems: ['not-found'],
  },
  ruleVersions: {
    method: 'GET',
    path: '/alarm-rules/:ruleId/versions',
    summary: 'What the rule was when, and who changed it',
    permission: configure,
    params: byRule,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: Type.Unknown(),
          savedBy: nullable(Type.String()),
          savedByName: Type.String(),
          savedAt: Type.String(),
          note: Type.String(),
        }),
      ),
    }),
  },
  tryRule: {
    method: 'POST',
    path: '/alarm-rules/try',
    summary: 'What a rule would have done on the stored observations; nothing is kept',
    permission: configure,
    body: TryInput,
    reply: TryReply,
    problems: ruleProblems,
  },
  exportRules: {
    method: 'GET',
    path: '/alarm-rules/file',
    summary: 'All rules as JSON',
    permission: configure,
    reply: Type.Unsafe<RuleFileOut>({}),
  },
  importRules: {
    method: 'POST',
    path: '/alarm-rules/file',
    summary: 'Take rules from JSON: new codes are added switched off, known ones changed',
    permission: configure,
    body: RuleFile,
    reply: Type.Object({ added: Type.Integer(), changed: Type.Integer(), same: Type.Integer() }),
    problems: ruleProblems,
  },
});

/** Events this module tells; `subject` is the alarm's id. */
export const events = {
  raised: 'alarms.raised',
  changed: 'alarms.changed',
  cleared: 'alarms.cleared',
  acknowledged: 'alarms.acknowledged',
  rulesChanged: 'alarms.rulesChanged',
} as const;

/** Payload of every event of an alarm. */
export interface AlarmEvent {
  readonly alarmId: string;
  readonly number: string;
  readonly thingId: string;
  readonly modelCode: string;
  readonly type: string;
  readonly severity: string;
  readonly active: boolean;
  readonly acknowledged: boolean;
  readonly caseId: string | null;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly departmentId: string | null;
}
