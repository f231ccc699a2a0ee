/** Days and numbers that indicators ask of devices. */
import type { Tx } from '#platform/database/index.ts';
import type { FactDimension, NumberRow, PastNumberRow } from '#platform/facts/index.ts';

/** Beginnings of the newest times away of devices; of all there were when a device itself was changed or moved. */
export async function outageInstants(
  tx: Tx,
  thingIds: readonly string[],
  which: 'newest' | 'all',
): Promise<Date[]> {
  const { rows } = await tx.client.query<{ at: Date }>(
    `SELECT o.from_at AS at FROM unnest($1::uuid[]) ids(id) CROSS JOIN LATERAL (
       SELECT from_at FROM things.outages WHERE thing_id = ids.id ORDER BY from_at DESC
       ${which === 'newest' ? 'LIMIT 2' : ''}) o`,
    [thingIds],
  );
  return rows.map(({ at }) => at);
}

const columns: Partial<Record<FactDimension, string>> = {
  village: 'village_id',
  gridCell: 'grid_cell_id',
  department: 'department_id',
};

const conditions = {
  devices: 'true',
  online: "p.status = 'online'",
  away: "p.status IN ('offline', 'silent')",
  never: 'p.status IS NULL',
} as const;

/** What of the devices in use is counted: all, online, heard once but not now, never heard. */
export type DeviceQuestion = keyof typeof conditions;

/** Devices in use now. */
export async function devicesNow(
  tx: Tx,
  what: DeviceQuestion,
  by: FactDimension | null,
): Promise<NumberRow[]> {
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const { rows } = await tx.client.query<NumberRow>(
    `SELECT ${column ? `t.${column}::text` : 'NULL::text'} AS key, count(*)::float8 AS value
     FROM things.things t LEFT JOIN things.presence p ON p.thing_id = t.id
     WHERE t.tenant_id = $1 AND t.state = 'active' AND ${conditions[what]}
     ${column ? `GROUP BY t.${column}` : ''}`,
    [tx.ctx.tenantId],
  );
  return rows;
}

const pastConditions = {
  devices: 'true',
  online: 'heard AND NOT away',
  away: 'heard AND away',
} as const;

/**
 * Devices at instants, by when they were added and retired and by their times away. A device that has been heard by now
 * counts as heard from its first day: since when it speaks no row tells.
 */
export async function devicesAt(
  tx: Tx,
  what: Exclude<DeviceQuestion, 'never'>,
  { instants, by }: { instants: readonly Date[]; by: FactDimension | null },
): Promise<PastNumberRow[]> {
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const { rows } = await tx.client.query<PastNumberRow>(
    `SELECT at, key, (count(*) FILTER (WHERE ${pastConditions[what]}))::float8 AS value FROM (
       SELECT at, ${column ? `t.${column}::text` : 'NULL::text'} AS key, p.thing_id IS NOT NULL AS heard,
         EXISTS (SELECT 1 FROM things.outages o
           WHERE o.thing_id = t.id AND o.from_at < at AND (o.to_at IS NULL OR o.to_at >= at)) AS away
       FROM unnest($2::timestamptz[]) at
       JOIN things.things t ON t.tenant_id = $1 AND t.state <> 'disabled' AND t.created_at < at
         AND (t.retired_at IS NULL OR t.retired_at >= at)
       LEFT JOIN things.presence p ON p.thing_id = t.id) then_there
     GROUP BY at, key`,
    [tx.ctx.tenantId, instants],
  );
  return rows;
}

/** Puts the day on which devices were added into the past, for the demo. */
export async function addedSince(tx: Tx, thingIds: readonly string[], at: Date): Promise<void> {
  await tx.client.query('UPDATE things.things SET created_at = $2 WHERE id = ANY ($1)', [
    thingIds,
    at,
  ]);
}
