/** Whose resource it is: only its own department brings data into it. */
import { resourceOf } from '#modules/catalogue/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';

/** Proves that the actor acts for the department that owns a resource. @throws resource-unknown, source-not-own */
export async function proveOwn(tx: Tx, resourceId: string): Promise<void> {
  const resource = await resourceOf(tx, resourceId);
  const { actor } = tx.ctx;
  if (actor.kind === 'system' || actor.scope.kind === 'town') return;
  if (!actor.scope.departmentIds.includes(resource.ownerDepartmentId))
    throw problem('source-not-own');
}
