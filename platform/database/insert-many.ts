/** Many rows in one statement: the way in for batches and the hot path. */
import type { Tx } from './index.ts';

type Writer = Pick<Tx, 'client'>;

/** What goes into one table: the same members in every row. */
interface Write {
  readonly table: string;
  readonly columns: readonly string[];
  readonly suffix: string;
  readonly rows: object[];
}

/** Writes that wait for the end of their `together`, by connection. */
const waiting = new WeakMap<Writer['client'], Map<string, Write>>();

/**
 * Inserts rows that all have the same members. Members are camelCase, columns snake_case; dates,
 * arrays, nulls and JSON travel as two jsonb parameters and take the column's own type.
 * @param suffix e.g. an ON CONFLICT clause; a constant of the code, never a value
 * @returns how many rows were written; inside `together` how many will be
 */
export async function insertMany<Row extends object>(
  tx: Writer,
  table: string,
  rows: readonly Row[],
  suffix = '',
): Promise<number> {
  const first = rows[0];
  if (!first) return 0;
  const columns = Object.keys(first);
  const writes = waiting.get(tx.client);
  if (!writes) return send(tx, [{ table, columns, suffix, rows: [...rows] }]);
  const key = `${table}|${columns.join()}|${suffix}`;
  const known = writes.get(key);
  if (known) known.rows.push(...rows);
  else writes.set(key, { table, columns, suffix, rows: [...rows] });
  return rows.length;
}

/**
 * Runs `work` and writes all that it hands to `insertMany` at its end, in one statement: one round
 * trip to PostgreSQL instead of one a table. Until then no query sees those rows; foreign keys among
 * them are checked when all are written. When `work` fails, nothing of it is written.
 */
export async function together<T>(tx: Writer, work: () => Promise<T>): Promise<T> {
  if (waiting.has(tx.client)) return work();
  const writes = new Map<string, Write>();
  waiting.set(tx.client, writes);
  const result = await work().finally(() => waiting.delete(tx.client));
  if (writes.size > 0) await send(tx, [...writes.values()]);
  return result;
}

const statements = new Map<string, { name: string; text: string }>();

async function send(tx: Writer, writes: readonly Write[]): Promise<number> {
  const values = writes.flatMap(({ rows, columns }) => parametersOf(rows, columns));
  const { rowCount } = await tx.client.query({ ...statementOf(writes), values });
  return rowCount ?? 0;
}

function statementOf(writes: readonly Write[]): { name: string; text: string } {
  const key = writes
    .map(({ table, columns, suffix }) => `${table}|${columns.join()}|${suffix}`)
    .join(';');
  let statement = statements.get(key);
  if (!statement) {
    const texts = writes.map((write, index) => insertText(write, 2 * index + 1));
    const last = texts.pop();
    const before = texts.map((text, index) => `w${index} AS (${text})`).join(', ');
    statement = {
      name: `insert_many_${statements.size}`,
      text: before ? `WITH ${before} ${last}` : `${last}`,
    };
    statements.set(key, statement);
  }
  return statement;
}

/** The first parameter is the first row, the second what of it changes from row to row. */
function insertText({ table, columns, suffix }: Write, parameter: number): string {
  const list = columns.map((column) => `"${snake(column)}"`).join(', ');
  return `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_recordset(
    jsonb_populate_record(NULL::${table}, $${parameter}::jsonb), $${parameter + 1}::jsonb) ${suffix}`;
}

/** Most members of most rows are those of the first: they are sent and read once. */
function parametersOf(rows: readonly object[], columns: readonly string[]): [string, string] {
  const names = columns.map(snake);
  const first = valuesOf(rows[0] as object, columns);
  const changes = rows.map((row) => {
    const change: Record<string, unknown> = {};
    for (const [index, value] of valuesOf(row, columns).entries()) {
      if (!isSame(value, first[index])) change[names[index] as string] = value;
    }
    return change;
  });
  const base = Object.fromEntries(names.map((name, index) => [name, first[index]]));
  return [JSON.stringify(base), JSON.stringify(changes)];
}

function valuesOf(row: object, columns: readonly string[]): unknown[] {
  return columns.map((column) => (row as Record<string, unknown>)[column] ?? null);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one)) return one.length === 0 && Array.isArray(other) && other.length === 0;
  return one instanceof Date && other instanceof Date && one.getTime() === other.getTime();
}

const snakes = new Map<string, string>();

function snake(name: string): string {
  let known = snakes.get(name);
  if (!known) {
    known = name
      .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
      .replace(/(\D)(\d+)$/, '$1$2');
    snakes.set(name, known);
  }
  return known;
}
