/** A table of a PostgreSQL, read at the moment of use. */
import type pg from 'pg';
import {
  type LiveAsked,
  type LiveColumn,
  type LiveCondition,
  liveFault,
  type LiveName,
  type LivePlace,
  type LiveTable,
  type LiveType,
  mostTables,
  statementMs,
} from './live.ts';
import { quoted, tableOf, withPostgres } from './postgres.ts';

/** By OID of `pg_type`: what is not here is compared by us. `real` is not: its text and its value differ. */
const types: Readonly<Record<number, LiveType>> = {
  16: 'boolean',
  20: 'integer',
  21: 'integer',
  23: 'integer',
  25: 'text',
  701: 'decimal',
  1042: 'text',
  1043: 'text',
  1082: 'date',
  1184: 'instant',
  1700: 'decimal',
};

/** How a parameter is written for a column, so that an index of the column can be used. */
const casts: Readonly<Record<LiveType, string>> = {
  text: 'text',
  integer: 'bigint',
  decimal: 'numeric',
  date: 'date',
  instant: 'timestamptz',
  boolean: 'boolean',
  other: 'text',
};

/** Opens a table for one transaction that only reads. @throws live-unreachable and what `work` throws */
export function withPostgresTable<T>(
  place: LivePlace,
  work: (table: LiveTable) => Promise<T>,
): Promise<T> {
  return withPostgres(
    place,
    async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      const query = async (text: string, values: readonly string[] = []) =>
        client
          .query<(string | null)[]>({ text, values: [...values], rowMode: 'array' })
          .catch((error: unknown) => {
            throw liveFault(place, error);
          });
      return work(tableOn(place, query));
    },
    statementMs,
  );
}

type Query = (
  text: string,
  values?: readonly string[],
) => Promise<pg.QueryArrayResult<(string | null)[]>>;

function tableOn({ settings }: LivePlace, query: Query): LiveTable {
  const { table = '' } = settings;
  let known: Promise<readonly LiveColumn[]> | null = null;
  const describe = async (): Promise<readonly LiveColumn[]> => {
    const { fields } = await query(`SELECT * FROM ${tableOf(table)} LIMIT 0`);
    return fields.map(({ name, dataTypeID }) => ({ name, type: types[dataTypeID] ?? 'other' }));
  };
  return {
    columns: () => (known ??= describe()),
    rows: async (asked) => {
      const values: string[] = [];
      const where = whereOf(asked, values);
      const list = asked.columns.map((name) => `${quoted(name)}::text`).join(', ');
      // Named with its table: a bare name would be the text of the list above, and 10 would come before 9.
      const order = asked.keyColumns.map((name) => `given.${quoted(name)}`).join(', ');
      const { rows } = await query(
        `SELECT ${list} FROM ${tableOf(table)} AS given WHERE ${where} ORDER BY ${order} LIMIT ${asked.limit}`,
        values,
      );
      return rows;
    },
    count: async () => {
      const { rows } = await query(`SELECT count(*)::text FROM ${tableOf(table)}`);
      return Number(rows[0]?.[0] ?? 0);
    },
  };
}

function whereOf({ where, from, keyColumns }: LiveAsked, values: string[]): string {
  const parameter = (value: string): string => `$${values.push(value)}`;
  const all = keyColumns.map((name) => `${quoted(name)} IS NOT NULL`);
  for (const one of where) all.push(conditionOf(one, parameter));
  if (from) {
    const [key, sign] = 'at' in from ? [from.at, '='] : [from.after, '>'];
    const names = keyColumns.map(quoted).join(', ');
    all.push(`(${names}) ${sign} (${key.map(parameter).join(', ')})`);
  }
  return all.join(' AND ');
}

function conditionOf(
  { column, type, op, value }: LiveCondition,
  parameter: (value: string) => string,
): string {
  const name = quoted(column);
  const one = (given: unknown): string => `${parameter(String(given))}::${casts[type]}`;
  if (op === 'in') {
    const list = Array.isArray(value) ? value.map(one) : [];
    return list.length === 0 ? 'FALSE' : `${name} IN (${list.join(', ')})`;
  }
  if (op === 'startsWith') return `starts_with(${name}::text, ${one(value)})`;
  return `${name} ${{ equals: '=', atLeast: '>=', atMost: '<=' }[op]} ${one(value)}`;
}

/** Tables and views that the account may read. @throws live-unreachable */
export function postgresTables(place: LivePlace): Promise<LiveName[]> {
  return withPostgres(
    place,
    async (client) => {
      const { rows } = await client.query<[string, string, string]>({
        text: `SELECT n.nspname || '.' || c.relname, (c.relkind IN ('v', 'm'))::text, coalesce((
            SELECT json_agg(a.attname ORDER BY k.place) FROM pg_index i
            CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (attnum, place)
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
            WHERE i.indrelid = c.oid AND i.indisprimary), '[]')::text
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(n.oid, 'USAGE')
            AND (has_table_privilege(c.oid, 'SELECT') OR has_any_column_privilege(c.oid, 'SELECT'))
          ORDER BY 1 LIMIT ${mostTables}`,
        rowMode: 'array',
      });
      return rows.map(([name, isView, key]) => ({
        name,
        isView: isView === 'true',
        keyColumns: JSON.parse(key) as string[],
      }));
    },
    statementMs,
  );
}
