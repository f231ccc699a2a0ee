/** What PostgreSQL's own catalogue says of our tables. */
import type { ClientBase } from 'pg';

/** A table of ours. */
export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly comment: string | null;
  readonly secured: boolean;
  readonly forced: boolean;
  /** The conditions of its policies for the application's role. */
  readonly policies: readonly string[];
  /** Whether the application's role has any right on it. */
  readonly appMayUse: boolean;
  readonly owner: string;
  /** A partition of another table: its parent is what the application sees. */
  readonly partition: boolean;
}

/** A column of ours. */
export interface Column {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly comment: string | null;
  readonly partition: boolean;
}

/** A guard that keeps open values out of a sealed column, as the database has it. */
export interface SealGuard {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'public') AND n.nspname NOT LIKE 'pg\\_%'`;

/** All tables, partitioned ones and views' tables included, partitions too. */
export async function readTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    SELECT n.nspname AS schema, c.relname AS name, obj_description(c.oid, 'pg_class') AS comment,
      c.relrowsecurity AS secured, c.relforcerowsecurity AS forced, c.relispartition AS partition,
      pg_get_userbyid(c.relowner) AS owner,
      has_table_privilege('zhenshu_app', c.oid, 'SELECT, INSERT, UPDATE, DELETE') AS "appMayUse",
      ARRAY(SELECT pg_get_expr(p.polqual, p.polrelid) FROM pg_policy p
        WHERE p.polrelid = c.oid AND p.polpermissive AND p.polqual IS NOT NULL
          AND (p.polroles = '{0}' OR 'zhenshu_app'::regrole::oid = ANY (p.polroles))) AS policies
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND ${ours} ORDER BY 1, 2`);
  return rows;
}

/** All columns of tables and views. */
export async function readColumns(client: ClientBase): Promise<Column[]> {
  const { rows } = await client.query<Column>(`
    SELECT n.nspname AS schema, c.relname AS "table", a.attname AS name, a.attnotnull AS required,
      format_type(a.atttypid, a.atttypmod) AS type, c.relispartition AS partition,
      col_description(c.oid, a.attnum) AS comment
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND ${ours}
    ORDER BY 1, 2, a.attnum`);
  return rows;
}

/** Guards of sealed columns (made by `platform.seal`). */
export async function readSealGuards(client: ClientBase): Promise<SealGuard[]> {
  const { rows } = await client.query<SealGuard>(`
    SELECT n.nspname AS schema, c.relname AS "table", substr(k.conname, 8) AS "column"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'c' AND k.conname LIKE 'sealed\\_%' AND pg_get_constraintdef(k.oid) LIKE '%v1|%' AND ${ours}`);
  return rows;
}
