/** One case of the generated history as rows. */
import type { HistoricCase, Milestone } from '#demo/history.ts';
import { localDay, type WorkingCalendar } from '#platform/calendar/index.ts';
import { caseNumber, uuidv7 } from '#platform/ids/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import type { book } from '#modules/duties/index.ts';
import { demoPhotoPair } from '#modules/files/index.ts';
import type { Person } from '#modules/people/index.ts';
import type { ground } from '#modules/towns/index.ts';
import type {
  AttachmentRecord,
  CaseRecord,
  Fact,
  TaskRecord,
  TraceRecord,
} from '../store/tables.ts';

type Town = Awaited<ReturnType<typeof ground>>;

/** Names and ids the history refers to by code. */
export interface DemoBook {
  readonly tenantId: string;
  readonly prefix: string;
  readonly calendar: WorkingCalendar;
  readonly book: Awaited<ReturnType<typeof book>>;
  readonly staff: ReadonlyMap<string, Person>;
  readonly departments: ReadonlyMap<string, Town['departments'][number]>;
  readonly cells: ReadonlyMap<string, Town['gridCells'][number]>;
}

/** The rows of one case. */
export interface WrittenCase {
  readonly historic: HistoricCase;
  readonly record: CaseRecord;
  readonly tasks: TaskRecord[];
  readonly trace: TraceRecord[];
  readonly attachments: AttachmentRecord[];
}

/** What is known of the cases written before. */
export interface Written {
  /** Last number of each day. */
  readonly days: Map<string, number>;
  /** By their place in the history. */
  readonly ids: readonly string[];
}

/** Makes the rows of a case. */
export function recordsOf(historic: HistoricCase, around: DemoBook, before: Written): WrittenCase {
  const day = localDay(historic.reportedAt);
  const sequence = (before.days.get(day) ?? 0) + 1;
  before.days.set(day, sequence);
  const number = caseNumber(historic.reportedAt, sequence, around.prefix);
  const record = recordOf(historic, around, { number, before });
  const attachments = photosOf(historic, around).flatMap((photo) => attachmentOf(record, photo));
  record.coverPhotoId = attachments.find(({ stage }) => stage === 'before')?.fileId ?? null;
  return {
    historic,
    record,
    tasks: tasksOf(record),
    trace: historic.milestones.map((milestone, index) =>
      traceOf(milestone, index, { historic, record, around, attachments }),
    ),
    attachments,
  };
}

/** Six in ten reports come with a photo. */
function photosOf(historic: HistoricCase, around: DemoBook) {
  if (historic.sequence % 10 >= 6) return [];
  const name = around.book.category(historic.categoryCode)?.nameZh ?? '';
  const { before, after } = demoPhotoPair(historic.categoryCode, name, historic.sequence);
  return [
    { fileId: before, stage: 'before' },
    { fileId: after, stage: 'after' },
  ] as const;
}

const last = (historic: HistoricCase, actions: readonly string[]): Date | null =>
  historic.milestones.findLast(({ action }) => actions.includes(action))?.at ?? null;

/** The instants of a case, from its milestones. */
function timesOf(historic: HistoricCase) {
  const { state, reportedAt: at } = historic;
  const isUnsure = state === 'registered';
  const isEnded = ['closed', 'cancelled', 'merged'].includes(state);
  const isDone = isEnded || state === 'done' || state === 'verified';
  const stopped = last(historic, ['suspend']);
  return {
    responseDueAt: null,
    dueAt: isUnsure ? null : historic.dueAt,
    requestedDueAt: null,
    extended: historic.extended,
    pausedSince: state === 'suspended' ? stopped : null,
    pausedSeconds: 0,
    reviewAt:
      state === 'suspended'
        ? (historic.milestones.findLast(({ action }) => action === 'suspend')?.until ?? null)
        : null,
    overdueAt: historic.overdue ? historic.dueAt : null,
    escalation: historic.overdue ? 1 : 0,
    registeredAt: at,
    dispatchedAt: last(historic, ['dispatch', 'transfer', 'reopen', 'resume']),
    acceptedAt: last(historic, ['accept']),
    doneAt: isDone ? last(historic, ['reportDone']) : null,
    verifiedAt: state === 'closed' || state === 'verified' ? last(historic, ['verify']) : null,
    closedAt: isEnded ? (last(historic, ['close', 'cancel', 'merge']) ?? at) : null,
  };
}

/** What no case of the history has. */
const nothingSpecial = {
  confidential: false,
  sealed: false,
  coverPhotoId: null,
  photoHashes: [],
  assistingDepartmentIds: [],
};

