/** Devices: the directory, adding, keys. */
import { insertMany, type Tx } from '#platform/database/index.ts';
import type { Database } from '#platform/database/index.ts';
import type { Thing, ThingKey } from '../types.ts';
import type { Door } from '../contract/model.ts';
import type { KeyRow, NewThingRow, ThingsTables } from './tables.ts';

const on = (tx: Tx) => tx.as<ThingsTables>();

interface DirectoryRow extends Omit<Thing, 'position'> {
  readonly longitude: number | null;
  readonly latitude: number | null;
}

/**
 * Every device of the town, whatever the reach of who asks: the directory is shared by all requests of
 * the process. One text in one round trip, so that nothing else runs while the reach is widened.
 */
const directoryText = `
SELECT set_config('app.reach', current_setting('app.scope', true), true), set_config('app.scope', 'town', true);
SELECT id, no, tenant_id AS "tenantId", code, name, model_code AS "modelCode", model_version AS "modelVersion",
  gateway_id AS "gatewayId", door, external_id AS "externalId", longitude, latitude, address,
  village_id AS "villageId", grid_cell_id AS "gridCellId", department_id AS "departmentId",
  group_codes AS "groupCodes", tags, settings, state
FROM things.things ORDER BY code;
SELECT set_config('app.scope', current_setting('app.reach'), true);`;

/** All devices of the town, retired ones too, by code. */
export async function directoryRows(tx: Tx): Promise<Thing[]> {
  const results = (await tx.client.query(directoryText)) as unknown as { rows: DirectoryRow[] }[];
  return (results[1]?.rows ?? []).map(({ longitude, latitude, ...rest }) => ({
    ...rest,
    position: longitude === null || latitude === null ? null : { longitude, latitude },
  }));
}

/** Adds devices. @returns the numbers that the database gave, by id */
export async function insertThings(
  tx: Tx,
  rows: readonly NewThingRow[],
): Promise<ReadonlyMap<string, number>> {
  await insertMany(tx, 'things.things', rows);
  const { rows: found } = await tx.client.query<{ id: string; no: number }>(
    'SELECT id, no FROM things.things WHERE id = ANY ($1)',
    [rows.map(({ id }) => id)],
  );
  return new Map(found.map(({ id, no }) => [id, no]));
}

/** Sets secrets. */
export async function saveKeys(tx: Tx, rows: readonly KeyRow[]): Promise<void> {
  await insertMany(
    tx,
    'things.keys',
    rows,
    `ON CONFLICT (thing_id) DO UPDATE SET salt = excluded.salt,
     secret_sha256 = excluded.secret_sha256, changed_at = excluded.changed_at`,
  );
}

/** Takes numbers of a prefix. @returns the first of them */
export async function takeCodeNumbers(tx: Tx, prefix: string, count: number): Promise<number> {
  const { rows } = await tx.client.query<{ last: number }>(
    `INSERT INTO things.counters (tenant_id, prefix, last) VALUES ($1, $2, $3)
     ON CONFLICT (tenant_id, prefix) DO UPDATE SET last = counters.last + excluded.last RETURNING last`,
    [tx.ctx.tenantId, prefix, count],
  );
  return (rows[0]?.last ?? count) - count + 1;
}

/** Codes and external ids of these that are taken already, over all towns where that counts. */
export async function takenCodes(tx: Tx, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const rows = await on(tx)
    .selectFrom('things.things')
    .select('code')
    .where('code', 'in', [...codes])
    .execute();
  return new Set(rows.map(({ code }) => code));
}

/** External ids of a door that are taken, in any town. */
export async function takenExternalIds(
  database: Database,
  door: Door,
  externalIds: readonly string[],
): Promise<Set<string>> {
  if (externalIds.length === 0) return new Set();
  return database.inSystem(async (tx) => {
    const { rows } = await tx.client.query<{ external_id: string }>(
      'SELECT external_id FROM things.things WHERE door = $1 AND external_id = ANY ($2)',
      [door, externalIds],
    );
    return new Set(rows.map((row) => row.external_id));
  });
}

/** The key of a device at a door, in any town. */
export async function keyRow(
  database: Database,
  door: Door,
  externalId: string,
): Promise<ThingKey | null> {
  return database.inSystem(async (tx) => {
    const { rows } = await tx.client.query<ThingKey>({
      name: 'things_key',
      text: `SELECT t.tenant_id AS "tenantId", t.id AS "thingId", coalesce(k.salt, '') AS salt,
          coalesce(k.secret_sha256, '') AS "secretSha256", t.state, t.model_code AS "modelCode",
          EXISTS (SELECT FROM things.things c WHERE c.gateway_id = t.id) AS gateway
        FROM things.things t LEFT JOIN things.keys k ON k.thing_id = t.id
        WHERE t.door = $1 AND t.external_id = $2`,
      values: [door, externalId],
    });
    return rows[0] ?? null;
  });
}

/** Which device holds each of these names, at any door and in any town: `door externalId` → id. */
export async function externalIdHolders(
  database: Database,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (externalIds.length === 0) return new Map();
  return database.inSystem(async (tx) => {
    const { rows } = await tx.client.query<{ id: string; name: string }>(
      `SELECT id, door || ' ' || external_id AS name FROM things.things WHERE external_id = ANY ($1)`,
      [externalIds],
    );
    return new Map(rows.map(({ id, name }) => [name, id]));
  });
}
