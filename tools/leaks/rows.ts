/** A row of each tenant in every table, so that a missing wall shows. Only for a database that is thrown away. */
import type { ClientBase } from 'pg';

/** A table of ours with what is needed to write a row into it. */
export interface LeakTable {
  readonly id: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

const ours = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'public') AND n.nspname NOT LIKE 'pg\\_%'`;
const ofTheInstallation = ['platform.migrations', 'platform.listeners'];

/** Every table that holds rows of tenants; partitions are reached through their parent. */
export async function tablesOf(client: ClientBase): Promise<LeakTable[]> {
  const { rows } = await client.query<LeakTable>(`
    SELECT n.nspname || '.' || c.relname AS id,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attgenerated = '' AND a.attidentity = '') AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${ours} ORDER BY 1`);
  return rows.filter(({ id }) => !ofTheInstallation.includes(id));
}

/** Takes away what would refuse invented rows: checks, references and triggers. */
export async function loosen(client: ClientBase): Promise<void> {
  await client.query(`SET session_replication_role = replica`);
  const { rows } = await client.query<{ target: string; name: string }>(`
    SELECT k.conrelid::regclass::text AS target, k.conname AS name FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype IN ('f', 'c') AND k.conislocal AND k.conparentid = 0 AND ${ours} ORDER BY k.contype DESC`);
  for (const { target, name } of rows)
    await client.query(`ALTER TABLE ${target} DROP CONSTRAINT IF EXISTS "${name}" CASCADE`);
}

/** An INSERT of one invented row; `given` are values of columns that matter. */
export function insertOf(
  table: LeakTable,
  given: Readonly<Record<string, unknown>>,
): { readonly text: string; readonly values: unknown[] } {
  const values: unknown[] = [];
  const expressions = table.columns.map(({ name, type }) => {
    if (!(name in given)) return inventedOf(type);
    values.push(given[name]);
    return `$${values.length}::${type}`;
  });
  const names = table.columns.map(({ name }) => `"${name}"`).join(', ');
  return { text: `INSERT INTO ${table.id} (${names}) VALUES (${expressions.join(', ')})`, values };
}

/** An expression of some value of a type, another one each time. */
function inventedOf(type: string): string {
  if (type.endsWith('[]')) return `'{}'::${type}`;
  const known: readonly (readonly [RegExp, string])[] = [
    [/^uuid/, 'gen_random_uuid()'],
    [/^(text|character)/, `'leak-' || gen_random_uuid()`],
    [/^(smallint)/, '(random() * 30000)::smallint'],
    // Shares and scores have few places.
    [/^numeric\(/, `random()::${type}`],
    [/^(integer|bigint|numeric|real|double)/, `(random() * 1000000000)::${type}`],
    [/^boolean/, 'false'],
    [/^timestamp/, 'now()'],
    [/^date/, 'current_date'],
    [/^time/, 'localtime'],
    [/^jsonb?/, `'{}'::${type}`],
    [/^"char"/, `'a'::"char"`],
    [/^interval/, `interval '1 hour'`],
    [/^point/, 'point(1, 2)'],
    [/^bytea/, `decode(md5(random()::text), 'hex')`],
    [/^tstzrange/, `tstzrange(now(), now() + interval '1 hour')`],
  ];
  return known.find(([pattern]) => pattern.test(type))?.[1] ?? 'NULL';
}