function recordOf(
  historic: HistoricCase,
  around: DemoBook,
  { number, before }: { number: string; before: Written },
): CaseRecord {
  const cell = around.cells.get(historic.gridCellCode);
  const category = around.book.category(historic.categoryCode);
  const duty = around.book.dutyFor({
    categoryCode: historic.categoryCode,
    gridCellId: cell?.id ?? null,
    villageId: cell?.villageId ?? null,
  });
  const { state } = historic;
  const isUnsure = state === 'registered';
  const into = historic.mergedInto === null ? undefined : before.ids[historic.mergedInto];
  const at = historic.reportedAt;
  return {
    id: uuidv7(at.getTime()),
    tenantId: around.tenantId,
    number,
    state,
    categoryCode: historic.categoryCode,
    title: `${historic.address}${category?.nameZh ?? ''}`,
    description: historic.text,
    urgency: historic.urgency,
    channel: historic.channel,
    longitude: historic.position.longitude,
    latitude: historic.position.latitude,
    address: historic.address,
    villageId: cell?.villageId ?? null,
    gridCellId: cell?.id ?? null,
    leadDepartmentId: isUnsure
      ? null
      : (around.departments.get(historic.leadDepartmentCode)?.id ?? null),
    gridWorkerId: around.staff.get(historic.gridWorker)?.id ?? cell?.gridWorkerId ?? null,
    handlerId: around.staff.get(historic.handler ?? '')?.id ?? null,
    verifyBy: duty.verifyBy,
    deadlineAmount: duty.deadline.amount,
    deadlineUnit: duty.deadline.unit,
    ...timesOf(historic),
    ...nothingSpecial,
    supervised: historic.overdue && historic.sequence % 3 === 0,
    needsOfficer: isUnsure,
    public: category?.public ?? true,
    returnedCount: historic.returnedCount,
    reopenedCount: historic.reopenedCount,
    reportCount: 1,
    rating: historic.rating,
    ratingWords: historic.ratingWords,
    mergedIntoId: into ?? null,
    judgement: isUnsure
      ? { guesses: [{ categoryCode: historic.categoryCode, probability: 0.46 }] }
      : {},
    updatedAt: historic.milestones.at(-1)?.at ?? at,
    version: historic.milestones.length,
  };
}

function tasksOf(record: CaseRecord): TaskRecord[] {
  if (!record.leadDepartmentId) return [];
  const isDone = record.doneAt !== null;
  const isWithdrawn = !isDone && record.closedAt !== null;
  return [
    {
      id: uuidv7(record.registeredAt.getTime() + 1),
      tenantId: record.tenantId,
      caseId: record.id,
      kind: 'lead',
      departmentId: record.leadDepartmentId,
      assigneeId: record.handlerId,
      state: isDone ? 'done' : isWithdrawn ? 'withdrawn' : record.acceptedAt ? 'accepted' : 'open',
      required: true,
      note: '',
      dueAt: record.dueAt,
      createdAt: record.dispatchedAt ?? record.registeredAt,
      endedAt: record.doneAt ?? record.closedAt,
    },
  ];
}

interface TraceSurroundings {
  readonly historic: HistoricCase;
  readonly record: CaseRecord;
  readonly around: DemoBook;
  readonly attachments: readonly AttachmentRecord[];
}

/** The step that a photo came with. */
const stageOf = { before: 'register', after: 'reportDone', verify: 'verify' } as const;

function traceOf(
  milestone: Milestone,
  index: number,
  { historic, record, around, attachments }: TraceSurroundings,
): TraceRecord {
  const person = around.staff.get(milestone.by);
  const department = around.departments.get(milestone.departmentCode ?? '');
  const before = index > 0 ? historic.milestones[index - 1] : undefined;
  const facts: Fact[] = [];
  if (department) facts.push({ key: 'department', value: department.nameZh });
  if (milestone.until) facts.push({ key: 'until', value: exactInstant(milestone.until) });
  if (milestone.action === 'rate' && historic.rating)
    facts.push({ key: 'stars', value: String(historic.rating) });
  const isReporter = milestone.by === 'reporter';
  return {
    id: uuidv7(milestone.at.getTime() + index),
    tenantId: around.tenantId,
    caseId: record.id,
    action: milestone.action,
    fromState: before?.state ?? null,
    toState: milestone.state,
    actorKind: isReporter ? 'resident' : person ? 'staff' : 'system',
    actorId: person?.id ?? null,
    actorName: person?.name ?? (isReporter ? '' : '系统'),
    departmentId: person?.departmentId ?? null,
    onBehalfOf: null,
    note: milestone.note || (milestone.action === 'register' ? historic.text : ''),
    facts,
    photoIds: attachments
      .filter(({ stage }) => milestone.action === stageOf[stage])
      .map(({ fileId }) => fileId),
    longitude: null,
    latitude: null,
    actedAt: null,
    occurredAt: milestone.at,
  };
}

function attachmentOf(
  record: CaseRecord,
  photo: { readonly fileId: string; readonly stage: 'before' | 'after' },
): AttachmentRecord[] {
  if (photo.stage === 'after' && !record.doneAt) return [];
  const addedAt =
    photo.stage === 'after' ? (record.doneAt ?? record.registeredAt) : record.registeredAt;
  return [
    {
      tenantId: record.tenantId,
      caseId: record.id,
      fileId: photo.fileId,
      kind: 'photo',
      stage: photo.stage,
      takenAt: addedAt,
      longitude: record.longitude,
      latitude: record.latitude,
      addedBy: photo.stage === 'after' ? record.handlerId : null,
      addedAt,
    },
  ];
}
