/** Row types of the cases schema. */
import type { WorkingUnit } from '#platform/calendar/index.ts';
import type { CaseState } from '../states.ts';

/** Why the brain decided as it did; shown to officers. */
export interface Judgement {
  readonly guesses?: readonly { readonly categoryCode: string; readonly probability: number }[];
  readonly decidingWords?: readonly string[];
  readonly urgencyWords?: readonly string[];
  readonly placeFrom?: string;
  readonly reasons?: readonly string[];
}

export type Urgency = 'urgent' | 'high' | 'normal' | 'low';
export type VerifyBy = 'gridWorker' | 'officer' | 'none';

/** A row of cases.cases. */
export interface CaseRecord {
  id: string;
  tenantId: string;
  number: string;
  state: CaseState;
  categoryCode: string;
  title: string;
  description: string;
  urgency: Urgency;
  channel: string;
  longitude: number | null;
  latitude: number | null;
  address: string;
  villageId: string | null;
  gridCellId: string | null;
  leadDepartmentId: string | null;
  assistingDepartmentIds: string[];
  gridWorkerId: string | null;
  handlerId: string | null;
  verifyBy: VerifyBy;
  deadlineAmount: number | null;
  deadlineUnit: WorkingUnit | null;
  responseDueAt: Date | null;
  dueAt: Date | null;
  requestedDueAt: Date | null;
  extended: boolean;
  pausedSince: Date | null;
  pausedSeconds: number;
  reviewAt: Date | null;
  overdueAt: Date | null;
  escalation: number;
  supervised: boolean;
  needsOfficer: boolean;
  public: boolean;
  confidential: boolean;
  /** Only roles with cases.confidential and the handler see it. */
  sealed: boolean;
  registeredAt: Date;
  dispatchedAt: Date | null;
  acceptedAt: Date | null;
  doneAt: Date | null;
  verifiedAt: Date | null;
  closedAt: Date | null;
  returnedCount: number;
  reopenedCount: number;
  reportCount: number;
  rating: number | null;
  ratingWords: string;
  mergedIntoId: string | null;
  coverPhotoId: string | null;
  photoHashes: string[];
  judgement: Judgement;
  updatedAt: Date;
  version: number;
}

/** A row of cases.tasks. */
export interface TaskRecord {
  id: string;
  tenantId: string;
  caseId: string;
  kind: 'lead' | 'assist';
  departmentId: string;
  assigneeId: string | null;
  state: 'open' | 'accepted' | 'done' | 'withdrawn';
  required: boolean;
  note: string;
  dueAt: Date | null;
  createdAt: Date;
  endedAt: Date | null;
}

/** A fact of a step, readable. */
export interface Fact {
  readonly key: string;
  readonly value: string;
}

/** A row of cases.trace. */
export interface TraceRecord {
  id: string;
  tenantId: string;
  caseId: string;
  action: string;
  fromState: string | null;
  toState: string | null;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  departmentId: string | null;
  onBehalfOf: string | null;
  note: string;
  facts: readonly Fact[];
  photoIds: string[];
  longitude: number | null;
  latitude: number | null;
  actedAt: Date | null;
  occurredAt: Date;
}

/** A row of cases.attachments. */
export interface AttachmentRecord {
  tenantId: string;
  caseId: string;
  fileId: string;
  kind: 'photo' | 'voice';
  stage: 'before' | 'after' | 'verify';
  takenAt: Date | null;
  longitude: number | null;
  latitude: number | null;
  addedBy: string | null;
  addedAt: Date;
}

export interface CasesTables {
  'cases.cases': CaseRecord;
  'cases.counters': { tenantId: string; day: string; last: number };
  'cases.tasks': TaskRecord;
  'cases.trace': TraceRecord;
  'cases.attachments': AttachmentRecord;
  'cases.views': {
    id: string;
    tenantId: string;
    personId: string;
    name: string;
    filter: Record<string, unknown>;
    position: number;
  };
  'cases.road': { tenantId: string; settings: unknown; version: number };
}
