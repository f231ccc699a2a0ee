/** Queries about stations, their visits and faults. */
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { Matter } from '../contract/words.ts';
import type {
  StationFaultRecord,
  StationRecord,
  StationVisitRecord,
  VolunteeringTables,
} from './tables.ts';

const on = (tx: Tx) => tx.as<VolunteeringTables>();

export function stationRows(tx: Tx): Promise<StationRecord[]> {
  return on(tx)
    .selectFrom('volunteering.stations')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('code')
    .execute();
}

export function stationById(tx: Tx, stationId: string): Promise<StationRecord | undefined> {
  return on(tx)
    .selectFrom('volunteering.stations')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', '=', stationId)
    .executeTakeFirst();
}

/** Adds stations, or changes one of the version before. @returns rows written */
export function saveStations(tx: Tx, rows: readonly StationRecord[]): Promise<number> {
  return insertMany(
    tx,
    'volunteering.stations',
    rows,
    `ON CONFLICT (tenant_id, code) DO UPDATE SET title_zh = excluded.title_zh, title_en = excluded.title_en,
     place_zh = excluded.place_zh, village_id = excluded.village_id, grid_cell_id = excluded.grid_cell_id,
     longitude = excluded.longitude, latitude = excluded.latitude, help_line = excluded.help_line,
     devices = excluded.devices, hours = excluded.hours, exceptions = excluded.exceptions,
     keeper_id = excluded.keeper_id, active = excluded.active, version = excluded.version
     WHERE volunteering.stations.version = excluded.version - 1`,
  );
}

export async function insertStationVisits(
  tx: Tx,
  rows: readonly StationVisitRecord[],
): Promise<void> {
  await insertMany(tx, 'volunteering.station_visits', rows);
}

/** Sums of a station by day and matter. */
export async function stationVisitSums(
  tx: Tx,
  stationId: string,
  since: string,
): Promise<{ day: string; matter: Matter; people: number; older: number }[]> {
  return on(tx)
    .selectFrom('volunteering.stationVisits')
    .select([
      'day',
      'matter',
      sql<number>`sum(people)::int`.as('people'),
      sql<number>`sum(older)::int`.as('older'),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('stationId', '=', stationId)
    .where('day', '>=', since)
    .groupBy(['day', 'matter'])
    .orderBy('day', 'desc')
    .orderBy('matter')
    .execute();
}

/** Sums of every station since a day. */
export async function stationTallies(
  tx: Tx,
  since: string,
): Promise<Map<string, { people: number; older: number }>> {
  const rows = await on(tx)
    .selectFrom('volunteering.stationVisits')
    .select([
      'stationId',
      sql<number>`sum(people)::int`.as('people'),
      sql<number>`sum(older)::int`.as('older'),
    ])
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('day', '>=', since)
    .groupBy('stationId')
    .execute();
  return new Map(rows.map(({ stationId, ...sums }) => [stationId, sums]));
}

/** Open faults. */
export function openFaults(tx: Tx): Promise<StationFaultRecord[]> {
  return on(tx)
    .selectFrom('volunteering.stationFaults')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute();
}

/** @returns 0 where a fault of this kind is open already */
export function insertFaults(tx: Tx, rows: readonly StationFaultRecord[]): Promise<number> {
  return insertMany(
    tx,
    'volunteering.station_faults',
    rows,
    "ON CONFLICT (tenant_id, station_id, kind) WHERE state = 'open' DO NOTHING",
  );
}

/** The case of a fault has ended. @returns stations concerned */
export async function mendFaults(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await on(tx)
    .updateTable('volunteering.stationFaults')
    .set({ state: 'mended', mendedAt: tx.ctx.clock.now() })
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('caseId', '=', caseId)
    .where('state', '=', 'open')
    .returning('stationId')
    .execute();
  return rows.map(({ stationId }) => stationId);
}
