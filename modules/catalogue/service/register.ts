/** Registering resources. */
import { audit } from '#platform/audit/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';
import { saveVersions } from '#platform/versions/index.ts';
import type {
  FieldView,
  Frequency,
  Grade,
  ResourceKind,
  ResourceView,
} from '../contract/shapes.ts';
import { problem } from '../problems.ts';
import { fieldFaults } from '../rules/fields.ts';
import { insertResources, resourceRows } from '../store/resources.ts';
import type { ResourceRow } from '../store/tables.ts';
import { viewOf } from './resources.ts';

/** A resource to be registered. */
export interface NewResource {
  readonly code: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly summary: string;
  readonly theme: string;
  readonly keywords: readonly string[];
  readonly ownerDepartmentId: string;
  readonly grade: Grade;
  readonly gradeReason: string;
  readonly kind: ResourceKind;
  readonly frequency: Frequency;
  readonly sourceSystem: string;
  readonly fields: readonly FieldView[];
  readonly keyFields: readonly string[];
}

/** Registers a resource. @throws resource-code-taken, resource-fields-faulty */
export async function registerResource(tx: Tx, given: NewResource): Promise<ResourceView> {
  const [taken] = await resourceRows(tx, { codes: [given.code], retired: true });
  if (taken) throw problem('resource-code-taken', { code: given.code });
  const faults = fieldFaults(given.fields, given.keyFields);
  if (faults.length > 0) {
    throw problem('resource-fields-faulty', { count: faults.length }, faults);
  }
  const now = tx.ctx.clock.now();
  const row: ResourceRow = {
    ...given,
    keywords: [...given.keywords],
    fields: [...given.fields],
    keyFields: [...given.keyFields],
    id: uuidv7(),
    tenantId: tx.ctx.tenantId,
    searchText: '',
    active: true,
    version: 1,
    createdAt: now,
    updatedAt: now,
    score: null,
    scoredAt: null,
  };
  await insertResources(tx, [row]);
  await saveVersions(tx, [{ kind: 'catalogue.resource', subject: row.code, content: given }]);
  await audit(tx, [{ action: 'catalogue.register', subject: row.id, detail: { code: row.code } }]);
  return viewOf(row);
}
