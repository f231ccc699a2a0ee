/** Rows of a table or view of a MySQL or MariaDB, paged by its key. */
import { connect } from 'node:net';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { reachableAddress } from '#platform/outward/index.ts';
import type { SourceRow } from '../tables.ts';
import { type Fetcher, fetchRows, type FetchState, silentMs, unreachable } from './fetched.ts';
import { partOf } from './postgres.ts';

/** A name as MySQL takes it. */
export const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
/** A table as MySQL takes it. */
export const tableOf = (name: string): string => name.split('.').map(quoted).join('.');

/** Opens a connection that only reads. @throws source-unreachable */
export async function withMysql<T>(
  source: Pick<SourceRow, 'title' | 'settings' | 'secret'>,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { host = '', port = 3306, user = '', database = '', tls = false } = source.settings;
  let connection: Connection | null = null;
  try {
    const address = await reachableAddress(host);
    // Read when there is such a source: no start need wait for it.
    const { default: mysql } = await import('mysql2/promise');
    connection = await mysql.createConnection({
      // Connected to what was judged; the certificate must be the name's.
      host,
      stream: () => connect(port, address),
      port,
      user,
      database,
      password: source.secret ?? '',
      charset: 'utf8mb4',
      connectTimeout: 10_000,
      dateStrings: true,
      supportBigNumbers: true,
      bigNumberStrings: true,
      rowsAsArray: true,
      ...(tls ? { ssl: { verifyIdentity: true } } : {}),
    });
    connection.on('error', () => undefined);
    await connection.query('SET SESSION TRANSACTION READ ONLY');
    return await work(connection);
  } catch (error) {
    throw unreachable(source, error);
  } finally {
    connection?.destroy();
  }
}

/** The next part. */
export const fetchMysql: Fetcher = (source, state) =>
  withMysql(source, async (connection) => {
    const { table = '', keyColumns = [] } = source.settings;
    const [, fields] = await connection.query({
      sql: `SELECT * FROM ${tableOf(table)} LIMIT 0`,
      timeout: silentMs,
    });
    const columns = fields.map(({ name }) => name);
    const watermark = await upTo(connection, source, state);
    const values: string[] = [];
    const where = conditions(source, { ...state, upTo: watermark }, values);
    const list = columns.map((name) => `CAST(${quoted(name)} AS CHAR)`).join(', ');
    const [rows] = await connection.query<RowDataPacket[]>({
      sql: `SELECT ${list} FROM ${tableOf(table)} ${where} ORDER BY ${keyColumns.map(quoted).join(', ')} LIMIT ${fetchRows}`,
      values,
      timeout: silentMs,
    });
    const texts = rows.map((row) =>
      (row as unknown as unknown[]).map((cell) => (cell === null ? null : String(cell))),
    );
    return partOf(columns, texts, { keyColumns, watermark });
  });

async function upTo(
  connection: Connection,
  { settings, watermark }: SourceRow,
  state: FetchState,
): Promise<string | null> {
  const { growingColumn, table = '' } = settings;
  if (!growingColumn) return null;
  if (state.upTo !== null) return state.upTo;
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT CAST(max(${quoted(growingColumn)}) AS CHAR) FROM ${tableOf(table)}`,
  );
  const largest = (rows[0] as unknown as (string | null)[] | undefined)?.[0] ?? null;
  return largest ?? watermark;
}

function conditions(
  { settings, watermark }: SourceRow,
  { cursor, upTo: last }: FetchState,
  values: string[],
): string {
  const { growingColumn, keyColumns = [] } = settings;
  const all: string[] = [];
  const take = (condition: string, ...given: string[]): void => {
    all.push(condition);
    values.push(...given);
  };
  if (growingColumn && watermark !== null) take(`${quoted(growingColumn)} > ?`, watermark);
  if (growingColumn && last !== null) take(`${quoted(growingColumn)} <= ?`, last);
  if (cursor !== null && cursor !== '') {
    const key = JSON.parse(cursor) as string[];
    take(`(${keyColumns.map(quoted).join(', ')}) > (${key.map(() => '?').join(', ')})`, ...key);
  }
  return all.length > 0 ? `WHERE ${all.join(' AND ')}` : '';
}
