/** A department's own PostgreSQL: a database of its own, and an account that may read one table of it. */
import type { TestContext } from 'node:test';
import pg from 'pg';
import { uuidv7 } from '../ids/index.ts';
import { emptyDatabase } from './index.ts';

/** The database, as the department runs it and as it is connected to. */
export interface DepartmentDatabase {
  /** Its owner. */
  readonly client: pg.Client;
  /** Address and account of the reader. */
  readonly settings: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly database: string;
  };
  readonly secret: string;
}

/** Makes one; dropped after the test. */
export async function departmentDatabase(t: TestContext): Promise<DepartmentDatabase> {
  const { url, drop } = await emptyDatabase();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const user = `reader_${uuidv7().replaceAll('-', '')}`;
  const secret = uuidv7();
  await client.query(`CREATE ROLE ${user} LOGIN PASSWORD '${secret}'`);
  t.after(async () => {
    await client.query(`DROP OWNED BY ${user}; DROP ROLE ${user}`).catch(() => undefined);
    await client.end().catch(() => undefined);
    await drop();
  });
  const at = new URL(url);
  const settings = {
    host: at.hostname || '127.0.0.1',
    port: Number(at.port || 5432),
    user,
    database: at.pathname.slice(1),
  };
  return { client, settings, secret };
}
