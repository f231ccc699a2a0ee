/** A window of the map as SQL conditions. */
import type { Expression, SqlBool } from 'kysely';
import { sql } from '#platform/database/index.ts';

/** Tiles a degree, as the column `tile` is made. */
const tilesPerDegree = 500;
/** A window of more tiles holds so much of the town that its newest cases are found soon anyway. */
const tileLimit = 400;

/** West, south, east and north of a window, in WGS-84 degrees. */
export function edgesOf(bbox: string): [number, number, number, number] {
  const [west = 0, south = 0, east = 0, north = 0] = bbox.split(',').map(Number);
  return [west, south, east, north];
}

/** The conditions of a window: exactly its edges, and the tiles under it where they are few. */
export function windowConditions(bbox: string): Expression<SqlBool>[] {
  const [west, south, east, north] = edgesOf(bbox);
  const c = (column: string) => sql.ref(`cases.cases.${column}`);
  const exact = sql<SqlBool>`${c('longitude')} BETWEEN ${west} AND ${east} AND ${c('latitude')} BETWEEN ${south} AND ${north}`;
  const tiles = tilesOf([west, south, east, north]);
  return tiles ? [exact, sql<SqlBool>`${c('tile')} = ANY (${tiles}::bigint[])`] : [exact];
}

function tilesOf([west, south, east, north]: readonly number[]): number[] | null {
  const column = (longitude: number) => Math.floor(longitude * tilesPerDegree);
  const row = (latitude: number) => Math.floor((latitude + 90) * tilesPerDegree);
  const columns = range(column(west ?? 0), column(east ?? 0));
  const rows = range(row(south ?? 0), row(north ?? 0));
  if (columns.length * rows.length > tileLimit) return null;
  return columns.flatMap((x) => rows.map((y) => x * 100_000 + y));
}

function range(first: number, last: number): number[] {
  const length = Math.min(Math.max(last - first + 1, 0), tileLimit + 1);
  return Array.from({ length }, (_, index) => first + index);
}
