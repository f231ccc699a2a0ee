/** Statements on the town's own layers. */
import type { RawBuilder } from 'kysely';
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { MapEdges } from '#platform/map-layers/index.ts';
import type { FeatureRow, LayerRow, MapTables } from './tables.ts';

const on = (tx: Tx) => tx.as<MapTables>();

/** All layers in their order. */
export function layerRows(tx: Tx): Promise<LayerRow[]> {
  return on(tx).selectFrom('map.layers').selectAll().orderBy('position').orderBy('id').execute();
}

/** How many features each layer has. */
export async function featureCounts(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await on(tx)
    .selectFrom('map.features')
    .select(['layerId', sql<number>`count(*)::integer`.as('count')])
    .where('tenantId', '=', tx.ctx.tenantId)
    .groupBy('layerId')
    .execute();
  return new Map(rows.map(({ layerId, count }) => [layerId, count]));
}

/** One layer, locked. */
export function lockLayer(tx: Tx, id: string): Promise<LayerRow | undefined> {
  return on(tx)
    .selectFrom('map.layers')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Adds or replaces a layer. */
export async function saveLayer(tx: Tx, row: LayerRow): Promise<void> {
  const { id: _id, tenantId: _tenant, ...change } = row;
  await on(tx)
    .insertInto('map.layers')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(change))
    .execute();
}

/** Removes a layer with its features. */
export async function deleteLayer(tx: Tx, id: string): Promise<void> {
  await on(tx).deleteFrom('map.layers').where('id', '=', id).execute();
}

/** Removes the features of a layer. */
export async function clearFeatures(tx: Tx, layerId: string): Promise<void> {
  await on(tx).deleteFrom('map.features').where('layerId', '=', layerId).execute();
}

/** Adds features. */
export async function addFeatures(tx: Tx, rows: readonly FeatureRow[]): Promise<void> {
  await insertMany(tx, 'map.features', rows);
}

/** Removes one feature of a layer. @returns whether there was one */
export async function deleteFeature(tx: Tx, layerId: string, id: string): Promise<boolean> {
  const result = await on(tx)
    .deleteFrom('map.features')
    .where('layerId', '=', layerId)
    .where('id', '=', id)
    .executeTakeFirst();
  return Number(result.numDeletedRows) > 0;
}

/** Features of ids. */
export function featuresByIds(
  tx: Tx,
  layerId: string,
  ids: readonly string[],
): Promise<FeatureRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return on(tx)
    .selectFrom('map.features')
    .selectAll()
    .where('layerId', '=', layerId)
    .where('id', 'in', [...ids])
    .execute();
}

/** The middles of a layer's features in a window, for counting. */
export function middleRows(
  tx: Tx,
  layerId: string,
  { west, south, east, north }: MapEdges,
): RawBuilder<unknown> {
  return sql`SELECT id::text AS id, longitude, latitude, name AS label, 0 AS kind FROM map.features
    WHERE tenant_id = ${tx.ctx.tenantId} AND layer_id = ${layerId}::uuid
      AND longitude BETWEEN ${west} AND ${east} AND latitude BETWEEN ${south} AND ${north}`;
}

/**
 * Features that touch a window, the largest first, as long as their corners together stay below `mostCorners`; null
 * when there are more than that: then they are counted.
 */
export async function shapesIn(
  tx: Tx,
  layerId: string,
  { west, south, east, north }: MapEdges,
  mostCorners: number,
): Promise<Pick<FeatureRow, 'id' | 'name' | 'geometry'>[] | null> {
  const where = sql`tenant_id = ${tx.ctx.tenantId} AND layer_id = ${layerId}::uuid AND west <= ${east}
    AND east >= ${west} AND south <= ${north} AND north >= ${south}`;
  const { rows: sums } = await sql<{ corners: number }>`
    SELECT coalesce(sum(corners), 0)::float8 AS corners FROM map.features WHERE ${where}`.execute(
    tx.as(),
  );
  if ((sums[0]?.corners ?? 0) > mostCorners) return null;
  const { rows } = await sql<Pick<FeatureRow, 'id' | 'name' | 'geometry'>>`
    SELECT id, name, geometry FROM map.features WHERE ${where}
    ORDER BY (east - west) * (north - south) DESC`.execute(tx.as());
  return rows;
}

/** Features whose name holds the words, over all layers. */
export async function featuresByName(tx: Tx, words: string, limit: number): Promise<FeatureRow[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return on(tx)
    .selectFrom('map.features')
    .selectAll()
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('name', 'ilike', pattern)
    .orderBy(sql`length(name)`)
    .limit(limit)
    .execute();
}
