/** A department's own PostgreSQL: a database of its own, and an account that may read one table of it. */
import type { TestContext } from 'node:test';
import pg from 'pg';
import { emptyDatabase } from '#platform/testing/index.ts';
import { uuidv7 } from '#platform/ids/index.ts';

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

/** A list of elders, of whom every fourth lives in the village of the number: `code` is its key. */
export async function eldersTable(
  { client, settings }: DepartmentDatabase,
  rows: readonly (readonly [
    code: number,
    name: string,
    idNumber: string,
    village: string,
    bornOn: string,
    amount: string | null,
  ])[],
): Promise<void> {
  await client.query(`CREATE TABLE lao_ren (编号 bigint PRIMARY KEY, 姓名 text, 身份证号 varchar(18), 村 text,
    出生日期 date, 月标准 numeric(8, 2), 更新时间 timestamptz NOT NULL DEFAULT now())`);
  for (const row of rows) {
    await client.query('INSERT INTO lao_ren VALUES ($1, $2, $3, $4, $5, $6)', [...row]);
  }
  await client.query(`GRANT SELECT ON lao_ren TO ${settings.user}`);
}
