/** Foreign keys of a module whose demo is a whole history: checked once when all rows are there, not row by row. */
import pg from 'pg';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Runs `work` while the foreign keys within the module's schema are away, and puts them back: PostgreSQL then checks all rows by one
 * question. When `work` fails they stay away: whoever loads begins anew from nothing.
 * @param url of whoever owns the tables
 * @throws what `work` throws, or PostgreSQL's word that a row points nowhere
 */
export async function withoutForeignKeys(
  url: string,
  schema: string,
  work: () => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: keys } = await client.query<ForeignKey>(
      `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = $1::regnamespace
         AND (SELECT relnamespace FROM pg_class WHERE oid = confrelid) = connamespace`,
      [schema],
    );
    for (const { table, name } of keys)
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    await work();
    for (const { table, name, definition } of keys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  } finally {
    await client.end();
  }
}
