/** Cases as the desks see them: rows with names, and the whole case with what may be done. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import { book } from '#modules/duties/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import type { CaseDetail, CaseRow } from '../contract/index.ts';
import { partiesOf } from '../rules/parties.ts';
import { offersFor } from '../rules/transition.ts';
import type { CaseAction } from '../states.ts';
import { caseByNumber, caseParts, casesByIds } from '../store/read.ts';
import type { CaseRecord, TaskRecord, TraceRecord } from '../store/tables.ts';
import { likelyDuplicates } from './duplicates.ts';
import { foreignActions } from './procedure.ts';
import { reportersOf } from './reporters.ts';

/** Rows of a list. */
export async function rowsOf(tx: Tx, records: readonly CaseRecord[]): Promise<CaseRow[]> {
  const { ctx } = tx;
  const town = await ground(ctx);
  const duties = await book(ctx);
  const departments = new Map(town.departments.map((one) => [one.id, one.nameZh]));
  const handlers = await namesOf(
    tx,
    records.map(({ handlerId }) => handlerId),
  );
  const now = ctx.clock.now();
  return records.map((record) => ({
    ...pick(record),
    categoryName: duties.category(record.categoryCode)?.nameZh ?? record.categoryCode,
    position: positionOf(record),
    leadDepartmentName: departments.get(record.leadDepartmentId ?? '') ?? '',
    handlerName: handlers.get(record.handlerId ?? '') ?? '',
    registeredAt: record.registeredAt.toISOString(),
    dueAt: record.dueAt?.toISOString() ?? null,
    closedAt: record.closedAt?.toISOString() ?? null,
    overdue: isOverdue(record, now),
    extensionAsked: record.requestedDueAt !== null,
    photoId: record.coverPhotoId,
  }));
}

/** Late now, or done after the deadline. */
export function isOverdue(record: CaseRecord, now: Date): boolean {
  if (record.overdueAt) return true;
  return Boolean(
    record.dueAt && record.dueAt < now && !record.doneAt && !record.closedAt && !record.pausedSince,
  );
}

function pick(record: CaseRecord) {
  const {
    id,
    number,
    state,
    categoryCode,
    title,
    urgency,
    channel,
    address,
    villageId,
    gridCellId,
  } = record;
  const { leadDepartmentId, handlerId, gridWorkerId, supervised, needsOfficer, version } = record;
  const { reportCount, returnedCount, reopenedCount, rating, sealed } = record;
  return {
    id,
    number,
    state,
    categoryCode,
    title,
    urgency,
    channel,
    address,
    villageId,
    gridCellId,
    leadDepartmentId,
    handlerId,
    gridWorkerId,
    supervised,
    needsOfficer,
    version,
    reportCount,
    returnedCount,
    reopenedCount,
    rating,
    sealed,
  };
}

function positionOf(place: { longitude: number | null; latitude: number | null }) {
  const { longitude, latitude } = place;
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  const people = await peopleByIds(tx, wanted);
  return new Map(people.map(({ id, name }) => [id, name]));
}

/** The whole case. @throws not-found when it is not there or out of the viewer's reach */
export function describeCase(ctx: Ctx, caseId: string): Promise<CaseDetail> {
  return ctx.database.inTenant(ctx, async (tx) => {
    const byId: boolean = isUuid(caseId);
    const record = byId ? (await casesByIds(tx, [caseId]))[0] : await caseByNumber(tx, caseId);
    if (!record) throw generalProblem('not-found', { what: '事件' });
    return detailOf(tx, record);
  });
}

