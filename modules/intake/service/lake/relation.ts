/** Files of the lake as a relation of DuckDB. */
import { join } from 'node:path';
import type { FieldView, ResourceView } from '#modules/catalogue/index.ts';
import { identifier, literal } from '#platform/duckdb/index.ts';
import { sqlTypes } from '../../rules/cleaning/field.ts';
import type { LakeFileRow } from '../../store/tables.ts';
import type { LakeRoom } from './room.ts';

/** Where a file lies. */
export function pathOf(
  room: LakeRoom,
  file: Pick<LakeFileRow, 'id' | 'tenantId' | 'resourceId' | 'form'>,
): string {
  return join(room.directory, file.tenantId, file.resourceId, `${file.id}.${file.form}`);
}

/** One file as a relation with the columns that it was written with. */
export function rawRelation(room: LakeRoom, file: LakeFileRow): string {
  const config = `encryption_config = {footer_key_value: ${literal(file.fileKey)}}`;
  return `read_parquet(${literal(pathOf(room, file))}, ${config})`;
}

/** Files as one relation: `_row`, `_batch`, `_line` and the fields as the catalogue has them now; a field that came later is NULL. */
export function rowsRelation(
  room: LakeRoom,
  files: readonly LakeFileRow[],
  fields: readonly FieldView[],
): string {
  const parts = files.map((file) => {
    const columns = fields.map((field) => columnOf(field, file));
    return `SELECT ${['_row', '_batch', '_line', ...columns].join(', ')} FROM ${rawRelation(room, file)}`;
  });
  return `(${parts.join(' UNION ALL ')})`;
}

function columnOf({ key, type }: FieldView, { fieldKeys }: LakeFileRow): string {
  const name = identifier(key);
  if (!fieldKeys.includes(key)) return `CAST(NULL AS ${sqlTypes[type]}) AS ${name}`;
  return `TRY_CAST(${name} AS ${sqlTypes[type]}) AS ${name}`;
}

/** The fields of a resource as files name them. */
export const keysOf = ({ fields }: ResourceView): string[] => fields.map(({ key }) => key);
