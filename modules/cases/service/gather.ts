/** Reads everything a decision needs before it is taken. */
import type { Tx } from '#platform/database/index.ts';
import { isUuid } from '#platform/ids/index.ts';
import { working } from '#modules/calendar/index.ts';
import { book } from '#modules/duties/index.ts';
import { personById } from '#modules/people/index.ts';
import { ground } from '#modules/towns/index.ts';
import { problem } from '../contract/problems.ts';
import type { ActionFacts, DispatchTarget, NamedPerson } from '../rules/facts.ts';
import type { CaseAction } from '../states.ts';
import { caseByNumber, countAttachments } from '../store/read.ts';
import type { CaseRecord } from '../store/tables.ts';
import { lockCase, openTasks } from '../store/write.ts';
import type { ActionRequest } from './action-request.ts';

/** What was read. */
export interface Gathered {
  readonly facts: ActionFacts;
  readonly into: CaseRecord | null;
  departmentName(departmentId: string | null): string;
}

const needTarget = new Set<CaseAction>([
  'dispatch',
  'recategorise',
  'transfer',
  'assist',
  'reopen',
]);
/** Actions after which the duty matrix answers, not the department named before. */
const dutyAnswers = new Set<CaseAction>(['dispatch', 'recategorise']);

/** Reads the facts of one action. */
export async function gatherFacts(
  tx: Tx,
  record: CaseRecord,
  request: ActionRequest,
): Promise<Gathered> {
  const { ctx } = tx;
  const { action, input } = request;
  const town = await ground(ctx);
  const duties = await book(ctx);
  const departmentName = (id: string | null) =>
    town.departments.find((one) => one.id === id)?.nameZh ?? '';
  if (input.departmentId && !town.departments.some(({ id }) => id === input.departmentId)) {
    throw problem('lead-unknown', {}, [{ pointer: '/departmentId', detail: input.departmentId }]);
  }
  const category = input.categoryCode ? duties.category(input.categoryCode) : undefined;
  if (input.categoryCode && !category)
    throw problem('duty-unknown', {}, [{ pointer: '/categoryCode', detail: input.categoryCode }]);
  const into = input.intoCase ? await caseNamed(tx, input.intoCase) : null;
  const tasks = await openTasks(tx, record.id);
  const facts: ActionFacts = {
    record,
    input: { version: record.version, ...input },
    now: ctx.clock.now(),
    calendar: await working(ctx),
    target: needTarget.has(action) ? await targetOf(tx, record, request) : null,
    person: input.personId ? await named(tx, input.personId) : null,
    actorAsCrew: await crewMember(tx, record),
    categoryName: category?.nameZh ?? null,
    into: into ? { id: into.id, number: into.number, state: into.state } : null,
    photoCount: input.photoIds?.length ?? 0,
    nothingToSee: request.byProcedure,
    afterPhotoCount: action === 'reportDone' ? await countAttachments(tx, record.id, 'after') : 0,
    openAssistants: tasks
      .filter(({ kind, required }) => kind === 'assist' && required)
      .map((task) => departmentName(task.departmentId)),
  };
  return { facts, into, departmentName };
}

async function targetOf(
  tx: Tx,
  record: CaseRecord,
  { action, input }: ActionRequest,
): Promise<DispatchTarget> {
  const town = await ground(tx.ctx);
  const duty = (await book(tx.ctx)).dutyFor({
    categoryCode: input.categoryCode ?? record.categoryCode,
    gridCellId: record.gridCellId,
    villageId: record.villageId,
  });
  const former = dutyAnswers.has(action) ? null : record.leadDepartmentId;
  const departmentId = input.departmentId ?? former ?? duty.leadDepartmentId;
  const byDuty = departmentId === duty.leadDepartmentId;
  return {
    departmentId,
    departmentName: town.departments.find(({ id }) => id === departmentId)?.nameZh ?? '',
    assistingDepartmentIds: byDuty ? duty.assistingDepartmentIds : [],
    response: duty.response,
    deadline: duty.deadline,
    verifyBy: duty.verifyBy,
  };
}

async function named(tx: Tx, personId: string): Promise<NamedPerson | null> {
  const person = await personById(tx, personId);
  return person
    ? { id: person.id, name: person.name, departmentId: person.departmentId, active: person.active }
    : null;
}

/** The actor, when a member of the lead department who works outside (crew). */
async function crewMember(tx: Tx, record: CaseRecord): Promise<NamedPerson | null> {
  const { actor } = tx.ctx;
  if (!actor.personId || !actor.roles.includes('crew')) return null;
  const person = await named(tx, actor.personId);
  return person && person.departmentId === record.leadDepartmentId ? person : null;
}

async function caseNamed(tx: Tx, name: string): Promise<CaseRecord | null> {
  const byId: boolean = isUuid(name);
  const found = byId ? { id: name } : await caseByNumber(tx, name.trim().toUpperCase());
  if (!found) return null;
  return (await lockCase(tx, found.id)) ?? null;
}
