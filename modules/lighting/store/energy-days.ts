/** Energy by the day, and what indicators ask of lamps that are out. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { FactDimension, NumberRow, PastNumberRow } from '#platform/facts/index.ts';
import type { EnergyDayRow } from './tables.ts';

/** Keeps days of cabinets over what was there. */
export async function saveEnergyDays(tx: Tx, rows: readonly EnergyDayRow[]): Promise<void> {
  const columns = [
    'metered_kwh',
    'baseline_kwh',
    'saved_kwh',
    'amount_fen',
    'kg_co2',
    'coverage',
    'claimed',
    'lamps',
    'dark_lamps',
    'village_id',
    'grid_cell_id',
    'department_id',
  ];
  const sets = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  await insertMany(
    tx,
    'lighting.energy_days',
    rows,
    `ON CONFLICT (tenant_id, thing_id, day_at) DO UPDATE SET ${sets}`,
  );
}

/** Beginnings of the newest faults of lamps; of all there were when a lamp itself was changed or moved. */
export async function faultInstants(
  tx: Tx,
  thingIds: readonly string[],
  which: 'newest' | 'all',
): Promise<Date[]> {
  const { rows } = await tx.client.query<{ at: Date }>(
    `SELECT f.from_at AS at FROM unnest($2::uuid[]) ids(id) CROSS JOIN LATERAL (
       SELECT from_at FROM lighting.faults WHERE tenant_id = $1 AND thing_id = ids.id ORDER BY from_at DESC
       ${which === 'newest' ? 'LIMIT 6' : ''}) f`,
    [tx.ctx.tenantId, thingIds],
  );
  return rows.map(({ at }) => at);
}

const columns: Partial<Record<FactDimension, string>> = {
  village: 'village_id',
  gridCell: 'grid_cell_id',
  department: 'department_id',
};

/** Lamps that were dark by night at instants and were not mended by then. */
export async function darkAt(
  tx: Tx,
  instants: readonly Date[],
  by: FactDimension | null,
): Promise<PastNumberRow[]> {
  const column = by ? columns[by] : null;
  if (column === undefined) return [];
  const { rows } = await tx.client.query<PastNumberRow>(
    `SELECT at, ${column ? `t.${column}::text` : 'NULL::text'} AS key, count(DISTINCT t.id)::float8 AS value
     FROM unnest($2::timestamptz[]) at
     LEFT JOIN lighting.faults f ON f.tenant_id = $1 AND f.kind = 'dark-by-night' AND f.from_at < at
       AND (f.to_at IS NULL OR f.to_at >= at)
     ${column ? 'JOIN' : 'LEFT JOIN'} things.pub_things t ON t.id = f.thing_id
     GROUP BY at${column ? `, t.${column}` : ''}`,
    [tx.ctx.tenantId, instants],
  );
  return rows;
}

/** Lamps that are dark by night now. */
export async function darkNow(tx: Tx, by: FactDimension | null): Promise<NumberRow[]> {
  return (await darkAt(tx, [tx.ctx.clock.now()], by)).map(({ key, value }) => ({ key, value }));
}
