/** Opening cases, many in one transaction: numbered, dispatched by duty, timed, told. */
import { together, type Tx } from '#platform/database/index.ts';
import { caseNumber } from '#platform/ids/index.ts';
import { working } from '#modules/calendar/index.ts';
import { book, type Duty } from '#modules/duties/index.ts';
import { ground } from '#modules/towns/index.ts';
import { events } from '../contract/index.ts';
import { dispatchTo } from '../rules/effects.ts';
import type { DispatchTarget } from '../rules/facts.ts';
import { noticesOfOpening } from '../rules/notices.ts';
import type { AttachmentRecord, CaseRecord, TaskRecord, TraceRecord } from '../store/tables.ts';
import { insertAttachments, insertCases, insertTasks } from '../store/write.ts';
import { scheduleMilestones } from './milestones.ts';
import type { NewCase, OpenedCase } from './new-case.ts';
import { firstNumberOf, type ReservedNumbers } from './numbers.ts';
import { attachmentOf, recordOf, taskOf, traceOf } from './new-rows.ts';
import { roadOf } from './road.ts';
import { saveTimelines } from './steps.ts';
import { tell } from './tell.ts';

interface Opening {
  readonly record: CaseRecord;
  readonly tasks: TaskRecord[];
  readonly trace: TraceRecord[];
  readonly attachments: AttachmentRecord[];
  readonly opened: OpenedCase;
}

/**
 * Opens cases in the running transaction, in the order given.
 * @param reserved numbers for as many cases; without them they are taken now, and other transactions
 * that open cases wait until this one ends
 */
export async function openCases(
  tx: Tx,
  matters: readonly NewCase[],
  reserved: ReservedNumbers | null = null,
): Promise<OpenedCase[]> {
  if (matters.length === 0) return [];
  const firstNumber = await firstNumberOf(tx, matters.length, reserved);
  const surroundings = await surroundingsOf(tx, firstNumber);
  const openings = matters.map((matter, index) => openingOf(matter, index, surroundings));
  await together(tx, () => writeOpenings(tx, openings));
  return openings.map(({ opened }) => opened);
}

async function writeOpenings(tx: Tx, openings: readonly Opening[]): Promise<void> {
  await insertCases(
    tx,
    openings.map(({ record }) => record),
  );
  await insertTasks(
    tx,
    openings.flatMap(({ tasks }) => tasks),
  );
  await saveTimelines(tx, openings);
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
}

async function surroundingsOf(tx: Tx, firstNumber: number) {
  const { ctx } = tx;
  const now = ctx.clock.now();
  const { settings } = await roadOf(tx);
  return {
    ctx,
    now,
    prefix: settings.numberPrefix,
    firstNumber,
    ground: await ground(ctx),
    book: await book(ctx),
    calendar: await working(ctx),
  };
}

type Surroundings = Awaited<ReturnType<typeof surroundingsOf>>;

function openingOf(matter: NewCase, index: number, around: Surroundings): Opening {
  const { ctx, now, calendar } = around;
  const target = matter.sure ? ledBy(matter, around, targetOf(matter, around)) : null;
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

/** The department and the deadline that the matter itself names go first; the rest stays the duty's. */
function ledBy(matter: NewCase, around: Surroundings, byDuty: DispatchTarget): DispatchTarget {
  const duty = matter.deadline ? { ...byDuty, deadline: matter.deadline } : byDuty;
  const named = around.ground.departments.find(({ id }) => id === matter.leadDepartmentId);
  if (!named) return duty;
  const assisting = duty.assistingDepartmentIds.filter((id) => id !== named.id);
  return {
    ...duty,
    departmentId: named.id,
    departmentName: named.nameZh,
    assistingDepartmentIds: assisting,
  };
}

function targetOf(matter: NewCase, around: Surroundings): DispatchTarget {
  const { categoryCode, gridCellId, villageId } = matter;
  const duty = around.book.dutyFor({ categoryCode, gridCellId, villageId });
  const department = around.ground.departments.find(({ id }) => id === duty.leadDepartmentId);
  return {
    departmentId: duty.leadDepartmentId,
    departmentName: department?.nameZh ?? '',
    assistingDepartmentIds: assistingOf(duty, matter),
    response: duty.response,
    deadline: duty.deadline,
    verifyBy: duty.verifyBy,
  };
}

function assistingOf(
  { leadDepartmentId, assistingDepartmentIds }: Duty,
  { alsoDepartmentIds = [] }: NewCase,
): string[] {
  const all = new Set([...assistingDepartmentIds, ...alsoDepartmentIds]);
  return [...all].filter((id) => id !== leadDepartmentId);
}
