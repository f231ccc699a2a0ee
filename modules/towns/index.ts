/** The door of the module of towns. */
import type { Tx } from '#platform/database/index.ts';
import { groundChanged } from './service/ground.ts';
import { rowsOf } from './store/read.ts';
import { updateGridWorker } from './store/write.ts';

export { ground, townsChanged } from './service/ground.ts';
export { addDepartments, type NewDepartment, type NewTown, setUpTown } from './service/set-up.ts';
export type { Bounds, Department, Ground, GridCell, Located, Place, Village } from './types.ts';
export type { Skill } from './store/tables.ts';

/** Makes a person (or nobody) responsible for a grid cell. @returns whether there is such a cell */
export async function assignGridWorker(
  tx: Tx,
  cellId: string,
  personId: string | null,
): Promise<boolean> {
  const changed = await updateGridWorker(tx, cellId, personId);
  if (changed) await groundChanged(tx);
  return changed;
}

/** The areas of the villages that are active, as GeoJSON, by id; for what is drawn over them. */
export async function villageAreas(tx: Tx): Promise<ReadonlyMap<string, unknown>> {
  const rows = await rowsOf(tx, 'villages');
  return new Map(rows.filter(({ active }) => active).map(({ id, area }) => [id, area]));
}
