/** Devices as the one map reads them. */
import type { RawBuilder } from 'kysely';
import { sql, type Tx } from '#platform/database/index.ts';
import type { MapEdges } from '#platform/map-layers/index.ts';
import type { ThingsTables } from './tables.ts';

/** How one layer of devices narrows them: all, or those of models. */
export interface ThingsOnMap {
  readonly edges: MapEdges;
  /** Codes of models; null for all. */
  readonly modelCodes: readonly string[] | null;
}

/** Devices of a window: 0 online, 1 never heard, 2 switched off on purpose, 3 silent, 4 offline. */
export function thingRows(tx: Tx, { edges, modelCodes }: ThingsOnMap): RawBuilder<unknown> {
  const { west, south, east, north } = edges;
  const models = modelCodes ? sql`t.model_code = ANY (${[...modelCodes]}::text[])` : sql`true`;
  return sql`SELECT t.id::text AS id, t.longitude, t.latitude, t.code || ' ' || t.name AS label,
    CASE WHEN t.state = 'disabled' THEN 2 ELSE CASE p.status WHEN 'online' THEN 0 WHEN 'silent' THEN 3
      WHEN 'offline' THEN 4 ELSE 1 END END AS kind
    FROM things.things t LEFT JOIN things.presence p ON p.thing_id = t.id
    WHERE t.tenant_id = ${tx.ctx.tenantId} AND t.state <> 'retired' AND ${models}
      AND t.longitude BETWEEN ${west} AND ${east} AND t.latitude BETWEEN ${south} AND ${north} ORDER BY t.code`;
}

/** What the map tells of a device. */
export interface ThingOnMap {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly modelCode: string;
  readonly address: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly departmentId: string | null;
  readonly state: string;
  readonly status: string;
  readonly lastSeenAt: Date | null;
}

const told = sql`SELECT t.id, t.code, t.name, t.model_code, t.address, t.longitude, t.latitude, t.department_id,
  t.state, coalesce(p.status, 'never') AS status, p.last_seen_at
  FROM things.things t LEFT JOIN things.presence p ON p.thing_id = t.id`;

/** Devices of ids, as far as the actor sees them. */
export async function thingsOnMap(tx: Tx, ids: readonly string[]): Promise<readonly ThingOnMap[]> {
  const { rows } = await sql<ThingOnMap>`${told} WHERE t.tenant_id = ${tx.ctx.tenantId}
    AND t.id = ANY (${[...ids]}::uuid[])`.execute(tx.as<ThingsTables>());
  return rows;
}

/** Devices with a place, by code, name, address or the name at their door. */
export async function placedThings(
  tx: Tx,
  words: string,
  limit: number,
): Promise<readonly ThingOnMap[]> {
  const conditions = words
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => {
      const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
      return sql`(t.code || ' ' || t.name || ' ' || t.address || ' ' || coalesce(t.external_id, '')) ILIKE ${pattern}`;
    });
  const { rows } =
    await sql<ThingOnMap>`${told} WHERE t.tenant_id = ${tx.ctx.tenantId} AND t.state <> 'retired'
    AND t.longitude IS NOT NULL AND ${sql.join(conditions, sql` AND `)}
    ORDER BY (t.code = ${words.toUpperCase()}) DESC, t.code LIMIT ${limit}`.execute(
      tx.as<ThingsTables>(),
    );
  return rows;
}
