/** Alarms as the API speaks them. */
import {
  Instant,
  notPersonal,
  nullable,
  oneOf,
  paging,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { alarmStates } from '../states.ts';
import { severities } from './severity.ts';

const Text = Type.String();

/** An alarm in a list. */
export const AlarmRow = Type.Object({
  id: Text,
  number: Text,
  thingId: Text,
  thingCode: Text,
  thingName: Text,
  modelCode: Text,
  type: Text,
  titleZh: Text,
  titleEn: Text,
  severity: oneOf(severities),
  worstSeverity: oneOf(severities),
  state: oneOf(alarmStates),
  active: Type.Boolean(),
  acknowledged: Type.Boolean(),
  raisedAt: Instant,
  lastRaisedAt: Instant,
  clearedAt: nullable(Instant),
  clearReason: Text,
  repeatCount: Type.Integer({ description: 'How often it was raised, the first time too' }),
  flapping: Type.Boolean({ description: 'Went and came back three times or more' }),
  /** The value that raised it, with its unit, as people read it. */
  value: Text,
  ruleId: nullable(Text),
  categoryCode: nullable(Text),
  caseId: nullable(Text),
  caseNumber: nullable(Text),
  caseState: nullable(Text),
  villageId: nullable(Text),
  gridCellId: nullable(Text),
  departmentId: nullable(Text),
  position: nullable(Position),
  address: Type.String(notPersonal('where the device stands')),
  late: Type.Boolean({ description: 'Found afterwards in data that came late; nobody was called' }),
  version: Type.Integer(),
});
export type AlarmRow = Static<typeof AlarmRow>;

/** A line of an alarm's story. */
export const AlarmTrace = Type.Object({
  id: Text,
  action: Text,
  actorKind: Text,
  actorName: Type.String(personal('alarms.trace.actor_name', 'staff')),
  note: Text,
  facts: Type.Array(Type.Object({ key: Text, value: Text })),
  occurredAt: Instant,
});

/** The whole alarm. */
export const AlarmDetail = Type.Object({
  alarm: AlarmRow,
  ruleNameZh: Text,
  ruleNameEn: Text,
  /** What the rule waits for, in words; empty when no rule raised it. */
  sentenceZh: Text,
  sentenceEn: Text,
  trace: Type.Array(AlarmTrace),
  /** Actions the viewer may take now. */
  offers: Type.Array(oneOf(['acknowledge', 'clear', 'comment', 'openCase'])),
  /** Earlier alarms of the same type at this thing in the last 30 days. */
  earlier: Type.Integer(),
});
export type AlarmDetail = Static<typeof AlarmDetail>;

const manyOf = (schema: ReturnType<typeof Type.String>) =>
  Type.Optional(Type.Array(schema, { maxItems: 100 }));

/** What the desk may be narrowed to. */
export const AlarmFilter = Type.Object({
  thingId: Type.Optional(Type.String({ format: 'uuid' })),
  severity: Type.Optional(Type.Array(oneOf(severities), { maxItems: 3 })),
  state: Type.Optional(Type.Array(oneOf(alarmStates), { maxItems: 4 })),
  active: Type.Optional(Type.Boolean()),
  acknowledged: Type.Optional(Type.Boolean()),
  modelCode: manyOf(Type.String({ maxLength: 60 })),
  villageId: manyOf(Type.String({ format: 'uuid' })),
  departmentId: manyOf(Type.String({ format: 'uuid' })),
  type: manyOf(Type.String({ maxLength: 60 })),
  ruleId: Type.Optional(Type.String({ format: 'uuid' })),
  withCase: Type.Optional(Type.Boolean()),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
  q: Type.Optional(Type.String({ maxLength: 60 })),
});
export type AlarmFilter = Static<typeof AlarmFilter>;

export const AlarmListQuery = Type.Object({ ...AlarmFilter.properties, ...paging });
export type AlarmListQuery = Static<typeof AlarmListQuery>;

/** Numbers over the desk, of what is active. */
export const AlarmCounts = Type.Object({
  active: Type.Integer(),
  unacknowledged: Type.Integer(),
  urgent: Type.Integer(),
  warning: Type.Integer(),
  notice: Type.Integer(),
  raisedToday: Type.Integer(),
  clearedToday: Type.Integer(),
  /** What the active ones are, most frequent first. */
  types: Type.Array(
    Type.Object({ type: Text, titleZh: Text, titleEn: Text, count: Type.Integer() }),
  ),
});
export type AlarmCounts = Static<typeof AlarmCounts>;

/** Places of the alarms of a filter, at most 2,000. */
export const AlarmMap = Type.Object({
  points: Type.Array(
    Type.Object({
      id: Text,
      longitude: Type.Number(),
      latitude: Type.Number(),
      severity: oneOf(severities),
      active: Type.Boolean(),
      acknowledged: Type.Boolean(),
      title: Text,
    }),
  ),
});

/** Acting on many: each succeeds or fails by itself. */
export const AlarmBulk = Type.Object({
  action: oneOf(['acknowledge', 'clear', 'comment']),
  alarmIds: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 }),
  note: Type.String({ maxLength: 1000 }),
});

export const AlarmBulkReply = Type.Object({
  results: Type.Array(
    Type.Object({
      alarmId: Text,
      done: Type.Boolean(),
      problem: Type.Optional(Type.Object({ code: Text, title: Text })),
    }),
  ),
});
