/** Whether the demo county was loaded whole: a load that was cut off is done again from nothing. */
import pg from 'pg';
import { modules } from '#modules/registry.ts';

/** `empty`: no tenant at all; `own`: tenants that are not the demo's. */
export type DemoState = 'empty' | 'begun' | 'loaded' | 'own';

/** Reads the state. */
export async function demoState(url: string): Promise<DemoState> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ there: string | null }>(
      "SELECT to_regclass('platform.tenants')::text AS there",
    );
    if (!rows[0]?.there) return 'empty';
    const marks = await client.query<{ name: string }>(
      "SELECT name FROM platform.migrations WHERE module = 'demo'",
    );
    const names = marks.rows.map(({ name }) => name);
    if (names.includes('loaded')) return 'loaded';
    if (names.includes('begun')) return 'begun';
    const tenants = await client.query('SELECT 1 FROM platform.tenants LIMIT 1');
    return tenants.rows.length > 0 ? 'own' : 'empty';
  });
}

/** Notes that a load began or ended. */
export async function markDemo(url: string, mark: 'begun' | 'loaded'): Promise<void> {
  await withClient(url, (client) =>
    client.query(
      "INSERT INTO platform.migrations (module, name, sha256) VALUES ('demo', $1, '') ON CONFLICT DO NOTHING",
      [mark],
    ),
  );
}

/** Takes everything away that a cut-off load left. Only called in the state `begun`. */
export async function wipe(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (const name of [...modules.map(({ manifest }) => manifest.id), 'platform']) {
      await client.query(`DROP SCHEMA IF EXISTS "${name}" CASCADE`);
    }
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
