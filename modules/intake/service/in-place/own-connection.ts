/** Whose resource is read in place, and by which connection: both of the own department. */
import { resourceOf, type ResourceView } from '#modules/catalogue/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { liveKinds } from '../../contract/in-place.ts';
import { problem } from '../../problems.ts';
import { sourceRow } from '../../store/sources.ts';
import type { SourceRow } from '../../store/tables.ts';
import { proveOwn } from '../own.ts';

/** A resource of the own department that stays at its source. @throws resource-unknown, source-not-own, resource-is-held */
export async function stayingResource(tx: Tx, resourceId: string): Promise<ResourceView> {
  await proveOwn(tx, resourceId);
  const resource = await resourceOf(tx, resourceId);
  if (resource.kind !== 'inPlace') {
    throw problem('resource-is-held', { resource: resource.titleZh });
  }
  return resource;
}

/** Whether rows can be read at it in place. */
export const canStay = ({ kind }: SourceRow): boolean => liveKinds.some((one) => one === kind);

/** The source whose connection is used; only of the department that owns the resource. @throws source-unknown */
export async function connectionOf(
  tx: Tx,
  resource: ResourceView,
  connectionId: string,
): Promise<SourceRow> {
  const source = await sourceRow(tx, connectionId);
  const fits = source?.active && source.departmentId === resource.ownerDepartmentId;
  if (!source || !fits || !canStay(source)) throw problem('source-unknown');
  return source;
}
