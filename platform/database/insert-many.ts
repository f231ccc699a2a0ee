/** Many rows in one statement and one parameter: the way in for batches and the hot path. */
import type { Tx } from './index.ts';

const statements = new Map<string, { name: string; text: string }>();

/**
 * Inserts rows that all have the same members. Members are camelCase, columns snake_case; dates,
 * arrays, nulls and JSON travel as one jsonb parameter and take the column's own type.
 * @param suffix e.g. an ON CONFLICT clause; a constant of the code, never a value
 * @returns how many rows were written
 */
export async function insertMany<Row extends object>(
  tx: Pick<Tx, 'client'>,
  table: string,
  rows: readonly Row[],
  suffix = '',
): Promise<number> {
  const first = rows[0];
  if (!first) return 0;
  const columns = Object.keys(first);
  const statement = statementOf(table, columns, suffix);
  const json = JSON.stringify(rows.map((row) => renamed(row, columns)));
  const result = await tx.client.query({ ...statement, values: [json] });
  return result.rowCount ?? 0;
}

function statementOf(table: string, columns: readonly string[], suffix: string) {
  const key = `${table}|${columns.join()}|${suffix}`;
  let statement = statements.get(key);
  if (!statement) {
    const list = columns.map((column) => `"${snake(column)}"`).join(', ');
    statement = {
      name: `insert_many_${statements.size}`,
      text: `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb) ${suffix}`,
    };
    statements.set(key, statement);
  }
  return statement;
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

function renamed(row: object, columns: readonly string[]): Record<string, unknown> {
  const target: Record<string, unknown> = {};
  for (const column of columns)
    target[snake(column)] = (row as Record<string, unknown>)[column] ?? null;
  return target;
}
