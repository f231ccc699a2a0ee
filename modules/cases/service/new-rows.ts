/** The rows of a new case: itself, its tasks, its attachments, the first lines of its timeline. */
import type { Ctx } from '#platform/context/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { Ground } from '#modules/towns/index.ts';
import type { DispatchTarget } from '../rules/facts.ts';
import type { AttachmentRecord, CaseRecord, TaskRecord, TraceRecord } from '../store/tables.ts';
import type { NewAttachment, NewCase } from './new-case.ts';

/** What every case begins with, whatever it is about. */
const fresh = {
  state: 'registered',
  leadDepartmentId: null,
  assistingDepartmentIds: [],
  handlerId: null,
  verifyBy: 'officer',
  deadlineAmount: null,
  deadlineUnit: null,
  responseDueAt: null,
  dueAt: null,
  requestedDueAt: null,
  extended: false,
  pausedSince: null,
  pausedSeconds: 0,
  reviewAt: null,
  overdueAt: null,
  escalation: 0,
  supervised: false,
  dispatchedAt: null,
  acceptedAt: null,
  doneAt: null,
  verifiedAt: null,
  closedAt: null,
  returnedCount: 0,
  reopenedCount: 0,
  reportCount: 1,
  rating: null,
  ratingWords: '',
  mergedIntoId: null,
  version: 1,
} as const;

export function recordOf(
  matter: NewCase,
  number: string,
  around: { readonly ctx: Ctx; readonly now: Date; readonly ground: Ground },
): CaseRecord {
  const { ctx, now, ground: town } = around;
  const cell = town.gridCells.find(({ id }) => id === matter.gridCellId);
  const photos = matter.attachments.filter(({ kind }) => kind === 'photo');
  return {
    ...fresh,
    assistingDepartmentIds: [],
    id: uuidv7(),
    tenantId: ctx.tenantId,
    number,
    categoryCode: matter.categoryCode,
    title: matter.title,
    description: matter.description,
    urgency: matter.urgency,
    channel: matter.channel,
    longitude: matter.position?.longitude ?? null,
    latitude: matter.position?.latitude ?? null,
    address: matter.address,
    villageId: matter.villageId,
    gridCellId: matter.gridCellId,
    gridWorkerId: cell?.gridWorkerId ?? null,
    needsOfficer: !matter.sure,
    public: matter.public,
    confidential: matter.confidential,
    sealed: false,
    registeredAt: now,
    coverPhotoId: photos[0]?.fileId ?? null,
    photoHashes: photos.flatMap(({ perceptualHash }) => (perceptualHash ? [perceptualHash] : [])),
    judgement: matter.judgement,
    updatedAt: now,
  };
}

export function taskOf(
  record: CaseRecord,
  task: {
    task: 'lead' | 'assist';
    departmentId: string;
    note: string;
    dueAt: Date | null;
    required: boolean;
  },
  now: Date,
): TaskRecord {
  return {
    id: uuidv7(),
    tenantId: record.tenantId,
    caseId: record.id,
    kind: task.task,
    departmentId: task.departmentId,
    assigneeId: null,
    state: 'open',
    required: task.required,
    note: task.note,
    dueAt: task.dueAt,
    createdAt: now,
    endedAt: null,
  };
}

export function attachmentOf(
  record: CaseRecord,
  one: NewAttachment,
  matter: NewCase,
  now: Date,
): AttachmentRecord {
  return {
    tenantId: record.tenantId,
    caseId: record.id,
    fileId: one.fileId,
    kind: one.kind,
    stage: 'before',
    takenAt: one.takenAt,
    longitude: one.position?.longitude ?? null,
    latitude: one.position?.latitude ?? null,
    addedBy: matter.reporter.personId,
    addedAt: now,
  };
}

export function traceOf(
  matter: NewCase,
  record: CaseRecord,
  around: { target: DispatchTarget | null; tenantId: string },
): TraceRecord[] {
  const { reporter } = matter;
  const blank = {
    tenantId: around.tenantId,
    caseId: record.id,
    departmentId: null,
    longitude: null,
    latitude: null,
    actedAt: null,
    occurredAt: record.registeredAt,
  };
  const registered: TraceRecord = {
    ...blank,
    id: uuidv7(),
    action: 'register',
    fromState: null,
    toState: 'registered',
    actorKind: reporter.kind,
    actorId: reporter.personId,
    actorName: reporter.name,
    onBehalfOf: reporter.onBehalfOf,
    note: matter.description,
    facts: [{ key: 'channel', value: matter.channel }],
    photoIds: matter.attachments.map(({ fileId }) => fileId),
  };
  if (!around.target) return [registered];
  const dispatched: TraceRecord = {
    ...blank,
    id: uuidv7(),
    action: 'dispatch',
    fromState: 'registered',
    toState: 'dispatched',
    actorKind: 'system',
    actorId: null,
    actorName: '系统',
    onBehalfOf: null,
    note: (matter.judgement.reasons ?? []).join('；'),
    facts: [
      { key: 'department', value: around.target.departmentName },
      { key: 'dueAt', value: record.dueAt ? exactInstant(record.dueAt) : '' },
    ],
    photoIds: [],
  };
  return [registered, dispatched];
}
