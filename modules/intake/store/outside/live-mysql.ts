/** A table of a MySQL or MariaDB, read at the moment of use. */
import type { Connection, RowDataPacket } from 'mysql2/promise';
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
import { quoted, tableOf, withMysql } from './mysql.ts';

/** By type of a column: what is not here is compared by us. Times are not: which zone is meant is the server's matter. */
const types: Readonly<Record<string, LiveType>> = {
  TINY: 'integer',
  SHORT: 'integer',
  INT24: 'integer',
  LONG: 'integer',
  LONGLONG: 'integer',
  DECIMAL: 'decimal',
  NEWDECIMAL: 'decimal',
  DOUBLE: 'decimal',
  DATE: 'date',
  NEWDATE: 'date',
  VARCHAR: 'text',
  VAR_STRING: 'text',
  STRING: 'text',
};
/** Number of the character set that says: bytes, no text. */
const binary = 63;

/** How a parameter is read for a column: a text against a number would be compared as two doubles. */
const casts: Partial<Readonly<Record<LiveType, string>>> = {
  integer: 'CAST(? AS DECIMAL(65, 0))',
  decimal: 'CAST(? AS DECIMAL(65, 30))',
  date: 'CAST(? AS DATE)',
};

type Cells = readonly (string | null)[];

/** Opens a table for one transaction that only reads. @throws live-unreachable and what `work` throws */
export function withMysqlTable<T>(
  place: LivePlace,
  work: (table: LiveTable) => Promise<T>,
): Promise<T> {
  return withMysql(place, async (connection) => {
    await limitStatements(connection);
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    return work(tableOn(place, connection));
  });
}

/** MySQL and MariaDB name the limit differently; where neither is known, the driver stops waiting. */
async function limitStatements(connection: Connection): Promise<void> {
  const isSet = await connection
    .query(`SET SESSION max_statement_time = ${statementMs / 1000}`)
    .catch(() => null);
  if (!isSet) {
    await connection.query(`SET SESSION max_execution_time = ${statementMs}`).catch(() => null);
  }
}

function tableOn(place: LivePlace, connection: Connection): LiveTable {
  const { table = '' } = place.settings;
  const execute = async (sql: string, values: readonly string[] = []): Promise<Cells[]> => {
    const [rows] = await connection
      .execute<RowDataPacket[]>({ sql, values: [...values], timeout: statementMs + 2000 })
      .catch((error: unknown) => {
        throw liveFault(place, error);
      });
    return (rows as unknown as unknown[][]).map((row) =>
      row.map((cell) => (cell === null ? null : String(cell))),
    );
  };
  let known: Promise<readonly LiveColumn[]> | null = null;
  const describe = async (): Promise<readonly LiveColumn[]> => {
    const [, fields] = await connection
      .query({ sql: `SELECT * FROM ${tableOf(table)} LIMIT 0`, timeout: statementMs })
      .catch((error: unknown) => {
        throw liveFault(place, error);
      });
    const { default: mysql } = await import('mysql2/promise');
    // The driver's table leads from numbers to names too.
    const names = mysql.Types as unknown as Readonly<Record<number, string>>;
    return fields.map(({ name, columnType, characterSet }) => {
      const type = types[names[columnType ?? -1] ?? ''] ?? 'other';
      return { name, type: type === 'text' && characterSet === binary ? 'other' : type };
    });
  };
  const columns = (): Promise<readonly LiveColumn[]> => (known ??= describe());
  return {
    columns,
    rows: async (asked) => {
      const values: string[] = [];
      const typeOf = new Map((await columns()).map(({ name, type }) => [name, type]));
      const keys = asked.keyColumns.map((name) => ({ name, type: typeOf.get(name) ?? 'other' }));
      const where = whereOf(asked, keys, values);
      const list = asked.columns.map((name) => `CAST(${quoted(name)} AS CHAR)`).join(', ');
      return execute(
        `SELECT ${list} FROM ${tableOf(table)} WHERE ${where} ORDER BY ${asked.keyColumns.map(quoted).join(', ')} LIMIT ${asked.limit}`,
        values,
      );
    },
    count: async () => {
      const rows = await execute(`SELECT CAST(count(*) AS CHAR) FROM ${tableOf(table)}`);
      return Number(rows[0]?.[0] ?? 0);
    },
  };
}

const placeOf = (type: LiveType): string => casts[type] ?? '?';

function whereOf(
  { where, from }: LiveAsked,
  keys: readonly LiveColumn[],
  values: string[],
): string {
  const all = keys.map(({ name }) => `${quoted(name)} IS NOT NULL`);
  for (const one of where) all.push(conditionOf(one, values));
  if (from) {
    const [key, sign] = 'at' in from ? [from.at, '='] : [from.after, '>'];
    const names = keys.map(({ name }) => quoted(name)).join(', ');
    values.push(...key);
    all.push(`(${names}) ${sign} (${keys.map(({ type }) => placeOf(type)).join(', ')})`);
  }
  return all.join(' AND ');
}

function conditionOf({ column, type, op, value }: LiveCondition, values: string[]): string {
  const name = quoted(column);
  const take = (given: unknown): string => {
    values.push(String(given));
    return placeOf(type);
  };
  if (op === 'in') {
    const list = Array.isArray(value) ? value.map(take) : [];
    return list.length === 0 ? 'FALSE' : `${name} IN (${list.join(', ')})`;
  }
  if (op === 'startsWith') {
    return `LEFT(${name}, ${[...String(value)].length}) = ${take(value)}`;
  }
  return `${name} ${{ equals: '=', atLeast: '>=', atMost: '<=' }[op]} ${take(value)}`;
}

/** Tables and views that the account may read. @throws live-unreachable */
export function mysqlTables(place: LivePlace): Promise<LiveName[]> {
  return withMysql(place, async (connection) => {
    const [rows] = await connection.execute<RowDataPacket[]>({
      sql: `SELECT t.table_name, t.table_type LIKE '%VIEW%',
          (SELECT group_concat(k.column_name ORDER BY k.ordinal_position SEPARATOR '\\n') FROM information_schema.key_column_usage k
            WHERE k.table_schema = t.table_schema AND k.table_name = t.table_name AND k.constraint_name = 'PRIMARY')
        FROM information_schema.tables t WHERE t.table_schema = database() ORDER BY 1 LIMIT ${mostTables}`,
      timeout: statementMs,
    });
    return (rows as unknown as [string, unknown, string | null][]).map(([name, isView, key]) => ({
      name: String(name),
      isView: Number(isView) === 1,
      keyColumns: key === null ? [] : String(key).split('\n'),
    }));
  });
}
