/** Fills the table of cases to a size by cloning the demo history, in SQL. */
import type pg from 'pg';

/** Days that each copy of the history lies before the one after it: a town that grew older. */
const shiftDays = 73;

/** Columns that a copy has of its own; `k` is the number of the copy, `s` the row it is made from. */
const changed: Readonly<Record<string, string>> = {
  id: 'uuidv7(coalesce(s.registered_at + shift.by, now()) - now())',
  number: "s.number || '-' || k",
  longitude: 's.longitude + (random() - 0.5) * 0.002',
  latitude: 's.latitude + (random() - 0.5) * 0.002',
};
const timeColumns = [
  'registered_at', 'dispatched_at', 'accepted_at', 'done_at', 'verified_at', 'closed_at', 'due_at',
  'response_due_at', 'overdue_at', 'updated_at',
]; // biome-ignore format: a list of names

/** Keeps the demo history aside, once. */
export async function keepSeed(client: pg.Client): Promise<void> {
  await client.query('CREATE SCHEMA IF NOT EXISTS bench');
  await client.query('CREATE TABLE IF NOT EXISTS bench.seed AS SELECT * FROM cases.cases');
}

/**
 * Makes the table hold `size` cases: the demo history over and over, each copy further in the past;
 * open cases stay in the present, so that their share stays that of the demo.
 */
export async function fillCases(client: pg.Client, size: number): Promise<void> {
  await client.query('TRUNCATE cases.cases CASCADE');
  const indexes = await dropIndexes(client);
  const { rows } = await client.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_schema = 'cases' AND table_name = 'cases' AND is_generated = 'NEVER' ORDER BY ordinal_position`,
  );
  const columns = rows.map(({ name }) => `"${name}"`).join(', ');
  const values = rows.map(({ name }) => valueOf(name)).join(', ');
  await client.query(
    `INSERT INTO cases.cases (${columns})
     SELECT ${values} FROM generate_series(0, 1 + $1::integer / (SELECT count(*) FROM bench.seed)::integer) k
     CROSS JOIN (SELECT * FROM bench.seed ORDER BY md5(id::text)) s
     CROSS JOIN LATERAL (SELECT CASE WHEN s.closed_at IS NULL THEN random() * interval '-3 hours'
       ELSE k * interval '-${shiftDays} days' - random() * interval '3 hours' END AS by) shift
     LIMIT $1::integer`,
    [size],
  );
  for (const definition of indexes) await client.query(definition);
  await client.query('VACUUM ANALYZE cases.cases');
}

function valueOf(name: string): string {
  const own = changed[name];
  if (own) return own;
  return timeColumns.includes(name) ? `s."${name}" + shift.by` : `s."${name}"`;
}

/** Indexes are built faster at the end than kept up row by row. @returns how to make them again */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = 'cases.cases'::regclass AND NOT indisunique`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
