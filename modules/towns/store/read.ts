/** Reading the ground. */
import type { Tx } from '#platform/database/index.ts';
import type { GroundRows } from '../rules/ground.ts';
import type { GroundKind, GroundTables, MapLayerRow, TownsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<TownsTables>();

/** The token that changes with every change of the ground; empty before the set-up. */
export async function groundRevision(tx: Tx): Promise<string> {
  const row = await on(tx).selectFrom('towns.settings').select('revision').executeTakeFirst();
  return row?.revision ?? '';
}

/** Lets changes of a town's ground follow each other, so that checks hold until the commit. */
export async function lockGround(tx: Tx): Promise<void> {
  await on(tx).selectFrom('towns.settings').select('tenantId').forUpdate().execute();
}

/** The town's settings. */
export function settingsRow(tx: Tx) {
  return on(tx).selectFrom('towns.settings').selectAll().executeTakeFirst();
}

/** Every object of a kind, retired ones included, in their order. */
export async function rowsOf<K extends GroundKind>(tx: Tx, kind: K): Promise<GroundTables[K][]> {
  const order = kind === 'departments' ? 'position, code' : 'code';
  const { rows } = await tx.client.query<Record<string, unknown>>(
    `SELECT * FROM ${sqlTable[kind]} ORDER BY ${order}`,
  );
  return rows.map((row) => camelRow(row)) as unknown as GroundTables[K][];
}

const sqlTable: Readonly<Record<GroundKind, string>> = {
  villages: 'towns.villages',
  gridCells: 'towns.grid_cells',
  departments: 'towns.departments',
  places: 'towns.places',
};

function camelRow(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** Everything the ground is made of. */
export async function groundRows(tx: Tx): Promise<GroundRows> {
  return {
    settings: await settingsRow(tx),
    villages: await rowsOf(tx, 'villages'),
    gridCells: await rowsOf(tx, 'gridCells'),
    departments: await rowsOf(tx, 'departments'),
    places: await rowsOf(tx, 'places'),
  };
}

/** The layers of the town's own base map, from below to above. */
export function mapLayerRows(tx: Tx): Promise<MapLayerRow[]> {
  return on(tx).selectFrom('towns.mapLayers').selectAll().orderBy('position').execute();
}
