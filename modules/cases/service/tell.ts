/** Tells people and screens of what happened to cases: messages and one event a step. */
import { emit, type NewEvent } from '#platform/events/index.ts';
import type { Actor } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { exactInstant } from '#platform/i18n/index.ts';
import { type NewMessage, queueMessages } from '#modules/messages/index.ts';
import type { Person } from '#modules/people/index.ts';
import type { CaseEvent } from '../contract/index.ts';
import type { Notice, Recipients } from '../rules/notices.ts';
import type { CaseRecord } from '../store/tables.ts';
import { type Directory, directoryOf } from './directory.ts';

/** A step of a case to be told. */
export interface Told {
  readonly record: CaseRecord;
  readonly event: string;
  readonly action: string;
  readonly notices: readonly Notice[];
  readonly reason: string;
  readonly departmentName: string;
  /** The department before a transfer. */
  readonly formerDepartmentId?: string | null;
  /** Share of the time that has passed, for reminders. */
  readonly percent?: number;
  /** Departments newly asked to assist. */
  readonly assistingIds?: readonly string[];
}

/** Queues the messages and writes the events of steps, all in the running transaction. */
export async function tell(tx: Tx, steps: readonly Told[]): Promise<void> {
  const directory = await directoryOf(tx);
  const messages = steps.flatMap((step) => messagesOf(step, directory, tx.ctx.actor));
  if (messages.length > 0) await queueMessages(tx, messages);
  await emit(tx, steps.map(eventOf));
}

function eventOf({ record, event, action, formerDepartmentId }: Told): NewEvent {
  const payload: CaseEvent = {
    caseId: record.id,
    number: record.number,
    action,
    state: record.state,
    categoryCode: record.categoryCode,
    urgency: record.urgency,
    leadDepartmentId: record.leadDepartmentId,
    villageId: record.villageId,
    gridCellId: record.gridCellId,
    handlerId: record.handlerId,
    version: record.version,
  };
  const departments = [
    record.leadDepartmentId,
    formerDepartmentId,
    ...record.assistingDepartmentIds,
  ];
  if (record.sealed) {
    const audience = { confidential: true, people: present([record.handlerId]) };
    return { type: event, subject: record.id, payload: { ...payload }, audience };
  }
  return {
    type: event,
    subject: record.id,
    payload: { ...payload },
    audience: {
      departments: present(departments),
      gridCells: present([record.gridCellId]),
      villages: present([record.villageId]),
      people: present([record.handlerId, record.gridWorkerId]),
    },
  };
}

const present = (ids: readonly (string | null | undefined)[]): string[] =>
  ids.filter((id): id is string => Boolean(id));

const decisions: Readonly<Record<string, string>> = {
  approveExtension: '已批准',
  refuseExtension: '未批准',
};

/** Every value that the templates of cases may ask for. */
function valuesOf(step: Told, by: string): Record<string, string> {
  const { record, action, reason } = step;
  const said = (at: Date | null) => (at ? exactInstant(at) : '待定');
  return {
    number: record.number,
    // A message may be read over a shoulder, or by somebody whose right to the case has ended.
    title: record.sealed ? '保密事件' : record.title,
    address: record.sealed ? '登录后查看' : record.address || '位置待确认',
    department: step.departmentName || '值班员',
    deadline: said(record.dueAt),
    until: said(record.requestedDueAt ?? record.reviewAt),
    reason: reason || '无',
    note: reason || '无',
    by: by || '系统',
    decision: decisions[action] ?? '',
    percent: String(step.percent ?? ''),
  };
}

function messagesOf(step: Told, directory: Directory, actor: Actor): NewMessage[] {
  const { record } = step;
  const values = valuesOf(step, actor.name);
  const seen = new Set<string>();
  const messages: NewMessage[] = [];
  for (const notice of step.notices) {
    for (const person of recipientsOf(notice.to, step, directory)) {
      const key = `${notice.template}|${person.id}`;
      if (person.id === actor.personId || seen.has(key)) continue;
      seen.add(key);
      messages.push({
        template: notice.template,
        values,
        to: {
          personId: person.id,
          name: person.name,
          ...(person.phone ? { phone: person.phone } : {}),
        },
        urgency: notice.urgency,
        subject: { kind: 'case', id: record.id },
        link: `/console/cases/${record.id}`,
      });
    }
  }
  return messages;
}

function recipientsOf(to: Recipients, step: Told, directory: Directory): readonly Person[] {
  const { record } = step;
  const heads = (id: string | null | undefined) =>
    id ? (directory.headsByDepartment.get(id) ?? []) : [];
  const one = (id: string | null) => {
    const person = id ? directory.byId.get(id) : undefined;
    return person ? [person] : [];
  };
  const groups: Record<Recipients, () => readonly Person[]> = {
    heads: () => heads(record.leadDepartmentId),
    formerHeads: () => heads(step.formerDepartmentId),
    assistants: () => (step.assistingIds ?? []).flatMap(heads),
    handler: () => one(record.handlerId),
    gridWorker: () => one(record.gridWorkerId),
    officers: () => directory.officers,
    leaders: () => directory.leaders,
  };
  return groups[to]();
}
