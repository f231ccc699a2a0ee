/** Requests as the screens show them. */
import { type FieldView, resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import { peopleByIds } from '#modules/people/index.ts';
import type { Tx } from '#platform/database/index.ts';
import type { AskableField, RequestRow, RequestView } from '../contract/index.ts';
import type { Party } from '../contract/states.ts';
import { requestActs } from '../rules/transition.ts';
import type { RequestRecord } from '../store/tables.ts';
import { departmentNames, type Named, ownDepartments } from './departments.ts';

/** A field as those see it who ask for it. */
export function askableField(field: FieldView): AskableField {
  const { key, titleZh, titleEn, type, personalClass, subject } = field;
  return {
    key,
    titleZh,
    titleEn: titleEn || titleZh,
    type,
    personalClass,
    maskable: field.mask !== null,
    subject,
  };
}

/** A request in a list. */
export function requestRow(
  row: RequestRecord,
  { name, now }: { readonly name: (id: string) => Named; readonly now: Date },
): RequestRow {
  const [department, owner] = [name(row.departmentId), name(row.ownerDepartmentId)];
  return {
    id: row.id,
    number: row.number,
    resourceId: row.resourceId,
    resourceZh: row.resourceZh,
    resourceEn: row.resourceEn,
    departmentId: row.departmentId,
    departmentZh: department.zh,
    departmentEn: department.en,
    ownerDepartmentId: row.ownerDepartmentId,
    ownerZh: owner.zh,
    ownerEn: owner.en,
    purpose: row.purpose,
    basis: row.basis,
    fieldCount: row.fields.length,
    state: row.state,
    fromDay: row.fromDay,
    untilDay: row.untilDay,
    rowsPerDay: row.rowsPerDay,
    askedAt: row.askedAt?.toISOString() ?? null,
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.state === 'asked' && row.dueAt !== null && row.dueAt < now,
    grantId: row.grantId,
    createdAt: row.createdAt.toISOString(),
    version: row.version,
  };
}

/** How whoever acts stands to a request. */
export async function partiesOf(
  tx: Tx,
  of: { readonly departmentId: string; readonly ownerDepartmentId: string },
): Promise<Party[]> {
  const own = await ownDepartments(tx);
  const { permissions } = tx.ctx.actor;
  return [
    ...(own.includes(of.departmentId) && permissions.has('sharing.ask')
      ? (['asker'] as const)
      : []),
    ...(own.includes(of.ownerDepartmentId) && permissions.has('sharing.decide')
      ? (['owner'] as const)
      : []),
  ];
}

/** A request whole. */
export async function requestView(tx: Tx, row: RequestRecord): Promise<RequestView> {
  const name = await departmentNames(tx);
  const resource = await resourceOf(tx, row.resourceId);
  const people = await peopleByIds(
    tx,
    [row.askedBy, row.decidedBy].filter((id): id is string => id !== null),
  );
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? '';
  const acts = requestActs(row.state, await partiesOf(tx, row));
  return {
    ...requestRow(row, { name, now: tx.ctx.clock.now() }),
    basisWords: row.basisWords,
    fields: row.fields.map((key) => fieldOf(resource, key, row)),
    conditions: [...row.conditions],
    askedByName: nameOf(row.askedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedByName: row.decidedBy ? nameOf(row.decidedBy) : null,
    answer: row.answer,
    resourceFields: resource.fields.map(askableField),
    grade: resource.grade,
    acts: [...acts],
  };
}

function fieldOf(resource: ResourceView, key: string, { answers }: RequestRecord) {
  const field = resource.fields.find((one) => one.key === key);
  return {
    key,
    titleZh: field?.titleZh ?? key,
    titleEn: field?.titleEn || field?.titleZh || key,
    personalClass: field?.personalClass ?? null,
    maskable: field !== undefined && field.mask !== null,
    answer: answers[key] ?? ('open' as const),
  };
}
