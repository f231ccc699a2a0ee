/** Alarms as the one map reads them. */
import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '#platform/database/index.ts';
import type { MapEdges } from '#platform/map-layers/index.ts';
import type { AlarmRecord, AlarmsTables } from './tables.ts';

const severityKind = sql`CASE severity WHEN 'notice' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END`;

const inWindow = ({ ctx }: Tx, { west, south, east, north }: MapEdges): RawBuilder<unknown> =>
  sql`tenant_id = ${ctx.tenantId} AND longitude BETWEEN ${west} AND ${east}
    AND latitude BETWEEN ${south} AND ${north}`;

/** Active alarms of a window: 0 acknowledged, 1 notice, 2 warning, 3 urgent. */
export function activeAlarmPoints(tx: Tx, edges: MapEdges): RawBuilder<unknown> {
  return sql`SELECT id::text AS id, longitude, latitude, thing_name || ' ' || title_zh AS label,
    CASE WHEN acknowledged THEN 0 ELSE ${severityKind} END AS kind FROM alarms.alarms
    WHERE active AND ${inWindow(tx, edges)} ORDER BY raised_at DESC, id DESC`;
}

/** Alarms of a window that were active at any instant of a span, the newest. */
export async function alarmsDuring(
  tx: Tx,
  edges: MapEdges,
  { from, to }: { readonly from: Date; readonly to: Date },
  limit: number,
) {
  const { rows } = await sql<
    Pick<AlarmRecord, 'id' | 'raisedAt' | 'clearedAt'> & {
      readonly longitude: number;
      readonly latitude: number;
      readonly label: string;
      readonly kind: number;
    }
  >`SELECT id, longitude, latitude, thing_name || ' ' || title_zh AS label, ${severityKind} AS kind, raised_at,
      cleared_at FROM alarms.alarms
    WHERE raised_at < ${to} AND (active OR cleared_at >= ${from}) AND ${inWindow(tx, edges)}
    ORDER BY raised_at DESC LIMIT ${limit}`.execute(tx.as<AlarmsTables>());
  return rows;
}

/** Alarms of ids, as far as the actor sees them. */
export function alarmsByIds(tx: Tx, ids: readonly string[]): Promise<AlarmRecord[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx
    .as<AlarmsTables>()
    .selectFrom('alarms.alarms')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}
