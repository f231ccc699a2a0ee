/** Files of the lake as a relation of DuckDB. */
import { join } from 'node:path';
import { literal } from '#platform/duckdb/index.ts';
import type { LakeFileRow } from '../store/tables.ts';
import type { LakeRoom } from './room.ts';

/** Where a file lies. */
export function pathOf(room: LakeRoom, file: Pick<LakeFileRow, 'id' | 'tenantId' | 'resourceId'>) {
  return join(room.directory, file.tenantId, file.resourceId, `${file.id}.parquet`);
}

/** One file as a relation. */
export function fileRelation(room: LakeRoom, file: LakeFileRow): string {
  const config = `encryption_config = {footer_key_value: ${literal(file.fileKey)}}`;
  return `read_parquet(${literal(pathOf(room, file))}, ${config})`;
}

/** Several files of one shape as one relation, with `columns` of them. */
export function filesRelation(
  room: LakeRoom,
  files: readonly LakeFileRow[],
  columns: string,
): string {
  const parts = files.map((file) => `SELECT ${columns} FROM ${fileRelation(room, file)}`);
  return `(${parts.join(' UNION ALL ')})`;
}