async function detailOf(tx: Tx, record: CaseRecord): Promise<CaseDetail> {
  const { ctx } = tx;
  const town = await ground(ctx);
  const duties = await book(ctx);
  const departmentName = (id: string | null) =>
    town.departments.find((one) => one.id === id)?.nameZh ?? '';
  const { trace, tasks, attachments } = await caseParts(tx, record.id);
  const [row] = await rowsOf(tx, [record]);
  if (!row) throw generalProblem('not-found', { what: '事件' });
  const assignees = await namesOf(
    tx,
    tasks.map(({ assigneeId }) => assigneeId),
  );
  const into = record.mergedIntoId ? (await casesByIds(tx, [record.mergedIntoId]))[0] : undefined;
  const foreign = await foreignActions(tx, record);
  const offers = offersFor(record.state, partiesOf(ctx.actor, record)).filter(
    ({ action }) => !foreign?.has(action as CaseAction),
  );
  const { judgement } = record;
  return {
    case: row,
    description: record.description,
    closingCondition: duties.category(record.categoryCode)?.closingCondition ?? '',
    responseDueAt: record.responseDueAt?.toISOString() ?? null,
    deadlineText: record.deadlineAmount
      ? `${record.deadlineAmount} ${unitNames[record.deadlineUnit ?? 'hour']}`
      : '',
    pausedSince: record.pausedSince?.toISOString() ?? null,
    reviewAt: record.reviewAt?.toISOString() ?? null,
    requestedDueAt: record.requestedDueAt?.toISOString() ?? null,
    mergedIntoId: record.mergedIntoId,
    mergedIntoNumber: into?.number ?? null,
    verifyBy: record.verifyBy,
    guesses: (judgement.guesses ?? []).map((guess) => ({
      ...guess,
      categoryName: duties.category(guess.categoryCode)?.nameZh ?? guess.categoryCode,
    })),
    decidingWords: [...(judgement.decidingWords ?? [])],
    urgencyWords: [...(judgement.urgencyWords ?? [])],
    reporters: await reportersOf(tx, record),
    tasks: tasks.map((task) => taskOf(task, departmentName, assignees)),
    attachments: attachments.map((one) => ({
      fileId: one.fileId,
      kind: one.kind,
      stage: one.stage,
      takenAt: one.takenAt?.toISOString() ?? null,
      position: positionOf(one),
      addedAt: one.addedAt.toISOString(),
    })),
    trace: trace.map((entry) => entryOf(entry, departmentName)),
    offers: offers.map(({ action, zh, en, needs, takes }) => ({
      action: action as CaseDetail['offers'][number]['action'],
      zh,
      en,
      needs: [...needs],
      takes: [...takes],
    })),
    likely: record.closedAt ? [] : await likelyDuplicates(tx, record, record.id),
  };
}

const unitNames = {
  workingHour: '工作小时',
  workingDay: '工作日',
  hour: '小时',
  day: '天',
} as const;

function taskOf(
  task: TaskRecord,
  departmentName: (id: string | null) => string,
  names: ReadonlyMap<string, string>,
): CaseDetail['tasks'][number] {
  return {
    id: task.id,
    kind: task.kind,
    departmentId: task.departmentId,
    departmentName: departmentName(task.departmentId),
    assigneeId: task.assigneeId,
    assigneeName: names.get(task.assigneeId ?? '') ?? '',
    state: task.state,
    note: task.note,
    dueAt: task.dueAt?.toISOString() ?? null,
    endedAt: task.endedAt?.toISOString() ?? null,
  };
}

function entryOf(
  entry: TraceRecord,
  departmentName: (id: string | null) => string,
): CaseDetail['trace'][number] {
  return {
    id: entry.id,
    action: entry.action,
    fromState: entry.fromState,
    toState: entry.toState,
    actorKind: entry.actorKind,
    actorName: entry.actorName,
    departmentName: departmentName(entry.departmentId),
    onBehalfOf: entry.onBehalfOf,
    note: entry.note,
    facts: [...entry.facts],
    photoIds: entry.photoIds,
    position: positionOf(entry),
    actedAt: entry.actedAt?.toISOString() ?? null,
    occurredAt: entry.occurredAt.toISOString(),
  };
}
