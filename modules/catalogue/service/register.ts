/** Registering and changing resources. */
import { ground } from '#modules/towns/index.ts';
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { emit } from '#platform/events/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { generalProblem } from '#platform/problems/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import { events, type ResourceInput, type ResourceView } from '../contract/index.ts';
import { problem } from '../problems.ts';
import { fieldFaults } from '../rules/fields.ts';
import { searchTextOf } from '../rules/search.ts';
import { rowMeasureSlot } from '../slots.ts';
import { insertRules } from '../store/quality.ts';
import { insertResources, resourceRows, updateResource } from '../store/resources.ts';
import type { ResourceRow } from '../store/tables.ts';
import { proveOwn } from './own.ts';
import { usualRules } from './quality/usual.ts';
import { viewOf } from './resources.ts';
import { slotsOf } from './surroundings.ts';
import { rowOf } from './views.ts';

/** A resource to be registered. */
export type NewResource = Omit<ResourceInput, 'fields' | 'keyFields' | 'keywords'> & {
  readonly fields: readonly ResourceInput['fields'][number][];
  readonly keyFields: readonly string[];
  readonly keywords: readonly string[];
};

/** Registers a resource with the rules that follow from its fields. @throws resource-code-taken, resource-fields-faulty, resource-not-own */
export async function registerResource(tx: Tx, given: NewResource): Promise<ResourceView> {
  proveOwn(tx.ctx, given.ownerDepartmentId);
  const [taken] = await resourceRows(tx, { codes: [given.code], retired: true });
  if (taken) throw problem('resource-code-taken', { code: given.code });
  const content = await proven(tx, given);
  const now = tx.ctx.clock.now();
  const row: ResourceRow = {
    ...content,
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
    score: null,
    scoredAt: null,
  };
  await insertResources(tx, [row]);
  await insertRules(tx, usualRules(row));
  await saveVersions(tx, [{ kind: 'catalogue.resource', subject: row.code, content: given }]);
  const payload = { code: row.code, grade: row.grade };
  await emit(tx, [
    {
      type: events.registered,
      subject: row.id,
      payload,
      audience: { departments: [row.ownerDepartmentId] },
    },
  ]);
  await audit(tx, [{ action: 'catalogue.register', subject: row.id, detail: { code: row.code } }]);
  return viewOf(row);
}

/** What lies here would be a copy that nobody renews. @throws resource-holds-rows */
async function refuseCopy(tx: Tx, before: ResourceRow, { kind }: ResourceInput): Promise<void> {
  if (kind !== 'inPlace' || before.kind === 'inPlace') return;
  const [measure] = slotsOf(tx.ctx.database)?.all(rowMeasureSlot) ?? [];
  const rows = (await measure?.state(tx, before.id))?.rows ?? 0;
  if (rows > 0)
    throw problem('resource-holds-rows', {
      title: before.titleZh,
      titleEn: before.titleEn || before.titleZh,
      rows,
    });
}

/** Changes a resource; its code stays. @throws resource-unknown, resource-not-own, resource-fields-faulty, resource-holds-rows, changed-meanwhile */
export async function saveResource(
  tx: Tx,
  id: string,
  given: { readonly resource: ResourceInput; readonly active: boolean; readonly version: number },
): Promise<void> {
  const before = await rowOf(tx, id);
  proveOwn(tx.ctx, before.ownerDepartmentId);
  proveOwn(tx.ctx, given.resource.ownerDepartmentId);
  await refuseCopy(tx, before, given.resource);
  const { active, version } = given;
  const { keptByLaw = before.keptByLaw } = given.resource;
  const content = await proven(tx, { ...given.resource, keptByLaw, code: before.code });
  const change = { ...content, active, updatedAt: tx.ctx.clock.now() };
  if (!(await updateResource(tx, id, version, change))) {
    throw generalProblem('changed-meanwhile', {
      what: `数据资源“${before.titleZh}”`,
      whatEn: `the resource “${before.titleEn || before.titleZh}”`,
    });
  }
  await saveVersions(tx, [
    {
      kind: 'catalogue.resource',
      subject: before.code,
      content: { ...given.resource, code: before.code },
    },
  ]);
  const payload = { code: before.code, grade: content.grade, version: version + 1, active };
  const departments = [...new Set([before.ownerDepartmentId, content.ownerDepartmentId])];
  await emit(tx, [{ type: events.changed, subject: id, payload, audience: { departments } }]);
  await audit(tx, [{ action: 'catalogue.save', subject: id, detail: { version: version + 1 } }]);
}

async function proven(tx: Tx, given: NewResource) {
  const faults = fieldFaults(given.fields, given.keyFields);
  const town = await ground(tx);
  const owner = town.department(given.ownerDepartmentId);
  if (!owner) {
    const detailEn = 'there is no such department';
    faults.push({ pointer: '/ownerDepartmentId', detail: '没有这个部门', detailEn });
  }
  if (given.grade !== 'open' && given.gradeReason.trim() === '') {
    const detail = '有条件共享须写明条件，不予共享须写明依据';
    const detailEn = 'say the condition of sharing, or the rule that forbids it';
    faults.push({ pointer: '/gradeReason', detail, detailEn });
  }
  if (faults.length > 0) throw problem('resource-fields-faulty', { count: faults.length }, faults);
  const {
    code,
    titleZh,
    titleEn,
    summary,
    theme,
    grade,
    gradeReason,
    kind,
    frequency,
    sourceSystem,
  } = given;
  const content = {
    code,
    titleZh,
    titleEn,
    summary,
    theme,
    grade,
    gradeReason,
    keptByLaw: given.keptByLaw?.trim() ?? '',
    kind,
    frequency,
    sourceSystem,
    ownerDepartmentId: given.ownerDepartmentId,
    keywords: [...given.keywords],
    fields: [...given.fields],
    keyFields: [...given.keyFields],
  };
  return { ...content, searchText: searchTextOf({ ...content, ownerName: owner?.nameZh ?? '' }) };
}
