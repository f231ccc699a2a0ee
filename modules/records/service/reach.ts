/** How far records are seen: by whoever answers for the town or a department all, for a village or a grid cell those of its village. */
import { ground } from '#modules/towns/index.ts';
import type { Tx } from '#platform/database/index.ts';
import { problem } from '../problems.ts';
import type { EntityRecord } from '../store/tables.ts';

/** Names of the villages whose records whoever acts may see; null: all. */
export async function reachOf(tx: Tx): Promise<readonly string[] | null> {
  const { kind, villageIds, gridCellIds } = tx.ctx.actor.scope;
  if (kind !== 'village' && kind !== 'gridCell') return null;
  const town = await ground(tx);
  const ofCells = gridCellIds.map((id) => town.gridCell(id)?.villageId ?? '');
  const names = [...villageIds, ...ofCells].flatMap((id) => town.village(id)?.nameZh ?? []);
  return [...new Set(names)];
}

/** Whether a record lies within a reach. */
export const isWithin = (
  reach: readonly string[] | null,
  { villageName }: Pick<EntityRecord, 'villageName'>,
): boolean => reach === null || reach.includes(villageName);

/** Records are merged, split and judged over villages: only who sees the whole town may. @throws reach-too-small */
export async function proveWholeReach(tx: Tx): Promise<void> {
  if ((await reachOf(tx)) !== null) throw problem('reach-too-small');
}
