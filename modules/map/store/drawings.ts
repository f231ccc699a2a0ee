/** Statements on what people drew and kept. What is somebody's alone is left out, whoever reads. */
import type { RawBuilder } from 'kysely';
import { insertMany, sql, type Tx } from '#platform/database/index.ts';
import type { MapEdges } from '#platform/map-layers/index.ts';
import type { DrawingRow, MapTables } from './tables.ts';

const on = (tx: Tx) => tx.as<MapTables>();

const seen = (tx: Tx) =>
  on(tx)
    .selectFrom('map.drawings')
    .selectAll()
    .where((where) =>
      where.or([sql<boolean>`person_id = platform.person()`, where('audience', '<>', 'mine')]),
    );

/** The newest that the actor sees; only those named, when ids are given. */
export function drawingRows(
  tx: Tx,
  { limit, ids }: { readonly limit: number; readonly ids?: readonly string[] },
): Promise<DrawingRow[]> {
  const rows = seen(tx)
    .where('tenantId', '=', tx.ctx.tenantId)
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .limit(limit);
  return (ids ? rows.where('id', 'in', [...ids]) : rows).execute();
}

/** One of them. */
export function drawingRow(tx: Tx, id: string): Promise<DrawingRow | undefined> {
  return seen(tx).where('id', '=', id).executeTakeFirst();
}

/** One of them, locked. */
export function lockDrawing(tx: Tx, id: string): Promise<DrawingRow | undefined> {
  return seen(tx).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** How many a person keeps. */
export async function drawingCount(tx: Tx, personId: string): Promise<number> {
  const { count } = await on(tx)
    .selectFrom('map.drawings')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

/** Adds one. */
export async function addDrawing(tx: Tx, row: DrawingRow): Promise<void> {
  await insertMany(tx, 'map.drawings', [row]);
}

/** Changes one. */
export async function saveDrawing(tx: Tx, { id, ...change }: DrawingRow): Promise<void> {
  const geometry = JSON.stringify(change.geometry) as unknown as DrawingRow['geometry'];
  await on(tx)
    .updateTable('map.drawings')
    .set({ ...change, geometry })
    .where('id', '=', id)
    .execute();
}

/** Removes one. */
export async function deleteDrawing(tx: Tx, id: string): Promise<void> {
  await on(tx).deleteFrom('map.drawings').where('id', '=', id).execute();
}

/** Their middles in a window, for counting. */
export function drawingMiddles(
  { ctx }: Tx,
  { west, south, east, north }: MapEdges,
): RawBuilder<unknown> {
  return sql`SELECT id::text AS id, longitude, latitude, name AS label,
      CASE audience WHEN 'mine' THEN 0 WHEN 'department' THEN 1 ELSE 2 END AS kind
    FROM map.drawings
    WHERE tenant_id = ${ctx.tenantId} AND (person_id = platform.person() OR audience <> 'mine')
      AND longitude BETWEEN ${west} AND ${east} AND latitude BETWEEN ${south} AND ${north}`;
}

/** Those that touch a window, as long as their corners together stay below `mostCorners`; null when there are more. */
export async function drawingsIn(
  tx: Tx,
  { west, south, east, north }: MapEdges,
  mostCorners: number,
): Promise<DrawingRow[] | null> {
  const rows = await seen(tx)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('west', '<=', east)
    .where('east', '>=', west)
    .where('south', '<=', north)
    .where('north', '>=', south)
    .limit(1501)
    .execute();
  const corners = rows.reduce((sum, row) => sum + row.corners, 0);
  return rows.length > 1500 || corners > mostCorners ? null : rows;
}

/** Those whose names hold the words. */
export function drawingsByName(tx: Tx, words: string, limit: number): Promise<DrawingRow[]> {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return seen(tx)
    .where('tenantId', '=', tx.ctx.tenantId)
    .where('name', 'ilike', pattern)
    .orderBy(sql`length(name)`)
    .limit(limit)
    .execute();
}
