/** What a resource holds after a batch: statements over what it held and what came. */
import type { FieldView, ResourceView } from '#modules/catalogue/index.ts';
import { identifier } from '#platform/duckdb/sql.ts';

/** Two relations with `_row`, `_batch`, `_line` and the fields. */
export interface Sides {
  /** What it held. */
  readonly held: string;
  /** What came, each key once. */
  readonly came: string;
}

const columnsOf = (side: string, fields: readonly FieldView[]): string =>
  fields.map(({ key }) => `${side}.${identifier(key)}`).join(', ');

/** Keys are never NULL in accepted rows; plain equality lets DuckDB hash. */
const joined = ({ keyFields }: Pick<ResourceView, 'keyFields'>): string =>
  keyFields.map((key) => `h.${identifier(key)} = c.${identifier(key)}`).join(' AND ');

/** Rows as they are afterwards: a key that was there keeps the number of its row. @param keepsOthers rows without a new one stay */
export function mergedRows(
  resource: Pick<ResourceView, 'fields' | 'keyFields'>,
  { held, came }: Sides,
  keepsOthers: boolean,
): string {
  const { fields } = resource;
  const fresh = `SELECT coalesce(h._row, c._row) AS _row, c._batch, c._line, ${columnsOf('c', fields)}
    FROM ${came} c LEFT JOIN (SELECT _row, ${resource.keyFields.map(identifier).join(', ')} FROM ${held}) h ON ${joined(resource)}`;
  const others = `SELECT h._row, h._batch, h._line, ${columnsOf('h', fields)} FROM ${held} h ANTI JOIN ${came} c ON ${joined(resource)}`;
  return `SELECT * FROM (${keepsOthers ? `${fresh} UNION ALL ${others}` : fresh}) ORDER BY _row`;
}

/** One row: added, changed, removed. */
export function movedRows(
  resource: Pick<ResourceView, 'fields' | 'keyFields'>,
  { held, came }: Sides,
  keepsOthers: boolean,
): string {
  const others = resource.fields.filter(({ key }) => !resource.keyFields.includes(key));
  const differs =
    others
      .map(({ key }) => `h.${identifier(key)} IS DISTINCT FROM c.${identifier(key)}`)
      .join(' OR ') || 'FALSE';
  const removed = keepsOthers
    ? '0'
    : `(SELECT count(*) FROM ${held} h ANTI JOIN ${came} c ON ${joined(resource)})`;
  return `SELECT count(*) FILTER (WHERE h._row IS NULL), count(*) FILTER (WHERE h._row IS NOT NULL AND (${differs})), ${removed}
    FROM ${came} c LEFT JOIN ${held} h ON ${joined(resource)}`;
}

/** Of several batches the newest row of each key. @param came with `_ordinal` */
export function newestRows({ fields, keyFields }: ResourceView, came: string): string {
  const keys = keyFields.map(identifier).join(', ');
  return `(SELECT _row, _batch, _line, ${fields.map(({ key }) => identifier(key)).join(', ')} FROM ${came}
    QUALIFY row_number() OVER (PARTITION BY ${keys} ORDER BY _ordinal DESC, _line DESC) = 1)`;
}
