/** The tables of a town, read from the database itself: whatever a module adds is found. */
import type pg from 'pg';

/** A table that holds rows of towns. */
export interface TownTable {
  /** `schema.table` */
  readonly name: string;
  /** Columns that are written; generated ones are not. */
  readonly columns: readonly string[];
  /** Its number over all towns (identity), where it has one. */
  readonly identity: string | null;
  /** Columns that hold the number of another table's row. */
  readonly numbers: readonly { readonly column: string; readonly of: string }[];
  /** Column that cuts it into months; null for a plain table. */
  readonly months: string | null;
}

/**
 * Rows that stay behind: sessions and codes are of an installation; repeats of requests, of one evening; backups of
 * numbers are summed anew.
 */
const left = new Set(['people.sessions', 'platform.idempotency']);

/** All of them, those that others refer to first. */
export async function townTables(client: pg.ClientBase): Promise<TownTable[]> {
  const { rows } = await client.query<Row>(`
    SELECT n.nspname || '.' || c.relname AS name, c.relname AS short,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attidentity <> '') AS identity,
      (SELECT a.attname::text FROM pg_partitioned_table p JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0]
        WHERE p.partrelid = c.oid) AS months,
      (SELECT coalesce(array_agg(DISTINCT fn.nspname || '.' || fc.relname) FILTER (WHERE fc.oid <> c.oid), '{}')
        FROM pg_constraint k JOIN pg_class fc ON fc.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
        WHERE k.conrelid = c.oid AND k.contype = 'f') AS needs,
      (SELECT coalesce(jsonb_agg(jsonb_build_array(a.attname, fn.nspname || '.' || fc.relname, fa.attidentity <> '')), '[]')
        FROM pg_constraint k JOIN pg_class fc ON fc.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = fc.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
        JOIN pg_attribute fa ON fa.attrelid = fc.oid AND fa.attnum = k.confkey[1]
        WHERE k.conrelid = c.oid AND k.contype = 'f') AS references
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
      AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')
    ORDER BY name`);
  const known = rows.filter(({ name }) => !left.has(name));
  return inOrder(known).map((row) => tableOf(row, known));
}

interface Row {
  readonly name: string;
  readonly short: string;
  readonly columns: readonly string[];
  readonly identity: string | null;
  readonly months: string | null;
  readonly needs: readonly string[];
  readonly references: readonly (readonly [column: string, of: string, isNumber: boolean])[];
}

function tableOf(row: Row, all: readonly Row[]): TownTable {
  const { name, columns, identity, months, references } = row;
  const referred = references
    .filter(([, , isNumber]) => isNumber)
    .map(([column, of]) => ({ column, of }));
  // Narrow tables name a number without a foreign key: `datastream_no` of `datastreams`.
  const byName = all
    .filter((one) => one.identity !== null)
    .map((one) => ({ column: `${singular(one.short)}_no`, of: one.name }))
    .filter(
      ({ column }) => columns.includes(column) && !referred.some((one) => one.column === column),
    );
  return { name, columns, identity, months, numbers: [...referred, ...byName] };
}

const singular = (name: string): string =>
  name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');

/** What is referred to stands first; circles are left as they come. */
function inOrder(rows: readonly Row[]): Row[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const found = new Set<Row>();
  const visit = (row: Row, way: ReadonlySet<string>): void => {
    if (found.has(row) || way.has(row.name)) return;
    for (const need of row.needs) {
      const other = byName.get(need);
      if (other) visit(other, new Set([...way, row.name]));
    }
    found.add(row);
  };
  for (const row of rows) visit(row, new Set());
  return [...found];
}

/** A name for a statement. */
export const quoted = (name: string): string =>
  name
    .split('.')
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join('.');

/** Names of columns for a statement. */
export const listed = (columns: readonly string[]): string => columns.map(quoted).join(', ');
