/** A permission that only a part of an operation asks for. */
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';

/** @throws not-permitted; the platform itself is not asked */
export function requirePermission(ctx: Ctx, permission: string): void {
  const { kind, permissions } = ctx.actor;
  if (kind !== 'system' && !permissions.has(permission))
    throw generalProblem('not-permitted', { permission });
}
