/**
 * A department's own database for the demo: the licences of food businesses as market supervision keeps them, in a database of its own
 * in the demo's PostgreSQL, with an account that may read one table and nothing else. The people in it do not exist.
 */
import { randomBytes } from 'node:crypto';

/** A connection, as the server gives one. */
export interface Connected {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}
/** Connects, works, and lets go. */
export type WithClient = (url: string, work: (client: Connected) => Promise<void>) => Promise<void>;

/** Where the database is, and the account that reads it. */
export interface DepartmentAccess {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly secret: string;
  readonly table: string;
  readonly keyColumns: readonly string[];
}

/** Its name; by it the demo's source is known. */
export const database = 'demo_market_supervision';
const user = 'demo_market_reader';
const table = 'public.shipin_xuke';
const licences = 420;

const surnames = [...'王李张刘陈杨黄赵周吴徐孙胡朱高林何郭马罗'];
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'];
const villages = ['石桥村', '河东村', '柳湾村', '新塘村', '清溪社区'];
const kinds = ['小餐饮', '餐馆', '食品小作坊', '食品超市', '单位食堂'];
const signs = ['家常菜馆', '米粉店', '早餐店', '豆腐坊', '烧烤店', '便民超市', '糕点坊', '卤味店'];
const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** One licence; the same number, the same licence. */
function licence(at: number): readonly string[] {
  const name =
    pick(surnames, at * 7) + pick(given, at * 3) + (at % 3 === 0 ? pick(given, at * 11) : '');
  const day = (year: number, step: number): string =>
    `${year}-${String(1 + ((at * step) % 12)).padStart(2, '0')}-${String(1 + ((at * step) % 28)).padStart(2, '0')}`;
  return [
    `JY2430${String(100_000 + at)}`,
    `清溪${name.slice(0, 1)}记${pick(signs, at * 5)}`,
    name,
    `139${String(10_000_000 + at * 7919).slice(0, 8)}`,
    pick(villages, at),
    pick(kinds, at * 3),
    day(2027 + (at % 4), 5),
    day(2026, 7),
    String(72 + ((at * 13) % 29)),
  ];
}

/** Makes the database, or finds it; the account gets a new password each time. @param url of the server's superuser */
export async function makeDepartmentDatabase(
  url: string,
  withClient: WithClient,
): Promise<DepartmentAccess> {
  // Letters, digits, `-` and `_` only: it may stand in a statement.
  const secret = randomBytes(18).toString('base64url');
  await withClient(url, async (client) => {
    const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (there.rows.length === 0) await client.query(`CREATE DATABASE ${database}`);
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [user]);
    const act = role.rows.length === 0 ? 'CREATE' : 'ALTER';
    await client.query(
      `${act} ROLE ${user} LOGIN NOINHERIT CONNECTION LIMIT 20 PASSWORD '${secret}'`,
    );
  });
  const own = new URL(url);
  own.pathname = `/${database}`;
  await withClient(own.href, fill);
  const { hostname: host, port } = own;
  return { host, port: Number(port), database, user, secret, table, keyColumns: ['许可证编号'] };
}

async function fill(client: Connected): Promise<void> {
  await client.query(`DROP TABLE IF EXISTS ${table}`);
  await client.query(
    `CREATE TABLE ${table} (许可证编号 text PRIMARY KEY, 店名 text NOT NULL, 经营者 text, 电话 text, 所在村 text,
      类别 text, 有效期至 date, 最近检查日 date, 检查得分 integer)`,
  );
  const rows = Array.from({ length: licences }, (_, at) => licence(at));
  const columns = ['text', 'text', 'text', 'text', 'text', 'text', 'date', 'date', 'integer'];
  const arrays = columns.map((type, at) => `$${at + 1}::${type}[]`).join(', ');
  await client.query(
    `INSERT INTO ${table} SELECT * FROM unnest(${arrays})`,
    columns.map((_, at) => rows.map((row) => row[at])),
  );
  await client.query(`GRANT SELECT ON ${table} TO ${user}`);
}
