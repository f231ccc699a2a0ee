/** Rows of a table or view of a PostgreSQL, paged by its key. */
import pg from 'pg';
import { reachableAddress } from '#platform/outward/index.ts';
import type { SourceRow } from '../tables.ts';
import {
  type Fetched,
  type Fetcher,
  fetchRows,
  type FetchState,
  silentMs,
  unreachable,
} from './fetched.ts';

const graceMs = 2000;

/** A name as PostgreSQL takes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
/** A table as PostgreSQL takes it, with its schema where one is given. */
export const tableOf = (name: string): string => name.split('.').map(quoted).join('.');

/** Opens a connection that only reads. @param timeoutMs of a statement @throws source-unreachable */
export async function withPostgres<T>(
  source: Pick<SourceRow, 'title' | 'settings' | 'secret'>,
  work: (client: pg.Client) => Promise<T>,
  timeoutMs = silentMs,
): Promise<T> {
  const { host = '', port = 5432, user, database, tls = false } = source.settings;
  let client: pg.Client | null = null;
  try {
    const address = await reachableAddress(host);
    client = new pg.Client({
      host: address,
      port,
      user,
      database,
      password: source.secret ?? '',
      ssl: tls ? { servername: host } : false,
      connectionTimeoutMillis: 10_000,
      // The server ends a statement itself; we wait a little longer for it to say so.
      query_timeout: timeoutMs + graceMs,
      statement_timeout: timeoutMs,
      options: '-c default_transaction_read_only=on -c timezone=UTC',
      types: { getTypeParser: () => (value: string) => value },
    });
    client.on('error', () => undefined);
    await client.connect();
    return await work(client);
  } catch (error) {
    throw unreachable(source, error);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** The next part. */
export const fetchPostgres: Fetcher = (source, state) =>
  withPostgres(source, async (client) => {
    const { table = '', keyColumns = [] } = source.settings;
    const head = await client.query(`SELECT * FROM ${tableOf(table)} LIMIT 0`);
    const columns = head.fields.map(({ name }) => name);
    const watermark = await upTo(client, source, state);
    const values: string[] = [];
    const where = conditions(source, { ...state, upTo: watermark }, values);
    const list = columns.map((name) => `${quoted(name)}::text`).join(', ');
    // Named with its table: a bare name would be the text of the list above, and 10 would come before 9.
    const order = keyColumns.map((name) => `given.${quoted(name)}`).join(', ');
    const read = await client.query<(string | null)[]>({
      text: `SELECT ${list} FROM ${tableOf(table)} AS given ${where} ORDER BY ${order} LIMIT ${fetchRows}`,
      values,
      rowMode: 'array',
    });
    return partOf(columns, read.rows, { keyColumns, watermark });
  });

/** A part, with the key of its last row as the place where the next begins. */
export function partOf(
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  {
    keyColumns,
    watermark,
  }: { readonly keyColumns: readonly string[]; readonly watermark: string | null },
): Fetched {
  const last = rows.at(-1);
  const isLast = rows.length < fetchRows || !last;
  const key = keyColumns.map((name) => last?.[columns.indexOf(name)] ?? '');
  return { columns, rows, next: isLast ? null : JSON.stringify(key), watermark };
}

async function upTo(
  client: pg.Client,
  { settings, watermark }: SourceRow,
  state: FetchState,
): Promise<string | null> {
  const { growingColumn, table = '' } = settings;
  if (!growingColumn) return null;
  if (state.upTo !== null) return state.upTo;
  const read = await client.query<[string | null]>({
    text: `SELECT max(${quoted(growingColumn)})::text FROM ${tableOf(table)}`,
    rowMode: 'array',
  });
  return read.rows[0]?.[0] ?? watermark;
}

function conditions(
  { settings, watermark }: SourceRow,
  { cursor, upTo: last }: FetchState,
  values: string[],
): string {
  const { growingColumn, keyColumns = [] } = settings;
  const parameter = (value: string): string => `$${values.push(value)}`;
  const all: string[] = [];
  if (growingColumn && watermark !== null)
    all.push(`${quoted(growingColumn)} > ${parameter(watermark)}`);
  if (growingColumn && last !== null) all.push(`${quoted(growingColumn)} <= ${parameter(last)}`);
  if (cursor !== null && cursor !== '') {
    const key = (JSON.parse(cursor) as string[]).map(parameter).join(', ');
    all.push(`(${keyColumns.map(quoted).join(', ')}) > (${key})`);
  }
  return all.length > 0 ? `WHERE ${all.join(' AND ')}` : '';
}
