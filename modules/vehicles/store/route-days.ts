/** Days of routes. */
import { insertMany, type Tx } from '#platform/database/index.ts';

/** A row of vehicles.route_days. */
export interface RouteDayRow {
  readonly tenantId: string;
  readonly routeId: string;
  readonly dayAt: Date;
  readonly planned: boolean;
  readonly ended: boolean;
  readonly metres: number;
  readonly drivenMetres: number;
  readonly points: number;
  readonly servedPoints: number;
  readonly departmentId: string | null;
}

/** Keeps days of routes over what was there. */
export async function saveRouteDays(tx: Tx, rows: readonly RouteDayRow[]): Promise<void> {
  const suffix = `ON CONFLICT (tenant_id, route_id, day_at) DO UPDATE SET planned = excluded.planned,
    ended = excluded.ended, metres = excluded.metres, driven_metres = excluded.driven_metres,
    points = excluded.points, served_points = excluded.served_points, department_id = excluded.department_id`;
  await insertMany(tx, 'vehicles.route_days', rows, suffix);
}

/** The newest day of each route that has one. */
export async function lastRouteDays(
  tx: Tx,
): Promise<ReadonlyMap<string, { readonly dayAt: Date; readonly ended: boolean }>> {
  const { rows } = await tx.client.query<{ id: string; dayAt: Date; ended: boolean }>(
    `SELECT DISTINCT ON (route_id) route_id AS id, day_at AS "dayAt", ended FROM vehicles.route_days
     WHERE tenant_id = $1 ORDER BY route_id, day_at DESC`,
    [tx.ctx.tenantId],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
