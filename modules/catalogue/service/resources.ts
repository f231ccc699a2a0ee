/** Resources as other modules see them. */
import type { Tx } from '#platform/database/index.ts';
import type { ResourceView } from '../contract/shapes.ts';
import { problem } from '../problems.ts';
import { type ResourceFilter, resourceRows } from '../store/resources.ts';
import type { ResourceRow } from '../store/tables.ts';

export type { ResourceFilter } from '../store/resources.ts';

/** A resource, retired or not. @throws resource-unknown */
export async function resourceOf(tx: Tx, resourceId: string): Promise<ResourceView> {
  const [row] = await resourceRows(tx, { ids: [resourceId], retired: true });
  if (!row) throw problem('resource-unknown');
  return viewOf(row);
}

/** A resource by its code, retired or not; null when there is none. */
export async function resourceByCode(tx: Tx, code: string): Promise<ResourceView | null> {
  const [row] = await resourceRows(tx, { codes: [code], retired: true });
  return row ? viewOf(row) : null;
}

/** Resources in the order of their codes. */
export async function resourcesOf(tx: Tx, filter: ResourceFilter = {}): Promise<ResourceView[]> {
  return (await resourceRows(tx, filter)).map(viewOf);
}

/** A row as other modules see it. */
export function viewOf(row: ResourceRow): ResourceView {
  const { id, code, titleZh, titleEn, ownerDepartmentId, grade, keptByLaw } = row;
  const { kind, fields, keyFields, version } = row;
  return {
    id,
    code,
    titleZh,
    titleEn,
    ownerDepartmentId,
    grade,
    keptByLaw,
    kind,
    fields,
    keyFields,
    version,
  };
}
