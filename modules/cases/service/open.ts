/** Opening cases, many in one transaction: numbered, dispatched by duty, timed, told. */
import type { Tx } from '#platform/database/index.ts';
import { localDay } from '#platform/calendar/index.ts';
import { caseNumber, uuidv7 } from '#platform/ids/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { working } from '#modules/calendar/index.ts';
import { book } from '#modules/duties/index.ts';
import { ground } from '#modules/towns/index.ts';
import { events } from '../contract/index.ts';
import { dispatchTo } from '../rules/effects.ts';
import type { DispatchTarget } from '../rules/facts.ts';
import { noticesOfOpening } from '../rules/notices.ts';
import type {
  AttachmentRecord,
  CaseRecord,
  Judgement,
  TaskRecord,
  TraceRecord,
  Urgency,
} from '../store/tables.ts';
import {
  insertAttachments,
  insertCases,
  insertTasks,
  insertTrace,
  takeNumbers,
} from '../store/write.ts';
import { scheduleMilestones } from './milestones.ts';
import { roadOf } from './road.ts';
import { tell } from './tell.ts';

/** A photo or voice note that comes with a new case. */
export interface NewAttachment {
  readonly fileId: string;
  readonly kind: 'photo' | 'voice';
  readonly takenAt: Date | null;
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
  readonly perceptualHash: string | null;
}

/** A matter to be opened. Texts are already masked. */
export interface NewCase {
  readonly categoryCode: string;
  /** False: an officer decides before anybody is sent. */
  readonly sure: boolean;
  readonly title: string;
  readonly description: string;
  readonly urgency: Urgency;
  readonly channel: string;
  readonly position: { readonly longitude: number; readonly latitude: number } | null;
  readonly address: string;
  readonly villageId: string | null;
  readonly gridCellId: string | null;
  readonly public: boolean;
  readonly confidential: boolean;
  readonly judgement: Judgement;
  readonly attachments: readonly NewAttachment[];
  /** For the first line of the timeline. */
  readonly reporter: {
    readonly kind: string;
    readonly personId: string | null;
    readonly name: string;
    readonly onBehalfOf: string | null;
  };
}

/** A case as opened. */
export interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly categoryName: string;
  readonly departmentName: string;
  readonly departmentPhone: string;
  readonly gridWorkerId: string | null;
  readonly dueAt: Date | null;
}

interface Opening {
  readonly record: CaseRecord;
  readonly tasks: TaskRecord[];
  readonly trace: TraceRecord[];
  readonly attachments: AttachmentRecord[];
  readonly opened: OpenedCase;
}

/** Opens cases in the running transaction, in the order given. */
export async function openCases(tx: Tx, matters: readonly NewCase[]): Promise<OpenedCase[]> {
  if (matters.length === 0) return [];
  const surroundings = await surroundingsOf(tx, matters.length);
  const openings = matters.map((matter, index) => openingOf(matter, index, surroundings));
  await insertCases(
    tx,
    openings.map(({ record }) => record),
  );
  await insertTasks(
    tx,
    openings.flatMap(({ tasks }) => tasks),
  );
  await insertTrace(
    tx,
    openings.flatMap(({ trace }) => trace),
  );
  await insertAttachments(
    tx,
    openings.flatMap(({ attachments }) => attachments),
  );
  await scheduleMilestones(
    tx,
    openings.map(({ record }) => record),
  );
  await tell(
    tx,
    openings.map(({ record, opened }) => ({
      record,
      event: events.registered,
      action: 'register',
      notices: noticesOfOpening(record),
      reason: '',
      departmentName: opened.departmentName,
    })),
  );
  return openings.map(({ opened }) => opened);
}

async function surroundingsOf(tx: Tx, count: number) {
  const { ctx } = tx;
  const now = ctx.clock.now();
  const { settings } = await roadOf(tx);
  return {
    ctx,
    now,
    prefix: settings.numberPrefix,
    firstNumber: await takeNumbers(tx, localDay(now), count),
    ground: await ground(ctx),
    book: await book(ctx),
    calendar: await working(ctx),
  };
}

