/** Shapes of a case as the API speaks them. */
import {
  Instant,
  nullable,
  oneOf,
  personal,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { caseStates, transitions } from '../states.ts';

const Text = Type.String();
/** Who acts in office: known to every colleague. */
const Colleague = Type.String(personal('people.people.name', 'staff'));
const Note = Type.String(personal('cases.trace.note'));

export const CaseStateSchema = oneOf(caseStates);
export const CaseActionSchema = oneOf(transitions.map(({ action }) => action));
export const Urgency = oneOf(['urgent', 'high', 'normal', 'low']);

/** Doors through which a matter comes in. */
export const channels = [
  'resident',
  'gridWorker',
  'hotline',
  'window',
  'open311',
  'device',
  'system',
] as const;
export type Channel = (typeof channels)[number];

/** A case in a list: enough to judge and to open it. */
export const CaseRow = Type.Object({
  id: Text,
  number: Text,
  state: CaseStateSchema,
  categoryCode: Text,
  categoryName: Text,
  title: Text,
  urgency: Urgency,
  channel: Text,
  address: Type.String(personal('cases.cases.address')),
  position: nullable(Position),
  villageId: nullable(Text),
  gridCellId: nullable(Text),
  leadDepartmentId: nullable(Text),
  leadDepartmentName: Text,
  handlerId: nullable(Text),
  handlerName: Colleague,
  gridWorkerId: nullable(Text),
  registeredAt: Instant,
  dueAt: nullable(Instant),
  closedAt: nullable(Instant),
  overdue: Type.Boolean({ description: 'Past its deadline now, or closed after it' }),
  supervised: Type.Boolean(),
  needsOfficer: Type.Boolean({ description: 'Category or duty is unsure; an officer must look' }),
  extensionAsked: Type.Boolean(),
  sealed: Type.Boolean({ description: 'Confidential: only named roles and the handler see it' }),
  reportCount: Type.Integer(),
  returnedCount: Type.Integer(),
  reopenedCount: Type.Integer(),
  rating: nullable(Type.Integer()),
  photoId: nullable(Text),
  version: Type.Integer(),
});
export type CaseRow = Static<typeof CaseRow>;

/** One entry of the timeline. */
export const TraceEntry = Type.Object({
  id: Text,
  action: Text,
  fromState: nullable(Text),
  toState: nullable(Text),
  actorKind: Text,
  actorName: Type.String(personal('cases.trace.actor_name', 'staff')),
  departmentName: Text,
  onBehalfOf: nullable(Text),
  note: Note,
  /** Facts of the action: department, person, until, category, stars, probability … as readable values. */
  facts: Type.Array(Type.Object({ key: Text, value: Text })),
  photoIds: Type.Array(Text),
  position: nullable(Position),
  /** When the phone did it, where it was offline then. */
  actedAt: nullable(Instant),
  occurredAt: Instant,
});
export type TraceEntry = Static<typeof TraceEntry>;

/** A piece of the case given to a department. */
export const Task = Type.Object({
  id: Text,
  kind: oneOf(['lead', 'assist']),
  departmentId: Text,
  departmentName: Text,
  assigneeId: nullable(Text),
  assigneeName: Colleague,
  state: oneOf(['open', 'accepted', 'done', 'withdrawn']),
  note: Note,
  dueAt: nullable(Instant),
  endedAt: nullable(Instant),
});
export type Task = Static<typeof Task>;

/** A photo or voice note of a case. */
export const Attachment = Type.Object({
  fileId: Text,
  kind: oneOf(['photo', 'voice']),
  stage: oneOf(['before', 'after', 'verify']),
  takenAt: nullable(Instant),
  position: nullable(Position),
  addedAt: Instant,
});

/** An action the viewer may take now, from the state table. */
export const Offer = Type.Object({
  action: CaseActionSchema,
  zh: Text,
  en: Text,
  needs: Type.Array(Text),
  takes: Type.Array(Text),
});
export type Offer = Static<typeof Offer>;

/** A case that may be the same matter. */
export const Likeness = Type.Object({
  caseId: Text,
  number: Text,
  title: Text,
  state: Text,
  distanceMetres: Type.Number(),
  probability: Type.Number(),
});

/** The whole case. */
export const CaseDetail = Type.Object({
  case: CaseRow,
  description: Type.String(personal('cases.cases.description')),
  closingCondition: Text,
  responseDueAt: nullable(Instant),
  deadlineText: Text,
  pausedSince: nullable(Instant),
  reviewAt: nullable(Instant),
  requestedDueAt: nullable(Instant),
  mergedIntoNumber: nullable(Text),
  mergedIntoId: nullable(Text),
  verifyBy: Text,
  guesses: Type.Array(
    Type.Object({ categoryCode: Text, categoryName: Text, probability: Type.Number() }),
  ),
  decidingWords: Type.Array(Text),
  urgencyWords: Type.Array(Text),
  reporters: Type.Array(
    Type.Object({
      reportId: Text,
      number: Text,
      name: Type.String(personal('reports.reports.reporter_name')),
      phone: Type.String(personal('reports.reports.reporter_phone')),
      channel: Text,
      text: Type.String(personal('reports.reports.text')),
      reportedAt: Instant,
      /** The reporter asked that the own data be stored only: it is not shown. */
      restricted: Type.Boolean(),
    }),
  ),
  tasks: Type.Array(Task),
  attachments: Type.Array(Attachment),
  trace: Type.Array(TraceEntry),
  offers: Type.Array(Offer),
  likely: Type.Array(Likeness),
});
export type CaseDetail = Static<typeof CaseDetail>;
