/** Whose a resource is. */
import type { Ctx } from '#platform/context/index.ts';
import { problem } from '../problems.ts';

/** Whether the actor may change what a department owns. */
export function isOwn({ actor }: Ctx, departmentId: string): boolean {
  if (actor.kind === 'system' || actor.permissions.has('catalogue.manage')) return true;
  return actor.permissions.has('catalogue.own') && actor.scope.departmentIds.includes(departmentId);
}

/** @throws resource-not-own */
export function proveOwn(ctx: Ctx, departmentId: string): void {
  if (!isOwn(ctx, departmentId)) throw problem('resource-not-own');
}
