/** Which devices an actor may look at: the same reach as the list of devices. */
import { type Thing, thingsOf } from '#modules/things/index.ts';
import type { Ctx } from '#platform/context/index.ts';
import { generalProblem } from '#platform/problems/index.ts';

/** Whether a device lies within the actor's reach. */
export function isVisible({ actor: { scope } }: Ctx, thing: Thing): boolean {
  if (scope.kind === 'town' || scope.kind === 'county') return true;
  const has = (ids: readonly string[], id: string | null): boolean =>
    id !== null && ids.includes(id);
  return (
    has(scope.departmentIds, thing.departmentId) ||
    has(scope.gridCellIds, thing.gridCellId) ||
    has(scope.villageIds, thing.villageId)
  );
}

/** A device that the actor may look at. @throws not-found */
export async function visibleThing(ctx: Ctx, thingId: string): Promise<Thing> {
  const thing = (await thingsOf(ctx)).byId(thingId);
  if (!thing || !isVisible(ctx, thing)) throw generalProblem('not-found', { what: '设备' });
  return thing;
}