type Surroundings = Awaited<ReturnType<typeof surroundingsOf>>;

function openingOf(matter: NewCase, index: number, around: Surroundings): Opening {
  const { ctx, now, calendar } = around;
  const target = matter.sure ? targetOf(matter, around) : null;
  const given = target ? dispatchTo(target, { now, calendar, person: null }) : null;
  const record = recordOf(
    matter,
    caseNumber(now, around.firstNumber + index, around.prefix),
    around,
  );
  Object.assign(
    record,
    given?.change ?? {},
    target ? { state: 'dispatched', dispatchedAt: now } : {},
  );
  const tasks = (given?.tasks ?? []).flatMap((task) =>
    task.kind === 'give' ? [taskOf(record, task, now)] : [],
  );
  record.assistingDepartmentIds = tasks
    .filter((task) => task.kind === 'assist')
    .map((task) => task.departmentId);
  const attachments = matter.attachments.map((one) => attachmentOf(record, one, matter, now));
  const department = around.ground.departments.find(({ id }) => id === record.leadDepartmentId);
  const category = around.book.category(matter.categoryCode);
  return {
    record,
    tasks,
    trace: traceOf(matter, record, { target, tenantId: ctx.tenantId }),
    attachments,
    opened: {
      id: record.id,
      number: record.number,
      state: record.state,
      categoryName: category?.nameZh ?? matter.categoryCode,
      departmentName: department?.nameZh ?? '',
      departmentPhone: department?.phone ?? '',
      gridWorkerId: record.gridWorkerId,
      dueAt: record.dueAt,
    },
  };
}

function targetOf(matter: NewCase, around: Surroundings): DispatchTarget {
  const { categoryCode, gridCellId, villageId } = matter;
  const duty = around.book.dutyFor({ categoryCode, gridCellId, villageId });
  const department = around.ground.departments.find(({ id }) => id === duty.leadDepartmentId);
  return {
    departmentId: duty.leadDepartmentId,
    departmentName: department?.nameZh ?? '',
    assistingDepartmentIds: duty.assistingDepartmentIds,
    response: duty.response,
    deadline: duty.deadline,
    verifyBy: duty.verifyBy,
  };
}

function recordOf(matter: NewCase, number: string, around: Surroundings): CaseRecord {
  const { ctx, now, ground: town } = around;
  const cell = town.gridCells.find(({ id }) => id === matter.gridCellId);
  const photos = matter.attachments.filter(({ kind }) => kind === 'photo');
  return {
    id: uuidv7(),
    tenantId: ctx.tenantId,
    number,
    state: 'registered',
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
    leadDepartmentId: null,
    assistingDepartmentIds: [],
    gridWorkerId: cell?.gridWorkerId ?? null,
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
    needsOfficer: !matter.sure,
    public: matter.public,
    confidential: matter.confidential,
    registeredAt: now,
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
    coverPhotoId: photos[0]?.fileId ?? null,
    photoHashes: photos.flatMap(({ perceptualHash }) => (perceptualHash ? [perceptualHash] : [])),
    judgement: matter.judgement,
    updatedAt: now,
    version: 1,
  };
}

function taskOf(
  record: CaseRecord,
  task: { task: 'lead' | 'assist'; departmentId: string; note: string; dueAt: Date | null },
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
    note: task.note,
    dueAt: task.dueAt,
    createdAt: now,
    endedAt: null,
  };
}

function attachmentOf(
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

function traceOf(
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
    note: (matter.judgement.reasons ?? []).join(';'),
    facts: [
      { key: 'department', value: around.target.departmentName },
      { key: 'dueAt', value: record.dueAt ? exactInstant(record.dueAt) : '' },
    ],
    photoIds: [],
  };
  return [registered, dispatched];
}
