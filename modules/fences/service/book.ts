/** The fences of a town with their index, kept in the process. */
import type { Ctx } from '#platform/context/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { TenantCache } from '#platform/tenant-cache/index.ts';
import type { Thing } from '#modules/things/index.ts';
import { FencesNear } from '../rules/near.ts';
import { fenceRows, fencesRevision } from '../store/fences.ts';
import type { FenceRow } from '../store/tables.ts';

/** Fences by id and by place. */
export interface FenceBook {
  readonly all: readonly FenceRow[];
  readonly near: FencesNear<FenceRow>;
  byId(id: string): FenceRow | undefined;
}

/** Books by tenant. */
export const fenceCache = new TenantCache<FenceBook>({
  revision: fencesRevision,
  load: async (tx) => bookOf(await fenceRows(tx)),
});

function bookOf(all: readonly FenceRow[]): FenceBook {
  const index = new Map(all.map((fence) => [fence.id, fence]));
  const watching = all.filter(({ enabled }) => enabled);
  return { all, near: new FencesNear(watching), byId: (id) => index.get(id) };
}

/** The fences of the ctx's town. */
export function fenceBook(at: Ctx | Tx): Promise<FenceBook> {
  return fenceCache.get(at);
}

/** Whether a fence is drawn for a thing: every list that names something must hold it. */
export function concerns(
  { modelCodes, groupCodes, thingIds }: FenceRow,
  thing: Pick<Thing, 'id' | 'modelCode' | 'groupCodes'>,
): boolean {
  const holds = (list: readonly string[], own: readonly string[]): boolean =>
    list.length === 0 || own.some((one) => list.includes(one));
  return (
    holds(modelCodes, [thing.modelCode]) &&
    holds(groupCodes, thing.groupCodes) &&
    holds(thingIds, [thing.id])
  );
}
