/** Every statement of the vehicles. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { RouteInput } from '../contract.ts';

/** A row of vehicles.routes. */
export interface RouteRow extends Readonly<RouteInput> {
  readonly tenantId: string;
  readonly id: string;
  readonly version: number;
}

interface VehicleTables {
  'vehicles.routes': RouteRow;
}

const on = (tx: Tx) => tx.as<VehicleTables>();

/** All routes in order of their names. */
export function routeRows(tx: Tx): Promise<RouteRow[]> {
  return on(tx)
    .selectFrom('vehicles.routes')
    .selectAll()
    .orderBy(sql`name COLLATE "zh-x-icu"`)
    .execute();
}

/** One route, locked. */
export function lockRoute(tx: Tx, id: string): Promise<RouteRow | undefined> {
  return on(tx)
    .selectFrom('vehicles.routes')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds or replaces routes. */
export async function saveRoutes(tx: Tx, rows: readonly RouteRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, id) DO UPDATE SET name = excluded.name, line = excluded.line,
    points = excluded.points, buffer_metres = excluded.buffer_metres,
    thing_ids = excluded.thing_ids, weekdays = excluded.weekdays, version = excluded.version`;
  await insertMany(tx, 'vehicles.routes', rows, suffix);
}

/** Removes a route. */
export async function deleteRoute(tx: Tx, id: string): Promise<void> {
  await on(tx).deleteFrom('vehicles.routes').where('id', '=', id).execute();
}
